"""What is told of a simulated session: its state, its items, its feedback, its result."""
from __future__ import annotations

import copy
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Dict, List, Optional

from . import answers
from .refusals import Refusal
from .sitting import Sitting

Json = Dict[str, Any]


def state(sitting: Sitting, now: int) -> Json:
    """The `state` of a session."""
    made: Json = {
        "session": sitting.name, "assessment": sitting.demo.id, "attempt": sitting.attempt,
        "status": "open" if sitting.is_open else "submitted"}
    if sitting.cause is not None:
        made["cause"] = sitting.cause
        made["submittedAt"] = sitting.submitted_at
    made["nextSeq"] = sitting.next_seq
    if sitting.current is not None:
        made["current"] = sitting.current
    made["clock"] = sitting.time.view(now, sitting.is_open)
    description = sitting.demo.description
    if sitting.agreements:
        made["agreements"] = [
            one for one in description["agreements"] if one["agreement"] in sitting.agreements]
    if "breaks" in description:
        made["breaksLeft"] = sitting.breaks_left
    if can_pause(sitting):
        made["canPause"] = True
    if sitting.needs:
        made["needs"] = sitting.needs
    made["sections"] = [
        {**section, "status": sitting.section_access(section["section"])} for section in sitting.demo.state["sections"]]
    made["slots"] = [slot(sitting, own) for own in sitting.demo.state["slots"]]
    if sitting.files:
        made["files"] = [
            {
                "file": name, "slot": own.slot, "name": own.name, "type": own.type, "bytes": own.bytes,
                "received": len(own.content), "whole": own.whole}
            for name, own in sitting.files.items()]
    return made


def can_pause(sitting: Sitting) -> bool:
    """Whether the client may stop the clock."""
    return bool(sitting.demo.description.get("interruptions", {}).get("pause")) and sitting.time.gives_back > 0


def slot(sitting: Sitting, own: Json) -> Json:
    """A line of the state's `slots`."""
    name = own["slot"]
    done, access, item = sitting.slots[name], sitting.access(name), sitting.demo.items[name]
    answer = done.tries[-1][0] if done.tries else done.answer
    complete = answers.is_complete(answer, item)
    made: Json = {
        "slot": name, "section": own["section"], "type": own["type"], "viewed": done.viewed, "answered": complete}
    if answer is not None and not complete:
        made["partial"] = True
    made["flagged"] = done.flagged
    if done.comment is not None:
        made["comment"] = done.comment
    made["closed"] = access == "closed"
    if access == "ahead":
        made["ahead"] = True
    if sitting.is_checked(name):
        made["triesLeft"] = sitting.tries_left(name)
    return made


def item(sitting: Sitting, name: str) -> Json:
    """An item, as `item.get` and `item.review` give it."""
    done, hints = sitting.slots[name], sitting.demo.hints.get(name, [])
    made = dict(sitting.demo.items[name])
    answer = done.tries[-1][0] if done.tries else done.answer
    if answer is not None:
        made["answer"] = answer
    made["flagged"] = done.flagged
    if sitting.is_checked(name):
        made["tries"] = {"used": len(done.tries), "left": sitting.tries_left(name)}
    if hints:
        made["hintsLeft"] = len(hints) - done.hints
    if done.hints:
        made["hints"] = hints[: done.hints]
    return made


def feedback(sitting: Sitting, name: str, answer: Optional[Json], is_settled: bool, is_submitted: bool) -> Json:
    """What policy allows to be told of an answer now; in exams, everything."""
    demo, policy = sitting.demo, sitting.demo.formative

    def tells(what: str) -> bool:
        moment = policy[what] if policy is not None else "at-once"
        return moment == "at-once" or is_submitted and moment != "never" or moment == "after-last-try" and is_settled

    made: Json = {}
    key = demo.keys.get(name)
    part = answers.share(answer, key) if key is not None else Fraction(0)
    if key is not None and answer is not None and tells("rightWrong"):
        made = {"right": part == 1, "credit": decimal(part), "earned": decimal(sitting.earned(name))}
    if tells("rationale"):
        chosen = _chosen(answer)
        told = [
            note for note in demo.rationales.get(name, [])
            if tells("key") or note.get("choice") in chosen or "choice" not in note and part == 1]
        if told:
            made["rationales"] = told
        words = demo.words.get(name, {}).get("right" if part == 1 else "wrong")
        if words is not None and answer is not None and tells("rightWrong"):
            made["content"] = words
    if key is not None and tells("key"):
        made["key"] = key
    return made


