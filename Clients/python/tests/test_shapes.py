"""The simulator's messages are the engine's: the same calls, member for member."""
from __future__ import annotations

import subprocess
import unittest
from typing import Any, Dict, List, Set

from assay_client.simulator.methods import METHODS

from .support import ASSAY, HERE, Conversation, Json, ScratchCase, needs_assay, simulator
from .sittings import CANDIDATE, STAFF

ASSESSMENTS = ("demo-exam", "demo-check", "demo-essay", "demo-forward")
OWN = {
    "session", "token", "now", "remainingMs", "submittedAt", "message", "advice", "offset", "name", "version", "html",
    "methods"}
"""Members whose values are each engine's own; their types are compared."""


SHUFFLED = {"rights", "entries", "order", "match", "competencies"}
"""Members that stand in an order of each engine's own, or are reckoned more finely there, with what is in them."""


def shape(value: Any, own: bool = False) -> Any:
    """A value with each engine's own words taken out."""
    if isinstance(value, dict):
        return {
            name: shape(one, name in OWN or name in SHUFFLED or own and name != "id")
            for name, one in sorted(value.items())}
    if isinstance(value, list):
        return [shape(one, own) for one in value]
    return type(value).__name__ if own else value


@needs_assay
class TheSimulator(ScratchCase):
    def setUp(self) -> None:
        super().setUp()
        self.store = str(self.folder / "store.sqlite")
        for assessment in ASSESSMENTS:
            subprocess.run(
                [ASSAY, "publish", assessment, "--bank", str(HERE / "demo-bank"), "--store", self.store], check=True,
                stdout=subprocess.DEVNULL)

    def compare(self, sittings: Dict[str, Any], role: str) -> Set[str]:
        """Plays sittings at both, holds every message, and gives the kinds of errors seen."""
        kinds: Set[str] = set()
        for name, sitting in sittings.items():
            real = Conversation([ASSAY, "serve", "--role", role, "--store", self.store])
            simulated = Conversation(simulator("--role", role, "--state", str(self.folder / "state.jsonl")))
            pairs = list(zip(sitting(real), sitting(simulated)))
            for number, ((method, expected), (_, given)) in enumerate(pairs):
                with self.subTest(sitting=name, step=number, method=method):
                    self.maxDiff = None
                    self.assertEqual(shape(given), shape(expected))
                kinds.add(expected.get("error", {}).get("data", {}).get("kind", ""))
            self.assertEqual(shape(simulated.notifications), shape(real.notifications), name)
            self.assertEqual((simulated.close(), real.close()), (0, 0))
        return kinds

    def test_answers_every_call_as_the_engine_does(self) -> None:
        staff = self.compare(STAFF, "staff")
        kinds = self.compare(CANDIDATE, "candidate") | staff
        self.assertGreaterEqual(kinds, {
            "", "parseError", "invalidRequest", "methodNotFound", "invalidParams", "notInitialised",
            "unsupportedVersion", "unsupportedContent", "unknownAssessment", "notEligible", "unknownSession",
            "staleClient", "notRegistered", "sequenceGap", "sequenceConflict", "stateViolation",
            "navigationForbidden", "triesUsed", "invalidAnswer", "incomplete", "unknownSlot", "notReleased",
            "forbidden", "limit"})

    def test_has_every_method_that_the_engine_has(self) -> None:
        for role in ("candidate", "staff"):
            real = Conversation([ASSAY, "serve", "--role", role, "--store", self.store])
            methods: List[str] = real.call("no.such")["error"]["data"]["methods"]
            real.close()
            own = [name for name, method in METHODS.items() if method.roles in ("both", role)]
            self.assertEqual(sorted(own), sorted(methods))


if __name__ == "__main__":
    unittest.main()
