"""What raters get and give: answers to mark, with their rubrics."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Optional, Tuple

from .answers import Answer
from .content import Content, Medium
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
class AnsweredFile:
    """A file of an answer, without the name that the candidate gave it."""

    file: str
    """Its id, for `Staff.file`."""
    type: str
    bytes: int
    digest: str

    @classmethod
    def of(cls, fields: Fields) -> AnsweredFile:
        """Reads a line of `files`."""
        return cls(fields.text("file"), fields.text("type"), fields.integer("bytes"), fields.text("digest"))


@dataclass(frozen=True)
class MarkedStimulus:
    """What several items are about, one of which was answered."""

    title: str
    content: Content
    media: Tuple[Medium, ...]

    @classmethod
    def of(cls, fields: Fields) -> MarkedStimulus:
        """Reads the `stimulus` of a task."""
        return cls(fields.text("title"), fields.one("content", Content.of), fields.all("media", Medium.of))


@dataclass(frozen=True)
class MarkingTask:
    """An answer to mark; nothing in it tells whose it is."""

    assessment: str
    work: str
    """Names the answer, and nobody."""
    item: str
    content: Content
    """What was asked."""
    media: Tuple[Medium, ...]
    """What is shown beside it; `Staff.file` has the bytes."""
    stimulus: Optional[MarkedStimulus]
    answer: Answer
    files: Tuple[AnsweredFile, ...]
    """The files of the answer, in its order; `Staff.file` has the bytes."""
    traits: Tuple[Trait, ...]
    left: int
    """How many answers wait for the rater, this one too."""
    adjudicates: bool = False
    """Whether it is to decide on."""

    @classmethod
    def of(cls, assessment: str, fields: Fields, adjudicates: bool = False) -> Optional[MarkingTask]:
        """Reads the result of `grading.next`; None when nothing waits."""
        if "task" not in fields:
            return None
        own = fields.fields("task")
        return cls(
            assessment, own.text("work"), own.text("item"), own.one("content", Content.of),
            own.all("media", Medium.of), own.one_or_none("stimulus", MarkedStimulus.of),
            Answer.from_json(own.map("answer")), own.all("files", AnsweredFile.of), own.all("traits", Trait.of),
            fields.integer("left"), adjudicates)
