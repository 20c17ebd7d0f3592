"""The same calls for the real and for the simulated engine."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

from .support import Conversation, Json

Step = Tuple[str, Json]


class Play:
    """One conversation, and what came of each call."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self.steps: List[Step] = []
        self.seq = 1
        self.own: Json = {}

    def call(self, method: str, **params: Any) -> Json:
        """Calls a method."""
        reply = self._conversation.call(method, params)
        self.steps.append((method, reply))
        return reply

    def raw(self, line: bytes) -> Json:
        """Sends a line."""
        reply = self._conversation.send(line)
        self.steps.append((repr(line[:40]), reply))
        return reply

    def hello(self, **more: Any) -> Json:
        """Opens the conversation."""
        return self.call("initialize", protocol="1", client={"name": "test"}, **more)

    def start(self, assessment: str, candidate: str, key: str = "k") -> Json:
        """Starts a session and takes over its token and its numbers."""
        reply = self.call("session.start", assessment=assessment, candidate=candidate, requestKey=key)
        if "result" in reply:
            self.take(reply["result"])
        return reply

    def take(self, opened: Json) -> None:
        """Takes over a token and the next number."""
        self.own = {"session": opened["session"], "token": opened["token"]}
        self.seq = opened["state"]["nextSeq"]

    def ask(self, method: str, **params: Any) -> Json:
        """Calls a method on the session."""
        return self.call(method, **self.own, **params)

    def act(self, method: str, **params: Any) -> Json:
        """Calls a method that changes the session, and counts it."""
        reply = self.call(method, **self.own, seq=self.seq, **params)
        self.seq += 1
        return reply


def envelope(conversation: Conversation) -> List[Step]:
    """Lines that are no calls, and calls that do not fit."""
    play = Play(conversation)
    play.call("ping")
    play.call("initialize", protocol="2", client={"name": "test"})
    play.hello()
    play.call("ping")
    play.call("ping", x=1)
    play.call("nonsense")
    play.call("assessment.describe")
    play.call("assessment.describe", assessment=7)
    play.call("assessment.describe", assessment="none")
    for line in (b"nonsense", b"[]", b"7", b'{"jsonrpc":"2.0","method":"ping"}', b'{"jsonrpc":"2.0","id":1}',
                 b'{"jsonrpc":"1.0","id":1,"method":"ping"}', b'{"jsonrpc":"2.0","id":1.5,"method":"ping"}',
                 b'{"jsonrpc":"2.0","id":"a","method":"ping","params":[]}',
                 b'{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}', b'{"jsonrpc":"2.0","id":"x","method":"ping"}'):
        play.raw(line)
    return play.steps


def finding(conversation: Conversation) -> List[Step]:
    """What there is, and what cannot be started."""
    play = Play(conversation)
    play.hello(types=["choice"], tools=["abacus"])
    play.call("assessment.list")
    for assessment in ("demo-check", "demo-essay", "demo-exam", "demo-files", "demo-forward", "demo-rules"):
        play.call("assessment.describe", assessment=assessment)
    play.start("demo-exam", "who")
    play.start("demo-forward", "nobody")
    play.call("session.start", assessment="demo-forward", requestKey="k")
    play.call("session.start", assessment="demo-exam", requestKey="a b")
    return play.steps


def exam(conversation: Conversation) -> List[Step]:
    """A whole exam: every item, every right answer, the end, the result, the reviews."""
    play = Play(conversation)
    play.hello()
    play.start("demo-exam", "ada")
    play.ask("media.get", id="m1")
    play.ask("stimulus.get", stimulus="recipe")
    play.ask("stimulus.get", stimulus="none")
    play.ask("session.receipt")
    play.ask("session.result")
    play.ask("item.review", slot="s2")
    slots = [f"s{number}" for number in range(1, 14)]
    for slot in slots:
        play.ask("item.get", slot=slot)
    for slot, answer in EXAM.items():
        play.act("response.save", slot=slot, answer=answer)
    play.ask("stimulus.get", stimulus=play.ask("item.get", slot="s11")["result"]["stimulus"])
    for medium in ("m1", "m2", "m9"):
        play.ask("media.get", id=medium)
    play.ask("media.get", id="m1", offset=10, length=20)
    play.ask("media.get", id="m1", offset=10_000)
    play.ask("media.get", id="m1", length=0)
    play.act("response.clear", slot="s3")
    play.act("item.flag", slot="s3", flagged=True)
    play.act("nav.go", slot="s4")
    play.ask("session.state")
    play.ask("item.get", slot="s3")
    play.act("item.check", slot="s3", answer={"true-false": True})
    play.act("item.hint", slot="s3")
    play.act("session.submit")
    play.act("response.save", slot="s3", answer={"true-false": True})
    play.act("section.submit", section="work")
    play.act("section.submit", section="work")
    play.act("section.submit", section="none")
    play.act("response.save", slot="s6", answer={"text": "late"})
    play.ask("session.state")
    play.act("session.submit", confirm=True)
    play.act("session.submit", confirm=True)
    play.ask("session.state")
    play.ask("session.receipt")
    play.ask("session.result")
    for slot in slots + ["s99"]:
        play.ask("item.review", slot=slot)
    play.ask("stimulus.get", stimulus=play.steps[-4][1]["result"]["stimulus"])
    return play.steps


