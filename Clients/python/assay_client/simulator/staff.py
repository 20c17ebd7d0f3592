"""The methods of staff, as the simulator carries them out."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict

from . import answers, views
from .refusals import Refusal
from .sitting import Sitting

if TYPE_CHECKING:
    from .desk import Desk

Json = Dict[str, Any]


def registration_put(desk: Desk, given: Json, line: str) -> Json:
    """Registers a candidate."""
    demo = desk.assessment(given["assessment"])
    limit = demo.description.get("timeLimitMs", 0) * given.get("accommodations", {}).get("extraTime", 1)
    if "opens" in given and "closes" in given and 0 < given["closes"] - given["opens"] < limit:
        raise Refusal(
            "forbidden", f"The window is shorter than the {int(limit) // 60_000}m that the candidate has.",
            "Let `closes` be at least that long after `opens`.")
    content = answers.canonical(given)
    if desk.keys.setdefault(given["requestKey"], content) != content:
        raise Refusal(
            "sequenceConflict", "The request key was used for another registration, which stands.",
            "Send another registration under a key of its own.")
    if given.get("opens", 0) >= given.get("closes", 2**62):
        raise Refusal(
            "invalidParams", "The parameters do not fit the method: `closes` must be later than `opens`.", offset=0)
    desk.registrations[given["candidate"], given["assessment"]] = given
    return {"candidate": given["candidate"], "assessment": given["assessment"], "registered": True}


def registration_list(desk: Desk, given: Json, line: str) -> Json:
    """Who is registered."""
    desk.assessment(given["assessment"])
    own = [one for (_, assessment), one in desk.registrations.items() if assessment == given["assessment"]]
    return {"registrations": sorted(own, key=lambda one: str(one["candidate"]))}


# Acts on sessions


def session_inspect(desk: Desk, given: Json, line: str) -> Json:
    """How a session stands, and its record."""
    sitting = desk.named(given["session"])
    after, limit = given.get("after", 0), given.get("limit", 200)
    made: Json = {"candidate": sitting.candidate, "state": views.state(sitting, desk.clock.now)}
    if not sitting.is_open:
        made["decision"] = views.decision(sitting, desk.clock.now)
    made["count"] = len(sitting.record)
    made["events"] = [
        {"number": number, "record": record} for number, record in enumerate(sitting.record, 1)
        if after < number <= after + limit]
    return made


def act(carry_out: Callable[[Desk, Sitting, Json], Json]) -> Callable[[Desk, Json, str], Json]:
    """An act on a session: done once for each key, and put on record."""

    def call(desk: Desk, given: Json, line: str) -> Json:
        if "section" in given and "slot" in given:
            raise Refusal(
                "invalidParams", "The parameters do not fit the method: `section` and `slot` exclude each other.",
                offset=0)
        sitting = desk.named(given["session"])
        content = answers.canonical({"method": carry_out.__name__, **given})
        key = f"{sitting.name} {given['requestKey']}"
        if key in desk.keys:
            if desk.keys[key] != content:
                raise Refusal(
                    "sequenceConflict", "The request key was used for another act on this session, which stands.",
                    "Send another act under a key of its own.")
            return _done(desk, sitting, carry_out, is_old=True)
        made = carry_out(desk, sitting, given)
        desk.keys[key] = content
        more = {{"event": "of"}.get(name, name): value for name, value in given.items() if name != "session"}
        sitting.log(desk.clock.now, "staff", act=carry_out.__name__.replace("_", "-"), **more)
        return made or _done(desk, sitting, carry_out, is_old=False)

    return call


def _done(desk: Desk, sitting: Sitting, carry_out: Any, is_old: bool) -> Json:
    if carry_out is resume_code:
        raise Refusal(
            "stateViolation", "The code of this request was told already, and is not kept.",
            "Ask for another under a key of its own; the earlier one then ends.")
    made: Json = {"done": True}
    if is_old:
        made["replayed"] = True
    return {**made, "state": views.state(sitting, desk.clock.now)}


def extend(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Adds time to the limit of the whole."""
    if not sitting.is_open:
        raise Refusal(
            "stateViolation", "The session was submitted, so it cannot be extended.",
            "Open it again with session.reopen first.")
    if given["timeMs"] == 0:
        raise _no_time()
    if given.get("section") in sitting.time.sections:
        sitting.time.sections[given["section"]] += given["timeMs"]
        desk.adjusted(sitting)
        return {}
    if "section" in given or "slot" in given or sitting.time.limit is None:
        raise Refusal(
            "stateViolation", "There is no limit on this that time could be added to.", "Nothing is to do.")
    sitting.time.limit += given["timeMs"]
    desk.adjusted(sitting)
    return {}


def void(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Takes a session out of what counts."""
    if sitting.is_void:
        raise Refusal("stateViolation", "The session is void already.", "Look at the record of the session.")
    sitting.is_void = True
    sitting.counts = bool(given["attemptCounts"])
    if sitting.is_open:
        sitting.close("staff", desk.clock.now)
        desk.closed(sitting)
    return {}


def reopen(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Opens a submitted session again."""
    if sitting.is_open:
        raise Refusal("stateViolation", "The session is open.", "Look at the record of the session.")
    if sitting.is_void:
        raise Refusal(
            "stateViolation", "A void session cannot be opened again.", "Look at the record of the session.")
    if given.get("timeMs", 1) <= 0:
        raise _no_time()
    time, now = sitting.time, desk.clock.now
    time.halted += now - sitting.submitted_at
    if "timeMs" in given and time.limit is not None:
        time.limit = time.running(now) + given["timeMs"]
        time.told = time.running(now)
    sitting.cause = None
    return {}


def note(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Puts a remark on record."""
    return {}


def accept(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Lets an answer count that came late."""
    place = given["event"] - 1
    record = sitting.record[place] if place < len(sitting.record) else {}
    if "answer" not in record:
        raise Refusal(
            "invalidAnswer", f"Event {given['event']} of the session brought no answer.",
            "Take the number of a saved or refused answer from session.inspect.")
    own = sitting.slots[record["slot"]]
    own.answer = own.in_time = record["answer"]
    return {}


def resume_code(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Makes a code by which the session can be taken up, once."""
    letters = desk.secret("code")[5:17].upper()
    code = "-".join(letters[place:place + 4] for place in (0, 4, 8))
    until = desk.clock.now + given.get("validForMs", 900_000)
    if until <= desk.clock.now:
        raise _no_time()
    sitting.code = (code, until)
    return {"code": code, "until": until}


def _no_time() -> Refusal:
    return Refusal("invalidAnswer", "This is no time at all, or lies in the past.", "Name a time above 0.")
