"""Trouble on request: what a front end must show and survive.

A rule says when, and what then:

    {"when": {"method": "response.save", "nth": 3}, "do": {"error": "storage"}}

| `when` | the request … |
|---|---|
| `method` | has this name |
| `nth`, `every` | is the n-th that fits the rest, or every n-th |
| `slot`, `section`, `assessment`, `candidate`, `seq` | has this parameter |
| `chance` | is hit by dice that follow from the seed; from 0 to 1 |
| `times` | at most so often; without limit where nothing is said, once with `nth` |

| `do` | |
|---|---|
| `error` | refuses with this kind, without carrying it out; `carriedOut: true` carries it out all the same; `retryable` \
and `details` (members of `data`) as wished |
| `lose` | `"reply"`: carries it out and never replies; `"request"`: does neither |
| `die` | `"before"` carrying it out, `"after"` it without a reply, or `"within"` the reply; needs `--state` |
| `delay` | holds the reply back so many milliseconds |
| `advance` | puts the clock forward by so many milliseconds before it is carried out |
| `expire`, `warn` | puts the clock forward to the end of the session's limit and grace, or to its next warning |
| `displace` | another client takes the session over, before it is carried out |
| `adjust` | staff give the session so many milliseconds more |
| `notify` | sends a notification: `{"method": …, "params": {…}}` |
| `unknown` | sends a notification, and adds members to the reply, that no client can know |

What stands in a `do` can also be had at once, for the session that was last used: `simulator.do` over the pipe, or a
line to the file of `--control`.
"""
from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from .answers import canonical
from .refusals import EXAMPLES, WORDS, Refusal

if TYPE_CHECKING:
    from .desk import Desk, Output

Json = Dict[str, Any]
_WHEN = {"method", "nth", "every", "slot", "section", "assessment", "candidate", "seq", "chance", "times"}
_DO = {
    "error", "carriedOut", "retryable", "details", "lose", "die", "delay", "advance", "expire", "warn", "displace",
    "adjust", "notify", "unknown"}
_CHANGES = (
    "response.save", "response.clear", "item.flag", "nav.go", "item.check", "item.hint", "section.submit",
    "session.submit")

FAULTS: List[Json] = [
    {"when": {"chance": 0.15}, "do": {"delay": 400}},
    {"when": {"chance": 0.03}, "do": {"unknown": True}},
] + [
    rule for method in _CHANGES for rule in (
        {"when": {"method": method, "chance": 0.06}, "do": {"error": "storage"}},
        {"when": {"method": method, "chance": 0.03}, "do": {"error": "storage", "carriedOut": True}},
        {"when": {"method": method, "chance": 0.02}, "do": {"die": "before"}},
        {"when": {"method": method, "chance": 0.02}, "do": {"die": "after"}},
        {"when": {"method": method, "chance": 0.01}, "do": {"die": "within"}})
]
"""What `--faults` does; deaths are left out where no state is kept."""


class Rule:
    """When, and what then."""

    def __init__(self, rule: Json) -> None:
        self.when: Json = dict(rule.get("when", {}))
        self.do: Json = dict(rule["do"])
        unknown = set(rule) - {"when", "do"} | set(self.when) - _WHEN | set(self.do) - _DO
        if unknown:
            raise ValueError(f"a rule has no `{sorted(unknown)[0]}`")
        check_do(self.do)
        self.name = canonical(rule)
        """What counts are kept under."""
        self._seen = 0
        self._fired = 0

    def fits(self, method: str, given: Json) -> bool:
        """Whether a request is one that this rule counts."""
        wanted = {
            name: value for name, value in self.when.items()
            if name not in ("method", "nth", "every", "chance", "times")}
        return self.when.get("method", method) == method and all(
            given.get(name) == value for name, value in wanted.items())

    def count(self, dice: random.Random) -> bool:
        """Counts a request that fits; whether it is its turn."""
        times = self.when.get("times", 1 if "nth" in self.when else None)
        is_turn = (
            self._seen + 1 == self.when.get("nth", self._seen + 1) and (self._seen + 1) % self.when.get("every", 1) == 0
            and dice.random() < self.when.get("chance", 1) and (times is None or self._fired < times))
        self.restore(is_turn)
        return is_turn

    def restore(self, was_turn: bool) -> None:
        """Counts a request of an earlier life."""
        self._seen += 1
        self._fired += int(was_turn)


def check_do(do: Json) -> None:
    """Raises a ValueError where a `do` is not one."""
    if set(do) - _DO:
        raise ValueError(f"a `do` has no `{sorted(set(do) - _DO)[0]}`")
    if "error" in do and do["error"] not in WORDS:
        raise ValueError(f"there is no kind `{do['error']}`")
    if do.get("lose", "reply") not in ("reply", "request"):
        raise ValueError("`lose` is \"reply\" or \"request\"")
    if do.get("die", "after") not in ("before", "after", "within"):
        raise ValueError("`die` is \"before\", \"after\" or \"within\"")


