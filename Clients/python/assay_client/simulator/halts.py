"""Agreements, breaks, pauses, and what the client keeps of its own, as the simulator carries them out."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict

from . import views
from .changes import with_clock
from .refusals import Refusal
from .sitting import Sitting

if TYPE_CHECKING:
    from .desk import Desk

Json = Dict[str, Any]


def agreement_accept(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Agrees, or ends the session by not agreeing."""
    agreement, accepted = given["agreement"], given.get("accepted", True)
    own = [one for one in sitting.demo.description.get("agreements", []) if one["agreement"] == agreement]
    if not own:
        raise Refusal(
            "unknownSlot", f"There is no agreement `{agreement}` in this session.", "Take the ids from session.state.")
    if agreement not in sitting.agreements:
        raise Refusal("stateViolation", f"The candidate has agreed to `{agreement}` already.", "Go on.")
    now = desk.clock.now
    sitting.log(now, "agreed", given["seq"], agreement=agreement, agreed=accepted)
    sitting.agreements.remove(agreement)
    if accepted:
        if not sitting.agreements:
            sitting.time.go(now)
    else:
        sitting.close("declined" if own[0]["decline"] == "end-attempt" else "declined-unused", now)
    return {"agreement": agreement, "accepted": accepted}


def session_pause(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Stops the clock."""
    sitting.require_working(desk.clock.now)
    if not sitting.demo.description.get("interruptions", {}).get("pause"):
        raise Refusal(
            "forbidden", "This assessment cannot be paused.", "Leave pauses out of the client for this assessment.")
    if not views.can_pause(sitting):
        raise Refusal(
            "forbidden", "The time that pauses and interruptions may take is used up.", "Go on working.")
    sitting.time.stop("paused", desk.clock.now, sitting.time.gives_back)
    sitting.log(desk.clock.now, "paused", given["seq"])
    return {"paused": True}


def session_resume(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Ends a pause."""
    _end(desk, sitting, "paused", "The session is not paused.")
    sitting.log(desk.clock.now, "resumed", given["seq"])
    return {"resumed": True}


def break_start(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Begins a break; what was seen is closed from now on."""
    policy = sitting.demo.description.get("breaks")
    if policy is None:
        raise Refusal(
            "forbidden", "This assessment has no breaks.", "Leave breaks out of the client for this assessment.")
    if sitting.breaks_left == 0:
        raise Refusal("forbidden", f"The candidate has taken all {policy['count']} breaks.", "Go on working.")
    sitting.breaks_left -= 1
    sitting.time.stop("break", desk.clock.now, policy["lengthMs"], policy["stopsClock"])
    for slot in sitting.slots.values():
        slot.locked = slot.locked or slot.viewed
    sitting.log(desk.clock.now, "break-started", given["seq"])
    return {"onBreak": True}


def break_end(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Ends a break."""
    _end(desk, sitting, "break", "There is no break to end.")
    sitting.log(desk.clock.now, "break-ended", given["seq"])
    return {"breakEnded": True}


def _end(desk: Desk, sitting: Sitting, state: str, words: str) -> None:
    halt = sitting.time.halt(desk.clock.now)
    if halt is None or halt.state != state:
        raise Refusal("stateViolation", words, "Go on working.")
    sitting.time.go(desk.clock.now)


# The client's own


def client_event(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Puts something of the client's on record."""
    more = {name: given[name] for name in ("kind", "slot", "detail") if name in given}
    sitting.log(desk.clock.now, "noted", given["seq"], **more)
    return {"noted": True}


def client_state_put(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Keeps a text of the client's own."""
    sitting.kept = given["state"]
    sitting.log(desk.clock.now, "state-kept", given["seq"], state=given["state"])
    return {"kept": True}


def client_state_get(desk: Desk, given: Json, line: str) -> Json:
    """Gives what was kept last."""
    sitting = desk.open(given)
    return with_clock(desk, sitting, {} if sitting.kept is None else {"state": sitting.kept})
