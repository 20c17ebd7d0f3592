"""Marking, as the simulator carries it out: each essay as a whole, by one rater."""
from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Dict, Iterator, Tuple

from . import answers
from .refusals import Refusal

if TYPE_CHECKING:
    from .desk import Desk

Json = Dict[str, Any]


def grading_next(desk: Desk, given: Json, line: str) -> Json:
    """The next answer that waits for a rater; nothing ever waits for an adjudicator."""
    waiting = [
        (work, item, answer) for work, item, answer in _works(desk, given["assessment"])
        if given.get("role", "rater") == "rater" and work not in desk.marks
        and given.get("item", item["slot"]) == item["slot"]]
    made: Json = {"left": len(waiting)}
    for work, item, answer in waiting:
        if work not in given.get("skipping", []):
            made["task"] = {
                "work": work, "item": item["slot"], "content": item["content"], "answer": answer,
                "traits": [{"trait": "whole", "points": item["points"], "levels": []}]}
            if "words" in item["interaction"]:
                made["task"]["words"] = item["interaction"]["words"]
            break
    return made


def grading_submit(desk: Desk, given: Json, line: str) -> Json:
    """Takes a mark down."""
    item = _item(desk, given)
    if list(given["points"]) != ["whole"] or given["points"]["whole"] > item["points"]:
        raise Refusal(
            "invalidAnswer", f"A mark of this answer gives 0 to {item['points']} points for `whole`.",
            "Give points within these bounds.")
    mark = answers.canonical({name: given[name] for name in ("by", "points")})
    key = f"{given['by']} {given['requestKey']}"
    content = answers.canonical(given)
    if desk.keys.setdefault(key, content) != content:
        raise Refusal(
            "sequenceConflict", "The request key was used for another act, which stands.",
            "Send another act under a key of its own.")
    is_known = given["work"] in desk.marks
    if desk.marks.setdefault(given["work"], mark) != mark:
        raise Refusal(
            "stateViolation", "This answer has the mark of its rater already.", "Go on with the next answer.")
    return {"work": given["work"], "done": True, **({"replayed": True} if is_known else {})}


def grading_adjudicate(desk: Desk, given: Json, line: str) -> Json:
    """One rater never differs from another."""
    _item(desk, given)
    raise Refusal(
        "stateViolation", "Nothing is to decide at this answer: its raters agree, or are not done.",
        "Go on with the next answer.")


def _item(desk: Desk, given: Json) -> Json:
    for work, item, _ in _works(desk, given["assessment"]):
        if work == given["work"]:
            return item
    raise Refusal(
        "stateViolation", "No such answer waits: it is not of this assessment, or was changed since.",
        "Ask grading.next for another.")


def _works(desk: Desk, assessment: str) -> Iterator[Tuple[str, Json, Json]]:
    """The essays of what was submitted: the name of each, its item, the answer."""
    desk.assessment(assessment)
    for sitting in desk.sittings.values():
        if sitting.demo.id != assessment or sitting.is_open or sitting.is_void:
            continue
        for name, item in sitting.demo.items.items():
            answer = sitting.slots[name].answer
            if item["type"] == "essay" and answer is not None:
                told = f"{sitting.name} {name} {answers.canonical(answer)}"
                yield "w-" + hashlib.sha256(told.encode()).hexdigest()[:20], item, answer
