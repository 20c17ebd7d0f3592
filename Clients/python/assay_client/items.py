"""Items as a candidate sees them, and what is told of answers."""
from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Mapping, Optional, Tuple

from .answers import Answer
from .clock import Clock
from .content import Content, Medium
from .fields import Fields
from .interactions import Interaction, interaction_of


@dataclass(frozen=True)
class Tries:
    """How often an item of a knowledge check was and can be tried."""

    used: int
    left: int

    @classmethod
    def of(cls, fields: Fields) -> Tries:
        """Reads the count."""
        return cls(fields.integer("used"), fields.integer("left"))


@dataclass(frozen=True)
class Item:
    """An item, as `item.get` and `item.review` give it; `raw` has members that are newer than this class."""

    slot: str
    number: int
    """Its place in the form, from 1."""
    of_: int
    """How many there are."""
    section: str
    type: str
    points: Optional[Decimal]
    """What it can earn; None where nothing is scored."""
    lang: str
    dir: str
    """`ltr` or `rtl`."""
    content: Content
    media: Tuple[Medium, ...]
    """What is shown beside it; pictures in the text are named in `content`."""
    tools: Tuple[str, ...]
    """What the client has to offer with it, such as `calculator.scientific`."""
    stimulus: Optional[str]
    """The id for `stimulus.get`, where the item is about one."""
    interaction: Interaction
    answer: Optional[Answer]
    """What was saved last."""
    flagged: bool
    tries: Optional[Tries]
    hints_left: int
    hints: Tuple[Content, ...]
    """The hints that were taken."""
    is_fallback: bool
    """It is not there in the language of the session, and is given in the bank's own."""
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Item:
        """Reads an item."""
        type_ = fields.text("type")
        return cls(
            fields.text("slot"), fields.integer("number"), fields.integer("of"), fields.text("section"), type_,
            fields.number_or_none("points"), fields.text("lang"), fields.text("dir"), fields.one("content", Content.of),
            fields.all("media", Medium.of), fields.texts("tools"), fields.text_or_none("stimulus"),
            interaction_of(type_, fields),
            Answer.from_json(fields.map("answer")) if "answer" in fields else None, fields.flag("flagged"),
            fields.one_or_none("tries", Tries.of), fields.integer_or_none("hintsLeft") or 0,
            fields.all("hints", Content.of), fields.flag("fallback", False), fields.raw)


@dataclass(frozen=True)
class Rationale:
    """Why something is right or wrong: of an option, of a part, of both, or of what was written."""

    content: Content
    part: Optional[str]
    """The row, left side or gap that it is about."""
    choice: Optional[str]
    """The option that it is about."""

    @classmethod
    def of(cls, fields: Fields) -> Rationale:
        """Reads a rationale."""
        return cls(fields.one("content", Content.of), fields.text_or_none("part"), fields.text_or_none("choice"))


@dataclass(frozen=True)
class Feedback:
    """What policy allows to be told of an answer now; what it does not allow is None or empty."""

    right: Optional[bool]
    """Whether the answer earned full credit."""
    credit: Optional[Decimal]
    """Its share, from 0 to 1."""
    earned: Optional[Decimal]
    """The points, with tries and hints reckoned in."""
    rationales: Tuple[Rationale, ...]
    content: Optional[Content]
    key: Optional[Answer]
    """An answer that earns most."""
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Feedback:
        """Reads feedback."""
        return cls(
            fields.flag_or_none("right"), fields.number_or_none("credit"), fields.number_or_none("earned"),
            fields.all("rationales", Rationale.of), fields.one_or_none("content", Content.of),
            Answer.from_json(fields.map("key")) if "key" in fields else None, fields.raw)


@dataclass(frozen=True)
class Review:
    """An item after the end, with what is released of it."""

    item: Item
    answer_counts: bool
    """Whether what was saved last came in time."""
    feedback: Feedback

    @classmethod
    def of(cls, fields: Fields) -> Review:
        """Reads the result of `item.review`."""
        return cls(Item.of(fields), fields.flag("answerCounts"), fields.one("feedback", Feedback.of))


@dataclass(frozen=True)
class Saved:
    """That an answer is on disk."""

    seq: int
    slot: str
    late: bool
    """Whether it came after the limit, in the grace period."""
    replayed: bool
    """Whether it had been kept before."""
    clock: Clock
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Saved:
        """Reads the result of `response.save` or `response.clear`."""
        return cls(
            fields.integer("seq"), fields.text("slot"), fields.flag("late", False), fields.flag("replayed", False),
            fields.one("clock", Clock.of), fields.raw)


@dataclass(frozen=True)
class Checked:
    """What came of a try."""

    slot: str
    number: int
    """Which try it was."""
    tries_left: int
    feedback: Feedback

    @classmethod
    def of(cls, fields: Fields) -> Checked:
        """Reads the result of `item.check`."""
        return cls(
            fields.text("slot"), fields.integer("try"), fields.integer("triesLeft"),
            fields.one("feedback", Feedback.of))


@dataclass(frozen=True)
class Hint:
    """A hint that was taken."""

    slot: str
    hint: Content
    left: int
    """How many more there are."""

    @classmethod
    def of(cls, fields: Fields) -> Hint:
        """Reads the result of `item.hint`."""
        return cls(fields.text("slot"), fields.one("hint", Content.of), fields.integer("hintsLeft"))