def numbers(conversation: Conversation) -> List[Step]:
    """Numbers, tokens and answers that do not fit."""
    play = Play(conversation)
    play.hello()
    play.start("demo-exam", "bob", "first")
    play.start("demo-exam", "bob", "first")
    play.start("demo-exam", "bob", "second")
    save = dict(play.own, slot="s2", answer={"choice": "o1"})
    play.call("response.save", seq=1, **save)
    play.call("response.save", seq=1, **save)
    play.call("response.save", seq=1, **{**save, "answer": {"choice": "o2"}})
    play.call("response.save", seq=5, **save)
    play.seq = 2
    for slot, answer in (
        ("s2", {"choice": "o9"}), ("s2", {"text": "x"}), ("s99", {"text": "x"}), ("s1", {"text": "x"}),
        ("s4", {"multiple-response": ["o1", "o1"]}), ("s4", {"multiple-response": ["o1", "o2", "o3"]}),
        ("s5", {"matrix": {"r9": ["c1"]}}), ("s9", {"match": {"l1": "o99"}}), ("s10", {"cloze": {"g9": "x"}}),
    ):
        play.act("response.save", slot=slot, answer=answer)
    play.ask("response.save", seq=2, slot="s2", answer={"choice": "o9"})
    play.ask("response.save", seq=play.seq, slot="s2", answer={"choice": 7})
    play.ask("response.save", seq=play.seq, slot="s2", answer={"guess": 7})
    play.ask("response.save", seq=play.seq, slot="s6", answer={"text": "x" * 5000})
    play.ask("response.save", seq=0, slot="s6", answer={"text": "x"})
    play.act("response.save", slot="s5", answer={"matrix": {"r1": ["c1"]}})
    play.ask("session.state")
    old = dict(play.own)
    play.take(play.ask("session.attach")["result"])
    play.call("session.state", **old)
    play.call("session.state", session=old["session"], token="wrong")
    play.call("session.state", session="s-none", token="wrong")
    play.act("session.submit", confirm=True)
    play.ask("session.attach")
    play.start("demo-exam", "bob", "first")
    play.start("demo-exam", "bob", "third")
    return play.steps


def check(conversation: Conversation) -> List[Step]:
    """A knowledge check: tries, hints, feedback."""
    play = Play(conversation)
    play.hello()
    play.start("demo-check", "cleo")
    for slot in ("s1", "s2", "s7"):
        play.ask("item.get", slot=slot)
    play.act("item.hint", slot="s2")
    play.act("item.hint", slot="s2")
    play.act("item.hint", slot="s2")
    play.act("item.check", slot="s2", answer={"choice": "o2"})
    play.ask("item.get", slot="s2")
    play.act("item.check", slot="s2", answer={"choice": "o1"})
    play.act("item.check", slot="s2", answer={"choice": "o1"})
    play.ask("item.get", slot="s2")
    play.act("item.check", slot="s3", answer={"true-false": False})
    play.act("item.check", slot="s3", answer={"true-false": False})
    play.act("item.check", slot="s6", answer={"text": " "})
    play.act("item.check", slot="s11", answer={"essay": "Boil, pour, wait."})
    play.act("response.save", slot="s11", answer={"essay": "Boil, pour, wait."})
    play.act("item.check", slot="s5", answer={"matrix": {"r1": ["c1"], "r2": ["c2"], "r3": ["c1"]}})
    play.act("response.save", slot="s12", answer={"survey": "o2"})
    play.ask("session.state")
    play.act("session.submit", confirm=True)
    for number in range(1, 13):
        play.ask("item.review", slot=f"s{number}")
    play.ask("session.receipt")
    play.ask("session.result")
    return play.steps


