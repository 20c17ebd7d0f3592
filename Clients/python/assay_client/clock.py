"""The engine's clock, as the last reply told of it."""
from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Optional, Tuple

from .fields import Fields


@dataclass(frozen=True)
class Limit:
    """How much time is left of one limit."""

    scope: str
    """What is limited: `exam`, `section`, `item`, `grace`, and others that the protocol names."""
    remaining_ms: int
    """How much was left when the reply was written."""
    section: Optional[str] = None
    """Which section, in the limit of one."""
    slot: Optional[str] = None
    """Which slot, in the limit of an item."""

    @classmethod
    def of(cls, fields: Fields) -> Limit:
        """Reads a limit."""
        return cls(
            fields.text("scope"), fields.integer("remainingMs"), fields.text_or_none("section"),
            fields.text_or_none("slot"))


@dataclass(frozen=True)
class Clock:
    """How a session's clock stood when a reply was written.

    The engine's clock is the only one that counts. What a client shows between two replies is a guess: the time left
    then, less what has passed here since, on a clock that nobody can set back.
    """

    state: str
    """`running`, `grace`, `over`, `none`, `waiting` (for agreements), `paused` or `break`, and others that the protocol
    names."""
    limits: Tuple[Limit, ...]
    resumes_in_ms: Optional[int] = None
    """How long a pause or a break lasts at most, when the reply was written."""
    received: float = field(default_factory=time.monotonic, compare=False, repr=False)
    """When the reply came, on this machine's monotonic clock, in seconds."""

    @classmethod
    def of(cls, fields: Fields) -> Clock:
        """Reads a clock."""
        return cls(fields.text("state"), fields.all("limits", Limit.of), fields.integer_or_none("resumesInMs"))

    @property
    def is_running(self) -> bool:
        """Whether time passes that is limited."""
        return self.state in ("running", "grace")

    @property
    def is_halted(self) -> bool:
        """Whether nothing is shown or taken: something is to be agreed to, or there is a pause or a break."""
        return self.state in ("waiting", "paused", "break")

    def limit(self, scope: str) -> Optional[Limit]:
        """The limit of a scope, where there is one."""
        return next((limit for limit in self.limits if limit.scope == scope), None)

    def remaining_ms(self, scope: Optional[str] = None, now: Optional[float] = None) -> Optional[int]:
        """How many milliseconds are left now: of a scope, or of whatever ends first; None where nothing is limited.

        `now` is the time on the monotonic clock, for tests.
        """
        limits = [limit for limit in self.limits if scope is None or limit.scope == scope]
        if not limits:
            return None
        passed = int(((time.monotonic() if now is None else now) - self.received) * 1000) if self.is_running else 0
        return max(0, min(limit.remaining_ms for limit in limits) - max(0, passed))


def clock_in(fields: Fields) -> Optional[Clock]:
    """The clock that a result carries, itself or in its `state`; None where it carries none."""
    if "clock" in fields:
        return fields.one("clock", Clock.of)
    if "state" in fields and isinstance(fields.raw["state"], dict) and "clock" in fields.raw["state"]:
        return fields.fields("state").one("clock", Clock.of)
    return None
