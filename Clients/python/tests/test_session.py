"""A session keeps its promises through every trouble."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, List

from assay_client import (
    Choice, Disconnected, Engine, EngineNotStarted, Essay, FileOutbox, Incomplete, InvalidAnswer, KINDS, LimitReached,
    MemoryOutbox, Number, OutboxInUse, Patience, Refused, SequenceConflict, Session, StaleClient, StateViolation,
    StorageFailed, Text, TimedOut, TimeOver, TrueFalse)

from .support import Json, ScratchCase, engine, simulator, swift_patience


class ASession(ScratchCase):
    def start(self, own: Engine, assessment: str = "demo-exam", **options: Any) -> Session:
        self.addCleanup(own.close)
        session = Session.start(own, assessment, candidate="ada", request_key="key", **options)
        self.addCleanup(session.close)
        return session

    def troubled(self, *rules: Json, **options: Any) -> Session:
        return self.start(engine(*self.script(*rules), **options))

    def saved(self, slot: str) -> Any:
        """What an engine without trouble has of a slot, asked by another client."""
        with engine("--state", str(self.folder / "state.jsonl")) as other:
            with Session.start(other, "demo-exam", candidate="ada", request_key="key") as session:
                return session.item(slot).answer

    def test_goes_on_where_some_time_is_over_and_the_session_is_not(self) -> None:
        session = self.start(engine("--clock", "manual"))
        session._engine.call("simulator.do", {"advance": 30 * 60_000 + 1})
        self.assertRaises(TimeOver, session.flag, "s2")
        self.assertEqual(session.clock.state, "grace")
        self.assertFalse(session.is_over)
        self.assertTrue(session.save("s2", Choice("o1")).late)
        session._engine.call("simulator.do", {"advance": 60_000})
        self.assertRaises(TimeOver, session.save, "s3", TrueFalse(True))
        self.assertTrue(session.is_over)

    def test_goes_through_a_whole_sitting(self) -> None:
        session = self.start(engine())
        self.assertFalse(session.resumed)
        self.assertEqual(session.save("s2", Choice("o1")).seq, 1)
        session.flag("s2")
        session.go("s3")
        session.clear("s2")
        self.assertTrue(session.refresh().slot("s2").flagged)
        session.submit_section("work")
        self.assertEqual(session.state.slot("s6").closed, False)
        self.assertTrue(session.refresh().slot("s6").closed)
        with self.assertRaises(Incomplete) as caught:
            session.submit()
        self.assertIn("s2", caught.exception.slots)
        self.assertEqual(session.submit(confirm=True).cause, "candidate")
        self.assertTrue(session.is_over)
        self.assertEqual(session.result().state, "fail")
        self.assertEqual(session.review("s2").feedback.key, Choice("o1"))
        self.assertRaises(StateViolation, session.flag, "s2")

    def test_keeps_every_answer_whatever_the_engine_dies_of(self) -> None:
        for die in ("before", "after", "within"):
            with self.subTest(die=die):
                self.setUp()
                session = self.troubled(
                    {"when": {"method": "response.save", "every": 2}, "do": {"die": die}})
                for number in range(4):
                    saved = session.save("s6", Text(f"answer {number}"))
                    self.assertEqual(saved.seq, number + 1)
                self.assertEqual(self.saved("s6"), Text("answer 3"))

    def test_sends_again_unchanged_what_the_store_could_not_keep_or_kept_after_all(self) -> None:
        session = self.troubled(
            {"when": {"method": "response.save", "nth": 1}, "do": {"error": "storage"}},
            {"when": {"method": "response.save", "nth": 3}, "do": {"error": "storage", "carriedOut": True}})
        self.assertFalse(session.save("s6", Text("one")).replayed)
        self.assertTrue(session.save("s6", Text("two")).replayed)
        self.assertEqual(session.refresh().next_seq, 3)

    def test_honours_that_sending_again_is_of_no_use_and_keeps_what_was_typed(self) -> None:
        session = self.troubled(
            {"when": {"method": "response.save"}, "do": {"error": "storage", "retryable": False}})
        with self.assertRaises(StorageFailed):
            session.save("s6", Text("one"))
        self.assertEqual(session.unacknowledged, 1)

    def test_waits_twice_as_long_each_time_and_gives_up_in_the_end(self) -> None:
        waits: List[float] = []
        session = self.troubled(
            {"when": {"method": "response.save"}, "do": {"error": "storage"}},
            patience=Patience(attempts=4, first=1, longest=5, sleep=waits.append))
        self.assertRaises(StorageFailed, session.save, "s6", Text("one"))
        self.assertEqual(waits, [1, 2, 4, 5])
        self.assertEqual(session.unacknowledged, 1)

    def test_sends_many_without_waiting_and_again_in_order(self) -> None:
        session = self.troubled(
            {"when": {"method": "response.save", "nth": 3}, "do": {"error": "storage"}},
            {"when": {"method": "response.save", "nth": 12}, "do": {"lose": "request"}},
            {"when": {"method": "response.save", "nth": 25}, "do": {"die": "after"}}, timeout=0.5)
        pending = [session.post("s6", Text(f"answer {number}")) for number in range(40)]
        session.flush()
        self.assertEqual([one.result().seq for one in pending], list(range(1, 41)))
        self.assertEqual((session.unacknowledged, session.refresh().next_seq), (0, 41))
        self.assertEqual(self.saved("s6"), Text("answer 39"))

    def test_moves_numbers_up_behind_what_was_refused_without_using_its_own(self) -> None:
        session = self.start(engine())
        first = session.post("s6", Text("one"))
        long = session.post("s6", Text("x" * 5000))
        behind = session.post("s6", Text("two"))
        wrong = session.post("s2", Choice("o9"))
        last = session.post("s7", Number("6"))
        self.assertEqual([refused.kind for refused in session.flush()], ["limit", "invalidAnswer"])
        self.assertEqual(session.flush(), ())
        self.assertEqual((first.result().seq, behind.result().seq, last.result().seq), (1, 2, 4))
        with self.assertRaises(LimitReached) as limit:
            long.result()
        assert limit.exception.change is not None
        self.assertEqual(limit.exception.change.params["answer"], {"text": "x" * 5000})
        self.assertRaises(InvalidAnswer, wrong.result)
        self.assertEqual(session.item("s6").answer, Text("two"))

    def test_tells_of_a_number_that_somebody_else_used_and_goes_on(self) -> None:
        own = engine()
        session = self.start(own)
        twin = {"session": session.id, "token": session._sitting.token}
        own.call("response.save", {**twin, "seq": 1, "slot": "s6", "answer": {"text": "twin"}})
        with self.assertRaises(SequenceConflict) as caught:
            session.save("s6", Text("mine"))
        assert caught.exception.change is not None
        self.assertEqual(caught.exception.change.params["slot"], "s6")
        self.assertEqual(session.save("s6", Text("mine")).seq, 2)

    def test_stops_when_another_client_takes_over_and_goes_on_when_it_is_asked_to(self) -> None:
        own = engine()
        session = self.start(own)
        with Session.start(own, "demo-exam", candidate="ada", request_key="key") as other:
            self.assertTrue(other.resumed)
            self.assertRaises(StaleClient, session.save, "s6", Text("typed"))
            self.assertTrue(session.is_stale)
            for call in (lambda: session.item("s2"), lambda: session.flag("s2"), session.refresh, session.attach):
                self.assertRaises(StaleClient, call)
            self.assertEqual(session.unacknowledged, 1)
            other.save("s7", Number("6"))
        session.take_back()
        self.assertEqual(session.unacknowledged, 1)
        (refused,) = session.flush()
        assert refused.change is not None
        self.assertEqual((refused.kind, refused.change.params["answer"]), ("sequenceConflict", {"text": "typed"}))
        self.assertEqual(session.save("s6", Text("typed")).seq, 2)

    def test_takes_a_new_token_and_starts_again_where_the_reply_with_it_was_lost(self) -> None:
        session = self.troubled({"when": {"method": "session.attach", "nth": 1}, "do": {"die": "after"}})
        session.attach()
        self.assertEqual(session.save("s6", Text("one")).seq, 1)
        session.attach()
        self.assertEqual(session.save("s6", Text("two")).seq, 2)

    def test_starts_again_with_the_same_key_where_the_reply_was_lost(self) -> None:
        session = self.troubled({"when": {"method": "session.start", "nth": 1}, "do": {"die": "after"}})
        self.assertTrue(session.resumed)
        self.assertEqual(session.state.attempt, 1)

    def test_submits_once_though_the_reply_was_lost(self) -> None:
        session = self.troubled({"when": {"method": "session.submit", "nth": 2}, "do": {"die": "after"}})
        self.assertRaises(Incomplete, session.submit)
        self.assertTrue(session.submit(confirm=True).replayed)
        self.assertTrue(session.is_over)

    def test_ends_an_engine_that_answers_no_more(self) -> None:
        session = self.troubled(
            {"when": {"method": "response.save", "nth": 1}, "do": {"lose": "reply"}},
            {"when": {"method": "response.save", "nth": 2}, "do": {"lose": "reply"}}, timeout=1.0)
        self.assertTrue(session.save("s6", Text("one")).replayed)

    def test_passes_over_what_it_does_not_know(self) -> None:
        session = self.troubled({"when": {}, "do": {"unknown": True}})
        session.save("s6", Text("one"))
        self.assertEqual(session.item("s6").answer, Text("one"))
        self.assertIn("aside", session.item("s6").raw)

    def test_knows_the_time_and_its_end(self) -> None:
        own = engine("--clock", "manual")
        session = self.start(own)
        self.assertEqual(session.clock.limits[0].remaining_ms, 1_800_000)
        own.call("simulator.do", {"advance": 1_200_000})
        heard = own.next_notification(5)
        assert heard is not None
        self.assertEqual((heard.method, heard.remaining_ms), ("clock.warning", 600_000))
        own.call("simulator.do", {"advance": 600_001})
        self.assertTrue(session.save("s6", Text("late")).late)
        self.assertEqual(session.clock.state, "grace")
        own.call("simulator.do", {"expire": True})
        self.assertTrue(session.is_over)
        self.assertRaises(TimeOver, session.save, "s6", Text("too late"))
        self.assertEqual(session.refresh().cause, "time-limit")
        methods = [own.next_notification(0) for _ in range(4)]
        self.assertEqual(
            [one.method for one in methods if one], ["clock.warning", "clock.expired", "session.closed"])

    def test_raises_the_exception_of_every_kind(self) -> None:
        own = engine()
        session = self.start(own)
        for kind, exception in KINDS.items():
            own.call("simulator.rules", {"rules": [
                {"when": {"method": "item.get", "nth": 1}, "do": {"error": kind, "retryable": False}}]})
            with self.assertRaises(exception) as caught:
                session.item("s2")
            self.assertEqual((caught.exception.kind, type(caught.exception)), (kind, exception))
            session._courier.stopped = None

    def test_refuses_what_can_never_be_sent_and_keeps_nothing_of_it(self) -> None:
        session = self.start(engine())
        self.assertRaises(ValueError, session.post, "s11", Essay("x" * 2_000_000))
        self.assertRaises(ValueError, session.post, "s6", Text("half a \ud83d character"))
        self.assertEqual(session.unacknowledged, 0)
        self.assertEqual(session.save("s6", Text("whole 🙂")).seq, 1)

    def test_lets_one_thread_post_while_another_waits(self) -> None:
        session = self.troubled(
            {"when": {"method": "response.save", "nth": 1}, "do": {"delay": 600}}, timeout=5)
        waiter = threading.Thread(target=lambda: session.save("s6", Text("slow")))
        waiter.start()
        time.sleep(0.1)
        began = time.monotonic()
        session.post("s7", Number("6"))
        self.assertLess(time.monotonic() - began, 0.3)
        waiter.join()
        session.flush()
        self.assertEqual(session.refresh().next_seq, 3)

    def test_refuses_a_call_from_a_listener(self) -> None:
        own = engine("--clock", "manual")
        session = self.start(own)
        caught: List[BaseException] = []

        def listener(notification: Any) -> None:
            try:
                own.ping()
            except RuntimeError as error:
                caught.append(error)

        own.listen(listener)
        own.call("simulator.do", {"warn": True})
        self.assertEqual(len(caught), 1)
        self.assertFalse(session.is_over)


class AnOutboxOnDisk(ScratchCase):
    def open(self) -> FileOutbox:
        return FileOutbox(self.folder / "outbox")

    def test_brings_back_what_a_client_that_died_had_typed(self) -> None:
        """A client posts and kills itself before anything is sent; the next one sends it."""
        program = f"""
