"""The methods of the protocol, as the simulator carries them out."""
from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any, Callable, Dict, NamedTuple

from . import answers, files, halts, marking, staff, views
from .changes import change, grace, with_clock
from .refusals import Refusal
from .sitting import Sitting

if TYPE_CHECKING:
    from .desk import Desk

Json = Dict[str, Any]


class Method(NamedTuple):
    """What a method does; the protocol's description says for whom it is, and with what."""

    call: Callable[["Desk", Json, str], Json]
    keeps: bool = False
    """Whether it changes what a simulator that is started again must know."""


# Life


def initialize(desk: Desk, given: Json, line: str) -> Json:
    """Agrees on the version, and takes down what the client can show."""
    if given["protocol"] != "1":
        raise Refusal("unsupportedVersion", protocols=["1"])
    desk.can = {name: given[name] for name in ("types", "content", "features", "needs", "tools") if name in given}
    desk.is_greeted = True
    engine = {"name": "assay", "version": desk.demo.initialize["engine"]["version"] + " (simulator)"}
    return {**desk.demo.initialize, "engine": engine, "role": desk.role}


def ping(desk: Desk, given: Json, line: str) -> Json:
    """Tells the time."""
    return {"now": desk.clock.now}


def shutdown(desk: Desk, given: Json, line: str) -> Json:
    """Ends the simulator after the reply."""
    desk.is_shutdown = True
    return {}


# Finding


def assessment_list(desk: Desk, given: Json, line: str) -> Json:
    """What is published."""
    return {"assessments": [demo.summary for demo in desk.demo.assessments.values()]}


def assessment_describe(desk: Desk, given: Json, line: str) -> Json:
    """What to expect."""
    return desk.assessment(given["assessment"]).description


# Sessions


def session_start(desk: Desk, given: Json, line: str) -> Json:
    """Starts a session, or goes on with the one that is there."""
    demo = desk.assessment(given["assessment"])
    candidate = given.get("candidate")
    if candidate is None:
        if demo.summary["registration"] != "open":
            raise Refusal("notRegistered")
        candidate = f"anonymous-{given['requestKey']}"
    own = [one for one in desk.sittings.values() if (one.candidate, one.demo.id) == (candidate, demo.id)]
    same = [one for one in own if one.request_key == given["requestKey"]] or [one for one in own if one.is_open]
    if same:
        desk.check_support(demo, same[0].needs)
        same[0].hand(desk.secret("token"))
        return _handed(desk, same[0], resumed=True)
    registration = desk.registrations.get((candidate, demo.id))
    is_registered = registration is not None or candidate.startswith("registered")
    if not is_registered and demo.summary["registration"] != "open":
        raise Refusal("notRegistered")
    _check_window(registration or {}, desk.clock.now)
    attempts = demo.description.get("attempts")
    counted = [
        one for one in own
        if one.counts and (one.cause == "declined" or any(slot.viewed for slot in one.slots.values()))]
    if attempts is not None and len(counted) >= attempts:
        raise Refusal("notEligible", "The candidate has used all attempts.", reason="attempts-used")
    desk.check_support(demo, (registration or {}).get("needs", []))
    sitting = desk.begin(demo, candidate, given["requestKey"], len(own) + 1, registration or {})
    return _handed(desk, sitting, resumed=False)


def session_attach(desk: Desk, given: Json, line: str) -> Json:
    """Gives a new token; the one before is stale."""
    sitting = desk.open_by_code(given) if "code" in given else desk.open(given)
    desk.check_support(sitting.demo, sitting.needs)
    sitting.hand(desk.secret("token"))
    made = _handed(desk, sitting, resumed=True)
    del made["resumed"]
    return made


def session_state(desk: Desk, given: Json, line: str) -> Json:
    """How a session stands."""
    return {"state": views.state(desk.open(given), desk.clock.now)}


def _handed(desk: Desk, sitting: Sitting, resumed: bool) -> Json:
    return {
        "session": sitting.name, "token": sitting.token, "resumed": resumed,
        "state": views.state(sitting, desk.clock.now)}


