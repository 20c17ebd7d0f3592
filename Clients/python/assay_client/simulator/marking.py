"""Marking, as the simulator carries it out: each essay and each answer of files as a whole, by one rater."""
from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, Dict, Iterator, Tuple

from . import answers
from .refusals import Refusal
from .sitting import Sitting

if TYPE_CHECKING:
    from .desk import Desk

Json = Dict[str, Any]


def grading_next(desk: Desk, given: Json, line: str) -> Json:
    """The next answer that waits for a rater; nothing ever waits for an adjudicator."""
    waiting = [
        one for one in _works(desk, given["assessment"])
        if given.get("role", "rater") == "rater" and one[0] not in desk.marks
        and given.get("item", one[1]["slot"]) == one[1]["slot"]]
    made: Json = {"left": len(waiting)}
    for work, item, answer, sitting in waiting:
        if work not in given.get("skipping", []):
            made["task"] = {
                "work": work, "item": item["slot"], "content": item["content"], "answer": answer,
                "traits": [{"trait": "whole", "points": item["points"], "levels": []}]}
            if "media" in item:
                made["task"]["media"] = item["media"]
            if "file" in answer:
                made["task"]["files"] = [_described(sitting, name) for name in answer["file"]]
            if "words" in item["interaction"]:
                made["task"]["words"] = item["interaction"]["words"]
            break
    return made


def grading_file(desk: Desk, given: Json, line: str) -> Json:
    """Some bytes of a file of an answer, or of a medium of what was asked, while the answer waits for the rater."""
    for work, item, answer, sitting in _works(desk, given["assessment"]):
        if work == given["work"] and work not in desk.marks and given.get("role", "rater") == "rater":
            name, offset = given["id"], given.get("offset", 0)
            if name in answer.get("file", []):
                told = _described(sitting, name)
                content = sitting.files[name].content
            elif name in sitting.demo.media_of(item["slot"]):
                told = sitting.demo.media[name]
                content = base64.b64decode(told["data"])
            else:
                raise Refusal(
                    "unknownSlot", "The answer has no file of this id, and what was asked has no such medium.",
                    "Take the ids from `files`, `media` and the content of what grading.next gave.")
            if offset > len(content):
                raise Refusal("invalidParams", f"There are {len(content)} bytes, and byte {offset} is beyond them.")
            piece = content[offset:offset + given.get("length", 524_288)]
            return {
                "id": name, "type": told["type"], "bytes": len(content), "digest": told["digest"], "offset": offset,
                "data": base64.b64encode(piece).decode("ascii")}
    raise _none_waits()


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
    for work, item, _, _ in _works(desk, given["assessment"]):
        if work == given["work"]:
            return item
    raise _none_waits()


def _none_waits() -> Refusal:
    return Refusal(
        "stateViolation", "No such answer waits: it is not of this assessment, or was changed since.",
        "Ask grading.next for another.")


def _described(sitting: Sitting, name: str) -> Json:
    own = sitting.files[name]
    return {
        "file": name, "type": own.type, "bytes": own.bytes,
        "digest": "sha256:" + hashlib.sha256(own.content).hexdigest()}


def _works(desk: Desk, assessment: str) -> Iterator[Tuple[str, Json, Json, Sitting]]:
    """What people mark of what was submitted: the name of each answer, its item, the answer, whose it is."""
    desk.assessment(assessment)
    for sitting in desk.sittings.values():
        if sitting.demo.id != assessment or sitting.is_open or sitting.is_void:
            continue
        for name, item in sitting.demo.items.items():
            answer = sitting.slots[name].answer
            if item["type"] in ("essay", "file") and answer is not None and not answers.is_blank(answer):
                told = f"{sitting.name} {name} {answers.canonical(answer)}"
                yield "w-" + hashlib.sha256(told.encode()).hexdigest()[:20], item, answer, sitting
