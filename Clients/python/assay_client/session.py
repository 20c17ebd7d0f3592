"""One candidate's sitting."""
from __future__ import annotations

import base64
import hashlib
import secrets
import threading
from types import TracebackType
from typing import Any, Callable, Dict, Mapping, Optional, Tuple, Type, TypeVar

from .answers import Answer
from .clock import Clock, clock_in
from .content import Stimulus
from .courier import Courier, Pending
from .engine import Engine
from .errors import Refused, StaleClient, TimeOver, Unanswered
from .fields import Fields
from .items import Checked, Hint, Item, Review, Saved
from .notifications import Notification
from .outbox import MemoryOutbox, Outbox, Sitting
from .pieces import whole
from .results import Receipt, Result, Submitted
from .states import State

T = TypeVar("T")


PIECE = 512 * 1024
"""How many bytes of a file are sent at once."""


class Session:
    """A session at an assessment: `Session.start` begins it, or goes on with it.

    Methods that change the session wait until the engine has acknowledged, through crashes of the engine and failures
    of its store; then the change is on disk. `post` does not wait: what is typed goes on its way, and `flush` waits for
    all of it. Refusals are exceptions, one class for each kind.

    When another client takes the session over, everything here raises `StaleClient` from then on. Stop there: `take_back`
    is for a candidate who says "here".
    """

    def __init__(self, engine: Engine, outbox: Outbox, sitting: Sitting) -> None:
        """A session that is not attached yet: use `start`."""
        self._engine = engine
        self._outbox = outbox
        self._sitting = sitting
        self._state: Optional[State] = None
        self._clock: Optional[Clock] = None
        self._over = threading.Event()
        self._courier = Courier(engine, outbox, self._credentials)
        self._courier.observe = self._observe
        engine.listen(self._hear)
        self.resumed = False
        """Whether the session was there before."""

    @classmethod
    def start(
        cls, engine: Engine, assessment: str, *, candidate: Optional[str] = None, request_key: Optional[str] = None,
        locale: Optional[str] = None, outbox: Optional[Outbox] = None,
    ) -> Session:
        """Starts a session, or goes on with the one that the outbox, the key or the candidate has.

        `request_key` is this client's own word for the start; a random one where it says none. `outbox` keeps what is
        not acknowledged, in memory where nothing else is said; see `FileOutbox`.
        """
        outbox = MemoryOutbox() if outbox is None else outbox
        left = outbox.open()
        sitting = left or Sitting(assessment, request_key or secrets.token_hex(16), candidate, locale)
        if left is not None and (left.assessment, left.candidate) != (assessment, candidate):
            outbox.close()
            raise ValueError(f"the outbox belongs to another sitting, at {left.assessment}")
        session = cls(engine, outbox, sitting)
        try:
            if sitting.token and not sitting.is_attaching:
                session._attach_or_start()
            else:
                session._start()
        except BaseException:
            session.close()
            raise
        return session

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the session, which stays as it is, and of the outbox."""
        self._engine.forget(self._hear)
        self._outbox.close()

    # How it stands

    @property
    def id(self) -> str:
        """The session's id."""
        return self._sitting.session

    @property
    def state(self) -> State:
        """How the session stood when the engine was last asked: at its start, or by `refresh`."""
        assert self._state is not None
        return self._state

    @property
    def clock(self) -> Clock:
        """How the clock stood in the latest reply."""
        assert self._clock is not None
        return self._clock

    @property
    def unacknowledged(self) -> int:
        """How many changes are not known to be on disk; 0 is what "all changes saved" may stand on."""
        return self._courier.waiting

    @property
    def is_over(self) -> bool:
        """Whether the session is known to be submitted, by the candidate or by the clock."""
        return self._over.is_set()

    @property
    def is_stale(self) -> bool:
        """Whether another client has taken the session over."""
        return isinstance(self._courier.stopped, StaleClient)

    def refresh(self) -> State:
        """Asks how the session stands."""
        self._take_state(self._ask("session.state"))
        return self.state

    # What is read

    def item(self, slot: str) -> Item:
        """The item of a slot."""
        return Item.of(self._ask("item.get", {"slot": slot}))

    def stimulus(self, stimulus: str) -> Stimulus:
        """The text that several items are about."""
        return Stimulus.of(self._ask("stimulus.get", {"stimulus": stimulus}))

    def medium(self, medium: str) -> bytes:
        """All bytes of a picture, a sound, a film or a document, held against their digest.

        They are given while what shows them can be looked at. Keep them: nothing is kept here.
        """
        return whole(
            f"the medium {medium}", lambda offset: self._ask("media.get", {"id": medium, "offset": offset}))

    def receipt(self) -> Receipt:
        """What proves later what was submitted, once it is; keep its `line`."""
        return self._ask("session.receipt").one("receipt", Receipt.of)

    def result(self) -> Result:
        """The result, as far as it is released; else `NotReleased`."""
        return Result.of(self._ask("session.result"))

    def review(self, slot: str) -> Review:
        """An item after the end, with what is released of it; else `NotReleased`."""
        return Review.of(self._ask("item.review", {"slot": slot}))

    # What changes it

    def post(self, slot: str, answer: Answer) -> Pending[Saved]:
        """Saves an answer without waiting: `flush`, or the `result` of what is returned, waits."""
        return self._courier.post("response.save", {"slot": slot, "answer": answer.to_json()}, Saved.of)

    def flush(self) -> Tuple[Refused, ...]:
        """Waits until all changes are acknowledged or refused; raises what stands in the way of that.

        Gives the refusals that nobody was told of yet, each with its `change`, so that nothing typed is lost in silence.
        """
        self._courier.deliver()
        return self._courier.take_untold()

    def save(self, slot: str, answer: Answer) -> Saved:
        """Saves an answer; it is on disk when this returns."""
        return self.post(slot, answer).result()

    def send(self, slot: str, name: str, type_: str, content: bytes) -> str:
        """Sends a file for a slot of the type `file`, whole, and gives its id, for the answer.

        `name` is what the candidate calls it, `type_` one of the media types that the item lists.
        """
        file = self._change(
            "file.begin", {"slot": slot, "name": name, "type": type_, "bytes": len(content)},
            lambda begun: begun.text("file"))
        return self.send_on(file, content)

    def send_on(self, file: str, content: bytes, received: int = 0) -> str:
        """Sends the rest of a file that was begun, after a crash from where `state.files` says, and ends it."""
        while received < len(content):
            piece = base64.b64encode(content[received:received + PIECE]).decode("ascii")
            received = self._ask("file.put", {"file": file, "offset": received, "data": piece}).integer("received")
        digest = "sha256:" + hashlib.sha256(content).hexdigest()
        self._change("file.end", {"file": file, "digest": digest}, _nothing)
        return file

    def clear(self, slot: str) -> Saved:
        """Takes an answer back."""
        return self._change("response.clear", {"slot": slot}, Saved.of)

    def flag(self, slot: str, flagged: bool = True) -> None:
        """Flags a slot for review, or takes the flag away."""
        self._change("item.flag", {"slot": slot, "flagged": flagged}, _nothing)

    def comment(self, slot: str, text: str) -> None:
        """Keeps the candidate's remark on an item, in place of the one before."""
        self._change("item.comment", {"slot": slot, "text": text}, _nothing)

    def go(self, slot: str) -> None:
        """Goes to a slot; where the way is forward only, what lies before it closes."""
        self._change("nav.go", {"slot": slot}, _nothing)

    def check(self, slot: str, answer: Answer) -> Checked:
        """Commits a try at an item of a knowledge check."""
        return self._change("item.check", {"slot": slot, "answer": answer.to_json()}, Checked.of)

    def hint(self, slot: str) -> Hint:
        """Takes the next hint of an item of a knowledge check."""
        return self._change("item.hint", {"slot": slot}, Hint.of)

    def submit_section(self, section: str) -> None:
        """Closes a section for good."""
        self._change("section.submit", {"section": section}, _nothing)

    def submit(self, confirm: bool = False) -> Submitted:
        """Submits the session.

        Without `confirm` it is refused with `Incomplete` while answers are missing: ask the candidate, then confirm.
        """
        params: Dict[str, Any] = {"confirm": True} if confirm else {}
        return self._change("session.submit", params, Submitted.of)

    # Before the start, and away from the desk

    def agree(self, agreement: str, accepted: bool = True) -> None:
        """Says whether the candidate agrees to something of `state.agreements`; whoever does not ends the session.

        Nothing is shown before all is agreed to.
        """
        params: Dict[str, Any] = {"agreement": agreement} if accepted else {"agreement": agreement, "accepted": False}
        self._change("agreement.accept", params, _nothing)
        self.refresh()

    def pause(self) -> None:
        """Stops the clock, where `state.can_pause` says so; nothing is shown or taken until `resume`."""
        self._change("session.pause", {}, _nothing)

    def resume(self) -> None:
        """Ends a pause."""
        self._change("session.resume", {}, _nothing)

    def start_break(self) -> None:
        """Begins a break, where `state.breaks_left` is not 0; items seen so far are closed from now on."""
        self._change("break.start", {}, _nothing)

    def end_break(self) -> None:
        """Ends a break."""
        self._change("break.end", {}, _nothing)

    # The client's own

    def note(self, kind: str, slot: Optional[str] = None, detail: Optional[str] = None) -> None:
        """Puts on record what happened here: `item-viewed`, `focus-lost`, `audio-played`, or a word of one's own."""
        given = {"kind": kind, "slot": slot, "detail": detail}
        self._change("client.event", {name: value for name, value in given.items() if value is not None}, _nothing)

    def keep(self, text: str) -> None:
        """Keeps a text of the client's own, such as strike-outs, in place of the one before."""
        self._change("client.state.put", {"state": text}, _nothing)

    def kept(self) -> Optional[str]:
        """What was kept last, on whichever client; None where nothing was."""
        return self._ask("client.state.get").text_or_none("state")

    # Taking over

    @classmethod
    def take_up(
        cls, engine: Engine, code: str, *, session: Optional[str] = None, assessment: Optional[str] = None,
        candidate: Optional[str] = None, outbox: Optional[Outbox] = None,
    ) -> Session:
        """Goes on with a session by a code that staff gave, and either its id or the assessment and the candidate.

        A code is good once: where the reply is lost, staff give another one.
        """
        named = {"session": session, "assessment": assessment, "candidate": candidate}
        opened = engine.call("session.attach", {
            "code": code, **{name: value for name, value in named.items() if value is not None}})
        state = opened.one("state", State.of)
        outbox = MemoryOutbox() if outbox is None else outbox
        if outbox.open() is not None:
            outbox.close()
            raise ValueError("the outbox belongs to another sitting")
        made = cls(engine, outbox, Sitting(state.assessment, "", candidate, session=state.session))
        made.resumed = True
        made._open(opened)
        return made

    def attach(self) -> State:
        """Asks for a new token: this client goes on, and any other that has the old one does not."""
        self._sitting.is_attaching = True
        self._outbox.note(self._sitting)
        try:
            self._open(self._engine.call("session.attach", self._credentials()))
        except Unanswered:
            # Which token is good is not known; the request key is, of a session that was started here.
            if not self._sitting.request_key:
                raise
            self._start()
        except StaleClient as error:
            self._courier.stopped = error
            raise
        return self.state

    def take_back(self) -> State:
        """Takes the session back from another client, by the key that it was started with."""
        self._start()
        return self.state

    def _attach_or_start(self) -> None:
        self.resumed = True
        self.attach()

    def _start(self) -> None:
        self._sitting.is_attaching = True
        self._outbox.note(self._sitting)
        params: Dict[str, Any] = {"assessment": self._sitting.assessment, "requestKey": self._sitting.request_key}
        if self._sitting.candidate is not None:
            params["candidate"] = self._sitting.candidate
        if self._sitting.locale is not None:
            params["locale"] = self._sitting.locale
        started = self._engine.ask("session.start", params)
        self.resumed = started.flag("resumed")
        self._open(started)

    def _open(self, opened: Fields) -> None:
        session = opened.text("session")
        if self._sitting.session not in ("", session):
            raise ValueError("the engine gave another session than the outbox belongs to")
        self._sitting.session, self._sitting.token = session, opened.text("token")
        self._sitting.is_attaching = False
        self._outbox.note(self._sitting)
        self._courier.stopped = None
        self._take_state(opened)
        self._courier.restore(self.state.next_seq)

    # Inside

    def _credentials(self) -> Mapping[str, str]:
        return {"session": self._sitting.session, "token": self._sitting.token}

    def _ask(self, method: str, params: Mapping[str, object] = {}) -> Fields:
        if self._courier.stopped is not None:
            raise self._courier.stopped
        try:
            result = self._engine.ask(method, {**self._credentials(), **params})
        except Refused as error:
            self._observe(None, error)
            if isinstance(error, StaleClient):
                self._courier.stopped = error
            raise
        self._observe(result, None)
        return result

    def _change(self, method: str, params: Mapping[str, Any], make: Callable[[Fields], T]) -> T:
        return self._courier.post(method, params, make).result()

    def _take_state(self, result: Fields) -> None:
        self._state = result.one("state", State.of)
        self._observe(result, None)
        if self._state.status == "submitted":
            self._over.set()

    def _observe(self, result: Optional[Fields], error: Optional[Refused]) -> None:
        clock = clock_in(result) if result is not None else error.clock if error is not None else None
        if clock is not None:
            self._clock = clock
        # The time of a section or of an item can be over while the session goes on.
        is_time_over = isinstance(error, TimeOver) and error.clock is not None and error.clock.state == "over"
        if result is not None and result.raw.get("submitted") is True or is_time_over:
            self._over.set()

    def _hear(self, notification: Notification) -> None:
        if notification.session == self.id and notification.method == "session.closed":
            self._over.set()


def _nothing(result: Fields) -> None:
    return None
