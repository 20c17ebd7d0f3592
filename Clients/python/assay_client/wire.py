"""Lines of the protocol: one JSON object each, UTF-8, ended by a line feed."""
from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Dict, Mapping

from .errors import ProtocolError

PROTOCOL = "1"
"""The version of the protocol that this package speaks."""


def encode(message: Mapping[str, object]) -> bytes:
    """A message as a line, with its end.

    Half a character (a lone surrogate, as broken input methods give) is no text and raises a ValueError, and so do
    NaN and infinity.
    """
    try:
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_decimal)
        return text.encode("utf-8") + b"\n"
    except UnicodeEncodeError as error:
        raise ValueError(f"the text has half a character at {error.start}, which cannot be sent") from None


def decode(line: bytes) -> Dict[str, Any]:
    """The message of a line; decimal numbers are exact."""
    try:
        message = json.loads(line.decode("utf-8"), parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"the engine sent a line that is not JSON: {error}") from None
    if not isinstance(message, dict):
        raise ProtocolError("the engine sent a line that is not an object")
    return message


def _decimal(value: object) -> object:
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
