"""The simulated engine: lines in, lines out; no streams, and no clock but the one that it is given."""
from __future__ import annotations

import hashlib
import json
from typing import Any, Dict, List, Optional, Tuple

from .clock import Clock, Moment, TimeLimit
from .demo import Demo, DemoAssessment
from .journal import Journal
from .methods import METHODS
from .refusals import Refusal
from .schema import Description
from .sitting import Replayed, Sitting
from .troubles import Troubles

Json = Dict[str, Any]
LINE_BYTES = 1_048_576
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class Dies(Exception):
    """The simulated engine dies; `last` is what it still wrote."""

    def __init__(self, last: bytes = b"") -> None:
        super().__init__()
        self.last = last


class Output:
    """A line to write, and how long it is held back beside the latency of all."""

    def __init__(self, message: Json, delay_ms: int = 0, raw: Optional[bytes] = None) -> None:
        self.message = message
        self.delay_ms = delay_ms
        self.bytes = raw if raw is not None else (
            json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n")


class Desk:
    """What an engine holds, and what it does with a line."""

    def __init__(self, role: str, clock: Clock, seed: int, troubles: Troubles, journal: Journal) -> None:
        self.role = role
        self.clock = clock
        self.demo = Demo()
        self.description = Description.recorded()
        self.can: Dict[str, List[str]] = {}
        """What the client said that it can do."""
        self.is_greeted = False
        self.is_shutdown = False
        self.sittings: Dict[str, Sitting] = {}
        self.registrations: Dict[Tuple[str, str], Json] = {}
        self.keys: Dict[str, str] = {}
        self.marks: Dict[str, str] = {}
        """What raters gave, by answer."""
        self._seed = seed
        self._secrets = 0
        self._current: Optional[Sitting] = None
        self._told: List[Output] = []
        self._troubles = troubles
        self.journal = journal
        self._catch_up()

    # Lines

    def receive(self, line: bytes) -> List[Output]:
        """Carries out one line without its end, and gives what is to be written."""
        self._catch_up()
        told = self.tick()
        self._current = None
        if len(line) > LINE_BYTES:
            return told + [self._error(None, Refusal(
                "parseError", f"The line has {len(line)} bytes and was passed over: at most {LINE_BYTES} are read.",
                "Send less in one request.", limit=LINE_BYTES, bytes=len(line)))]
        text = line.decode("utf-8", "replace")
        try:
            identifier, method, given = _envelope(line)
        except Refusal as refusal:
            return told + [self._error(refusal.details.pop("id", None), refusal)]
        if method.startswith("simulator."):
            return told + self._control(identifier, method, given)
        return told + self._troubles.around(self, identifier, method, given, text)

    def carry_out(self, identifier: Any, method: str, given: Json, line: str) -> Output:
        """Carries out a request as the engine would, and gives its reply."""
        try:
            known = METHODS.get(method)
            if known is None or self.description.role(method) not in ("both", self.role):
                raise Refusal(
                    "methodNotFound", f"There is no method `{method}` here.",
                    "Check its spelling, and the role that the engine was started with.", methods=self.methods)
            if not self.is_greeted and method not in ("initialize", "shutdown"):
                raise Refusal("notInitialised")
            self._check(method, given, line)
            at = self.clock.now
            try:
                result = known.call(self, given, line)
            finally:
                if known.keeps:
                    self.journal.keep(at, method, given)
            return Output({"jsonrpc": "2.0", "id": identifier, "result": result})
        except Replayed as old:
            return self._error(identifier, old.refusal, replayed=True)
        except Refusal as refusal:
            return self._error(identifier, refusal)

    @property
    def methods(self) -> List[str]:
        """The methods of this role."""
        return [name for name in METHODS if self.description.role(name) in ("both", self.role)]

    def _check(self, method: str, given: Json, line: str) -> None:
        wrong = self.description.misfit(given, self.description.params(method))
        if wrong is not None:
            name = wrong.split("`")[1].split(".")[0].split("[")[0] if "`" in wrong else ""
            offset = max(line.find(f'"{name}"'), 0)
            raise Refusal(
                "invalidParams", f"The parameters do not fit the method: at byte {offset}, {wrong}.",
                "Mend the parameters and send the request again. Nothing was carried out, and no `seq` was used.",
                offset=offset)

    def refuse(self, identifier: Any, refusal: Refusal, given: Json) -> Output:
        """Refuses a request that is not carried out, with the clock of its session."""
        self._current = self.sittings.get(given.get("session", ""))
        return self._error(identifier, refusal)

    def _error(self, identifier: Any, refusal: Refusal, replayed: bool = False) -> Output:
        clock = None
        if self._current is not None:
            clock = self._current.time.view(self.clock.now, self._current.is_open)
        return Output({"jsonrpc": "2.0", "id": identifier, "error": refusal.to_json(clock, replayed)})

    # Time

    def tick(self) -> List[Output]:
        """Tells what the clock has to tell by now, and submits what is over."""
        now, told = self.clock.now, []
        for sitting in self.sittings.values():
            running = sitting.time.running(now)
            for moment in sitting.time.moments():
                if sitting.is_open and sitting.time.told < moment.running <= running:
                    told += self._come(sitting, moment)
            sitting.time.told = max(running, sitting.time.told)
        return self._take_told() + told

    def _come(self, sitting: Sitting, moment: Moment) -> List[Output]:
        """Does what the clock brings about."""
        if moment.section in sitting.time.closed:
            return []
        params: Json = {"session": sitting.name}
        at = (sitting.time.at(moment.running) or self.clock.now) - 1
        if moment.what == "closes" and moment.section is not None:
            sitting.close_section(moment.section)
            if sitting.is_section_left():
                return []
        if moment.what in ("closes", "session.closed"):
            sitting.close("time-limit", at)
            return [_notification("session.closed", {**params, "cause": "time-limit"})]
        params["scope"] = "exam" if moment.section is None else "section"
        if moment.section is not None:
            params["section"] = moment.section
        if moment.what == "clock.warning":
            params["remainingMs"] = moment.left
        return [_notification(moment.what, params)]

    def adjusted(self, sitting: Sitting) -> None:
        """Tells that staff changed a session's time."""
        self._tell("session.adjusted", {
            "session": sitting.name, "clock": sitting.time.view(self.clock.now, sitting.is_open)})

    def closed(self, sitting: Sitting) -> None:
        """Tells that a session has ended otherwise than by its submission."""
        self._tell("session.closed", {"session": sitting.name, "cause": sitting.cause})

    def _tell(self, method: str, params: Json) -> None:
        if self.role == "candidate":
            self._told.append(_notification(method, params))

    def _take_told(self) -> List[Output]:
        told, self._told = self._told, []
        return told

    @property
    def next_moment(self) -> Optional[int]:
        """When the clock next has something to tell; None where it has nothing, or stands still."""
        if self.clock.is_manual:
            return None
        now = self.clock.now
        return min((
            moment for sitting in self.sittings.values() if sitting.is_open for moment in sitting.time.ahead(now)),
            default=None)

    # What methods ask for

    def assessment(self, name: str) -> DemoAssessment:
        """An assessment that is there."""
        if name not in self.demo.assessments:
            raise Refusal("unknownAssessment", f"No assessment `{name}` is published here.")
        return self.demo.assessments[name]

    def check_support(self, demo: DemoAssessment, needs: List[str]) -> None:
        """Refuses an assessment that asks for what the client cannot do."""
        asked = {**demo.asks, "needs": [need for need in needs if need != "additional-testing-time"]}
        lacking = {
            name: [word for word in words if word not in self.can.get(name, [] if name == "needs" else words)]
            for name, words in asked.items()}
        missing: Dict[str, Any] = {name: words for name, words in lacking.items() if words}
        if missing:
            named = ", ".join(word for words in missing.values() for word in words)
            raise Refusal(
                "unsupportedContent", f"The assessment may ask for what the client cannot do: {named}.", **missing)

    def begin(
        self, demo: DemoAssessment, candidate: str, request_key: str, attempt: int, registration: Json
    ) -> Sitting:
        """Begins a session."""
        description = demo.description
        limit = description.get("timeLimitMs")
        granted = registration.get("accommodations", {})
        if "unlimited" in granted:
            limit = None
        if limit is not None:
            limit = int(limit * granted.get("extraTime", 1)) + granted.get("extraTimeMs", 0)
        time = TimeLimit(self.clock.now, limit, description.get("warningsMs", []), description.get("graceMs", 0))
        if "unlimited" not in granted:
            time.sections = {
                one["section"]: int(one["limitMs"] * granted.get("extraTime", 1))
                for one in description.get("sectionTimes", []) if "limitMs" in one}
        time.gives_back = description.get("interruptions", {}).get("givesBackMs", 0)
        sitting = Sitting(self.secret("s")[:28], demo, candidate, request_key, attempt, time)
        sitting.breaks_left += granted.get("extraBreaks", 0)
        sitting.needs = registration.get("needs", [])
        sitting.hand(self.secret("token"))
        self.sittings[sitting.name] = self._current = sitting
        return sitting

    def open(self, given: Json) -> Sitting:
        """The session of a call, if its token opens it."""
        sitting = self.sittings.get(given["session"])
        if sitting is not None and given["token"] in sitting.stale:
            raise Refusal("staleClient")
        if sitting is None or given["token"] != sitting.token:
            raise Refusal("unknownSession")
        self._current = sitting
        return sitting

    def named(self, name: str) -> Sitting:
        """The session of an act of staff."""
        sitting = self.sittings.get(name)
        if sitting is None:
            raise Refusal(
                "unknownSession", "There is no session of this id.", "Take the id from where the session was started.")
        self._current = sitting
        return sitting

    def open_by_code(self, given: Json) -> Sitting:
        """The session that a code of staff opens; the code is then spent."""
        typed = given["code"].replace("-", "").replace(" ", "").upper()
        for sitting in self.sittings.values():
            names = {"session": sitting.name, "assessment": sitting.demo.id, "candidate": sitting.candidate}
            if any(given.get(name, own) != own for name, own in names.items()) or sitting.code is None:
                continue
            code, until = sitting.code
            if code.replace("-", "") == typed and self.clock.now <= until:
                self._current = sitting
                return sitting
        raise Refusal("unknownSession")

    def require_open(self, sitting: Sitting) -> None:
        """Refuses what comes after the end."""
        if sitting.cause == "time-limit":
            raise Refusal("timeOver")
        if sitting.cause == "staff":
            raise Refusal("stateViolation", "Staff ended the session, so nothing in it can change.")
        if sitting.cause in ("declined", "declined-unused"):
            raise Refusal(
                "stateViolation",
                "The candidate did not agree to what must be agreed to, and the session has ended.",
                "Nothing more can be done in this session.")
        if sitting.cause is not None:
            raise Refusal("stateViolation")

    def secret(self, purpose: str) -> str:
        """The next id or token; they follow from the seed, and can be guessed."""
        self._secrets += 1
        digest = hashlib.sha256(f"{self._seed}:{self._secrets}".encode()).digest()
        number = int.from_bytes(digest, "big")
        text = "".join(_ALPHABET[number >> 5 * place & 31] for place in range(52))
        return text if purpose == "token" else f"{purpose}-{text}"

    # Control

    def _control(self, identifier: Any, method: str, given: Json) -> List[Output]:
        try:
            told = self._troubles.control(self, method, given)
        except (ValueError, KeyError, TypeError) as error:
            return [self._error(identifier, Refusal("invalidParams", f"The simulator does not know this: {error}."))]
        return told + [Output({"jsonrpc": "2.0", "id": identifier, "result": {}})]

    def latest(self) -> Optional[Sitting]:
        """The session that was last started or asked for, else the last one that there is."""
        return self._current or next(reversed(list(self.sittings.values())), None)

    def act(self, what: str, given: Json) -> List[Output]:
        """Does something to a session that its client did not ask for, and writes it down."""
        self.journal.keep(self.clock.now, what, given)
        return self._act(what, given)

    def _act(self, what: str, given: Json) -> List[Output]:
        if what == "!counted":
            self._troubles.restore(given["rule"], given["turn"])
            return []
        if what == "!advance":
            self.clock.advance(given["ms"])
            return self.tick()
        sitting = self.sittings.get(given["session"])
        if sitting is None:
            raise ValueError("there is no session yet")
        if what == "!displace":
            sitting.hand(self.secret("token"))
            return [_notification("session.displaced", {"session": sitting.name})]
        if what == "!adjust" and sitting.time.limit is not None:
            sitting.time.limit += given["ms"]
            self.adjusted(sitting)
            return self._take_told()
        raise ValueError(f"this cannot be done: {what.lstrip('!')}")

    def _catch_up(self) -> None:
        """Carries out what other simulators wrote down, with its times."""
        for at, method, given in self.journal.kept():
            self.clock.hold(at)
            self.tick()
            try:
                if method.startswith("!"):
                    self._act(method, given)
                else:
                    METHODS[method].call(self, given, "")
            except (Refusal, Replayed):
                pass
        self.clock.hold(None)


def _notification(method: str, params: Json) -> Output:
    return Output({"jsonrpc": "2.0", "method": method, "params": params})


def _envelope(line: bytes) -> Tuple[Any, str, Json]:
    """Id, method and parameters of a line."""
    try:
        request = json.loads(line.decode("utf-8"), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise Refusal("parseError", f"The line is not JSON: {error}.", offset=getattr(error, "pos", 0)) from None
    if not isinstance(request, dict):
        raise Refusal("invalidRequest", "The line is not a request: a request is an object.", offset=0)
    identifier = request.get("id")
    fits = isinstance(identifier, (str, int)) and not isinstance(identifier, bool)
    known = set(request) <= {"jsonrpc", "id", "method", "params"} and request.get("jsonrpc") == "2.0"
    method, given = request.get("method"), request.get("params", {})
    if not fits or not known or not isinstance(method, str) or not isinstance(given, dict):
        raise Refusal(
            "invalidRequest", "The line is not a request: a member is missing, unknown or of another type.",
            "Send `jsonrpc`, `id`, `method` and `params` in one object. Nothing of this line was carried out.",
            offset=0, id=identifier if fits else None)
    return identifier, method, given


def _unique(pairs: List[Tuple[str, Any]]) -> Json:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name comes twice in an object")
    return made
