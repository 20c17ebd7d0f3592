"""Brings the changes of a session to the engine: numbered, in order, and again after any trouble."""
from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from typing import Any, Callable, Deque, Dict, Generic, List, Mapping, Optional, Tuple, TypeVar, cast

from .engine import Engine
from .errors import (
    AssayError, InternalError, ProtocolError, Refused, SequenceConflict, SequenceGap, StaleClient, Unanswered,
    UnknownSession)
from .fields import Fields
from .outbox import Change, Outbox

T = TypeVar("T")

IN_FLIGHT = 32
"""How many changes are on their way at most."""


class Pending(Generic[T]):
    """A change on its way; `result` waits for what came of it."""

    def __init__(self, courier: Courier, change: Change, make: Callable[[Fields], T]) -> None:
        self._courier = courier
        self._make = make
        self._outcome: Optional[T] = None
        self._error: Optional[Exception] = None
        self.change = change
        self.future: Optional[Future[Fields]] = None
        """The call that is on its way; None while none is."""
        self.is_settled = False
        """Whether the engine has answered for good."""

    def settle(self, result: Fields) -> None:
        """Takes the result."""
        self.is_settled = True
        try:
            self._outcome = self._make(result)
        except ProtocolError as error:
            self._error = error

    def fail(self, error: Refused) -> None:
        """Takes a refusal that is final."""
        self.is_settled = True
        error.change = self.change
        self._error = error

    def result(self) -> T:
        """Waits until the engine has answered, through any trouble; a refusal is an exception."""
        if not self.is_settled:
            self._courier.deliver(self)
        if self._error is not None:
            self._courier.tell(self._error)
            raise self._error
        return cast(T, self._outcome)


