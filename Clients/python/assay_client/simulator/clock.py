"""The simulator's clock, and what it says of a session's time."""
from __future__ import annotations

import time
from typing import Any, Dict, List, NamedTuple, Optional, Set

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


class Moment(NamedTuple):
    """Something that the clock brings about: at which running time, and what."""

    running: int
    what: str
    """A notification, or `closes` where a section closes, which nothing is told of."""
    section: Optional[str]
    """Whose time it is about; None for the whole."""
    left: int = 0
    """How much time is left then."""


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
        self.sections: Dict[str, int] = {}
        """The limits of sections."""
        self.closed: Set[str] = set()
        """The sections whose time matters no more."""
        self._begun: Dict[str, int] = {}
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

    def begin(self, section: str, now: int) -> None:
        """Notes that the first item of a section was shown, from which on its own limit runs."""
        self._begun.setdefault(section, self.running(now))

    def end_of(self, section: str) -> Optional[int]:
        """The running time at which a section's limit is; None without one, and before it has begun."""
        if section in self.closed or section not in self.sections or section not in self._begun:
            return None
        return self._begun[section] + self.sections[section]

    def is_late(self, now: int, section: Optional[str] = None) -> bool:
        """Whether the limit of the whole, or of a section, is over."""
        return any(self.running(now) > end for end in self._ends(section))

    def is_over(self, now: int, section: str) -> bool:
        """Whether a section's grace period is over, too."""
        end = self.end_of(section)
        return end is not None and self.running(now) > end + self.grace

    def _ends(self, section: Optional[str]) -> List[int]:
        ends = [self.limit, None if section is None else self.end_of(section)]
        return [end for end in ends if end is not None]

    def view(self, now: int, is_open: bool) -> Dict[str, Any]:
        """The `clock` of a reply."""
        halt, running = self.halt(now), self.running(now)
        limits: List[Dict[str, Any]] = []
        state = "none"
        if self.limit is not None:
            if not is_open or running > self.limit + self.grace:
                return {"state": "over", "limits": [{"scope": "exam", "remainingMs": 0}]}
            limits.append({"scope": "exam", "remainingMs": max(self.limit - running, 0)})
            state = "running" if running <= self.limit else "grace"
        for section in self.sections:
            end = self.end_of(section)
            if end is not None and is_open:
                limits.append({"scope": "section", "section": section, "remainingMs": max(end - running, 0)})
                state = "running" if state == "none" else state
        if state == "grace" and self.limit is not None:
            limits.append({"scope": "grace", "remainingMs": self.limit + self.grace - running})
        made: Dict[str, Any] = {"state": state, "limits": limits}
        if halt is not None and is_open:
            made["state"] = halt.state
            if halt.until is not None:
                made["resumesInMs"] = halt.until - now
        return made

    def moments(self) -> List[Moment]:
        """Everything there is to tell, in order."""
        moments: List[Moment] = []
        for section in [None, *self.sections]:
            end = self.limit if section is None else self.end_of(section)
            if end is None:
                continue
            moments += [Moment(end - left, "clock.warning", section, left) for left in self.warnings if end > left]
            moments.append(Moment(end + 1, "clock.expired", section))
            moments.append(Moment(end + self.grace + 1, "session.closed" if section is None else "closes", section))
        return sorted(moments, key=lambda moment: moment.running)

    def ahead(self, now: int) -> List[int]:
        """When there is something to tell after now."""
        moments = [self.at(moment.running) for moment in self.moments() if moment.running > self.told]
        return [moment for moment in moments if moment is not None and moment > now]
