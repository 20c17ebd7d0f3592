#!/usr/bin/env python3
"""Records what the simulator shows: sits the demonstration bank at the real engine and keeps what came back.

    python3 Clients/python/tools/record_demo.py .build/debug/assay

writes `demo.json` and `protocol.json` (what `assay serve --describe` prints) into `assay_client/simulator`. A test holds
both against a new recording, so that the simulator shows and takes what the engine does.
"""
from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, List

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from assay_client import ChoiceInteraction, Engine, Fields, Refused, Registration, Session, Staff, UnsupportedContent, any_answer  # noqa: E402
from assay_client.answers import Answer  # noqa: E402
from assay_client.content import ids  # noqa: E402

BANK = HERE / "demo-bank"
FILE = HERE / "assay_client" / "simulator" / "demo.json"
PROTOCOL = FILE.with_name("protocol.json")
ASSESSMENTS = ("demo-exam", "demo-check", "demo-essay", "demo-files", "demo-forward", "demo-rules")
CANDIDATES = ("first", "blank", "wrong", "right", "blind")
CHANGES = ("answer", "clock", "flagged", "tries", "hintsLeft", "hints")
"""Members of an item that come of what the candidate did."""


def publish(program: str, store: str) -> None:
    """Publishes the demonstration bank."""
    for assessment in ASSESSMENTS:
        subprocess.run(
            [program, "publish", assessment, "--bank", str(BANK), "--store", store], check=True,
            stdout=subprocess.DEVNULL)
    with Engine.start([program, "serve", "--role", "staff", "--store", store]) as engine:
        for candidate in CANDIDATES:
            Staff(engine).register(Registration(candidate, "demo-forward", request_key=f"demo-{candidate}"))


def record(program: str) -> Dict[str, Any]:
    """Sits every assessment and gives what came back."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "demo.sqlite")
        publish(program, store)
        # A seed, so that what is always shuffled is so in the same way.
        command = [program, "serve", "--store", store, "--simulation-seed", "1"]
        with Engine.start(command) as engine, Engine.start(command, types=[], content=[], features=[], tools=[]) as blind:
            lines = engine.ask("assessment.list").raw["assessments"]
            return {
                "initialize": dict(engine.info.raw),
                "assessments": [
                    {**Recording(engine, line).record(), "asks": asked_by(blind, line["assessment"])}
                    for line in lines],
            }


def asked_by(blind: Engine, assessment: str) -> Dict[str, List[str]]:
    """What a client must be able to do, as the engine tells one that can do nothing."""
    try:
        Session.start(blind, assessment, candidate="blind", request_key="blind")
    except UnsupportedContent as error:
        return {
            "types": list(error.types), "content": list(error.content), "features": list(error.features),
            "tools": list(error.tools)}
    raise RuntimeError(f"{assessment} shows nothing")


class Recording:
    """What is recorded of one assessment."""

    def __init__(self, engine: Engine, line: Dict[str, Any]) -> None:
        self.engine = engine
        self.name: str = line["assessment"]
        self.made: Dict[str, Any] = {
            "summary": line, "description": engine.ask("assessment.describe", {"assessment": self.name}).raw,
            "items": {}, "stimuli": {}, "media": {}, "hints": {}, "keys": {}, "rationales": {},
            "words": {}, "results": {}}

    def record(self) -> Dict[str, Any]:
        """Sits it with nothing, with wrong answers, and with right ones."""
        self.sit("first", answers=None)
        self.sit("blank", answers={})
        self.sit("wrong", answers=dict(self.any))
        if self.made["keys"]:
            self.sit("right", answers=dict(self.made["keys"]))
        return self.made

    def sit(self, candidate: str, answers: Any) -> None:
        """One sitting; the first one looks at everything and takes every hint."""
        with Session.start(self.engine, self.name, candidate=candidate, request_key=candidate) as session:
            slots = [slot.slot for slot in session.state.slots]
            for agreement in session.state.agreements:
                session.agree(agreement.agreement)
            if answers is None:
                state = {
                    name: session.state.raw[name]
                    for name in ("assessment", "attempt", "status", "nextSeq", "current", "sections", "slots")}
                self.made["state"] = state
                self.any: Dict[str, Any] = {}
                self.options: Dict[str, Any] = {}
            for slot in slots:
                if session.refresh().slot(slot).ahead:
                    session.go(slot)
                if answers is None:
                    self.look(session, slot)
                elif slot in answers:
                    session.save(slot, Answer.from_json(answers[slot]))
            session.submit(confirm=True)
            if answers is not None:
                self.judge(session, slots, candidate)

    def look(self, session: Session, slot: str) -> None:
        """Keeps an item as it is first shown, its stimulus and its hints."""
        item = session.item(slot)
        self.made["items"][slot] = {name: value for name, value in item.raw.items() if name not in CHANGES}
        answer = any_answer(item.interaction)
        if answer is not None:
            self.any[slot] = answer.to_json()
        if isinstance(item.interaction, ChoiceInteraction):
            self.options[slot] = ids(item.interaction.options)
        if item.stimulus is not None:
            stimulus = dict(session.stimulus(item.stimulus).raw)
            del stimulus["clock"]
            self.made["stimuli"][item.stimulus] = stimulus
        self.keep_media(session, json.dumps([self.made["items"][slot], self.made["stimuli"]]))
        hints: List[Any] = []
        for _ in range(item.hints_left):
            hints.append(session._change("item.hint", {"slot": slot}, lambda result: result.raw["hint"]))
        if hints:
            self.made["hints"][slot] = hints

    def keep_media(self, session: Session, shown: str) -> None:
        """Keeps the media that something shows."""
        for name in re.findall(r'"(m[0-9]+)"', shown):
            if name not in self.made["media"]:
                data = session.medium(name)
                told = session._ask("media.get", {"id": name}).raw
                self.made["media"][name] = {
                    "type": told["type"], "digest": told["digest"], "data": base64.b64encode(data).decode("ascii")}

    def judge(self, session: Session, slots: List[str], candidate: str) -> None:
        """Keeps the result, the keys, and what is told of answers."""
        try:
            result = dict(session._ask("session.result").raw)
            del result["submittedAt"]
            self.made["results"][candidate] = result
            for slot in slots:
                self.judge_slot(session._ask("item.review", {"slot": slot}), slot)
        except Refused as error:
            if error.kind != "notReleased":
                raise

    def judge_slot(self, review: Fields, slot: str) -> None:
        feedback = review.fields("feedback")
        if "key" in feedback:
            self.made["keys"][slot] = key = feedback.raw["key"]
            if "choice" in key and self.any.get(slot) == key:
                self.any[slot] = {"choice": next(own for own in self.options[slot] if own != key["choice"])}
        if "rationales" in feedback and slot not in self.made["rationales"]:
            self.made["rationales"][slot] = feedback.raw["rationales"]
        if "content" in feedback:
            words = self.made["words"].setdefault(slot, {})
            words["right" if feedback.raw.get("right") else "wrong"] = feedback.raw["content"]


def describe(program: str) -> Dict[str, Any]:
    """The engine's description of the protocol."""
    document: Dict[str, Any] = json.loads(subprocess.check_output([program, "serve", "--describe"]))
    return document


def text_of(recorded: Dict[str, Any]) -> str:
    """The file's text."""
    return json.dumps(recorded, ensure_ascii=False, indent=1, default=float) + "\n"


if __name__ == "__main__":
    PROTOCOL.write_text(text_of(describe(sys.argv[1])), encoding="utf-8")
    FILE.write_text(text_of(record(sys.argv[1])), encoding="utf-8")
