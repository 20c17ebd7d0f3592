"""What the parameters of each method may hold; anything else is `invalidParams`, as at the engine."""
from __future__ import annotations

import re
from typing import Any, Callable, Dict, Mapping

from .refusals import Refusal

Check = Callable[[Any], bool]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")
_REFERENCE = re.compile(r"[!-~]{1,128}\Z")
_LOCALE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,34}\Z")


def is_id(value: Any) -> bool:
    """A short word."""
    return isinstance(value, str) and _ID.match(value) is not None


def is_reference(value: Any) -> bool:
    """Printable ASCII without blanks."""
    return isinstance(value, str) and _REFERENCE.match(value) is not None


def is_locale(value: Any) -> bool:
    """A language tag, by its characters."""
    return isinstance(value, str) and _LOCALE.match(value) is not None


def is_text(value: Any) -> bool:
    """Any string."""
    return isinstance(value, str)


def is_flag(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


def is_whole(value: Any) -> bool:
    """A whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_seq(value: Any) -> bool:
    """A number of a call."""
    return is_whole(value) and 1 <= value <= 1_000_000_000


def is_instant(value: Any) -> bool:
    """Milliseconds since 1970."""
    return is_whole(value) and 0 <= value <= 253_402_300_799_999


def is_object(value: Any) -> bool:
    """An object."""
    return isinstance(value, dict)


def is_answer(value: Any) -> bool:
    """An object of one member."""
    return isinstance(value, dict) and len(value) == 1


def is_list(value: Any) -> bool:
    """An array of strings."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def is_accommodations(value: Any) -> bool:
    """What staff grant."""
    return isinstance(value, dict) and set(value) <= {"extraTime"} and all(
        isinstance(factor, (int, float)) and 1 <= factor <= 10 for factor in value.values())


def is_client(value: Any) -> bool:
    """What a client calls itself."""
    return isinstance(value, dict) and set(value) <= {"name", "version"} and is_text(value.get("name"))


SESSION: Dict[str, Check] = {"session": is_text, "token": is_text}
CHANGE: Dict[str, Check] = {**SESSION, "seq": is_seq}


def check(params: Mapping[str, Any], known: Mapping[str, Check], line: str) -> None:
    """Refuses parameters that are missing, unknown or of another type; names that end in `?` may be left out."""
    allowed = {name.rstrip("?"): own for name, own in known.items()}
    for name, value in params.items():
        if name not in allowed:
            _refuse(f"there is no member `{name}` here; expected {', '.join(allowed)}", name, line)
        if not allowed[name](value):
            _refuse(f"the value of `{name}` does not fit", name, line)
    for name in known:
        if not name.endswith("?") and name not in params:
            _refuse(f"`{name}` is missing", "params", line)


def _refuse(what: str, name: str, line: str) -> None:
    offset = max(line.find(f'"{name}"'), 0)
    raise Refusal(
        "invalidParams", f"The parameters do not fit the method: at byte {offset}, {what}.",
        "Mend the parameters and send the request again. Nothing was carried out, and no `seq` was used.",
        offset=offset)
