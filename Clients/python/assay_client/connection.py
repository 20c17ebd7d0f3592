"""One life of an engine: lines to it and lines from it."""
from __future__ import annotations

import subprocess
from typing import IO, Optional, Sequence

from .errors import Disconnected, EngineNotStarted

LONGEST_LINE = 64 * 1024 * 1024
"""How many bytes of one line are read before the engine is taken for broken."""


class Connection:
    """A pair of streams, and the process at their other end where this package started it."""

    def __init__(
        self, reader: IO[bytes], writer: IO[bytes], process: Optional[subprocess.Popen[bytes]] = None
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._process = process

    @classmethod
    def start(cls, command: Sequence[str]) -> Connection:
        """Starts an engine as a child: its messages for people go where ours go."""
        try:
            process = subprocess.Popen(list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise EngineNotStarted(f"the engine `{' '.join(command)}` could not be started: {error}") from error
        assert process.stdin is not None and process.stdout is not None
        return cls(process.stdout, process.stdin, process)

    def write(self, line: bytes) -> None:
        """Writes a line at once."""
        try:
            self._writer.write(line)
            self._writer.flush()
        except (OSError, ValueError) as error:
            raise Disconnected(f"the engine is gone: {error}") from error

    def read_line(self) -> Optional[bytes]:
        """The next line without its end; None at the end, and where the engine broke off within a line."""
        try:
            line = self._reader.readline(LONGEST_LINE)
        except (OSError, ValueError):
            return None
        return line[:-1] if line.endswith(b"\n") else None

    def close_input(self) -> None:
        """Ends the engine's input, which ends an engine that is in order."""
        try:
            self._writer.close()
        except OSError:
            pass

    def abandon(self) -> None:
        """Ends an engine that is out of order: kills the child, or closes the streams."""
        if self._process is not None:
            self._process.kill()
        self.close_input()

    def wait(self, seconds: float) -> Optional[int]:
        """Waits for the end of the child; kills it when the time is over. Its exit code, where there is a child."""
        if self._process is None:
            return None
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return code

    def close(self) -> None:
        """Gives the streams back, once nobody reads."""
        self.close_input()
        try:
            self._reader.close()
        except OSError:
            pass
