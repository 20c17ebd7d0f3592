"""Whether an answer fits an item, is complete, and what it earns: simple rules, for demonstrations."""
from __future__ import annotations

import json
from fractions import Fraction
from typing import Any, Dict, List, Mapping, Optional

from .refusals import Refusal

SCORED = ("choice", "true-false", "multiple-response", "matrix", "text", "number", "order", "match", "cloze")
"""The types that a machine scores."""
UNSCORED = ("survey", "info")
"""The types that earn nothing."""

TEXT_BYTES, ANSWER_BYTES = 4096, 65536


def check_fit(answer: Mapping[str, Any], item: Mapping[str, Any]) -> None:
    """Refuses an answer that does not fit an item; a draft need not be complete."""
    ((type_, value),) = answer.items()
    slot = item["slot"]
    if type_ != item["type"] or type_ == "info":
        raise Refusal(
            "invalidAnswer", f"The answer is of another type than slot `{slot}`.",
            f"Send an answer under `{item['type']}`.")
    shown: Dict[str, Any] = item.get("interaction", {})
    if type_ in ("choice", "survey"):
        _known([value], _ids(shown, "options" if type_ == "choice" else "steps"), slot)
    elif type_ in ("multiple-response", "order"):
        _known(value, _ids(shown, "options" if type_ == "multiple-response" else "entries"), slot)
        if len(value) > shown.get("select", len(value)):
            raise Refusal(
                "invalidAnswer",
                f"The answer to slot `{slot}` chooses {len(value)} options where {shown['select']} are asked for.",
                f"Choose at most {shown['select']}.")
    elif type_ == "file":
        if len(value) > shown["maxFiles"] or len(set(value)) != len(value):
            raise Refusal("invalidAnswer", f"The answer to slot `{slot}` has too many files, or one of them twice.")
    elif type_ == "matrix":
        _known(list(value), _ids(shown, "rows"), slot)
        for columns in value.values():
            _known(columns, _ids(shown, "columns"), slot)
    elif type_ == "match":
        _known(list(value), _ids(shown, "lefts"), slot)
        for right in value.values():
            _known([right], _ids(shown, "rights"), slot)
    elif type_ == "cloze":
        _known(list(value), _ids(shown, "gaps"), slot)
        for gap in shown["gaps"]:
            if gap["id"] in value and "options" in gap:
                _known([value[gap["id"]]], _ids(gap, "options"), slot)


def check_size(answer: Mapping[str, Any]) -> None:
    """Refuses an answer that is too long."""
    ((type_, value),) = answer.items()
    texts = list(value.values()) if type_ == "cloze" else [value]
    most = ANSWER_BYTES if type_ == "essay" else TEXT_BYTES
    size = max((len(text.encode("utf-8")) for text in texts if isinstance(text, str)), default=0)
    if type_ in ("text", "number", "cloze", "essay") and size > most:
        raise Refusal(
            "limit", f"The answer has {size} bytes where {most} are allowed; it was not kept.",
            "Shorten it and send it again under the same number.")


def is_complete(answer: Optional[Mapping[str, Any]], item: Mapping[str, Any]) -> bool:
    """Whether nothing that was asked for is missing."""
    if answer is None:
        return False
    ((type_, value),) = answer.items()
    shown: Dict[str, Any] = item.get("interaction", {})
    if type_ in ("text", "number", "essay"):
        return str(value).strip() != ""
    if type_ == "file":
        return bool(value)
    if type_ == "multiple-response":
        return bool(len(value) >= max(shown.get("select", 1), 1))
    if type_ == "order":
        return len(value) == len(shown["entries"])
    if type_ == "matrix":
        return sum(1 for columns in value.values() if columns) == len(shown["rows"])
    if type_ == "match":
        return len(value) == len(shown["lefts"])
    if type_ == "cloze":
        return sum(1 for text in value.values() if text.strip()) == len(shown["gaps"])
    return True


def is_blank(answer: Mapping[str, Any]) -> bool:
    """Whether nothing is in it at all."""
    ((type_, value),) = answer.items()
    if type_ == "true-false":
        return False
    return not (value.strip() if isinstance(value, str) else value)


def share(answer: Optional[Mapping[str, Any]], key: Mapping[str, Any]) -> Fraction:
    """What an answer earns, from 0 to 1; parts count alike, which the engine's rules may do otherwise."""
    if answer is None:
        return Fraction(0)
    ((type_, value),) = answer.items()
    ((_, right),) = key.items()
    if type_ in ("matrix", "match", "cloze"):
        hits = sum(1 for part, own in right.items() if part in value and _same(value[part], own))
        return Fraction(hits, len(right))
    if type_ == "multiple-response":
        hits = sum(1 if one in right else -1 for one in value)
        return max(Fraction(hits, len(right)), Fraction(0))
    if type_ == "order":
        return Fraction(int(value == right))
    return Fraction(int(_same(value, right)))


def canonical(value: Any) -> str:
    """The same text for the same JSON."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return bool(one == other)


def _ids(shown: Mapping[str, Any], name: str) -> List[str]:
    return [part["id"] for part in shown[name]]


def _known(given: List[str], shown: List[str], slot: str) -> None:
    for one in given:
        if one not in shown:
            raise Refusal("invalidAnswer", f"Slot `{slot}` shows no `{one}`.")
        if given.count(one) > 1:
            raise Refusal("invalidAnswer", f"The answer to slot `{slot}` names `{one}` twice.", "Name each thing once.")
