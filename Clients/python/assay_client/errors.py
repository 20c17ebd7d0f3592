"""What can go wrong: an exception for each `kind` of error of the protocol, and for what happens on the way.

    AssayError
    ├── Refused              the engine answered with an error; one subclass for each kind
    ├── Unanswered           there is no answer, so it is not known whether the call was carried out
    │   ├── Disconnected     the engine ended, or its pipe broke
    │   └── TimedOut         no reply came in time
    ├── EngineNotStarted     the engine's command cannot be run
    └── ProtocolError        the engine sent what is not of the protocol
"""
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple, Type

from .moments import moment_of

if TYPE_CHECKING:
    from .clock import Clock
    from .outbox import Change


class AssayError(Exception):
    """The base of all errors of this package."""


class EngineNotStarted(AssayError):
    """The command of the engine cannot be run."""


class ProtocolError(AssayError):
    """The engine sent what is not of the protocol."""


class Unanswered(AssayError):
    """There is no answer: what was sent may have been carried out, and can be sent again unchanged."""


class Disconnected(Unanswered):
    """The engine ended, or its pipe broke."""


class TimedOut(Unanswered):
    """No reply came in time."""


class Refused(AssayError):
    """The engine answered with an error; the subclasses go by its `kind`.

    An error of a kind that this version does not know is a plain `Refused`.
    """

    kind = ""
    """The stable word for the error."""
    uses_number = True
    """Whether a call that changes a session has used its `seq` when it is refused like this."""

    def __init__(self, kind: str, code: int, message: str, data: Dict[str, Any], clock: Optional[Clock] = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.message = message
        """What happened and why, in a sentence for people."""
        self.data = data
        """All that the error says beside its words."""
        advice = data.get("advice")
        self.advice: Optional[str] = advice if isinstance(advice, str) else None
        """What the client can do, as a sentence."""
        self.retryable = data.get("retryable") is True
        """Whether the same call may succeed later."""
        self.replayed = data.get("replayed") is True
        """Whether the number was used before, and this is the answer that it got then."""
        self.clock = clock
        """How the session's clock stands, where the error is about a session."""
        self.change: Optional[Change] = None
        """The change that was refused, with what the candidate typed; None for other calls."""

    def __str__(self) -> str:
        return f"{self.message} {self.advice}" if self.advice else self.message

    def _moment(self, name: str) -> Optional[datetime]:
        value = self.data.get(name)
        try:
            return moment_of(value) if isinstance(value, int) else None
        except OverflowError:
            return None

    def _texts(self, name: str) -> Tuple[str, ...]:
        value = self.data.get(name)
        return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


class ParseError(Refused):
    """A line was not JSON, or too long."""

    kind, uses_number = "parseError", False


class InvalidRequest(Refused):
    """A line was JSON and no request."""

    kind, uses_number = "invalidRequest", False


class MethodNotFound(Refused):
    """There is no such method, in the role that the engine has."""

    kind, uses_number = "methodNotFound", False


class InvalidParams(Refused):
    """The parameters are not what the method takes."""

    kind, uses_number = "invalidParams", False


class InternalError(Refused):
    """The engine made a mistake; nothing was carried out."""

    kind, uses_number = "internalError", False


class NotInitialised(Refused):
    """Something came before `initialize`."""

    kind, uses_number = "notInitialised", False


class UnsupportedVersion(Refused):
    """The engine does not speak this version of the protocol."""

    kind, uses_number = "unsupportedVersion", False


class UnsupportedContent(Refused):
    """The assessment could show what the client cannot."""

    kind, uses_number = "unsupportedContent", False

    @property
    def types(self) -> Tuple[str, ...]:
        """The interaction types that the client lacks."""
        return self._texts("types")

    @property
    def content(self) -> Tuple[str, ...]:
        """What of content it lacks, such as `audio`."""
        return self._texts("content")

    @property
    def features(self) -> Tuple[str, ...]:
        """The features that it lacks, such as `breaks`."""
        return self._texts("features")

    @property
    def needs(self) -> Tuple[str, ...]:
        """The candidate's needs that it does not meet, by the names of QTI 3."""
        return self._texts("needs")

    @property
    def tools(self) -> Tuple[str, ...]:
        """The tools that it does not offer, such as `calculator.scientific`."""
        return self._texts("tools")


class UnknownAssessment(Refused):
    """No assessment of this id is published."""

    kind, uses_number = "unknownAssessment", False


class NotEligible(Refused):
    """The candidate may not start, or not yet."""

    kind, uses_number = "notEligible", False

    @property
    def reason(self) -> str:
        """Such as `window-not-open`, `attempts-used`, `waiting` or `passed-already`."""
        value = self.data.get("reason")
        return value if isinstance(value, str) else ""

    @property
    def opens(self) -> Optional[datetime]:
        """From when the candidate may start, where that is known."""
        return self._moment("from")


class BlueprintShortage(Refused):
    """There are too few items for a form."""

    kind, uses_number = "blueprintShortage", False


class UnknownSession(Refused):
    """There is no session of this id that this token opens."""

    kind, uses_number = "unknownSession", False


class StaleClient(Refused):
    """The session went on with another client: stop here."""

    kind, uses_number = "staleClient", False


class NotRegistered(Refused):
    """The candidate is not registered for the assessment."""

    kind, uses_number = "notRegistered", False


class SequenceGap(Refused):
    """A number is ahead of the one that is expected; the number was not used."""

    kind, uses_number = "sequenceGap", False

    @property
    def expected(self) -> int:
        """The number that comes next; 0 where the engine did not say."""
        value = self.data.get("expected")
        return value if isinstance(value, int) else 0


class SequenceConflict(Refused):
    """A number, or a request key, was used for something else, which stands."""

    kind, uses_number = "sequenceConflict", False

    @property
    def expected(self) -> int:
        """The number that comes next; 0 where this is about a request key."""
        value = self.data.get("expected")
        return value if isinstance(value, int) else 0


class StateViolation(Refused):
    """The session, section or item is not in the state for this."""

    kind = "stateViolation"


class NavigationForbidden(Refused):
    """The rules of the assessment do not let the candidate go or work there now."""

    kind = "navigationForbidden"


class SkippingForbidden(Refused):
    """An item must be answered before the candidate goes on."""

    kind = "skippingForbidden"


class TriesUsed(Refused):
    """No try is left at this item."""

    kind = "triesUsed"


class InvalidAnswer(Refused):
    """The answer does not fit the item."""

    kind = "invalidAnswer"


class Incomplete(Refused):
    """Scored answers are missing: confirm, or answer them."""

    kind = "incomplete"

    @property
    def slots(self) -> Tuple[str, ...]:
        """The slots without a complete answer."""
        return self._texts("slots")


class UnknownSlot(Refused):
    """The form has no such slot, section or stimulus."""

    kind = "unknownSlot"


class TimeOver(Refused):
    """A time limit is over."""

    kind = "timeOver"


class TooEarly(Refused):
    """A minimum time has not passed yet."""

    kind = "tooEarly"


class Paused(Refused):
    """The session is paused, or in a break."""

    kind = "paused"


class NotReleased(Refused):
    """The result, or the review, is not released yet."""

    kind = "notReleased"

    @property
    def released(self) -> Optional[datetime]:
        """From when it is released, where there is a date."""
        return self._moment("from")


class Forbidden(Refused):
    """The assessment does not allow this."""

    kind = "forbidden"


class StorageFailed(Refused):
    """The store could not keep it: nothing is acknowledged, and it can be sent again where `retryable`."""

    kind, uses_number = "storage", False


class LimitReached(Refused):
    """Too many bytes or events; what was saved before is kept."""

    kind, uses_number = "limit", False


KINDS: Dict[str, Type[Refused]] = {kind.kind: kind for kind in Refused.__subclasses__()}
"""The exception of each kind of error."""
