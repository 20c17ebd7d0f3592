"""What the engine tells of its own accord."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping, Optional

from .fields import Fields


@dataclass(frozen=True)
class Notification:
    """One notification, of whatever name: pass over those that you do not know.

    Nothing is lost with them: each reply on a session carries its clock, and says what has changed.
    """

    method: str
    """Such as `clock.warning`, `clock.expired`, `session.closed`."""
    session: Optional[str]
    """The session that it is about."""
    params: Mapping[str, Any] = field(repr=False)
    """All that it says."""

    @classmethod
    def of(cls, message: Fields) -> Notification:
        """Reads a notification from its message."""
        params = message.fields("params") if "params" in message else Fields({}, "params")
        return cls(message.text("method"), params.text_or_none("session"), params.raw)

    @property
    def remaining_ms(self) -> Optional[int]:
        """How much time is left, in a `clock.warning`."""
        value = self.params.get("remainingMs")
        return value if isinstance(value, int) else None

    @property
    def scope(self) -> Optional[str]:
        """Whose time it is about, in a `clock.warning` or `clock.expired`: `exam`, `section` or `item`."""
        value = self.params.get("scope")
        return value if isinstance(value, str) else None

    @property
    def cause(self) -> Optional[str]:
        """Why a session was closed, in a `session.closed`."""
        value = self.params.get("cause")
        return value if isinstance(value, str) else None
