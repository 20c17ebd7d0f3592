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


class Halt:
    """A time in which nothing is shown or taken."""

    def __init__(self, state: str, since: int, until: Optional[int], stops_clock: bool) -> None:
        self.state = state
        """What the clock says meanwhile: `waiting`, `paused` or `break`."""
        self.since = since
        self.until = until
        """When it ends by itself; None for never."""
        self.stops_clock = stops_clock

    def length(self, now: int) -> int:
        """How long the clock has stood by now."""
        end = now if self.until is None else min(self.until, now)
        return max(end - self.since, 0) if self.stops_clock else 0


class TimeLimit:
    """A session's time: its limit, its warnings and its grace period, in milliseconds, and when it stood still.

    Limits are compared in running time: what has passed since the start without the time in which the clock stood.
    """

    def __init__(self, started: int, limit: Optional[int], warnings: List[int], grace: int) -> None:
        self.started = started
        self.limit = limit
        self.warnings = warnings
        self.grace = grace
        self.gives_back = 0
        """What pauses may take in all."""
        self.halted = 0
        self.told = 0
        """Up to which running time the client has been told of warnings and the end."""
        self._halt: Optional[Halt] = None

    def running(self, now: int) -> int:
        """What of the session's time has run."""
        return now - self.started - self.halted - (self._halt.length(now) if self._halt else 0)

    def at(self, running: int) -> Optional[int]:
        """When so much will have run; None while the clock stands until somebody acts."""
        base, halt = self.started + self.halted + running, self._halt
        if halt is None or not halt.stops_clock or base <= halt.since:
            return base
        return None if halt.until is None else base + halt.until - halt.since

    # Halts

    def halt(self, now: int) -> Optional[Halt]:
        """Why nothing is shown or taken now; None where there is no reason."""
        if self._halt is not None and self._halt.until is not None and now > self._halt.until:
            self.go(now)
        return self._halt

    def stop(self, state: str, now: int, length: Optional[int] = None, stops_clock: bool = True) -> None:
        """Begins a halt, which lasts so long at most."""
        self._halt = Halt(state, now, None if length is None else now + length, stops_clock)

    def go(self, now: int) -> None:
        """Ends the halt that there is."""
        if self._halt is None:
            return
        length = self._halt.length(now)
        self.halted += length
        if self._halt.state == "paused":
            self.gives_back -= length
        self._halt = None

    # Limits

    def is_late(self, now: int) -> bool:
        """Whether the limit is over."""
        return self.limit is not None and self.running(now) > self.limit

    def view(self, now: int, is_open: bool) -> Dict[str, Any]:
        """The `clock` of a reply."""
        halt, running = self.halt(now), self.running(now)
        made: Dict[str, Any] = {"state": "none", "limits": []}
        if self.limit is not None:
            if not is_open or running > self.limit + self.grace:
                return {"state": "over", "limits": [{"scope": "exam", "remainingMs": 0}]}
            made = {"state": "running", "limits": [{"scope": "exam", "remainingMs": max(self.limit - running, 0)}]}
            if running > self.limit:
                made["state"] = "grace"
                made["limits"].append({"scope": "grace", "remainingMs": self.limit + self.grace - running})
        if halt is not None and is_open:
            made["state"] = halt.state
            if halt.until is not None:
                made["resumesInMs"] = halt.until - now
        return made

    def moments(self) -> List[Tuple[int, str, int]]:
        """Everything there is to tell: at which running time, which notification, and how much time is left then."""
        if self.limit is None:
            return []
        warnings = [
            (self.limit - left, "clock.warning", left) for left in sorted(self.warnings, reverse=True)
            if self.limit > left]
        return warnings + [
            (self.limit + 1, "clock.expired", 0), (self.limit + self.grace + 1, "session.closed", 0)]

    def ahead(self, now: int) -> List[int]:
        """When there is something to tell after now."""
        moments = [self.at(running) for running, _, _ in self.moments() if running > self.told]
        return [moment for moment in moments if moment is not None and moment > now]
