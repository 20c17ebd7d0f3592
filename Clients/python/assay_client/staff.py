"""What staff do, through an engine that was started with `--role staff`."""
from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Dict, Iterable, Mapping, Optional, Tuple

from .engine import Engine
from .fields import Fields
from .marking import MarkingTask
from .moments import milliseconds_of
from .pieces import whole
from .states import State


@dataclass(frozen=True)
class Unlimited:
    """That a candidate works without limits of time: who approved it, and why."""

    by: str
    reason: str

    @classmethod
    def of(cls, fields: Fields) -> Unlimited:
        """Reads the approval."""
        return cls(fields.text("by"), fields.text("reason"))


@dataclass(frozen=True)
class Registration:
    """Who may sit what, when and how."""

    candidate: str
    assessment: str
    opens: Optional[datetime] = None
    closes: Optional[datetime] = None
    locale: Optional[str] = None
    extra_time: Optional[Decimal] = None
    """The factor of extra time, from 1 to 10, within the bounds that the assessment sets."""
    extra_time_ms: Optional[int] = None
    """Added to the limit of the whole."""
    unlimited: Optional[Unlimited] = None
    extra_breaks: Optional[int] = None
    needs: Tuple[str, ...] = ()
    """What the client must meet, by the names of QTI 3, such as `spoken`."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Groups for the analysis of fairness, value by name."""
    request_key: Optional[str] = None
    """Under which key it was put."""

    @classmethod
    def of(cls, fields: Fields) -> Registration:
        """Reads one registration of a list."""
        own = fields.fields("accommodations") if "accommodations" in fields else Fields({}, "accommodations")
        return cls(
            fields.text("candidate"), fields.text("assessment"), fields.moment_or_none("opens"),
            fields.moment_or_none("closes"), fields.text_or_none("locale"), own.number_or_none("extraTime"),
            own.integer_or_none("extraTimeMs"), own.one_or_none("unlimited", Unlimited.of),
            own.integer_or_none("extraBreaks"), fields.texts("needs"), fields.map("groups"),
            fields.text_or_none("requestKey"))

    def to_json(self) -> Dict[str, Any]:
        """The parameters of `registration.put`, without its key."""
        own = {
            "extraTime": self.extra_time, "extraTimeMs": self.extra_time_ms,
            "unlimited": self.unlimited and {"by": self.unlimited.by, "reason": self.unlimited.reason},
            "extraBreaks": self.extra_breaks}
        params = {
            "candidate": self.candidate, "assessment": self.assessment,
            "opens": self.opens and milliseconds_of(self.opens), "closes": self.closes and milliseconds_of(self.closes),
            "locale": self.locale, "accommodations": _given(own) or None, "needs": list(self.needs) or None,
            "groups": dict(self.groups) or None}
        return _given(params)


@dataclass(frozen=True)
class Event:
    """One line of a session's record; `record` is as the engine keeps it."""

    number: int
    event: str
    """What happened, such as `saved`, `submitted`, `paused`."""
    record: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, fields: Fields) -> Event:
        """Reads a line."""
        record = fields.fields("record")
        return cls(fields.integer("number"), record.text("event"), record.raw)


@dataclass(frozen=True)
class Inspection:
    """How a session stands, and a part of its record."""

    candidate: str
    state: State
    decision: Optional[str]
    """`pass`, `fail` and others, once it is submitted."""
    count: int
    """How many events there are in all."""
    events: Tuple[Event, ...]

    @classmethod
    def of(cls, fields: Fields) -> Inspection:
        """Reads the result of `session.inspect`."""
        return cls(
            fields.text("candidate"), fields.one("state", State.of), fields.text_or_none("decision"),
            fields.integer("count"), fields.all("events", Event.of))


@dataclass(frozen=True)
class ResumeCode:
    """What a candidate takes a session up by, once."""

    code: str = field(repr=False)
    until: datetime

    @classmethod
    def of(cls, fields: Fields) -> ResumeCode:
        """Reads the result of `session.resumeCode`."""
        return cls(fields.text("code"), fields.moment("until"))


