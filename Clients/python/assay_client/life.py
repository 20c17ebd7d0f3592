"""The conversation with one life of an engine: replies find their calls, notifications their listener."""
from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import Any, Callable, Dict, Mapping, Optional

from .clock import clock_in
from .connection import Connection
from .errors import KINDS, Disconnected, ProtocolError, Refused
from .fields import Fields
from .notifications import Notification
from .wire import decode, encode


class _Reader(threading.Thread):
    """A thread that reads what an engine writes, and must never wait for a reply."""


def is_reader() -> bool:
    """Whether the calling thread is one that reads."""
    return isinstance(threading.current_thread(), _Reader)


class Life:
    """Calls to one engine process, from its start to its end.

    A thread reads what comes, so that notifications are told while nobody waits for a reply, and so that the engine is
    never kept from writing. Many threads may call.
    """

    def __init__(self, connection: Connection, listener: Callable[[Notification], None]) -> None:
        self._connection = connection
        self._listener = listener
        self._waiting: Dict[int, Future[Fields]] = {}
        self._last_id = 0
        self._ended: Optional[Exception] = None
        # Apart, because a write may wait for the engine, which may wait for us to read.
        self._registry = threading.Lock()
        self._writing = threading.Lock()
        self._reader = _Reader(target=self._read, name="assay-reader", daemon=True)
        self._reader.start()

    @property
    def has_ended(self) -> bool:
        """Whether nothing can come any more."""
        return self._ended is not None

    def send(self, method: str, params: Mapping[str, object], line_bytes: int) -> Future[Fields]:
        """Sends a call and gives what its result will stand in.

        A line longer than `line_bytes` is not sent, and raises a ValueError.
        """
        future: Future[Fields] = Future()
        with self._writing:
            with self._registry:
                if self._ended is not None:
                    raise Disconnected("the engine has ended") from self._ended
                self._last_id += 1
                number = self._last_id
            line = encode({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
            if len(line) - 1 > line_bytes:
                raise ValueError(f"{method} has {len(line) - 1} bytes where the engine reads {line_bytes} in a line")
            with self._registry:
                self._waiting[number] = future
            try:
                self._connection.write(line)
            except Disconnected as error:
                self._end(error)
        return future

    def close(self, seconds: float) -> Optional[int]:
        """Ends the input, and gives the engine's exit code where it is a child; one that is late is killed."""
        if seconds <= 0:
            self._connection.abandon()
        self._connection.close_input()
        code = self._connection.wait(max(seconds, 1.0))
        self._end(Disconnected("the engine was closed"))
        if not is_reader():
            self._reader.join(max(seconds, 1.0))
            if not self._reader.is_alive():
                self._connection.close()
        return code

    def _read(self) -> None:
        try:
            while True:
                line = self._connection.read_line()
                if line is None:
                    self._end(Disconnected("the engine ended without an answer"))
                    return
                if line.strip():
                    self._take(Fields(decode(line), "the message"))
        except ProtocolError as error:
            self._end(error)
            self._connection.abandon()

    def _take(self, message: Fields) -> None:
        if "id" not in message:
            self._listener(Notification.of(message))
            return
        identifier = message.raw["id"]
        with self._registry:
            if identifier is None and self._waiting:
                # A line that could not be read has no id to tell; replies come in order, so it was the oldest.
                identifier = next(iter(self._waiting))
            future = self._waiting.pop(identifier, None) if isinstance(identifier, int) else None
        # What came too late, after its caller gave up, finds nobody.
        if future is None or not future.set_running_or_notify_cancel():
            return
        try:
            error = refusal(message.fields("error")) if "error" in message else None
            result = message.fields("result") if error is None else None
        except ProtocolError as broken:
            future.set_exception(broken)
            raise
        if error is not None:
            future.set_exception(error)
        elif result is not None:
            future.set_result(result)

    def _end(self, reason: Exception) -> None:
        with self._registry:
            if self._ended is None:
                self._ended = reason
            waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            if future.set_running_or_notify_cancel():
                future.set_exception(reason)


def refusal(error: Fields) -> Refused:
    """The exception of an error object."""
    data: Dict[str, Any] = error.fields("data").raw if "data" in error else {}
    kind = data.get("kind")
    name = kind if isinstance(kind, str) else ""
    clock = clock_in(Fields(data, "data"))
    return KINDS.get(name, Refused)(name, error.integer("code"), error.text("message"), data, clock)
