"""The simulator's messages are the engine's: the same calls, member for member."""
from __future__ import annotations

import subprocess
import unittest
from typing import Any, Dict, Optional, Set

from assay_client import KINDS
from assay_client.simulator.methods import METHODS
from assay_client.simulator.schema import Description

from .sittings import ACTS, CANDIDATE, STAFF, Play
from .support import ASSAY, HERE, Json, ScratchCase, needs_assay, simulator

ASSESSMENTS = ("demo-exam", "demo-check", "demo-essay", "demo-files", "demo-forward", "demo-rules")
OWN = {
    "session", "token", "now", "remainingMs", "submittedAt", "message", "advice", "offset", "name", "version", "html",
    "methods", "code", "until", "count", "resumesInMs",
    "receipt"}
"""Members whose values are each engine's own; their types are compared."""


SHUFFLED = {"rights", "entries", "order", "match", "competencies"}
"""Members that stand in an order of each engine's own, or are reckoned more finely there, with what is in them."""

FREE = {"answer", "key", "groups"}
"""Members whose own members are ids."""
ENVELOPE = {"jsonrpc", "id", "result", "error", "code", "message", "data", "method", "params"}


def shape(value: Any, own: bool = False) -> Any:
    """A value with each engine's own words taken out."""
    if isinstance(value, dict):
        return {
            name: "record" if name == "events" else shape(one, name in OWN or name in SHUFFLED or own and name != "id")
            for name, one in sorted(value.items())}
    if isinstance(value, list):
        return [shape(one, own) for one in value]
    return type(value).__name__ if own else value


def known(value: Any, names: Set[str]) -> Any:
    """A value without the members that are newer than the description that the simulator was recorded with."""
    if isinstance(value, dict):
        return {
            name: one if name in FREE else known(one, names) for name, one in value.items()
            if name in names or name in ENVELOPE}
    if isinstance(value, list):
        return [known(one, names) for one in value]
    return value


@needs_assay
class TheSimulator(ScratchCase):
    def setUp(self) -> None:
        super().setUp()
        self.maxDiff = None
        self.description = Description.recorded()
        self.store = str(self.folder / "store.sqlite")
        for assessment in ASSESSMENTS:
            subprocess.run(
                [ASSAY, "publish", assessment, "--bank", str(HERE / "demo-bank"), "--store", self.store], check=True,
                stdout=subprocess.DEVNULL)

    def compare(self, sittings: Dict[str, Any], role: str) -> Set[str]:
        """Plays sittings at both, holds every message, and gives the kinds of errors seen."""
        kinds: Set[str] = set()
        for name, sitting in sittings.items():
            real = self.conversation([ASSAY, "serve", "--role", role, "--store", self.store])
            simulated = self.conversation(simulator("--role", role, "--state", str(self.folder / "state.jsonl")))
            pairs = list(zip(sitting(real), sitting(simulated)))
            for number, ((method, expected), (_, given)) in enumerate(pairs):
                with self.subTest(sitting=name, step=number, method=method):
                    self.assertEqual(shape(given), shape(known(expected, self.description.names)))
                    self.assertIsNone(misfit(self.description, method, given))
                kinds.add(expected.get("error", {}).get("data", {}).get("kind", ""))
            self.assertEqual(shape(simulated.notifications), shape(real.notifications), name)
            self.assertEqual((simulated.close(), real.close()), (0, 0))
        return kinds

    def test_answers_every_call_as_the_engine_does(self) -> None:
        staff = self.compare(STAFF, "staff")
        kinds = self.compare(CANDIDATE, "candidate") | staff | self.compare(ACTS, "staff")
        self.assertGreaterEqual(kinds, {
            "", "parseError", "invalidRequest", "methodNotFound", "invalidParams", "notInitialised",
            "unsupportedVersion", "unsupportedContent", "unknownAssessment", "notEligible", "unknownSession",
            "staleClient", "notRegistered", "sequenceGap", "sequenceConflict", "stateViolation",
            "navigationForbidden", "triesUsed", "invalidAnswer", "incomplete", "unknownSlot", "notReleased",
            "forbidden", "limit"})


class ASimulator(ScratchCase):
    def test_speaks_every_method_of_its_description(self) -> None:
        self.assertEqual(list(METHODS), list(Description.recorded().methods))

    def test_gives_nothing_that_its_description_does_not_have_whatever_the_trouble(self) -> None:
        description = Description.recorded()
        for seed in range(3):
            conversation = self.conversation(simulator("--faults", str(seed), "--clock", "manual"))
            play = Play(conversation)
            play.hello()
            conversation.call("simulator.do", {"advance": 1})
            play.start("demo-exam", "ada")
            for do in ({"warn": True}, {"adjust": 60_000}, {"expire": True}, {"displace": True}):
                conversation.call("simulator.do", do)
            self.assertGreater(len(conversation.notifications), 3)
            for notification in conversation.notifications:
                self.assertIsNone(notice_misfit(description, notification))
            self.assertEqual(conversation.close(), 0)

    def test_refuses_with_every_kind_as_the_protocol_says(self) -> None:
        description = Description.recorded()
        conversation = self.conversation(simulator())
        play = Play(conversation)
        play.hello()
        play.start("demo-exam", "ada")
        for kind in KINDS:
            conversation.call("simulator.rules", {"rules": [
                {"when": {"method": "item.get", "nth": 1}, "do": {"error": kind}}]})
            reply = play.ask("item.get", slot="s2")
            self.assertEqual(reply["error"]["data"]["kind"], kind)
            self.assertIsNone(description.misfit(reply["error"]["data"], {"$ref": "#/components/schemas/errorData"}))
        conversation.close()


def misfit(description: Description, method: str, reply: Json) -> Optional[str]:
    """What of a reply does not fit the description, or None."""
    if "error" in reply:
        return description.misfit(reply["error"]["data"], {"$ref": "#/components/schemas/errorData"})
    return description.misfit(reply["result"], description.result(method)) if method in description.methods else None


def notice_misfit(description: Description, notification: Json) -> Optional[str]:
    """What of a notification does not fit the description, or None; what nobody can know fits nothing and is passed over."""
    if notification["method"] == "weather.changed":
        return None
    return description.misfit(notification["params"], description.params(notification["method"]))


if __name__ == "__main__":
    unittest.main()
