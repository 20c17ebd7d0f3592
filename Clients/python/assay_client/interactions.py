"""What a candidate can do at an item: a class for each type, which makes the answers that fit it.

An answer is made from ids that are shown, or from the parts themselves. What is not shown, or named twice, raises a
ValueError, before it is sent.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Callable, Dict, Iterable, Mapping, Optional, Sequence, Tuple, Union

from .answers import (
    Answer, Choice, Cloze, Essay, Files, Match, Matrix, MultipleResponse, Number, Order, OtherAnswer, Survey, Text,
    TrueFalse)
from .content import Part, ids
from .fields import Fields

Chosen = Union[str, Part]
"""A part, or its id."""


def _id(chosen: Chosen, among: Sequence[Part], what: str) -> str:
    name = chosen.id if isinstance(chosen, Part) else chosen
    if name not in ids(among):
        raise ValueError(f"no {what} `{name}` is shown")
    return name


def _ids(chosen: Iterable[Chosen], among: Sequence[Part], what: str) -> Tuple[str, ...]:
    names = tuple(_id(one, among, what) for one in chosen)
    if len(set(names)) != len(names):
        raise ValueError(f"an answer names each {what} once")
    return names


def _fits(text: str, max_bytes: int) -> str:
    count = len(text.encode("utf-8"))
    if count > max_bytes:
        raise ValueError(f"the answer has {count} bytes where {max_bytes} are allowed")
    return text


@dataclass(frozen=True)
class Interaction:
    """What can be done; the subclasses have what is shown, and `answer`."""


@dataclass(frozen=True)
class ChoiceInteraction(Interaction):
    """One of several options."""

    options: Tuple[Part, ...]

    def answer(self, option: Chosen) -> Choice:
        """The answer that chooses an option."""
        return Choice(_id(option, self.options, "option"))


@dataclass(frozen=True)
class TrueFalseInteraction(Interaction):
    """True, or false."""

    def answer(self, is_true: bool) -> TrueFalse:
        """The answer that calls the statement true or false."""
        return TrueFalse(is_true)


@dataclass(frozen=True)
class MultipleResponseInteraction(Interaction):
    """Some of several options."""

    options: Tuple[Part, ...]
    select: Optional[int]
    """How many to choose, where the candidate is told."""

    def answer(self, options: Iterable[Chosen]) -> MultipleResponse:
        """The answer that chooses options; a draft may choose fewer than asked for."""
        chosen = _ids(options, self.options, "option")
        if self.select is not None and len(chosen) > self.select:
            raise ValueError(f"{len(chosen)} options are chosen where {self.select} are asked for")
        return MultipleResponse(chosen)


@dataclass(frozen=True)
class MatrixInteraction(Interaction):
    """Columns for each of several rows."""

    rows: Tuple[Part, ...]
    columns: Tuple[Part, ...]

    def answer(self, rows: Mapping[str, Iterable[Chosen]]) -> Matrix:
        """The answer that chooses columns in rows; a draft may leave rows out."""
        return Matrix({
            _id(row, self.rows, "row"): _ids(columns, self.columns, "column") for row, columns in rows.items()})


@dataclass(frozen=True)
class TextInteraction(Interaction):
    """A short text."""

    max_bytes: int
    """The longest, in bytes of UTF-8."""

    def answer(self, text: str) -> Text:
        """The answer of a text."""
        return Text(_fits(text, self.max_bytes))


@dataclass(frozen=True)
class NumberInteraction(Interaction):
    """A number."""

    max_bytes: int

    def answer(self, number: Union[str, int, float, Decimal]) -> Number:
        """The answer of a number, or of what was typed: a draft need not be one yet."""
        made = Number(number) if isinstance(number, str) else Number.of(number)
        _fits(made.text, self.max_bytes)
        return made


@dataclass(frozen=True)
class OrderInteraction(Interaction):
    """Entries to be put in order."""

    entries: Tuple[Part, ...]

    def answer(self, entries: Iterable[Chosen]) -> Order:
        """The answer of an order, first to last; a draft may be shorter."""
        return Order(_ids(entries, self.entries, "entry"))


@dataclass(frozen=True)
class MatchInteraction(Interaction):
    """A right side for each of several left ones."""

    lefts: Tuple[Part, ...]
    rights: Tuple[Part, ...]

    def answer(self, pairs: Mapping[str, Chosen]) -> Match:
        """The answer that gives left sides their right ones; a draft may leave some out."""
        return Match({
            _id(left, self.lefts, "left side"): _id(right, self.rights, "right side")
            for left, right in pairs.items()})


@dataclass(frozen=True)
class Gap:
    """A gap of a cloze; the content marks its place by its id."""

    id: str
    kind: str
    """`choice`, `text` or `number`."""
    options: Tuple[Part, ...]
    """What can be chosen, where the kind is `choice`."""

    @classmethod
    def of(cls, fields: Fields) -> Gap:
        """Reads a gap."""
        return cls(fields.text("id"), fields.text("kind"), fields.all("options", Part.of))


@dataclass(frozen=True)
class ClozeInteraction(Interaction):
    """Gaps to be filled."""

    gaps: Tuple[Gap, ...]
    max_bytes: Optional[int]
    """The longest that is written into a gap, where any is written into."""

    def answer(self, gaps: Mapping[str, Chosen]) -> Cloze:
        """The answer that fills gaps; a draft may leave some out."""
        filled: Dict[str, str] = {}
        for name, what in gaps.items():
            gap = next((gap for gap in self.gaps if gap.id == name), None)
            if gap is None:
                raise ValueError(f"no gap `{name}` is shown")
            if gap.kind == "choice":
                filled[name] = _id(what, gap.options, "option")
            elif isinstance(what, str):
                filled[name] = what if self.max_bytes is None else _fits(what, self.max_bytes)
            else:
                raise ValueError(f"gap `{name}` is written into")
        return Cloze(filled)


@dataclass(frozen=True)
class EssayInteraction(Interaction):
    """A longer text."""

    words: Optional[Tuple[int, int]]
    """From how many words to how many are asked for; it stops nobody."""
    max_bytes: int

    def answer(self, text: str) -> Essay:
        """The answer of a text."""
        return Essay(_fits(text, self.max_bytes))


@dataclass(frozen=True)
class FileInteraction(Interaction):
    """Files, which `Session.send` sends first."""

    types: Tuple[str, ...]
    """What each file may be, as media types."""
    max_bytes: int
    """The most bytes of one file."""
    max_files: int

    def answer(self, files: Sequence[str]) -> Files:
        """The answer of files that were sent, by their ids."""
        if len(files) > self.max_files or len(set(files)) != len(files):
            raise ValueError(f"an answer has up to {self.max_files} files, each once")
        return Files(tuple(files))


@dataclass(frozen=True)
class SurveyInteraction(Interaction):
    """A step of a scale; nothing is scored."""

    steps: Tuple[Part, ...]

    def answer(self, step: Chosen) -> Survey:
        """The answer of a step."""
        return Survey(_id(step, self.steps, "step"))


@dataclass(frozen=True)
class InfoInteraction(Interaction):
    """A page to read; it takes no answer."""


@dataclass(frozen=True)
class OtherInteraction(Interaction):
    """An interaction of a type that this package has no class for."""

    type: str
    raw: Mapping[str, Any] = field(repr=False)

    def answer(self, value: Any) -> OtherAnswer:
        """The answer of this type, as JSON."""
        return OtherAnswer(self.type, value)


def _words(fields: Fields) -> Tuple[int, int]:
    return fields.integer("min"), fields.integer("max")


_READERS: Dict[str, Callable[[Fields], Interaction]] = {
    "choice": lambda own: ChoiceInteraction(own.all("options", Part.of)),
    "true-false": lambda own: TrueFalseInteraction(),
    "multiple-response": lambda own: MultipleResponseInteraction(
        own.all("options", Part.of), own.integer_or_none("select")),
    "matrix": lambda own: MatrixInteraction(own.all("rows", Part.of), own.all("columns", Part.of)),
    "text": lambda own: TextInteraction(own.integer("maxBytes")),
    "number": lambda own: NumberInteraction(own.integer("maxBytes")),
    "order": lambda own: OrderInteraction(own.all("entries", Part.of)),
    "match": lambda own: MatchInteraction(own.all("lefts", Part.of), own.all("rights", Part.of)),
    "cloze": lambda own: ClozeInteraction(own.all("gaps", Gap.of), own.integer_or_none("maxBytes")),
    "essay": lambda own: EssayInteraction(own.one_or_none("words", _words), own.integer("maxBytes")),
    "file": lambda own: FileInteraction(own.texts("types"), own.integer("maxBytes"), own.integer("maxFiles")),
    "survey": lambda own: SurveyInteraction(own.all("steps", Part.of)),
    "info": lambda own: InfoInteraction(),
}

KNOWN_TYPES = tuple(_READERS)
"""The interaction types that this package has classes for."""


def interaction_of(type_: str, item: Fields) -> Interaction:
    """The interaction of an item."""
    own = item.fields("interaction") if "interaction" in item else Fields({}, "interaction")
    reader = _READERS.get(type_)
    return reader(own) if reader is not None else OtherInteraction(type_, own.raw)


def any_answer(interaction: Interaction) -> Optional[Answer]:
    """A complete answer that fits, whatever it earns: for tests and demonstrations.

    None for a page to read, and where files are to be sent.
    """
    if isinstance(interaction, ChoiceInteraction):
        return interaction.answer(interaction.options[0])
    if isinstance(interaction, TrueFalseInteraction):
        return interaction.answer(True)
    if isinstance(interaction, MultipleResponseInteraction):
        return interaction.answer(interaction.options[: interaction.select or 1])
    if isinstance(interaction, MatrixInteraction):
        return interaction.answer({row.id: [interaction.columns[0]] for row in interaction.rows})
    if isinstance(interaction, TextInteraction):
        return interaction.answer("an answer")
    if isinstance(interaction, NumberInteraction):
        return interaction.answer(42)
    if isinstance(interaction, OrderInteraction):
        return interaction.answer(interaction.entries)
    if isinstance(interaction, MatchInteraction):
        return interaction.answer({left.id: interaction.rights[0] for left in interaction.lefts})
    if isinstance(interaction, ClozeInteraction):
        return interaction.answer({gap.id: gap.options[0] if gap.options else "42" for gap in interaction.gaps})
    if isinstance(interaction, EssayInteraction):
        return interaction.answer("An essay of a few words.")
    if isinstance(interaction, SurveyInteraction):
        return interaction.answer(interaction.steps[0])
    return None