class Troubles:
    """The rules, and what they do around a request."""

    def __init__(self, rules: List[Json], seed: int, may_die: bool) -> None:
        self._may_die = may_die
        self._dice = random.Random(seed)
        self.rules: List[Rule] = []
        self.add(rules)

    def add(self, rules: List[Json]) -> None:
        """Adds rules behind those that there are."""
        made = [Rule(rule) for rule in rules]
        if not self._may_die and any("die" in rule.do for rule in made):
            raise ValueError("a simulator that dies must keep its sessions: name a file with --state")
        self.rules += made

    def restore(self, name: str, was_turn: bool) -> None:
        """Counts what a rule saw in an earlier life."""
        for rule in self.rules:
            if rule.name == name:
                rule.restore(was_turn)

    def around(self, desk: Desk, identifier: Any, method: str, given: Json, line: str) -> List[Output]:
        """Carries out a request with the trouble that is due."""
        do: Json = {}
        for rule in self.rules:
            if rule.fits(method, given):
                is_turn = rule.count(self._dice)
                desk.journal.keep(desk.clock.now, "!counted", {"rule": rule.name, "turn": is_turn})
                do = {**do, **rule.do} if is_turn else do
        told = self._before(desk, do, given.get("session"))
        if do.get("die") == "before":
            raise _death()
        if do.get("lose") == "request":
            return told
        if "error" in do and not do.get("carriedOut"):
            return told + [self._delayed(desk.refuse(identifier, _refusal(do), given), do)]
        reply = desk.carry_out(identifier, method, given, line)
        if "error" in do:
            reply = desk.refuse(identifier, _refusal(do), given)
        if do.get("die") in ("after", "within"):
            raise _death(reply.bytes[: len(reply.bytes) // 2] if do["die"] == "within" else b"")
        if do.get("lose") == "reply":
            return told
        if do.get("unknown"):
            reply = _with_unknown(reply)
        return told + [self._delayed(reply, do)]

    def control(self, desk: Desk, method: str, given: Json) -> List[Output]:
        """`simulator.do`, `simulator.rules` or `simulator.reset`."""
        if method == "simulator.rules":
            self.add(given["rules"])
            return []
        if method == "simulator.reset":
            self.rules = []
            return []
        if method != "simulator.do":
            raise ValueError(f"there is no method `{method}`; try simulator.do, simulator.rules or simulator.reset")
        check_do(given)
        if given.get("die"):
            if not self._may_die:
                raise ValueError("a simulator that dies must keep its sessions: name a file with --state")
            raise _death()
        latest = desk.latest()
        return self._before(desk, given, latest.name if latest is not None else None)

    def _before(self, desk: Desk, do: Json, session: Optional[str]) -> List[Output]:
        from .desk import Output

        told: List[Output] = []
        sitting = desk.sittings.get(session) if session is not None else None
        if "advance" in do:
            told += desk.act("!advance", {"ms": do["advance"]})
        for what in ("warn", "expire"):
            if do.get(what) and sitting is not None:
                now = desk.clock.now
                ahead = sitting.time.ahead(now)
                if ahead:
                    told += desk.act("!advance", {"ms": (ahead[0] if what == "warn" else ahead[-1]) - now})
        if do.get("displace"):
            told += desk.act("!displace", {"session": session})
        if "adjust" in do:
            told += desk.act("!adjust", {"session": session, "ms": do["adjust"]})
        if "notify" in do:
            told.append(Output({"jsonrpc": "2.0", **do["notify"]}))
        if do.get("unknown"):
            told.append(Output({
                "jsonrpc": "2.0", "method": "weather.changed", "params": {"session": session or "", "sky": ["grey"]}}))
        return told

    def _delayed(self, reply: Output, do: Json) -> Output:
        reply.delay_ms = int(do.get("delay", 0))
        return reply


def _refusal(do: Json) -> Refusal:
    details = do.get("details", EXAMPLES.get(do["error"], {}))
    return Refusal(do["error"], retryable=do.get("retryable"), **details)


def _death(last: bytes = b"") -> Exception:
    from .desk import Dies

    return Dies(last)


def _with_unknown(reply: Output) -> Output:
    from .desk import Output

    message = dict(reply.message)
    if "result" in message:
        message["result"] = {"aside": {"weather": "grey"}, **message["result"], "more": [1, None]}
    return Output({"extra": True, **message}, reply.delay_ms)
