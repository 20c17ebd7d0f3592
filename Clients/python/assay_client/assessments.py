"""What can be taken, and what to expect of it."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Mapping, Optional, Tuple, Union

from .fields import Fields
from .moments import moment_of

Moment = Union[str, datetime]
"""When something is told: `after-submit`, `never`, or a point in time."""


@dataclass(frozen=True)
class AssessmentSummary:
    """One line of `assessment.list`."""

    assessment: str
    kind: str
    """`exam` or `knowledge-check`."""
    title: str
    version: Optional[str]
    registration: str
    """`required` or `open`."""

    @classmethod
    def of(cls, fields: Fields) -> AssessmentSummary:
        """Reads a line of the list."""
        return cls(
            fields.text("assessment"), fields.text("kind"), fields.text("title"), fields.text_or_none("version"),
            fields.text("registration"))


@dataclass(frozen=True)
class SectionSummary:
    """A section of an assessment."""

    section: str
    title: Optional[str]
    items: int

    @classmethod
    def of(cls, fields: Fields) -> SectionSummary:
        """Reads a section."""
        return cls(fields.text("section"), fields.text_or_none("title"), fields.integer("items"))


@dataclass(frozen=True)
class Formative:
    """What a knowledge check tells while it is taken."""

    tries_per_item: int
    try_credit: Tuple[Decimal, ...]
    """The share of the points that the first, second … try can earn."""
    hint_cost: Decimal
    """The share of the points that each hint costs."""
    right_wrong: str
    """`at-once`, `after-last-try`, `after-submit` or `never`, and so the other two."""
    rationale: str
    key: str

    @classmethod
    def of(cls, fields: Fields) -> Formative:
        """Reads the policy."""
        return cls(
            fields.integer("triesPerItem"), fields.numbers("tryCredit"), fields.number("hintCost"),
            fields.text("rightWrong"), fields.text("rationale"), fields.text("key"))


@dataclass(frozen=True)
class Assessment:
    """What `assessment.describe` tells; `raw` has members that are newer than this class."""

    assessment: str
    kind: str
    """`exam` or `knowledge-check`."""
    title: str
    version: Optional[str]
    language: str
    registration: str
    """`required` or `open`."""
    items: int
    """How many, by an example; forms may differ."""
    sections: Tuple[SectionSummary, ...]
    time_limit_ms: Optional[int]
    warnings_ms: Tuple[int, ...]
    grace_ms: int
    is_free_within_sections: bool
    is_free_between_sections: bool
    has_flags: bool
    attempts: Optional[int]
    """How often it can be sat; None for no limit."""
    releases_result: Moment
    releases_competencies: Moment
    releases_key: Moment
    has_unscored_items: bool
    formative: Optional[Formative]
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Assessment:
        """Reads the result of `assessment.describe`."""
        navigation, release = fields.fields("navigation"), fields.fields("release")
        return cls(
            fields.text("assessment"), fields.text("kind"), fields.text("title"), fields.text_or_none("version"),
            fields.text("language"), fields.text("registration"), fields.integer("items"),
            fields.all("sections", SectionSummary.of), fields.integer_or_none("timeLimitMs"),
            fields.integers("warningsMs"), fields.integer_or_none("graceMs") or 0,
            navigation.text("withinSection") == "free", navigation.text("betweenSections") == "free",
            navigation.flag("flags"), fields.integer_or_none("attempts"), _moment(release, "result"),
            _moment(release, "competencies"), _moment(release, "key"), fields.flag("hasUnscoredItems"),
            fields.one_or_none("formative", Formative.of), fields.raw)


def _moment(fields: Fields, name: str) -> Moment:
    if isinstance(fields.raw.get(name), dict):
        return moment_of(fields.fields(name).integer("on"))
    return fields.text(name)
