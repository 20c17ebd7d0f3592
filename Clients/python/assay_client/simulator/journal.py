"""What a simulator writes down, so that it knows its sessions again when it is started after a death."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Tuple

Kept = Tuple[int, str, Dict[str, Any]]


class Journal:
    """A file of calls and their times, or nothing. Carried out again, they give the same sessions."""

    def __init__(self, path: Optional[Path]) -> None:
        self._path = path
        self._read = 0

    def kept(self) -> Iterator[Kept]:
        """What other simulators, before this one or beside it, wrote down since this was last asked."""
        if self._path is None or not self._path.exists():
            return
        with self._path.open("rb") as file:
            file.seek(self._read)
            for line in file:
                if not line.endswith(b"\n"):
                    return
                self._read += len(line)
                at, method, params = json.loads(line)
                yield at, method, params

    def keep(self, at: int, method: str, params: Dict[str, Any]) -> None:
        """Writes a call down."""
        if self._path is None:
            return
        line = json.dumps([at, method, params]).encode("ascii") + b"\n"
        with self._path.open("ab") as file:
            file.write(line)
        self._read += len(line)
