"""The engine of delivery, as a client sees it."""
from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Any, Callable, List, Mapping, Optional, Sequence, Tuple, Type

from .assessments import Assessment, AssessmentSummary
from .connection import Connection
from .errors import AssayError, Disconnected, Refused, TimedOut, Unanswered
from .fields import Fields
from .life import Life, is_reader
from .moments import moment_of
from .notifications import Notification
from .patience import Patience
from .wire import PROTOCOL, encode

STANDARD_LINE = 1_048_576
"""The longest line in bytes, until the engine has said another."""


@dataclass(frozen=True)
class EngineInfo:
    """What the engine said of itself in `initialize`."""

    protocol: str
    name: str
    version: str
    role: str
    """`candidate` or `staff`."""
    line_bytes: int
    """The longest line that it reads."""
    answer_bytes: int
    """The longest short text, number or gap."""
    essay_bytes: int
    """The longest essay, and the longest answer in all."""
    types: Tuple[str, ...]
    """The interaction types that it may show."""
    content: Tuple[str, ...]
    """What may stand in content beside text, such as `tables` and `audio`."""
    features: Tuple[str, ...]
    """What an assessment may ask of a client, such as `timers` and `breaks`."""
    needs: Tuple[str, ...]
    """The personal needs that there are words for, by the names of QTI 3."""
    locales: Tuple[str, ...]
    """The languages of what is published."""
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def of(cls, fields: Fields) -> EngineInfo:
        """Reads the result of `initialize`."""
        engine, limits = fields.fields("engine"), fields.fields("limits")
        return cls(
            fields.text("protocol"), engine.text("name"), engine.text("version"), fields.text("role"),
            limits.integer("lineBytes"), limits.integer("answerBytes"), limits.integer("essayBytes"),
            fields.texts("types"), fields.texts("content"), fields.texts("features"), fields.texts("needs"),
            fields.texts("locales"), fields.raw)