def _check_window(registration: Json, now: int) -> None:
    if now < registration.get("opens", now):
        raise Refusal(
            "notEligible", "The time in which the candidate may start has not begun.",
            "Start again at the time in `from`.", reason="window-not-open", **{"from": registration["opens"]})
    if now > registration.get("closes", now):
        raise Refusal(
            "notEligible", "The time in which the candidate could start is over.", reason="window-closed")


# Reading


def item_get(desk: Desk, given: Json, line: str) -> Json:
    """One item."""
    sitting = desk.open(given)
    desk.require_open(sitting)
    sitting.require_working(desk.clock.now)
    own = sitting.reachable(given["slot"])
    if not own.viewed and sitting.time.is_late(desk.clock.now):
        raise grace()
    if not own.viewed:
        sitting.time.begin(sitting.section_of[given["slot"]], desk.clock.now)
        sitting.log(desk.clock.now, "served", slot=given["slot"])
    own.viewed = True
    return with_clock(desk, sitting, views.item(sitting, given["slot"]))


def stimulus_get(desk: Desk, given: Json, line: str) -> Json:
    """What several items are about."""
    sitting = desk.open(given)
    about = [
        slot for slot, item in sitting.demo.items.items() if item.get("stimulus") == given["stimulus"]]
    if not about:
        raise Refusal(
            "unknownSlot", "This form has no such stimulus.", "Take the id from `stimulus` of an item.")
    if sitting.is_open and not any(sitting.slots[slot].viewed for slot in about):
        raise Refusal(
            "stateViolation", "No item of this stimulus was shown yet.", "Get an item first with item.get.")
    return with_clock(desk, sitting, dict(sitting.demo.stimuli[given["stimulus"]]))


def media_get(desk: Desk, given: Json, line: str) -> Json:
    """Some bytes of a medium, while something that shows it can be looked at."""
    sitting = desk.open(given)
    if sitting.is_open:
        sitting.require_working(desk.clock.now)
    name, offset = given["id"], given.get("offset", 0)
    if name not in sitting.media(desk.clock.now):
        raise Refusal(
            "unknownSlot", "There is no such medium that can be looked at now.",
            "Take the ids of media from what item.get and stimulus.get give.")
    medium = sitting.demo.media[name]
    data = base64.b64decode(medium["data"])
    if offset > len(data):
        raise Refusal(
            "invalidParams", f"The medium has {len(data)} bytes, and byte {offset} is beyond them.",
            "Begin at `offset` 0, and go on at `offset` and the length of what came, until there are `bytes`.")
    piece = data[offset:offset + given.get("length", 524_288)]
    return with_clock(desk, sitting, {
        "id": name, "type": medium["type"], "bytes": len(data), "digest": medium["digest"], "offset": offset,
        "data": base64.b64encode(piece).decode("ascii")})


def session_receipt(desk: Desk, given: Json, line: str) -> Json:
    """What proves later what was submitted; the digest is the simulator's own."""
    sitting = desk.open(given)
    if sitting.is_open:
        raise Refusal("stateViolation", "The session is still open.", "Submit it first with session.submit.")
    events = max(number for number, one in enumerate(sitting.record, 1) if one["event"] == "submitted")
    digest = hashlib.sha256(json.dumps(sitting.record[:events], sort_keys=True).encode("utf-8")).hexdigest()
    return with_clock(desk, sitting, {"receipt": {
        "line": "receipt", "session": sitting.name, "events": events, "digest": f"sha256:{digest}"}})


def session_result(desk: Desk, given: Json, line: str) -> Json:
    """The result, as far as it is released."""
    sitting = desk.open(given)
    made = views.result(sitting, desk.clock.now)
    made.pop("attempt", None)
    attempts = sorted(
        (one for one in desk.sittings.values() if (one.candidate, one.demo.id) == (sitting.candidate, sitting.demo.id)),
        key=lambda one: one.attempt)
    if len(attempts) > 1 or sitting.demo.description.get("attempts") != 1:
        counting = [
            one.attempt for one in attempts
            if not (one.is_open or one.is_void or one.cause in ("declined", "declined-unused"))]
        made["attempt"] = {
            "number": sitting.attempt, "counts": counting[-1:] == [sitting.attempt],
            **({"counting": counting[-1]} if counting else {})}
    return made