def require_release(sitting: Sitting, what: str, now: int) -> None:
    """Refuses what the release policy does not tell now."""
    if sitting.is_open:
        raise Refusal("stateViolation", "The session is still open.", "Submit it first with session.submit.")
    moment = sitting.demo.description["release"][what]
    name = "The result" if what == "result" else "The review of items"
    if isinstance(moment, dict) and now < moment["on"]:
        raise Refusal("notReleased", f"{name} is not released yet.", **{"from": moment["on"]})
    if moment == "never":
        raise Refusal(
            "notReleased", f"{name} is not shown to candidates of this assessment.", "Do not ask for it.")


def result(sitting: Sitting, now: int) -> Json:
    """The result: one that was recorded, with the figures of this sitting."""
    require_release(sitting, "result", now)
    if sitting.is_void or sitting.cause in ("declined", "declined-unused"):
        return {
            "released": True, "state": "void", "bands": [], "submittedAt": sitting.submitted_at,
            "cause": sitting.cause}
    recorded = sitting.demo.results
    if any(own["type"] == "essay" and sitting.slots[own["slot"]].answer for own in sitting.demo.state["slots"]):
        return {
            "released": True, "state": "pending-marking", "bands": [], "submittedAt": sitting.submitted_at,
            "cause": sitting.cause}
    made: Json = copy.deepcopy(recorded.get("right") or recorded["blank"])
    made["submittedAt"], made["cause"] = sitting.submitted_at, sitting.cause
    if "points" not in made:
        return made
    part = _share(sitting, list(sitting.slots))
    percent = _percent(part)
    made["points"]["earned"] = decimal(part * Fraction(str(made["points"]["maximum"])))
    made["percent"] = percent
    needed = made.get("needed", {}).get("percent")
    if needed is not None:
        cut = Fraction(needed, 100)
        made["state"] = "pass" if part >= cut else "fail"
        if "scaled" in made:
            made["scaled"] = int(Fraction(1, 2) + (
                500 + 300 * (part - cut) / (1 - cut) if part >= cut else 200 + 299 * part / cut))
    if percent < 90:
        made["bands"] = []
    for section in made.get("sections", []):
        own = [name for name, where in sitting.section_of.items() if where == section["section"]]
        section["percent"] = _percent(_share(sitting, own))
    for competency in made.get("competencies", []):
        competency["percent"] = percent
    for condition in made.get("conditions", []):
        if condition["subject"] == "total":
            condition["reached"], condition["holds"] = percent, percent >= condition["needed"]
    return made


def decision(sitting: Sitting, now: int) -> str:
    """What was decided, whether or not it is released."""
    try:
        return str(result(sitting, now)["state"])
    except Refusal:
        return "indeterminate"


def decimal(number: Fraction) -> Any:
    """A JSON number with at most six decimals."""
    rounded = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal("0.000001"), ROUND_HALF_UP)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def _chosen(answer: Optional[Json]) -> List[str]:
    if answer is None:
        return []
    ((_, value),) = answer.items()
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _share(sitting: Sitting, names: List[str]) -> Fraction:
    most = sum((Fraction(str(sitting.demo.items[name].get("points", 0))) for name in names), Fraction(0))
    return sum((sitting.earned(name) for name in names), Fraction(0)) / most if most else Fraction(0)


def _percent(part: Fraction) -> int:
    return int(100 * part + Fraction(1, 2))