class Courier:
    """The changes of one session, from `post` to their answers.

    What the engine answers, and what is done then:

    | answer | |
    |---|---|
    | a result, or a refusal by a rule | the change is settled, and leaves the outbox |
    | nothing (the engine died, or was late), an error that is `retryable`, `sequenceGap` | after a while all that is \
not settled is sent again, unchanged and in order |
    | a refusal that uses no number (`invalidParams`, `limit` …) | the change is settled; those behind it move up |
    | `staleClient`, `unknownSession` | nothing more is sent; what is not settled stays in the outbox |
    """

    def __init__(self, engine: Engine, outbox: Outbox, credentials: Callable[[], Mapping[str, str]]) -> None:
        self._engine = engine
        self._outbox = outbox
        self._credentials = credentials
        self._queue: Deque[Pending[Any]] = deque()
        # Apart, so that something can be posted while another thread waits for an answer.
        self._lock = threading.RLock()
        self._delivering = threading.RLock()
        self.next_seq = 1
        """The number of the next change."""
        self.stopped: Optional[Refused] = None
        """Why nothing is sent any more."""
        self._untold: List[Refused] = []
        self.observe: Callable[[Optional[Fields], Optional[Refused]], None] = lambda result, error: None
        """Told of every answer."""

    @property
    def waiting(self) -> int:
        """How many changes are not acknowledged."""
        return len(self._queue)

    def tell(self, error: Exception) -> None:
        """Notes that a refusal is being told."""
        self._untold = [own for own in self._untold if own is not error]

    def take_untold(self) -> Tuple[Refused, ...]:
        """The refusals that nobody was told of, which are told now."""
        untold, self._untold = tuple(self._untold), []
        return untold

    def restore(self, next_seq: int) -> None:
        """Takes over what an earlier client left in the outbox, before anything is posted."""
        with self._lock:
            self._queue = deque(Pending(self, change, lambda result: result) for change in self._outbox.pending())
            self.next_seq = max([next_seq] + [pending.change.seq + 1 for pending in self._queue])

    def post(self, method: str, params: Mapping[str, Any], make: Callable[[Fields], T]) -> Pending[T]:
        """Puts a change into the outbox and on its way, and waits for nothing but the outbox.

        A change that could never be sent (too long, or no text) raises a ValueError and is not kept.
        """
        with self._lock:
            self._refuse_if_stopped()
            change = Change(self.next_seq, method, params)
            self._engine.check(method, self._params(change))
            self._outbox.add(change)
            self.next_seq += 1
            pending = Pending(self, change, make)
            self._queue.append(pending)
            try:
                if not self._is_in_trouble():
                    self._send(starting=False)
            except Unanswered:
                pass  # It is kept, and sent again when it is waited for.
            return pending

    def deliver(self, until: Optional[Pending[Any]] = None) -> None:
        """Waits until a change, or all, are settled; sends again what must be sent again.

        Raises the error where there was trouble for longer than the engine's patience, or where the engine says that
        sending again is of no use. What is not settled stays in the outbox.
        """
        with self._delivering:
            attempt = 0
            while self._queue and not (until is not None and until.is_settled):
                self._refuse_if_stopped()
                try:
                    self._deliver_first()
                    attempt = 0
                except (Unanswered, Refused) as error:
                    with self._lock:
                        for pending in self._queue:
                            pending.future = None
                    attempt += 1
                    if not self._is_worth_repeating(error) or not self._engine.recover(error, attempt):
                        raise

    def _is_worth_repeating(self, error: AssayError) -> bool:
        if isinstance(error, SequenceGap):
            # Below the first one there is nothing left to send: the engine would have lost what it acknowledged.
            return error.expected >= self._queue[0].change.seq
        return isinstance(error, Unanswered) or isinstance(error, Refused) and error.retryable

    def _refuse_if_stopped(self) -> None:
        if self.stopped is not None:
            raise self.stopped

    def _params(self, change: Change) -> Dict[str, Any]:
        return {**self._credentials(), "seq": change.seq, **change.params}

    def _is_in_trouble(self) -> bool:
        """Whether something before was not answered or refused: what is behind it waits for what `deliver` makes of that."""
        return any(pending.future is not None and pending.future.done() and pending.future.exception() is not None
                   for pending in self._queue)

    def _send(self, starting: bool = True) -> None:
        for place, pending in enumerate(self._queue):
            if place == IN_FLIGHT:
                return
            if pending.future is None:
                pending.future = self._engine.send(
                    pending.change.method, self._params(pending.change), starting=starting)

    def _deliver_first(self) -> None:
        """Waits for the answer to the oldest change; raises what calls for sending again."""
        self._engine.ensure_running()
        with self._lock:
            self._send()
            pending = self._queue[0]
        assert pending.future is not None
        try:
            result = self._engine.wait(pending.future)
        except Refused as error:
            self.observe(None, error)
            with self._lock:
                self._take(pending, error)
            return
        self.observe(result, None)
        with self._lock:
            self._queue.popleft()
            self._outbox.settle(pending.change.seq)
        pending.settle(result)

    def _take(self, pending: Pending[Any], error: Refused) -> None:
        if isinstance(error, (StaleClient, UnknownSession)):
            self.stopped = error
            raise error
        if error.kind == "storage" or error.retryable or isinstance(error, SequenceGap):
            raise error
        seq = pending.change.seq
        self._queue.popleft()
        if error.uses_number:
            self._outbox.settle(seq)
        else:
            self._renumber(seq, self._following(seq, error))
        pending.fail(error)
        self._untold.append(error)

    def _following(self, seq: int, error: Refused) -> int:
        """The number of the change behind one whose own was not used by it."""
        if isinstance(error, SequenceConflict):
            return max(error.expected, seq)
        if isinstance(error, InternalError):
            # Whether the number was used is not sure.
            state = self._engine.ask("session.state", self._credentials()).fields("state")
            return seq + 1 if state.integer("nextSeq") > seq else seq
        return seq

    def _renumber(self, dropped: int, following: int) -> None:
        self._outbox.renumber(dropped, following)
        self.next_seq = following
        for pending in self._queue:
            pending.change = Change(self.next_seq, pending.change.method, pending.change.params)
            pending.future = None
            self.next_seq += 1
