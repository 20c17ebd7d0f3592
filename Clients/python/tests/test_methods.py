"""The client knows every method of the protocol, and calls it by its name."""
from __future__ import annotations

import unittest
from datetime import timedelta
from typing import Any, List
from unittest import mock

from assay_client import (
    METHODS, Choice, Engine, Essay, FileInteraction, Number, Registration, Session, Staff, StateViolation, Text, TrueFalse,
    UnknownSlot)
from assay_client.life import Life
from assay_client.simulator.schema import Description

from .support import ASSAY, ScratchCase, engine, needs_assay


class TheListOfMethods(ScratchCase):
    def test_is_that_of_the_protocol(self) -> None:
        self.assertEqual(list(METHODS), list(Description.recorded().methods))

    def test_is_what_is_called(self) -> None:
        called: List[str] = []
        send = Life.send

        def spy(life: Life, method: str, *rest: Any) -> Any:
            called.append(method)
            return send(life, method, *rest)

        with mock.patch.object(Life, "send", spy):
            state = ["--state", str(self.folder / "state.jsonl")]
            _work(engine("--role", "staff", *state), engine(*state))
        self.assertEqual(set(METHODS) - set(called), set())
        self.assertEqual(set(called) - set(METHODS), set())

    @needs_assay
    def test_is_what_the_engine_takes(self) -> None:
        from tools import record_demo

        store = str(self.folder / "store.sqlite")
        record_demo.publish(ASSAY, store)
        serve = [ASSAY, "serve", "--store", store]
        _work(Engine.start([*serve, "--role", "staff"]), Engine.start(serve))


def _work(staff: Engine, candidate: Engine) -> None:
    """A sitting, and what staff do about it, in which every method is called."""
    office = Staff(staff, by="office")
    office.register(Registration("mia", "demo-rules", extra_time_ms=60_000, needs=(), extra_breaks=1))
    assert [one.extra_breaks for one in office.registrations("demo-rules")] == [1]
    candidate.ping()
    candidate.assessments()
    described = candidate.describe("demo-rules")
    assert [one.agreement for one in described.agreements] == ["rules", "confidentiality"]
    assert described.breaks is not None and described.interruptions is not None
    with Session.start(candidate, "demo-rules", candidate="mia") as session:
        assert session.clock.state == "waiting" and session.clock.is_halted
        for agreement in session.state.agreements:
            session.agree(agreement.agreement)
        assert not session.state.agreements and session.state.breaks_left == 2 and session.state.can_pause
        assert session.clock.remaining_ms() == session.clock.remaining_ms("exam")
        session.item("s1")
        session.save("s1", Choice("o1"))
        session.clear("s1")
        session.flag("s1")
        session.comment("s1", "Two are right.")
        session.note("item-viewed", "s1")
        session.keep("page=1")
        assert session.kept() == "page=1"
        assert session.refresh().slot("s1").comment == "Two are right."
        session.pause()
        assert session.clock.state == "paused" and session.clock.resumes_in_ms
        session.resume()
        session.start_break()
        assert session.clock.state == "break"
        session.end_break()
        assert session.refresh().slot("s1").closed
        session.attach()
        state = office.extend(session.id, timedelta(minutes=5), "A fire drill")
        assert (state.clock.remaining_ms("exam") or 0) > 20 * 60_000
        office.note(session.id, "The candidate asked for water")
        session.go("s2")
        code = office.resume_code(session.id, "Another tablet", valid_for=timedelta(minutes=5)).code
    with Session.take_up(candidate, code, assessment="demo-rules", candidate="mia") as session:
        assert session.kept() == "page=1"
        session.submit_section("first")
        session.save("s3", Text("Teapot"))
        session.save("s4", Number("6"))
        session.submit(confirm=True)
        receipt = session.receipt()
        assert receipt == session.receipt() and receipt.events > 1 and '"line":"receipt"' in receipt.line
        result = session.result()
        assert result.attempt is not None and result.attempt.counts and result.attempt.number == session.state.attempt
        session.review("s3")
        office.reopen(session.id, "Submitted by mistake", time=timedelta(minutes=2))
        record = office.inspect(session.id, after=1)
        saved = next(event for event in record.events if event.event == "saved")
        office.accept(session.id, saved.number, "The line was down")
        office.void(session.id, "The wrong candidate", attempt_counts=False)
        try:
            office.void(session.id, "The wrong candidate", attempt_counts=False)
        except StateViolation:
            pass
    with Session.start(candidate, "demo-exam", candidate="mia") as session:
        slot = next(one for one in session.state.slots if one.section == "reading")
        stimulus = session.item(slot.slot).stimulus
        assert stimulus is not None
        picture = session.stimulus(stimulus).media[0]
        assert len(session.medium(picture.id)) == picture.bytes
    with Session.start(candidate, "demo-files", candidate="mia") as session:
        interaction = session.item("s1").interaction
        assert isinstance(interaction, FileInteraction) and interaction.max_files == 2
        cup = b"A white cup with a chip.\n" * 30_000
        file = session.send("s1", "cup.txt", "text/plain", cup)
        session.save("s1", interaction.answer([file]))
        sent = session.refresh().files[0]
        assert sent.whole and sent.received == len(cup) and session.state.slot("s1").answered
        session.submit(confirm=True)
    work = office.next_to_mark("demo-files")
    assert work is not None and [one.bytes for one in work.files] == [len(cup)] and work.files[0].type == "text/plain"
    assert office.file(work, work.files[0].file) == cup
    try:
        office.file(work, "m9")
    except UnknownSlot:
        pass
    with Session.start(candidate, "demo-check", candidate="mia") as session:
        session.hint("s2")
        session.check("s3", TrueFalse(True))
    with Session.start(candidate, "demo-essay", candidate="mia") as session:
        session.save("s1", Essay("Tea is made of leaves and of water that has boiled."))
        session.submit(confirm=True)
    task = office.next_to_mark("demo-essay")
    assert task is not None and task.left == 1 and isinstance(task.answer, Essay)
    office.mark(task, {trait.trait: trait.points for trait in task.traits}, comment="Short.")
    assert office.next_to_mark("demo-essay", after=task.work) is None
    assert office.next_to_mark("demo-essay", adjudicates=True) is None
    try:
        office.adjudicate(task, {trait.trait: trait.points for trait in task.traits})
    except StateViolation:
        pass
    candidate.shutdown()
    staff.shutdown()


if __name__ == "__main__":
    unittest.main()
