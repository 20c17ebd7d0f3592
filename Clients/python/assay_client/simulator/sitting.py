"""One simulated session: what it knows, and what each change does to it."""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Dict, List, Optional, Set, Tuple

from . import answers
from .clock import TimeLimit
from .demo import DemoAssessment
from .refusals import NUMBERLESS, Refusal

Json = Dict[str, Any]


@dataclass
class SlotState:
    """What a candidate did at a slot."""

    viewed: bool = False
    answer: Optional[Json] = None
    in_time: Optional[Json] = None
    """The last answer that came in time."""
    tries: List[Tuple[Json, Fraction]] = field(default_factory=list)
    hints: int = 0
    flagged: bool = False
    comment: Optional[str] = None
    locked: bool = False
    """Whether a break has closed it."""


@dataclass
class SentFile:
    """A file that a candidate sends."""

    slot: str
    name: str
    type: str
    bytes: int
    content: bytes = b""
    pieces: Dict[int, bytes] = field(default_factory=dict)
    whole: bool = False


class Sitting:
    """A session of one candidate at one assessment."""

    def __init__(
        self, name: str, demo: DemoAssessment, candidate: str, request_key: str, attempt: int, time: TimeLimit
    ) -> None:
        self.name = name
        self.demo = demo
        self.candidate = candidate
        self.request_key = request_key
        self.attempt = attempt
        self.time = time
        self.token = ""
        self.stale: Set[str] = set()
        self.slots: Dict[str, SlotState] = {slot: SlotState() for slot in demo.slots}
        self.section_of: Dict[str, str] = {slot["slot"]: slot["section"] for slot in demo.state["slots"]}
        self.submitted_sections: Set[str] = set()
        self.floors: Dict[str, int] = {}
        self.current: Optional[str] = demo.slots[0]
        self.cause: Optional[str] = None
        self.submitted_at = 0
        self.agreements: List[str] = [one["agreement"] for one in demo.description.get("agreements", [])]
        """What must still be agreed to, in order."""
        self.breaks_left = int(demo.description.get("breaks", {}).get("count", 0))
        self.kept: Optional[str] = None
        """The client's own text."""
        self.code: Optional[Tuple[str, int]] = None
        """What staff gave to take the session up by, and until when."""
        self.is_void = False
        self.counts = True
        """Whether the attempt counts, should staff have taken the session out of what counts."""
        self.needs: List[str] = []
        self.files: Dict[str, SentFile] = {}
        """The files that were begun, by their ids, in order."""
        self.record: List[Json] = []
        """What happened, as `session.inspect` shows it."""
        if self.agreements:
            time.stop("waiting", time.started)
        self.log(time.started, "started", candidate=candidate, assessment=demo.id, attempt=attempt)
        self.next_seq = 1
        self._kept: Dict[int, Tuple[str, Optional[Json], Optional[Refusal]]] = {}

    @property
    def is_open(self) -> bool:
        """Whether it is not submitted."""
        return self.cause is None

    def log(self, at: int, event: str, seq: Optional[int] = None, **more: Any) -> None:
        """Puts something on record."""
        number = {} if seq is None else {"seq": seq}
        self.record.append({"v": 1, "at": at, **number, "event": event, **more})

    def hand(self, token: str) -> None:
        """Gives the session to a client with a new token; a code that staff gave is spent."""
        if self.token:
            self.stale.add(self.token)
        self.token = token
        self.code = None

    def close(self, cause: str, at: int, seq: Optional[int] = None) -> None:
        """Submits what was saved."""
        self.time.go(at)
        self.cause, self.submitted_at = cause, at
        self.log(at, "submitted", seq, cause=cause)

    def require_working(self, now: int) -> None:
        """Refuses what needs a candidate at work."""
        halt = self.time.halt(now)
        if halt is None:
            return
        if halt.state == "waiting":
            named = ", ".join(f"`{one}`" for one in self.agreements)
            raise Refusal(
                "stateViolation", f"The candidate has yet to agree to {named}.",
                "Show the agreements of session.state, and send agreement.accept for each.")
        if halt.state == "paused":
            raise Refusal(
                "paused", "The session is paused.",
                "Send session.resume first, then this again under the next number.")
        raise Refusal(
            "paused", "The candidate is on a break.", "Send break.end first, then this again under the next number.")

    def media(self, now: int) -> Set[str]:
        """The media that can be looked at."""
        if not self.is_open:
            moment = self.demo.description["release"]["key"]
            told = self.demo.formative is not None or moment == "after-submit" or (
                isinstance(moment, dict) and now >= moment["on"])
            return {name for slot in self.slots for name in self.demo.media_of(slot)} if told else set()
        return {
            name for slot, own in self.slots.items() if own.viewed and self.access(slot) != "closed"
            for name in self.demo.media_of(slot)}

    # Numbers

    def number(self, seq: int, content: str, change: Any) -> Tuple[Json, bool]:
        """Carries a change out under its number, or gives the answer that it had: the result, and whether it is old."""
        if seq > self.next_seq:
            raise Refusal(
                "sequenceGap", f"The number is not the next one; {self.next_seq} is.",
                f"Send what was not acknowledged again, in order, from `seq` {self.next_seq} on.",
                expected=self.next_seq)
        if seq < self.next_seq:
            kept, result, refusal = self._kept[seq]
            if kept != content:
                raise Refusal(
                    "sequenceConflict", advice=f"Ask for session.state, and go on with `seq` {self.next_seq}.",
                    expected=self.next_seq)
            if refusal is not None:
                raise Replayed(refusal)
            return dict(result or {}), True
        try:
            result = change()
        except Refusal as refusal:
            if refusal.kind not in NUMBERLESS:
                self._kept[seq] = (content, None, refusal)
                self.next_seq += 1
            raise
        self._kept[seq] = (content, result, None)
        self.next_seq += 1
        return dict(result), False

    # Where the candidate may be

    def is_section_left(self) -> bool:
        """Whether there is a section that is not closed."""
        return any(own["section"] not in self.submitted_sections for own in self.demo.state["sections"])

    def close_section(self, section: str) -> None:
        """Closes a section for good, and goes on with the next one where the candidate was in it."""
        self.submitted_sections.add(section)
        self.time.closed.add(section)
        if self.current is not None and self.section_of[self.current] != section:
            return
        order = [own["section"] for own in self.demo.state["sections"]]
        place = order.index(section)
        before = order[:place] if self.demo.is_free("betweenSections") else []
        for other in order[place + 1:] + before:
            if other not in self.submitted_sections:
                self.move(next(slot for slot in self.slots if self.section_of[slot] == other))
                return

    def access(self, slot: str) -> str:
        """`open`, `ahead` or `closed`."""
        section = self.section_of[slot]
        own = self.section_access(section)
        if self.slots[slot].locked:
            return "closed"
        if own == "closed" or self.demo.is_free("withinSection"):
            return own
        if slot == self.current:
            return "open"
        return "closed" if self.demo.slots.index(slot) < self.floors.get(section, 0) else "ahead"

    def section_access(self, section: str) -> str:
        """`open`, `ahead` or `closed`."""
        if section in self.submitted_sections or not self.is_open:
            return "closed"
        if self.demo.is_free("betweenSections"):
            return "open"
        if self.current is None:
            return "closed"
        order = [own["section"] for own in self.demo.state["sections"]]
        here, there = order.index(self.section_of[self.current]), order.index(section)
        return "closed" if there < here else "open" if there == here else "ahead"

    def reachable(self, slot: str) -> SlotState:
        """The state of a slot that can be viewed and answered now."""
        if slot not in self.slots:
            raise Refusal(
                "unknownSlot", f"This form has no slot `{slot}`.",
                f"Name a slot from `s1` to `s{len(self.slots)}`.")
        access = self.access(slot)
        if access == "closed":
            raise Refusal(
                "navigationForbidden", f"Slot `{slot}` is closed: its section was submitted, or it was left behind.")
        if access == "ahead":
            raise Refusal(
                "navigationForbidden", f"Slot `{slot}` has not been reached yet.",
                "Go there with nav.go first; the way back is then closed.")
        return self.slots[slot]

    def move(self, slot: str) -> None:
        """Puts the candidate at a slot; what lies before it closes, where the way is forward only."""
        self.current = slot
        if not self.demo.is_free("withinSection"):
            self.floors[self.section_of[slot]] = self.demo.slots.index(slot)

    # Tries

    def is_settled(self, slot: str) -> bool:
        """Whether there is nothing more to do at an item of a knowledge check."""
        policy, tries = self.demo.formative, self.slots[slot].tries
        if policy is None or not tries:
            return False
        right = tries[-1][1] == 1 and policy["rightWrong"] == "at-once"
        return len(tries) >= policy["triesPerItem"] or policy["key"] == "at-once" or right

    def tries_left(self, slot: str) -> int:
        """How many tries are left."""
        policy = self.demo.formative
        if policy is None or self.is_settled(slot):
            return 0
        return max(int(policy["triesPerItem"]) - len(self.slots[slot].tries), 0)

    def is_checked(self, slot: str) -> bool:
        """Whether a try at the slot is scored at once."""
        return self.demo.formative is not None and self.demo.items[slot]["type"] in answers.SCORED

    def counted(self, slot: str) -> Optional[Json]:
        """The answer that counts."""
        own = self.slots[slot]
        return own.tries[-1][0] if own.tries else own.in_time

    def earned(self, slot: str) -> Fraction:
        """The points of a slot, with tries and hints reckoned in."""
        item, own, policy = self.demo.items[slot], self.slots[slot], self.demo.formative
        if slot not in self.demo.keys or "points" not in item:
            return Fraction(0)
        points = Fraction(str(item["points"]))
        part = answers.share(self.counted(slot), self.demo.keys[slot])
        if policy is None:
            return points * part
        credit = [Fraction(str(one)) for one in policy["tryCredit"]]
        factor = credit[min(max(len(own.tries), 1), len(credit)) - 1] if credit else Fraction(1)
        return max(points * (part * factor - own.hints * Fraction(str(policy["hintCost"]))), Fraction(0))

    def unanswered(self) -> List[str]:
        """The scored slots without a complete answer that could still be given one."""
        return [
            slot for slot, own in self.slots.items()
            if self.demo.items[slot]["type"] not in answers.UNSCORED and self.access(slot) != "closed"
            and not answers.is_complete(own.tries[-1][0] if own.tries else own.answer, self.demo.items[slot])]


class Replayed(Exception):
    """A refusal that a number got before."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.kind)
        self.refusal = refusal
