"""What candidates answer: a class for each type of item.

Answers can be made by hand, or by the interactions of `interactions.py`, which check them against what is shown.
"""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Dict, List, Mapping, Sequence, Tuple, Type, Union


@dataclass(frozen=True)
class Answer:
    """An answer to an item; `value` is what it is on the wire."""

    type: ClassVar[str] = ""

    @property
    def value(self) -> Any:
        """The answer's content as JSON."""
        raise NotImplementedError

    def to_json(self) -> Dict[str, Any]:
        """The answer as `response.save` takes it."""
        return {self.type: self.value}

    @staticmethod
    def from_json(answer: Mapping[str, Any]) -> Answer:
        """The answer that a reply has; one of a type that is newer than this package is an `OtherAnswer`."""
        if len(answer) != 1:
            raise ValueError("an answer has one member, named by its type")
        ((type_, value),) = answer.items()
        made = TYPES.get(type_)
        return made(value) if made is not None else OtherAnswer(type_, value)


@dataclass(frozen=True)
class Choice(Answer):
    """The option chosen."""

    option: str
    type: ClassVar[str] = "choice"

    @property
    def value(self) -> str:
        return self.option


@dataclass(frozen=True)
class TrueFalse(Answer):
    """Whether the statement is true."""

    is_true: bool
    type: ClassVar[str] = "true-false"

    @property
    def value(self) -> bool:
        return self.is_true


@dataclass(frozen=True)
class MultipleResponse(Answer):
    """The options chosen."""

    options: Sequence[str]
    type: ClassVar[str] = "multiple-response"

    @property
    def value(self) -> Any:
        return list(self.options)


@dataclass(frozen=True)
class Matrix(Answer):
    """The columns chosen in each row; a row that is left out is not answered."""

    rows: Mapping[str, Sequence[str]]
    type: ClassVar[str] = "matrix"

    @property
    def value(self) -> Any:
        return {row: list(columns) for row, columns in self.rows.items()}


@dataclass(frozen=True)
class Text(Answer):
    """A short text, as typed."""

    text: str
    type: ClassVar[str] = "text"

    @property
    def value(self) -> str:
        return self.text


@dataclass(frozen=True)
class Number(Answer):
    """A number as decimal text with a point, or whatever was typed in its place."""

    text: str
    type: ClassVar[str] = "number"

    @classmethod
    def of(cls, number: Union[int, float, Decimal]) -> Number:
        """The answer of a number: 0.1 is "0.1"."""
        return cls(format(Decimal(str(number)), "f"))

    @property
    def value(self) -> str:
        return self.text


@dataclass(frozen=True)
class Order(Answer):
    """The entries, in the candidate's order."""

    entries: Sequence[str]
    type: ClassVar[str] = "order"

    @property
    def value(self) -> Any:
        return list(self.entries)


@dataclass(frozen=True)
class Match(Answer):
    """The right side of each left one; a right side may come more than once."""

    pairs: Mapping[str, str]
    type: ClassVar[str] = "match"

    @property
    def value(self) -> Any:
        return dict(self.pairs)


@dataclass(frozen=True)
class Cloze(Answer):
    """What is in each gap: an option's id, or what was written."""

    gaps: Mapping[str, str]
    type: ClassVar[str] = "cloze"

    @property
    def value(self) -> Any:
        return dict(self.gaps)


@dataclass(frozen=True)
class Essay(Answer):
    """A longer text, as typed."""

    text: str
    type: ClassVar[str] = "essay"

    @property
    def value(self) -> str:
        return self.text


@dataclass(frozen=True)
class Files(Answer):
    """Files that were sent before, by their ids, in the order in which they are to be read."""

    files: Tuple[str, ...]
    type: ClassVar[str] = "file"

    @property
    def value(self) -> List[str]:
        return list(self.files)


@dataclass(frozen=True)
class Survey(Answer):
    """The step of the scale."""

    step: str
    type: ClassVar[str] = "survey"

    @property
    def value(self) -> str:
        return self.step


@dataclass(frozen=True)
class OtherAnswer(Answer):
    """An answer of a type that this package has no class for."""

    name: str
    content: Any

    @property
    def value(self) -> Any:
        return self.content

    def to_json(self) -> Dict[str, Any]:
        """The answer as `response.save` takes it."""
        return {self.name: self.content}


TYPES: Dict[str, Type[Any]] = {
    made.type: made
    for made in (Choice, TrueFalse, MultipleResponse, Matrix, Text, Number, Order, Match, Cloze, Essay, Files, Survey)
}
"""The class of each type of answer."""