class Engine:
    """An engine of delivery: a child process, or any pair of streams.

        with Engine.start(["assay", "serve", "--store", "exam.sqlite"]) as engine:
            session = Session.start(engine, "ce-1", candidate="c-17")

    It is started, and greeted with `initialize`, when it is first needed, and again after it has died. Calls may come
    from many threads.
    """

    def __init__(
        self, connect: Callable[[], Connection], *, name: str = "assay-client", version: Optional[str] = "0.1.0",
        types: Optional[Sequence[str]] = None, content: Optional[Sequence[str]] = None,
        features: Optional[Sequence[str]] = None, needs: Optional[Sequence[str]] = None,
        tools: Optional[Sequence[str]] = None,
        timeout: float = 30.0, start_timeout: float = 30.0, patience: Patience = Patience(),
        capabilities: Optional[Mapping[str, object]] = None,
    ) -> None:
        """An engine that `connect` starts.

        `name` and `version` are what the client calls itself. `types`, `content` and `features` are what it can do, all
        where it does not say, and `needs` the personal needs that it meets, none where it does not say; `info` has the
        words. `tools` are those that it offers, by the ids of the banks; all where it does not say. What it cannot do is
        refused at the start with `UnsupportedContent`. `timeout` is how many seconds a reply may take, and
        `start_timeout` the first one of a new engine; `patience` is how often calls that may be repeated are. `capabilities` are further members of `initialize`.
        """
        self._connect = connect
        self._hello: dict[str, object] = {"protocol": PROTOCOL, "client": {"name": name}}
        if version is not None:
            self._hello["client"] = {"name": name, "version": version}
        said = {"types": types, "content": content, "features": features, "needs": needs, "tools": tools}
        for what, words in said.items():
            if words is not None:
                self._hello[what] = list(words)
        self._hello.update(capabilities or {})
        self.timeout = timeout
        self.start_timeout = start_timeout
        self.patience = patience
        self._life: Optional[Life] = None
        self._info: Optional[EngineInfo] = None
        self._is_closed = False
        self._lives = threading.RLock()
        self._listeners: List[Callable[[Notification], None]] = []
        self._notifications: queue.SimpleQueue[Notification] = queue.SimpleQueue()

    @classmethod
    def start(cls, command: Sequence[str], **options: Any) -> Engine:
        """An engine that is a child process, such as `["assay", "serve"]`; it is started again when it dies."""
        return cls(lambda: Connection.start(command), **options)

    @classmethod
    def over(cls, reader: IO[bytes], writer: IO[bytes], **options: Any) -> Engine:
        """An engine at the other end of two streams; what is broken there cannot be mended from here."""
        unused = [Connection(reader, writer)]

        def connect() -> Connection:
            if not unused:
                raise Disconnected("the streams to the engine have ended")
            return unused.pop()

        return cls(connect, **options)

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    # Calls

    @property
    def info(self) -> EngineInfo:
        """What the engine said of itself; starts it where it is not running."""
        with self._lives:
            self._living()
            assert self._info is not None
            return self._info

    @property
    def is_running(self) -> bool:
        """Whether an engine is there that was greeted."""
        life = self._life
        return life is not None and not life.has_ended

    def ensure_running(self) -> None:
        """Starts the engine where it is not running."""
        with self._lives:
            self._living()

    def check(self, method: str, params: Mapping[str, object]) -> None:
        """Raises a ValueError where a call could never be sent: it is too long, or holds what is no text."""
        line = encode({"jsonrpc": "2.0", "id": 2**31, "method": method, "params": params})
        most = self._info.line_bytes if self._info else STANDARD_LINE
        if len(line) - 1 > most:
            raise ValueError(f"{method} has {len(line) - 1} bytes where the engine reads {most} in a line")

    def send(
        self, method: str, params: Optional[Mapping[str, object]] = None, *, starting: bool = True,
    ) -> Future[Fields]:
        """Sends a call without waiting, so that several may be on their way; give the future to `wait`.

        Where the engine is not running it is started first, or, unless `starting`, `Disconnected` is raised.
        """
        if is_reader():
            raise RuntimeError("a listener must not call the engine; hand the notification to another thread")
        with self._lives:
            if not starting and not self.is_running:
                raise Disconnected("the engine is not running")
            life = self._living()
            line_bytes = self._info.line_bytes if self._info else STANDARD_LINE
        return life.send(method, params or {}, line_bytes)

    def wait(self, future: Future[Fields], timeout: Optional[float] = None) -> Fields:
        """Waits for a reply: its result, or the error as an exception."""
        try:
            return future.result(self.timeout if timeout is None else timeout)
        except FutureTimeout:
            raise TimedOut("the engine gave no reply in time") from None

    def call(self, method: str, params: Optional[Mapping[str, object]] = None) -> Fields:
        """Calls a method once, and waits for the result."""
        return self.wait(self.send(method, params))

    def ask(self, method: str, params: Optional[Mapping[str, object]] = None) -> Fields:
        """Calls a method that may be repeated without harm, and repeats it where there is no answer.

        All methods may but those with a `seq`, which a `Session` repeats in order, and `session.attach`.
        """
        attempt = 0
        while True:
            try:
                return self.call(method, params)
            except (Unanswered, Refused) as error:
                attempt += 1
                if isinstance(error, Refused) and not error.retryable or not self.recover(error, attempt):
                    raise

    def recover(self, error: AssayError, attempt: int) -> bool:
        """Waits after trouble, and sees to it that there is an engine; false where there was trouble too often.

        An engine that answers nothing twice in a row is ended, and another started.
        """
        if self._is_closed or not self.patience.wait(attempt):
            return False
        if isinstance(error, TimedOut) and attempt > 1:
            self._end_life(0)
        return True

    # What the engine tells of its own accord

    def listen(self, listener: Callable[[Notification], None]) -> None:
        """Has a function called with each notification, in order, on the thread that reads.

        It must be quick, and must not call the engine: hand what it learns to the thread that does.
        """
        self._listeners.append(listener)

    def forget(self, listener: Callable[[Notification], None]) -> None:
        """Takes a listener away again."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def next_notification(self, timeout: Optional[float] = 0.0) -> Optional[Notification]:
        """The oldest notification that nobody took yet; None where there is none within so many seconds."""
        try:
            return self._notifications.get(timeout is None or timeout > 0, timeout)
        except queue.Empty:
            return None

    def _tell(self, notification: Notification) -> None:
        self._notifications.put(notification)
        for listener in list(self._listeners):
            listener(notification)

    # Methods that are about no session

    def assessments(self) -> Tuple[AssessmentSummary, ...]:
        """What is published."""
        return self.ask("assessment.list").all("assessments", AssessmentSummary.of)

    def describe(self, assessment: str, locale: Optional[str] = None) -> Assessment:
        """What to expect of an assessment: how much, how long, how often, and what is told when.

        `locale` is the language that is wanted for titles and agreements.
        """
        params = {"assessment": assessment}
        if locale is not None:
            params["locale"] = locale
        return Assessment.of(self.ask("assessment.describe", params))

    def ping(self) -> int:
        """The engine's time, in milliseconds since 1970."""
        now = self.ask("ping").integer("now")
        moment_of(now)
        return now

    # Beginning and end

    def shutdown(self, seconds: float = 10.0) -> Optional[int]:
        """Asks the engine to end, and closes it; `close`, which ends its input, comes to the same."""
        self.call("shutdown")
        return self.close(seconds)

    def _living(self) -> Life:
        if self._is_closed:
            raise Disconnected("the engine was closed")
        if self._life is not None and not self._life.has_ended:
            return self._life
        self._end_life(0)
        life = Life(self._connect(), self._tell)
        try:
            self._info = EngineInfo.of(self.wait(
                life.send("initialize", self._hello, STANDARD_LINE), self.start_timeout))
        except BaseException:
            life.close(0)
            raise
        self._life = life
        return life

    def _end_life(self, seconds: float) -> Optional[int]:
        with self._lives:
            life, self._life = self._life, None
        return life.close(seconds) if life is not None else None

    def close(self, seconds: float = 10.0) -> Optional[int]:
        """Ends the conversation in good order; the engine's exit code, where it was a child that ran."""
        self._is_closed = True
        return self._end_life(seconds)