def essay(conversation: Conversation) -> List[Step]:
    """An exam whose result waits for people."""
    play = Play(conversation)
    play.hello()
    play.call("session.start", assessment="demo-essay", requestKey="anonymous-key")
    play.take(play.steps[-1][1]["result"])
    play.ask("item.get", slot="s1")
    play.act("response.save", slot="s1", answer={"essay": "Boil, pour, wait, drink."})
    play.act("session.submit")
    play.ask("session.receipt")
    play.ask("session.result")
    play.ask("item.review", slot="s1")
    return play.steps


def forward(conversation: Conversation) -> List[Step]:
    """An exam that goes forward only."""
    play = Play(conversation)
    play.hello()
    play.start("demo-forward", "early")
    play.start("demo-forward", "late")
    play.start("demo-forward", "fred")
    play.ask("item.get", slot="s2")
    play.ask("item.get", slot="s1")
    play.act("response.save", slot="s1", answer={"choice": "o1"})
    play.act("item.flag", slot="s1", flagged=True)
    play.act("nav.go", slot="s2")
    play.ask("item.get", slot="s2")
    play.act("response.save", slot="s1", answer={"choice": "o2"})
    play.act("section.submit", section="second")
    play.act("section.submit", section="first")
    play.ask("session.state")
    play.act("nav.go", slot="s4")
    play.act("nav.go", slot="s3")
    play.ask("session.state")
    play.act("session.submit")
    play.act("session.submit", confirm=True)
    play.ask("session.receipt")
    play.ask("session.result")
    play.ask("item.review", slot="s1")
    play.start("demo-forward", "fred", "again")
    play.call("registration.list", assessment="demo-forward")
    return play.steps


def agreements(conversation: Conversation) -> List[Step]:
    """What must be agreed to first, and who does not."""
    play = Play(conversation)
    play.hello()
    play.start("demo-rules", "gil")
    play.ask("item.get", slot="s1")
    play.act("response.save", slot="s1", answer={"choice": "o1"})
    play.act("session.pause")
    play.act("client.event", kind="focus-lost")
    play.act("agreement.accept", agreement="none")
    play.act("agreement.accept", agreement="rules")
    play.act("agreement.accept", agreement="rules")
    play.ask("session.state")
    play.act("agreement.accept", agreement="confidentiality")
    play.ask("session.state")
    play.ask("item.get", slot="s1")
    for candidate, agreement in (("hal", "rules"), ("ira", "confidentiality")):
        play.start("demo-rules", candidate)
        play.act("agreement.accept", agreement=agreement, accepted=False)
        play.act("agreement.accept", agreement=agreement)
        play.ask("item.get", slot="s1")
        play.ask("session.state")
        play.ask("session.receipt")
    play.ask("session.result")
    return play.steps


def halts(conversation: Conversation) -> List[Step]:
    """A pause and a break."""
    play = Play(conversation)
    play.hello()
    play.start("demo-rules", "joy")
    for agreement in ("rules", "confidentiality"):
        play.act("agreement.accept", agreement=agreement)
    play.ask("item.get", slot="s1")
    play.act("session.resume")
    play.act("session.pause")
    play.act("session.pause")
    play.act("response.save", slot="s1", answer={"choice": "o1"})
    play.ask("item.get", slot="s1")
    play.act("break.end")
    play.ask("session.state")
    play.act("client.state.put", state="page=2")
    play.act("session.resume")
    play.act("break.start")
    play.act("break.start")
    play.ask("item.get", slot="s2")
    play.act("session.submit", confirm=True)
    play.act("session.resume")
    play.ask("session.state")
    play.act("break.end")
    play.act("break.end")
    play.act("break.start")
    play.ask("session.state")
    play.ask("item.get", slot="s1")
    play.act("response.save", slot="s1", answer={"choice": "o1"})
    play.act("response.save", slot="s2", answer={"true-false": True})
    play.act("session.submit", confirm=True)
    play.start("demo-exam", "joy")
    play.act("session.pause")
    play.act("break.start")
    play.act("agreement.accept", agreement="rules")
    return play.steps


def own(conversation: Conversation) -> List[Step]:
    """Remarks, and what the client keeps of its own."""
    play = Play(conversation)
    play.hello()
    play.start("demo-exam", "kim")
    play.ask("client.state.get")
    play.act("client.state.put", state="page=2")
    play.ask("client.state.put", seq=1, state="page=2")
    play.ask("client.state.get")
    play.ask("client.state.put", seq=play.seq, state="x" * 17_000)
    play.act("item.comment", slot="s2", text="Two are right.")
    play.act("item.comment", slot="s99", text="Two are right.")
    play.ask("item.comment", seq=play.seq, slot="s2", text="x" * 5000)
    play.act("client.event", kind="item-viewed", slot="s2")
    play.act("client.event", kind="focus-lost", detail="another window")
    play.ask("client.event", seq=play.seq, kind="No word")
    play.ask("session.state")
    play.call("session.attach", session=play.own["session"], code="0000-0000-0000")
    play.call("session.attach", assessment="demo-exam", candidate="kim", code="0000-0000-0000")
    play.act("session.submit", confirm=True)
    play.act("client.event", kind="focus-lost")
    return play.steps


