"""Points in time: milliseconds since 1970-01-01T00:00:00Z in the protocol, `datetime` with a time zone here."""
from __future__ import annotations

from datetime import datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def moment_of(milliseconds: int) -> datetime:
    """The point in time of so many milliseconds; an OverflowError beyond the year 9999."""
    return _EPOCH + timedelta(milliseconds=milliseconds)


def milliseconds_of(moment: datetime) -> int:
    """Milliseconds of a point in time; one without a time zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("the moment has no time zone; give it one, such as timezone.utc")
    return (moment - _EPOCH) // timedelta(milliseconds=1)
