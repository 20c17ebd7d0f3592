"""What can be taken, and what to expect of it."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Mapping, Optional, Tuple, Union

from .content import Agreement
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
class PartTime:
    """The limits of a section or of each item, before what is granted to one candidate."""

    section: Optional[str]
    """Which section; None for items."""
    limit_ms: Optional[int]
    minimum_ms: Optional[int]
    """How long it takes at least until the part can be left."""

    @classmethod
    def of(cls, fields: Fields) -> PartTime:
        """Reads the limits."""
        return cls(
            fields.text_or_none("section"), fields.integer_or_none("limitMs"), fields.integer_or_none("minimumMs"))


@dataclass(frozen=True)
class Breaks:
    """The breaks that a candidate may take."""

    count: int
    length_ms: int
    stops_clock: bool

    @classmethod
    def of(cls, fields: Fields) -> Breaks:
        """Reads the policy."""
        return cls(fields.integer("count"), fields.integer("lengthMs"), fields.flag("stopsClock"))


@dataclass(frozen=True)
class Interruptions:
    """What is given back for interruptions, and whether the client may stop the clock."""

    gives_back_ms: int
    """The most in one session, of pauses and interruptions together."""
    tolerance_ms: int
    """Up to which length nothing is given back."""
    pause: bool

    @classmethod
    def of(cls, fields: Fields) -> Interruptions:
        """Reads the policy."""
        return cls(fields.integer("givesBackMs"), fields.integer("toleranceMs"), fields.flag("pause"))


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
    opens: Optional[datetime]
    """Before, no session starts."""
    closes: Optional[datetime]
    """From here on, no session starts."""
    minimum_ms: Optional[int]
    """How long it takes at least until it can be submitted."""
    section_times: Tuple[PartTime, ...]
    item_time: Optional[PartTime]
    breaks: Optional[Breaks]
    interruptions: Optional[Interruptions]
    agreements: Tuple[Agreement, ...]
    """What must be agreed to first, in order."""
    tools: Tuple[str, ...]
    """What the client may have to offer with some item, such as `calculator.scientific`."""
    is_free_within_sections: bool
    is_free_between_sections: bool
    has_flags: bool
    allows_skipping: bool
    """Whether a slot may be left without a complete answer."""
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
        window = fields.fields("window") if "window" in fields else Fields({}, "window")
        return cls(
            fields.text("assessment"), fields.text("kind"), fields.text("title"), fields.text_or_none("version"),
            fields.text("language"), fields.text("registration"), fields.integer("items"),
            fields.all("sections", SectionSummary.of), fields.integer_or_none("timeLimitMs"),
            fields.integers("warningsMs"), fields.integer_or_none("graceMs") or 0, window.moment_or_none("opens"),
            window.moment_or_none("closes"), fields.integer_or_none("minimumMs"),
            fields.all("sectionTimes", PartTime.of), fields.one_or_none("itemTime", PartTime.of),
            fields.one_or_none("breaks", Breaks.of), fields.one_or_none("interruptions", Interruptions.of),
            fields.all("agreements", Agreement.of), fields.texts("tools"), navigation.text("withinSection") == "free",
            navigation.text("betweenSections") == "free", navigation.flag("flags"), navigation.flag("skipping", True),
            fields.integer_or_none("attempts"), _moment(release, "result"), _moment(release, "competencies"),
            _moment(release, "key"), fields.flag("hasUnscoredItems"),
            fields.one_or_none("formative", Formative.of), fields.raw)


def _moment(fields: Fields, name: str) -> Moment:
    if isinstance(fields.raw.get(name), dict):
        return moment_of(fields.fields(name).integer("on"))
    return fields.text(name)
