"""Reading JSON objects of the protocol, member by member.

Members that are not asked for are ignored, so that a client goes on working when the protocol grows. What is asked for
must be there and of its type: an engine that breaks the protocol is found out at once, and where.
"""
from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Callable, Dict, Mapping, NoReturn, Optional, Tuple, TypeVar

from .errors import ProtocolError
from .moments import moment_of

T = TypeVar("T")


class Fields:
    """A JSON object of a reply or a notification.

    `raw` has all of it, with the members that this version of the client does not know.
    """

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise ProtocolError(f"{where} is not an object")
        self.raw: Dict[str, Any] = value
        self.where = where

    def __contains__(self, name: str) -> bool:
        return name in self.raw

    def text(self, name: str) -> str:
        """A string that must be there."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            self._wrong(name, "a string")
        return value

    def text_or_none(self, name: str) -> Optional[str]:
        """A string, or None where the member is left out."""
        return self.text(name) if name in self.raw else None

    def integer(self, name: str) -> int:
        """A whole number that must be there."""
        value = self.raw.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(name, "a whole number")
        return value

    def integer_or_none(self, name: str) -> Optional[int]:
        """A whole number, or None where the member is left out."""
        return self.integer(name) if name in self.raw else None

    def number(self, name: str) -> Decimal:
        """A decimal number that must be there, exact."""
        value = self.raw.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            self._wrong(name, "a number")
        return Decimal(value)

    def number_or_none(self, name: str) -> Optional[Decimal]:
        """A decimal number, or None where the member is left out."""
        return self.number(name) if name in self.raw else None

    def flag(self, name: str, default: Optional[bool] = None) -> bool:
        """True or false; where the member is left out, the default, without which it must be there."""
        value = self.raw.get(name, default)
        if not isinstance(value, bool):
            self._wrong(name, "true or false")
        return value

    def flag_or_none(self, name: str) -> Optional[bool]:
        """True or false, or None where the member is left out."""
        return self.flag(name) if name in self.raw else None

    def moment(self, name: str) -> datetime:
        """A point in time that must be there."""
        try:
            return moment_of(self.integer(name))
        except OverflowError:
            self._wrong(name, "a point in time")

    def moment_or_none(self, name: str) -> Optional[datetime]:
        """A point in time, or None where the member is left out."""
        return self.moment(name) if name in self.raw else None

    def fields(self, name: str) -> Fields:
        """An object that must be there."""
        return Fields(self.raw.get(name), f"{self.where}.{name}")

    def one(self, name: str, make: Callable[[Fields], T]) -> T:
        """What is made of an object that must be there."""
        return make(self.fields(name))

    def one_or_none(self, name: str, make: Callable[[Fields], T]) -> Optional[T]:
        """What is made of an object, or None where the member is left out."""
        return make(self.fields(name)) if name in self.raw else None

    def all(self, name: str, make: Callable[[Fields], T]) -> Tuple[T, ...]:
        """What is made of each object of an array; empty where the member is left out."""
        values = self.raw.get(name, [])
        if not isinstance(values, list):
            self._wrong(name, "an array")
        return tuple(make(Fields(value, f"{self.where}.{name}[{place}]")) for place, value in enumerate(values))

    def texts(self, name: str) -> Tuple[str, ...]:
        """The strings of an array; empty where the member is left out."""
        values = self.raw.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self._wrong(name, "an array of strings")
        return tuple(values)

    def integers(self, name: str) -> Tuple[int, ...]:
        """The whole numbers of an array; empty where the member is left out."""
        values = self.raw.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, int) for value in values):
            self._wrong(name, "an array of whole numbers")
        return tuple(values)

    def numbers(self, name: str) -> Tuple[Decimal, ...]:
        """The decimal numbers of an array, exact; empty where the member is left out."""
        values = self.raw.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, (int, Decimal)) for value in values):
            self._wrong(name, "an array of numbers")
        return tuple(Decimal(value) for value in values)

    def map(self, name: str) -> Mapping[str, Any]:
        """An object as it is; empty where the member is left out."""
        return self.fields(name).raw if name in self.raw else {}

    def _wrong(self, name: str, expected: str) -> NoReturn:
        raise ProtocolError(f"{self.where}.{name} is not {expected}")