def registrations(conversation: Conversation) -> List[Step]:
    """What staff do."""
    play = Play(conversation)
    play.hello()

    def put(key: str, candidate: str, **more: Any) -> None:
        play.call(
            "registration.put", requestKey=key, candidate=candidate,
            **{"assessment": "demo-forward", **more})

    put("k1", "fred", accommodations={"extraTime": 1.5}, groups={"language": "de"}, locale="en")
    put("k1", "fred", accommodations={"extraTime": 1.5}, groups={"language": "de"}, locale="en")
    put("k1", "fred")
    put("k2", "early", opens=4_000_000_000_000)
    put("k3", "late", opens=1, closes=1000)
    put("k7", "late", opens=1, closes=1_000_000)
    put("k4", "wrong", opens=1000, closes=1)
    put("k5", "wrong", accommodations={"extraTime": 11})
    put("k6", "wrong", assessment="none")
    put("k8", "gus", assessment="demo-rules", needs=["spoken"], accommodations={
        "extraTimeMs": 60_000, "extraBreaks": 1, "unlimited": {"by": "board", "reason": "a broken arm"}})
    play.call("registration.list", assessment="demo-rules")
    play.call("registration.list", assessment="demo-forward")
    play.call("registration.list", assessment="none")
    play.call("session.start", assessment="demo-exam", requestKey="k")
    play.call("assessment.describe", assessment="demo-exam")
    return play.steps


def acts(conversation: Conversation) -> List[Step]:
    """What staff do to a session that `helped` started."""
    play = Play(conversation)
    play.hello()
    session = SESSIONS[conversation.name]
    keys = iter(range(100))

    def act(method: str, key: str = "", **params: Any) -> Json:
        return play.call(
            method, session=session, requestKey=key or f"a-{next(keys)}", by="office", reason="A fire drill", **params)

    play.call("session.inspect", session="s-none")
    play.call("session.inspect", session=session)
    play.call("session.inspect", session=session, after=1, limit=1)
    act("session.extend", timeMs=60_000)
    act("session.extend", key="same", timeMs=60_000)
    act("session.extend", key="same", timeMs=60_000)
    act("session.extend", key="same", timeMs=70_000)
    act("session.extend", timeMs=0)
    act("session.extend", timeMs=1000, section="basics")
    act("session.extend", timeMs=1000, section="basics", slot="s1")
    act("session.note")
    act("response.accept", event=1)
    act("response.accept", event=99)
    act("session.reopen")
    act("session.resumeCode")
    act("session.resumeCode", validForMs=0)
    act("session.void", attemptCounts=False)
    act("session.void", attemptCounts=False)
    act("session.extend", timeMs=60_000)
    act("session.reopen")
    play.call("session.inspect", session=session)
    return play.steps


def helped(conversation: Conversation) -> List[Step]:
    """A session for staff to act on."""
    play = Play(conversation)
    play.hello()
    play.start("demo-exam", "lea")
    SESSIONS[conversation.name] = play.own["session"]
    play.act("response.save", slot="s2", answer={"choice": "o1"})
    return play.steps


SESSIONS: Dict[str, str] = {}
"""The session that staff act on, at each engine."""

EXAM: Dict[str, Json] = {
    "s2": {"choice": "o1"}, "s3": {"true-false": True}, "s4": {"multiple-response": ["o1", "o2"]},
    "s5": {"matrix": {"r1": ["c1"], "r2": ["c2"], "r3": ["c1"]}}, "s6": {"text": " Teapot "}, "s7": {"number": "6"},
    "s8": {"order": ["e1"]}, "s10": {"cloze": {"g1": "100", "g2": "o1", "g3": "drops"}}, "s11": {"number": "4"},
    "s12": {"choice": "o1"}, "s13": {"survey": "o3"},
}

CANDIDATE: Dict[str, Callable[[Conversation], List[Step]]] = {
    "envelope": envelope, "finding": finding, "exam": exam, "numbers": numbers, "check": check, "essay": essay,
    "forward": forward, "agreements": agreements, "halts": halts, "own": own, "helped": helped}
STAFF: Dict[str, Callable[[Conversation], List[Step]]] = {"registrations": registrations}
ACTS: Dict[str, Callable[[Conversation], List[Step]]] = {"acts": acts}
