"""The simulator's time: limits, warnings, halts."""
from __future__ import annotations

import unittest
from typing import List, Tuple

from .sittings import Play
from .support import Conversation, ScratchCase, simulator


class TimeInTheSimulator(ScratchCase):
    def setUp(self) -> None:
        super().setUp()
        self.talk: Conversation = self.conversation(simulator("--clock", "manual"))
        self.play = Play(self.talk)
        self.play.hello()
        self.play.start("demo-rules", "ada")

    def agree(self) -> None:
        """Agrees to everything, and looks at the first item."""
        for agreement in ("rules", "confidentiality"):
            self.play.act("agreement.accept", agreement=agreement)
        self.play.ask("item.get", slot="s1")

    def advance(self, seconds: float) -> List[Tuple[str, str]]:
        """Puts the clock forward; what was told."""
        before = len(self.talk.notifications)
        self.talk.call("simulator.do", {"advance": int(seconds * 1000)})
        return [(one["method"], one["params"].get("scope", "")) for one in self.talk.notifications[before:]]

    def test_stands_until_all_is_agreed_to(self) -> None:
        self.assertEqual(self.advance(7200), [])
        self.agree()
        clock = self.play.ask("session.state")["result"]["state"]["clock"]
        self.assertEqual(clock["limits"][0], {"scope": "exam", "remainingMs": 1_200_000})

    def test_closes_a_section_after_its_grace(self) -> None:
        self.agree()
        self.assertEqual(self.advance(300), [("clock.warning", "section")])
        self.assertEqual(self.advance(300.001), [("clock.expired", "section")])
        late = self.play.act("response.save", slot="s1", answer={"choice": "o1"})
        self.assertTrue(late["result"]["late"])
        self.assertEqual(self.advance(30), [])
        state = self.play.ask("session.state")["result"]["state"]
        self.assertEqual([section["status"] for section in state["sections"]], ["closed", "open"])
        self.assertEqual(state["current"], "s3")
        self.assertNotIn("error", self.play.ask("item.get", slot="s3"))

    def test_stands_in_a_pause_and_a_break(self) -> None:
        self.agree()
        for start, end, length in (("session.pause", "session.resume", 590), ("break.start", "break.end", 290)):
            self.play.act(start)
            self.assertEqual(self.advance(length), [])
            clock = self.play.act(end)["result"]["clock"]
            self.assertEqual([limit["remainingMs"] for limit in clock["limits"]], [1_200_000, 600_000])
        self.assertEqual(
            self.advance(1300),
            [("clock.warning", "section"), ("clock.expired", "section"), ("clock.warning", "exam"),
             ("clock.expired", "exam"), ("session.closed", "")])

    def test_goes_on_by_itself_when_a_break_has_lasted_long_enough(self) -> None:
        self.agree()
        self.play.act("break.start")
        self.advance(301)
        self.assertEqual(self.play.act("break.end")["error"]["data"]["kind"], "stateViolation")
        clock = self.play.ask("session.state")["result"]["state"]["clock"]
        self.assertEqual((clock["state"], clock["limits"][0]["remainingMs"]), ("running", 1_199_000))


if __name__ == "__main__":
    unittest.main()
