"""What raters get and give: answers to mark, with their rubrics."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Optional, Tuple

from .answers import Answer
from .content import Content
from .fields import Fields


@dataclass(frozen=True)
class Level:
    """What so many points of a trait stand for."""

    points: Decimal
    content: Content

    @classmethod
    def of(cls, fields: Fields) -> Level:
        """Reads a level."""
        return cls(fields.number("points"), fields.one("content", Content.of))


@dataclass(frozen=True)
class Trait:
    """One aspect that a rubric looks at: whole points are given, and those of the levels."""

    trait: str
    """Its id; `whole` where the answer is marked as a whole."""
    points: Decimal
    levels: Tuple[Level, ...]

    @classmethod
    def of(cls, fields: Fields) -> Trait:
        """Reads a trait."""
        return cls(fields.text("trait"), fields.number("points"), fields.all("levels", Level.of))


@dataclass(frozen=True)
class MarkingTask:
    """An answer to mark; nothing in it tells whose it is."""

    assessment: str
    work: str
    """Names the answer, and nobody."""
    item: str
    content: Content
    """What was asked."""
    answer: Answer
    traits: Tuple[Trait, ...]
    left: int
    """How many answers wait for the rater, this one too."""

    @classmethod
    def of(cls, assessment: str, fields: Fields) -> Optional[MarkingTask]:
        """Reads the result of `grading.next`; None when nothing waits."""
        if "task" not in fields:
            return None
        own = fields.fields("task")
        return cls(
            assessment, own.text("work"), own.text("item"), own.one("content", Content.of),
            Answer.from_json(own.map("answer")), own.all("traits", Trait.of), fields.integer("left"))
