"""The simulator's clock, and what it says of a session's time."""
from __future__ import annotations

import time
from typing import Any, Dict, List, Optional, Tuple

EPOCH_MS = 1_790_000_000_000
"""When a clock that stands still begins."""


class Clock:
    """Milliseconds since 1970: the machine's, or one that moves only when it is told to; both can be put forward."""

    def __init__(self, is_manual: bool) -> None:
        self.is_manual = is_manual
        self._offset = 0
        self._latest = 0
        self._held: Optional[int] = None

    @property
    def now(self) -> int:
        """The time; it never goes backwards."""
        if self._held is not None:
            return self._held
        base = EPOCH_MS if self.is_manual else int(time.time() * 1000)
        self._latest = max(self._latest, base + self._offset)
        return self._latest

    def advance(self, milliseconds: int) -> None:
        """Puts the clock forward."""
        self._offset += max(milliseconds, 0)

    def hold(self, moment: Optional[int]) -> None:
        """Makes it another moment while what was written down is carried out again; None goes back to the present."""
        self._held = moment


class TimeLimit:
    """A session's time: its limit, its warnings and its grace period, in milliseconds."""

    def __init__(self, started: int, limit: Optional[int], warnings: List[int], grace: int) -> None:
        self.started = started
        self.limit = limit
        self.warnings = warnings
        self.grace = grace
        self.told = started
        """Up to when the client has been told of warnings and the end."""

    @property
    def end(self) -> Optional[int]:
        """The last moment in time."""
        return None if self.limit is None else self.started + self.limit

    @property
    def grace_end(self) -> Optional[int]:
        """The last moment at which answers are saved."""
        return None if self.end is None else self.end + self.grace

    def is_late(self, now: int) -> bool:
        """Whether the limit is over."""
        return self.end is not None and now > self.end

    def is_due(self, now: int) -> bool:
        """Whether the session is submitted by itself."""
        return self.grace_end is not None and now > self.grace_end

    def view(self, now: int, is_open: bool) -> Dict[str, Any]:
        """The `clock` of a reply."""
        if self.end is None or self.grace_end is None:
            return {"state": "none", "limits": []}
        if not is_open or now > self.grace_end:
            return {"state": "over", "limits": [{"scope": "exam", "remainingMs": 0}]}
        if now > self.end:
            return {
                "state": "grace",
                "limits": [{"scope": "exam", "remainingMs": 0}, {"scope": "grace", "remainingMs": self.grace_end - now}],
            }
        return {"state": "running", "limits": [{"scope": "exam", "remainingMs": self.end - now}]}

    def moments(self) -> List[Tuple[int, str, int]]:
        """Everything there is to tell: when, which notification, and how much time is left then."""
        if self.end is None or self.grace_end is None:
            return []
        warnings = [
            (self.end - left, "clock.warning", left) for left in sorted(self.warnings, reverse=True)
            if self.end - left > self.started]
        return warnings + [(self.end + 1, "clock.expired", 0), (self.grace_end + 1, "session.closed", 0)]
