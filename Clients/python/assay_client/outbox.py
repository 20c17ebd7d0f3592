"""What was not acknowledged yet: changes of a session, kept until the engine says that they are on disk.

A change goes into the outbox before it is sent, and leaves it when its answer has come. What is in there after any
trouble is sent again, in order, under the same numbers: the engine carries nothing out twice.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Protocol, Sequence


@dataclass
class Change:
    """A call that changes a session."""

    seq: int
    method: str
    params: Mapping[str, Any]
    """What it says beside `session`, `token` and `seq`."""


@dataclass
class Sitting:
    """What a client must know to come back to its session."""

    assessment: str
    request_key: str
    candidate: Optional[str] = None
    locale: Optional[str] = None
    session: str = ""
    """Empty until the engine has said it."""
    token: str = field(default="", repr=False)
    is_attaching: bool = False
    """Whether a new token was asked for and has not come: the one here may be stale then."""


class Outbox(Protocol):
    """Where changes wait. What a method has been told is kept when it returns."""

    def open(self) -> Optional[Sitting]:
        """Begins, and gives the sitting that an earlier client of this outbox left open."""

    def pending(self) -> Sequence[Change]:
        """What an earlier client left, in the order of the numbers."""

    def note(self, sitting: Sitting) -> None:
        """Keeps how to come back to the session."""

    def add(self, change: Change) -> None:
        """Keeps a change, before it is sent."""

    def settle(self, seq: int) -> None:
        """Drops a change that was answered."""

    def renumber(self, dropped: int, following: int) -> None:
        """Drops a change whose number was not used; those behind it are numbered anew from `following` on."""

    def close(self) -> None:
        """Ends; what is pending stays kept, as far as this outbox can keep it."""


class MemoryOutbox:
    """An outbox that is gone with the client: right where the client's own crash need not be survived."""

    def __init__(self) -> None:
        self.sitting: Optional[Sitting] = None
        self.changes: Dict[int, Change] = {}

    def open(self) -> Optional[Sitting]:
        """Begins."""
        return self.sitting

    def pending(self) -> Sequence[Change]:
        """What waits."""
        return in_order(self.changes)

    def note(self, sitting: Sitting) -> None:
        """Keeps how to come back."""
        self.sitting = sitting

    def add(self, change: Change) -> None:
        """Keeps a change."""
        self.changes[change.seq] = Change(change.seq, change.method, change.params)

    def settle(self, seq: int) -> None:
        """Drops a change."""
        self.changes.pop(seq, None)

    def renumber(self, dropped: int, following: int) -> None:
        """Drops a change and numbers those behind it anew."""
        self.changes = renumbered(self.changes, dropped, following)

    def close(self) -> None:
        """Does nothing: there is nothing to give back."""


def in_order(changes: Mapping[int, Change]) -> List[Change]:
    """Changes by their numbers."""
    return [changes[seq] for seq in sorted(changes)]


def renumbered(changes: Mapping[int, Change], dropped: int, following: int) -> Dict[int, Change]:
    """Changes without one, those behind it numbered from `following` on."""
    kept = {seq: change for seq, change in changes.items() if seq < dropped}
    behind = [change for change in in_order(changes) if change.seq > dropped]
    for place, change in enumerate(behind):
        kept[following + place] = Change(following + place, change.method, change.params)
    return kept
