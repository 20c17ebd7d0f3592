"""How a session stands."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Mapping, Optional, Tuple

from .clock import Clock
from .content import Agreement
from .fields import Fields


@dataclass(frozen=True)
class Slot:
    """A place for an item in the form."""

    slot: str
    section: str
    type: str
    viewed: bool
    answered: bool
    """Whether the answer is complete, going by what was asked for."""
    partial: bool
    """Whether an answer is begun and not complete."""
    flagged: bool
    closed: bool
    ahead: bool
    """Whether it can be reached only by `nav.go`."""
    tries_left: Optional[int]
    comment: Optional[str]
    """The candidate's own remark on it."""
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Slot:
        """Reads a slot."""
        return cls(
            fields.text("slot"), fields.text("section"), fields.text("type"), fields.flag("viewed"),
            fields.flag("answered"), fields.flag("partial", False), fields.flag("flagged"), fields.flag("closed"),
            fields.flag("ahead", False), fields.integer_or_none("triesLeft"),
            fields.text_or_none("comment"), fields.raw)


@dataclass(frozen=True)
class Section:
    """A section of the form."""

    section: str
    title: Optional[str]
    status: str
    """`open`, `ahead` (not reached yet) or `closed`."""
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Section:
        """Reads a section."""
        return cls(fields.text("section"), fields.text_or_none("title"), fields.text("status"), fields.raw)


@dataclass(frozen=True)
class SentFile:
    """A file that the candidate sends, and how much of it is there."""

    file: str
    slot: str
    name: str
    type: str
    bytes: int
    received: int
    """How many of its bytes are on the engine's disk."""
    whole: bool
    """Whether it was ended, so that it can be an answer."""

    @classmethod
    def of(cls, fields: Fields) -> SentFile:
        """Reads a line of `files`."""
        return cls(
            fields.text("file"), fields.text("slot"), fields.text("name"), fields.text("type"),
            fields.integer("bytes"), fields.integer("received"), fields.flag("whole"))


@dataclass(frozen=True)
class State:
    """How a session stood when the engine was asked; `raw` has members that are newer than this class."""

    session: str
    assessment: str
    attempt: int
    status: str
    """`open` or `submitted`, and others that the protocol names."""
    cause: Optional[str]
    submitted_at: Optional[datetime]
    next_seq: int
    current: Optional[str]
    """The slot that the candidate is at."""
    clock: Clock
    agreements: Tuple[Agreement, ...]
    """What must still be agreed to, in order; nothing is shown before."""
    breaks_left: Optional[int]
    """How many breaks the candidate may still take; None where there are none at all."""
    can_pause: bool
    needs: Tuple[str, ...]
    """What the candidate needs of the client, by the names of QTI 3."""
    sections: Tuple[Section, ...]
    slots: Tuple[Slot, ...]
    files: Tuple[SentFile, ...]
    """The files that were begun, in that order."""
    locale: Optional[str]
    """The language of the session; None where there is but one, and no other was asked for."""
    locale_asked: Optional[str]
    """What was asked for, where it is not there as such."""
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> State:
        """Reads a `state`."""
        return cls(
            fields.text("session"), fields.text("assessment"), fields.integer("attempt"), fields.text("status"),
            fields.text_or_none("cause"), fields.moment_or_none("submittedAt"), fields.integer("nextSeq"),
            fields.text_or_none("current"), fields.one("clock", Clock.of),
            fields.all("agreements", Agreement.of), fields.integer_or_none("breaksLeft"),
            fields.flag("canPause", False), fields.texts("needs"), fields.all("sections", Section.of),
            fields.all("slots", Slot.of), fields.all("files", SentFile.of), fields.text_or_none("locale"),
            fields.text_or_none("localeAsked"), fields.raw)

    def slot(self, name: str) -> Slot:
        """The slot of a name; a KeyError where the form has none."""
        for slot in self.slots:
            if slot.slot == name:
                return slot
        raise KeyError(name)

    @property
    def unanswered(self) -> Tuple[Slot, ...]:
        """The slots that take an answer, can still be given one, and have no complete one."""
        return tuple(slot for slot in self.slots if not (slot.answered or slot.closed or slot.type == "info"))