import os, signal
from assay_client import *
own = Engine.start({simulator("--state", str(self.folder / "state.jsonl"))!r})
session = Session.start(own, "demo-exam", candidate="ada", outbox=FileOutbox({str(self.folder / "outbox")!r}))
session.save("s7", Number("6"))
own._end_life(0)
for number in range(3):
    session.post("s6", Text(f"answer {{number}}"))
os.kill(os.getpid(), signal.SIGKILL)
"""
        died = subprocess.run([sys.executable, "-c", program])
        self.assertEqual(died.returncode, -signal.SIGKILL)
        with engine("--state", str(self.folder / "state.jsonl")) as own:
            with Session.start(own, "demo-exam", candidate="ada", outbox=self.open()) as session:
                self.assertTrue(session.resumed)
                self.assertEqual(session.unacknowledged, 3)
                session.flush()
                self.assertEqual(session.item("s6").answer, Text("answer 2"))
                self.assertEqual(session.refresh().next_seq, 5)
        with self.assertRaises(ValueError), engine() as own:
            Session.start(own, "demo-check", candidate="ada", outbox=self.open())

    def test_is_readable_by_its_owner_alone_and_used_by_one_client(self) -> None:
        with engine() as own, Session.start(own, "demo-exam", candidate="ada", outbox=self.open()):
            self.assertEqual(os.stat(self.folder / "outbox").st_mode & 0o777, 0o600)
            self.assertRaises(OutboxInUse, self.open().open)

    def test_cuts_off_what_a_crash_left_of_a_line_at_any_byte(self) -> None:
        state = ["--state", str(self.folder / "state.jsonl")]
        with engine(*state) as own:
            with Session.start(own, "demo-exam", candidate="ada", request_key="key", outbox=self.open()) as session:
                session.save("s6", Text("one"))
                session._engine._end_life(0)
                session.post("s6", Text("two"))
                session.post("s6", Text("three"))
        whole = (self.folder / "outbox").read_bytes()
        for length in range(len(whole)):
            (self.folder / "outbox").write_bytes(whole[:length])
            outbox = self.open()
            outbox.open()
            lines = whole[:length].count(b"\n")
            records = [json.loads(line) for line in whole.splitlines()[:lines]]
            posted = {one["change"]["seq"] for one in records if "change" in one}
            settled = {one["settled"] for one in records if "settled" in one}
            self.assertEqual([change.seq for change in outbox.pending()], sorted(posted - settled))
            outbox.close()

    def test_remembers_numbers_that_moved_up(self) -> None:
        with engine() as own, Session.start(own, "demo-exam", candidate="ada", outbox=self.open()) as session:
            session.post("s6", Text("x" * 5000))
            session.post("s6", Text("two"))
            session._courier.deliver(session._courier._queue[0])
        outbox = self.open()
        outbox.open()
        self.assertEqual([(change.seq, change.params["answer"]) for change in outbox.pending()], [(1, {"text": "two"})])
        outbox.close()


class AnEngine(ScratchCase):
    def test_says_that_its_command_cannot_be_run(self) -> None:
        self.assertRaises(EngineNotStarted, lambda: Engine.start(["/no/such/assay"]).info)

    def test_ends_in_good_order(self) -> None:
        own = engine()
        self.assertEqual(own.info.role, "candidate")
        self.assertEqual(own.close(), 0)
        self.assertRaises(Disconnected, own.ping)

    def test_gives_up_on_one_that_always_dies(self) -> None:
        own = Engine.start([sys.executable, "-c", ""], patience=swift_patience())
        self.addCleanup(own.close)
        self.assertRaises(Disconnected, own.assessments)

    def test_gives_up_on_one_that_never_answers(self) -> None:
        own = Engine.start(
            [sys.executable, "-c", "import sys; sys.stdin.read()"], patience=Patience(2, 0.01, 0.01),
            timeout=0.1, start_timeout=0.2)
        self.addCleanup(own.close)
        self.assertRaises(TimedOut, own.assessments)

    def test_talks_over_any_two_streams(self) -> None:
        process = subprocess.Popen(simulator(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin is not None and process.stdout is not None
        own = Engine.over(process.stdout, process.stdin, patience=swift_patience())
        self.assertEqual(len(own.assessments()), 6)
        process.kill()
        process.wait()
        self.assertRaises(Disconnected, own.assessments)
        own.close(0)

    def test_takes_an_engine_that_breaks_the_protocol_for_broken(self) -> None:
        from assay_client import ProtocolError

        for line in ("nonsense", "[1]", '{"id":1,"result":{"protocol":"1"}}', '{"id":1,"result":7}', '{"id":1}'):
            own = Engine.start([sys.executable, "-c", f"print({line!r}, flush=True); input(); input()"], timeout=5)
            self.assertRaises(ProtocolError, lambda: own.info)
            own.close(0)


class TheKinds(ScratchCase):
    def test_are_those_that_the_protocol_documents(self) -> None:
        from .support import CHECKOUT

        page = (CHECKOUT / "docs" / "protocol.md").read_text(encoding="utf-8")
        table = page.split("## Errors")[1].split("| code | kind |")[1].split("\n\n")[0]
        rows = [line.split("|")[2] for line in table.splitlines() if line.count("|") == 3][1:]
        import re

        kinds = {name for row in rows for name in re.findall(r"`(\w+)`(?! without)", re.sub(r"\([^)]*\)", "", row))}
        self.assertEqual(kinds, set(KINDS))
        self.assertTrue(all(issubclass(one, Refused) for one in KINDS.values()))
