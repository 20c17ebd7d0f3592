"""What is read: texts as plain text, as HTML and as a tree of blocks."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping, Optional, Sequence, Tuple

from .fields import Fields


@dataclass(frozen=True)
class Content:
    """One text three times; `docs/markdown.md` says what is in it."""

    text: str
    """Plain text, for terminals, speech and search."""
    html: str = field(repr=False)
    """Sanitised HTML, for web pages."""
    blocks: Sequence[Mapping[str, Any]] = field(repr=False)
    """The block tree, for clients that draw for themselves."""

    @classmethod
    def of(cls, fields: Fields) -> Content:
        """Reads a content."""
        return cls(fields.text("text"), fields.text("html"), fields.all("blocks", lambda block: block.raw))


@dataclass(frozen=True)
class Medium:
    """A picture, a sound, a film or a document that is shown beside a text; `Session.medium` gives its bytes."""

    id: str
    """The session's own; content names pictures in a text by it."""
    type: str
    """A media type such as `image/png`."""
    bytes: int
    """How many it has."""
    alt: str
    """What stands in for it."""
    transcript: Optional[Content]
    captions: Optional[str]
    """The id of its WebVTT captions, a medium too."""
    plays: Optional[int]
    """How often it may be played; the client counts. None for as often as wanted."""

    @classmethod
    def of(cls, fields: Fields) -> Medium:
        """Reads a medium."""
        return cls(
            fields.text("id"), fields.text("type"), fields.integer("bytes"), fields.text("alt"),
            fields.one_or_none("transcript", Content.of), fields.text_or_none("captions"),
            fields.integer_or_none("plays"))


@dataclass(frozen=True)
class Part:
    """Something that can be chosen, placed or matched."""

    id: str
    """Opaque, and good in this session only."""
    content: Content
    media: Tuple[Medium, ...] = ()

    @classmethod
    def of(cls, fields: Fields) -> Part:
        """Reads a part."""
        return cls(fields.text("id"), fields.one("content", Content.of), fields.all("media", Medium.of))


def ids(parts: Sequence[Part]) -> Tuple[str, ...]:
    """The ids of parts, in the order shown."""
    return tuple(part.id for part in parts)


@dataclass(frozen=True)
class Agreement:
    """What a candidate must agree to before the first item."""

    agreement: str
    """Its id."""
    content: Content
    decline: str
    """What becomes of a session whose candidate does not agree: `end-unused-attempt` or `end-attempt`."""

    @classmethod
    def of(cls, fields: Fields) -> Agreement:
        """Reads an agreement."""
        return cls(fields.text("agreement"), fields.one("content", Content.of), fields.text("decline"))


@dataclass(frozen=True)
class Stimulus:
    """A text that several items are about."""

    stimulus: str
    title: str
    content: Content
    media: Tuple[Medium, ...]
    lang: str
    dir: str
    """`ltr` or `rtl`."""
    is_fallback: bool
    """It is not there in the language of the session, and is given in the bank's own."""
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> Stimulus:
        """Reads the result of `stimulus.get`."""
        return cls(
            fields.text("stimulus"), fields.text("title"), fields.one("content", Content.of),
            fields.all("media", Medium.of), fields.text("lang"), fields.text("dir"), fields.flag("fallback", False),
            fields.raw)
