"""An outbox on disk: a client that dies, with its machine even, loses nothing that was typed."""
from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

from .errors import AssayError
from .outbox import Change, Sitting, in_order, renumbered


class OutboxInUse(AssayError):
    """Another process works with the same file."""


class FileOutbox:
    """A file to which every change is appended and synced before it is sent.

        session = Session.start(engine, "ce-1", candidate="c-17", outbox=FileOutbox("c-17.outbox"))

    The same line, after a crash, goes on with the same session and sends what was not acknowledged. One record of JSON
    a line; what a crash left of a last line is cut off. The file holds the session's token: it is made readable by its
    owner alone, and belongs where candidates cannot read each other's. Delete it when the session is over.
    """

    def __init__(self, path: Union[str, "os.PathLike[str]"]) -> None:
        self.path = Path(path)
        self._file: Optional[int] = None
        self._sitting: Optional[Sitting] = None
        self._changes: Dict[int, Change] = {}

    def open(self) -> Optional[Sitting]:
        """Reads what is there, and locks the file against a second client."""
        is_new = not self.path.exists()
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        _lock(self._file, self.path)
        text = self._read_all()
        whole = text.rfind(b"\n") + 1
        if whole < len(text):
            os.ftruncate(self._file, whole)
        os.lseek(self._file, 0, os.SEEK_END)
        for line in text[:whole].splitlines():
            self._apply(json.loads(line))
        if is_new:
            _sync_folder(self.path.parent)
        return self._sitting

    def pending(self) -> Sequence[Change]:
        """What was not acknowledged."""
        return in_order(self._changes)

    def note(self, sitting: Sitting) -> None:
        """Keeps how to come back."""
        self._append({
            "sitting": {name: value for name, value in vars(sitting).items() if value not in (None, "", False)}})

    def add(self, change: Change) -> None:
        """Keeps a change; it is on disk when this returns."""
        self._append({"change": {"seq": change.seq, "method": change.method, "params": dict(change.params)}})

    def settle(self, seq: int) -> None:
        """Drops a change. Not synced: were this lost, the change would be sent again, and answered alike."""
        self._append({"settled": seq}, syncs=False)

    def renumber(self, dropped: int, following: int) -> None:
        """Drops a change and numbers those behind it anew."""
        self._append({"dropped": dropped, "following": following})

    def close(self) -> None:
        """Gives the file back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _read_all(self) -> bytes:
        assert self._file is not None
        parts: List[bytes] = []
        while True:
            part = os.read(self._file, 1 << 20)
            if not part:
                return b"".join(parts)
            parts.append(part)

    def _append(self, record: Mapping[str, Any], syncs: bool = True) -> None:
        if self._file is None:
            raise ValueError("the outbox is not open")
        line = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
        while line:
            line = line[os.write(self._file, line):]
        if syncs:
            os.fsync(self._file)
        self._apply(record)

    def _apply(self, record: Mapping[str, Any]) -> None:
        if "sitting" in record:
            self._sitting = Sitting(**record["sitting"])
        elif "change" in record:
            self._changes[record["change"]["seq"]] = Change(**record["change"])
        elif "settled" in record:
            self._changes.pop(record["settled"], None)
        elif "dropped" in record:
            self._changes = renumbered(self._changes, record["dropped"], record["following"])


def _lock(file: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows has no such lock; the numbers and tokens of the protocol still keep order.
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        raise OutboxInUse(f"another client works with the outbox {path}") from None


def _sync_folder(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows cannot open folders.
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
