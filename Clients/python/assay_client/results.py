"""What came of a session, as far as it is released."""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Mapping, Optional, Tuple

from .clock import Clock
from .fields import Fields


@dataclass(frozen=True)
class PartResult:
    """A section's or a competency's share of its points."""

    id: str
    title: Optional[str]
    percent: Decimal


@dataclass(frozen=True)
class Condition:
    """One of the conditions for passing."""

    subject: str
    """`total`, `section` or `competency`."""
    id: Optional[str]
    """The section or competency."""
    needed: Optional[Decimal]
    """In percent, like what was reached."""
    reached: Optional[Decimal]
    holds: Optional[bool]

    @classmethod
    def of(cls, fields: Fields) -> Condition:
        """Reads a condition."""
        subject = fields.text("subject")
        return cls(
            subject, fields.text_or_none(subject), fields.number_or_none("needed"), fields.number_or_none("reached"),
            fields.flag_or_none("holds"))


@dataclass(frozen=True)
class AttemptStanding:
    """Which attempt of the candidate a session is, and which of them stands for the candidate now."""

    number: int
    counts: bool
    counting: Optional[int]
    """The attempt that does; None where none does."""

    @classmethod
    def of(cls, fields: Fields) -> AttemptStanding:
        """Reads the `attempt` of a result."""
        return cls(fields.integer("number"), fields.flag("counts"), fields.integer_or_none("counting"))


@dataclass(frozen=True)
class Result:
    """The result; scores are None while people mark or hold it."""

    state: str
    """`pass`, `fail`, `pending-marking`, `held` or `indeterminate`, and others that the protocol names."""
    bands: Tuple[str, ...]
    percent: Optional[Decimal]
    scaled: Optional[Decimal]
    earned: Optional[Decimal]
    """Points, and beside them how many there were."""
    maximum: Optional[Decimal]
    needed_percent: Optional[Decimal]
    needed_scaled: Optional[Decimal]
    sections: Tuple[PartResult, ...]
    competencies: Tuple[PartResult, ...]
    conditions: Tuple[Condition, ...]
    attempt: Optional[AttemptStanding]
    """None where there can be one alone, and where it would tell of a result that is not released."""
    submitted_at: datetime
    cause: str
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Result:
        """Reads the result of `session.result`."""
        points = fields.fields("points") if "points" in fields else Fields({}, "points")
        needed = fields.fields("needed") if "needed" in fields else Fields({}, "needed")

        def part(name: str) -> Tuple[PartResult, ...]:
            plural = "competencies" if name == "competency" else name + "s"
            return fields.all(
                plural, lambda own: PartResult(own.text(name), own.text_or_none("title"), own.number("percent")))

        return cls(
            fields.text("state"), fields.texts("bands"), fields.number_or_none("percent"),
            fields.number_or_none("scaled"), points.number_or_none("earned"), points.number_or_none("maximum"),
            needed.number_or_none("percent"), needed.number_or_none("scaled"), part("section"), part("competency"),
            fields.all("conditions", Condition.of), fields.one_or_none("attempt", AttemptStanding.of),
            fields.moment("submittedAt"), fields.text("cause"), fields.raw)


@dataclass(frozen=True)
class Receipt:
    """What proves later what was submitted; the candidate's to keep."""

    session: str
    events: int
    """How many events the session had when it was submitted."""
    digest: str
    """Of the last of them, which commits to all."""
    line: str
    """What to keep, as it is: a line of JSON that `assay store verify --receipt` reads."""

    @classmethod
    def of(cls, fields: Fields) -> Receipt:
        """Reads the `receipt` of `session.receipt`."""
        return cls(
            fields.text("session"), fields.integer("events"), fields.text("digest"),
            json.dumps(fields.raw, separators=(",", ":")))


@dataclass(frozen=True)
class Submitted:
    """That a session is over, and why."""

    seq: int
    cause: str
    replayed: bool
    clock: Clock
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Submitted:
        """Reads the result of `session.submit`."""
        return cls(
            fields.integer("seq"), fields.text("cause"), fields.flag("replayed", False),
            fields.one("clock", Clock.of), fields.raw)