class Staff:
    """The methods of the role `staff`.

    Each change carries a request key, random where none is given, and is sent again under the same key after trouble:
    it is done once. `by` is a role or a pseudonym, never a person's name; it is kept on record with the reason.
    """

    def __init__(self, engine: Engine, by: str = "staff") -> None:
        self._engine = engine
        self.by = by

    def register(self, registration: Registration) -> None:
        """Registers a candidate for an assessment, in place of an earlier registration."""
        key = registration.request_key or secrets.token_hex(16)
        self._engine.ask("registration.put", {"requestKey": key, **registration.to_json()})

    def registrations(self, assessment: str) -> Tuple[Registration, ...]:
        """Who is registered for an assessment."""
        return self._engine.ask("registration.list", {"assessment": assessment}).all("registrations", Registration.of)

    def inspect(self, session: str, after: Optional[int] = None, limit: Optional[int] = None) -> Inspection:
        """How a session stands, and its record behind the event `after`."""
        params = _given({"session": session, "after": after, "limit": limit})
        return Inspection.of(self._engine.ask("session.inspect", params))

    def extend(
        self, session: str, time: timedelta, reason: str, *, section: Optional[str] = None, slot: Optional[str] = None,
        key: Optional[str] = None,
    ) -> State:
        """Adds time to the limit of an open session, of a section or of an item; below zero takes it away."""
        return self._act("session.extend", session, reason, key, timeMs=_milliseconds(time), section=section, slot=slot)

    def void(self, session: str, reason: str, *, attempt_counts: bool, key: Optional[str] = None) -> State:
        """Takes a session out of what counts, and ends it where it is open."""
        return self._act("session.void", session, reason, key, attemptCounts=attempt_counts)

    def reopen(
        self, session: str, reason: str, *, time: Optional[timedelta] = None, key: Optional[str] = None
    ) -> State:
        """Opens a submitted session again, with so much time, or with what was left."""
        return self._act(
            "session.reopen", session, reason, key, timeMs=None if time is None else _milliseconds(time))

    def note(self, session: str, reason: str, *, key: Optional[str] = None) -> State:
        """Puts a remark, the reason, into the record."""
        return self._act("session.note", session, reason, key)

    def accept(self, session: str, event: int, reason: str, *, key: Optional[str] = None) -> State:
        """Lets an answer count that came late or was refused; `inspect` has its number."""
        return self._act("response.accept", session, reason, key, event=event)

    def resume_code(
        self, session: str, reason: str, *, valid_for: Optional[timedelta] = None, key: Optional[str] = None
    ) -> ResumeCode:
        """Makes a code for `Session.take_up`; an earlier one ends.

        A code is told once. Where its reply was lost, the call that is sent again raises `StateViolation` or
        `SequenceConflict`: ask for another.
        """
        params = self._params(
            session, reason, key, validForMs=None if valid_for is None else _milliseconds(valid_for))
        return ResumeCode.of(self._engine.ask("session.resumeCode", params))

    def next_to_mark(
        self, assessment: str, *, adjudicates: bool = False, item: Optional[str] = None, after: Optional[str] = None,
        skipping: Iterable[str] = (),
    ) -> Optional[MarkingTask]:
        """The next answer that waits for this rater, or for a decision where raters differ; None when none does.

        `after` is the work that was given before, `skipping` those that the rater does not want to mark now.
        """
        params = _given({
            "assessment": assessment, "by": self.by, "role": "adjudicator" if adjudicates else None, "item": item,
            "after": after, "skipping": list(skipping) or None})
        return MarkingTask.of(assessment, self._engine.ask("grading.next", params), adjudicates)

    def file(self, task: MarkingTask, name: str) -> bytes:
        """All bytes of a file of the answer, or of a medium of what was asked, held against their digest.

        They are given while the answer is this rater's to mark.
        """
        params = _given({
            "assessment": task.assessment, "work": task.work, "by": self.by,
            "role": "adjudicator" if task.adjudicates else None, "id": name})
        return whole(name, lambda offset: self._engine.ask("grading.file", {**params, "offset": offset}))

    def mark(
        self, task: MarkingTask, points: Mapping[str, Decimal], *, comment: Optional[str] = None,
        key: Optional[str] = None,
    ) -> None:
        """Gives an answer points, by trait."""
        self._mark("grading.submit", task, points, comment, key)

    def adjudicate(
        self, task: MarkingTask, points: Mapping[str, Decimal], *, comment: Optional[str] = None,
        key: Optional[str] = None,
    ) -> None:
        """Decides on an answer on which raters differ: these points count alone."""
        self._mark("grading.adjudicate", task, points, comment, key)

    def _mark(
        self, method: str, task: MarkingTask, points: Mapping[str, Decimal], comment: Optional[str],
        key: Optional[str],
    ) -> None:
        self._engine.ask(method, _given({
            "assessment": task.assessment, "work": task.work, "requestKey": key or secrets.token_hex(16),
            "by": self.by, "points": dict(points), "comment": comment}))

    def _act(self, method: str, session: str, reason: str, key: Optional[str], **more: Any) -> State:
        return self._engine.ask(method, self._params(session, reason, key, **more)).one("state", State.of)

    def _params(self, session: str, reason: str, key: Optional[str], **more: Any) -> Dict[str, Any]:
        return _given({
            "session": session, "requestKey": key or secrets.token_hex(16), "by": self.by, "reason": reason, **more})


def _given(params: Mapping[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in params.items() if value is not None}


def _milliseconds(time: timedelta) -> int:
    return time // timedelta(milliseconds=1)