def item_review(desk: Desk, given: Json, line: str) -> Json:
    """An item after the end."""
    sitting = desk.open(given)
    name = given["slot"]
    if sitting.is_open:
        raise Refusal("stateViolation", "The session is still open.", "Submit it first with session.submit.")
    if name not in sitting.slots:
        sitting.reachable(name)
    policy = sitting.demo.formative
    if policy is None or all(policy[what] == "never" for what in ("rightWrong", "rationale", "key")):
        views.require_release(sitting, "key", desk.clock.now)
    counted = sitting.counted(name)
    made = views.item(sitting, name)
    made["answerCounts"] = made.get("answer") == counted
    made["feedback"] = views.feedback(sitting, name, counted, True, True)
    return with_clock(desk, sitting, made)


# Changes


def response_save(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Keeps an answer."""
    own = _workable(sitting, given["slot"])
    answers.check_fit(given["answer"], sitting.demo.items[given["slot"]])
    files.require_whole(sitting, given["slot"], given["answer"])
    own.answer = given["answer"]
    sitting.log(desk.clock.now, "saved", given["seq"], slot=given["slot"], answer=given["answer"])
    return {"slot": given["slot"], "saved": True, **_late(desk, sitting, given["slot"], own)}


def response_clear(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Takes an answer back."""
    own = _workable(sitting, given["slot"])
    own.answer = None
    return {"slot": given["slot"], "cleared": True, **_late(desk, sitting, given["slot"], own)}


def item_flag(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Flags a slot."""
    if not sitting.demo.description["navigation"]["flags"]:
        raise Refusal(
            "forbidden", "This assessment does not allow flags.",
            "Leave flags out of the client for this assessment.")
    sitting.reachable(given["slot"]).flagged = given["flagged"]
    return {"slot": given["slot"], "flagged": given["flagged"]}


def item_comment(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Keeps a remark on an item."""
    sitting.reachable(given["slot"]).comment = given["text"]
    sitting.log(desk.clock.now, "commented", given["seq"], slot=given["slot"], text=given["text"])
    return {"slot": given["slot"], "commented": True}


def nav_go(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Goes to a slot."""
    if given["slot"] not in sitting.slots or sitting.access(given["slot"]) == "closed":
        sitting.reachable(given["slot"])
    sitting.move(given["slot"])
    return {"slot": given["slot"]}


def item_check(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Commits a try."""
    slot, answer = given["slot"], given["answer"]
    _require_formative(sitting)
    own = _workable(sitting, slot)
    answers.check_fit(answer, sitting.demo.items[slot])
    if not sitting.is_checked(slot):
        raise Refusal(
            "stateViolation", f"Slot `{slot}` is not checked: people score it, or there is nothing to score.",
            "Save an answer with response.save where the slot takes one.")
    if answers.is_blank(answer):
        raise Refusal(
            "invalidAnswer", f"A try at slot `{slot}` needs an answer, and this one is blank.",
            "Send an answer; no try was used.")
    own.answer = own.in_time = answer
    own.tries.append((answer, answers.share(answer, sitting.demo.keys[slot])))
    return {
        "slot": slot, "try": len(own.tries), "triesLeft": sitting.tries_left(slot),
        "feedback": views.feedback(sitting, slot, answer, sitting.is_settled(slot), False)}


def item_hint(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Takes the next hint."""
    slot = given["slot"]
    _require_formative(sitting)
    own = _workable(sitting, slot)
    hints = sitting.demo.hints.get(slot, [])
    if own.hints >= len(hints):
        raise Refusal("stateViolation", f"Slot `{slot}` has no further hint.", "Answer without one.")
    own.hints += 1
    return {"slot": slot, "hint": hints[own.hints - 1], "hintsLeft": len(hints) - own.hints}


def section_submit(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Closes a section for good."""
    section = given["section"]
    order = [own["section"] for own in sitting.demo.state["sections"]]
    if section not in order:
        raise Refusal(
            "unknownSlot", f"This form has no section `{section}`.", "Take the ids of sections from session.state.")
    access = sitting.section_access(section)
    if access == "closed":
        raise Refusal("stateViolation", f"Section `{section}` is closed already.", "Go on with the next section.")
    if access == "ahead":
        raise Refusal(
            "navigationForbidden", f"Section `{section}` has not been reached yet.",
            "Submit the section that is open first.")
    sitting.close_section(section)
    return {"section": section, "closed": True}


def session_submit(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Submits the session."""
    missing = [] if given.get("confirm") else sitting.unanswered()
    if missing:
        named = ", ".join(f"`{slot}`" for slot in missing[:10])
        raise Refusal("incomplete", f"Without a complete answer: {named}.", slots=missing)
    sitting.close("candidate", desk.clock.now, given["seq"])
    return {"submitted": True, "cause": "candidate"}


def _workable(sitting: Sitting, slot: str) -> Any:
    own = sitting.reachable(slot)
    if sitting.is_settled(slot):
        raise Refusal(
            "triesUsed",
            f"Slot `{slot}` is settled: it was answered rightly, its key was shown, or no try is left.")
    return own


def _require_formative(sitting: Sitting) -> None:
    if sitting.demo.formative is None:
        raise Refusal(
            "forbidden", "An exam tells nothing of single answers while it is taken.",
            "Save the answer with response.save.")


def _late(desk: Desk, sitting: Sitting, slot: str, own: Any) -> Json:
    if sitting.time.is_late(desk.clock.now, sitting.section_of[slot]):
        return {"late": True}
    own.in_time = own.answer
    return {}


METHODS: Dict[str, Method] = {
    "initialize": Method(initialize),
    "ping": Method(ping),
    "shutdown": Method(shutdown),
    "assessment.list": Method(assessment_list),
    "assessment.describe": Method(assessment_describe),
    "session.start": Method(session_start, keeps=True),
    "session.attach": Method(session_attach, keeps=True),
    "session.state": Method(session_state),
    "agreement.accept": Method(change(halts.agreement_accept, aside=True), keeps=True),
    "session.pause": Method(change(halts.session_pause, aside=True), keeps=True),
    "session.resume": Method(change(halts.session_resume, aside=True), keeps=True),
    "break.start": Method(change(halts.break_start), keeps=True),
    "break.end": Method(change(halts.break_end, aside=True), keeps=True),
    "item.get": Method(item_get, keeps=True),
    "stimulus.get": Method(stimulus_get),
    "media.get": Method(media_get),
    "response.save": Method(change(response_save), keeps=True),
    "response.clear": Method(change(response_clear), keeps=True),
    "item.flag": Method(change(item_flag), keeps=True),
    "item.comment": Method(change(item_comment), keeps=True),
    "nav.go": Method(change(nav_go), keeps=True),
    "item.check": Method(change(item_check), keeps=True),
    "item.hint": Method(change(item_hint), keeps=True),
    "file.begin": Method(change(files.file_begin), keeps=True),
    "file.put": Method(files.file_put, keeps=True),
    "file.end": Method(change(files.file_end), keeps=True),
    "section.submit": Method(change(section_submit), keeps=True),
    "session.submit": Method(change(session_submit), keeps=True),
    "session.receipt": Method(session_receipt),
    "session.result": Method(session_result),
    "item.review": Method(item_review),
    "client.event": Method(change(halts.client_event, aside=True), keeps=True),
    "client.state.put": Method(change(halts.client_state_put, aside=True), keeps=True),
    "client.state.get": Method(halts.client_state_get),
    "registration.put": Method(staff.registration_put, keeps=True),
    "registration.list": Method(staff.registration_list),
    "session.inspect": Method(staff.session_inspect),
    "session.extend": Method(staff.act(staff.extend), keeps=True),
    "session.void": Method(staff.act(staff.void), keeps=True),
    "session.reopen": Method(staff.act(staff.reopen), keeps=True),
    "session.note": Method(staff.act(staff.note), keeps=True),
    "session.resumeCode": Method(staff.act(staff.resume_code), keeps=True),
    "response.accept": Method(staff.act(staff.accept), keeps=True),
    "grading.next": Method(marking.grading_next),
    "grading.file": Method(marking.grading_file),
    "grading.submit": Method(marking.grading_submit, keeps=True),
    "grading.adjudicate": Method(marking.grading_adjudicate),
}
"""Every method of the protocol that the simulator speaks."""
