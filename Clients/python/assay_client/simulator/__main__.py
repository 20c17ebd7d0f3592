"""The simulator on standard input and output."""
from __future__ import annotations

import argparse
import heapq
import json
import os
import queue
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any, Dict, List, Optional, Sequence, Tuple

from .clock import Clock
from .desk import LINE_BYTES, Desk, Dies, Output
from .journal import Journal
from .troubles import FAULTS, Troubles

Source = Tuple[str, Optional[bytes]]


def arguments(given: Optional[Sequence[str]]) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m assay_client.simulator",
        description="Speaks the delivery protocol over standard input and output, as `assay serve` does.")
    parser.add_argument("--role", choices=["candidate", "staff"], default="candidate", help="whose methods there are")
    parser.add_argument("--script", type=Path, metavar="FILE", help="rules of trouble: {\"rules\": [{\"when\", \"do\"}]}")
    parser.add_argument("--latency", type=int, default=0, metavar="MS", help="milliseconds before every reply")
    parser.add_argument("--faults", type=int, metavar="SEED", help="trouble at random, the same for the same seed")
    parser.add_argument(
        "--clock", choices=["real", "manual"], default="real",
        help="the machine's time, or a time that moves only by `advance`")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep the sessions here over deaths and restarts")
    parser.add_argument("--seed", type=int, default=1, help="what ids and tokens follow from")
    parser.add_argument(
        "--control", type=Path, metavar="FIFO", help="a named pipe that takes one `do` of a rule a line, as JSON")
    return parser.parse_args(given)


class Stream:
    """The loop: reads lines and commands, writes what is due."""

    def __init__(self, desk: Desk, latency: int, output: IO[bytes]) -> None:
        self._desk = desk
        self._latency = latency
        self._output = output
        self._sources: "queue.Queue[Source]" = queue.Queue()
        self._due: List[Tuple[float, int, bytes]] = []
        self._count = 0
        self._latest = 0.0

    def read(self, name: str, lines: IO[bytes]) -> None:
        """Puts the lines of a stream where the loop waits for them, on a thread of its own."""
        def run() -> None:
            while True:
                # A line that is far too long is read and counted no further than it must be.
                line = lines.readline(4 * LINE_BYTES)
                if not line:
                    self._sources.put((name, None))
                    return
                self._sources.put((name, line))

        threading.Thread(target=run, daemon=True).start()

    def run(self) -> int:
        """Goes on until the input ends or the simulated engine does; the exit code."""
        try:
            while not self._desk.is_shutdown:
                try:
                    name, line = self._sources.get(timeout=self._wait())
                except queue.Empty:
                    self._put(self._desk.tick())
                    self._write_due()
                    continue
                if line is None and name == "input":
                    break
                if line is not None:
                    self._put(self._take(name, line))
                self._write_due()
        except Dies as death:
            self._write_due(everything=True)
            self._output.write(death.last)
            self._output.flush()
            return 137
        self._write_due(everything=True)
        return 0

    def _take(self, name: str, line: bytes) -> List[Output]:
        line = line.rstrip(b"\r\n") if line.endswith(b"\n") else line
        if name == "control":
            return self._command(line)
        return self._desk.receive(line) if line else []

    def _command(self, line: bytes) -> List[Output]:
        try:
            request: Dict[str, Any] = {"jsonrpc": "2.0", "id": 0, "method": "simulator.do", "params": json.loads(line)}
        except ValueError as error:
            print(f"simulator: no command: {error}", file=sys.stderr)
            return []
        made = self._desk.receive(json.dumps(request).encode())
        if "error" in made[-1].message:
            print(f"simulator: {made[-1].message['error']['message']}", file=sys.stderr)
        return made[:-1]

    def _wait(self) -> Optional[float]:
        moments = [self._due[0][0] - time.monotonic()] if self._due else []
        if self._desk.next_moment is not None:
            moments.append((self._desk.next_moment - self._desk.clock.now) / 1000)
        return max(min(moments), 0.0) if moments else None

    def _put(self, outputs: List[Output]) -> None:
        for output in outputs:
            # Replies come in the order of the calls, whatever each is held back.
            at = time.monotonic() + (self._latency + output.delay_ms) / 1000
            self._latest = max(self._latest, at)
            self._count += 1
            heapq.heappush(self._due, (self._latest, self._count, output.bytes))

    def _write_due(self, everything: bool = False) -> None:
        while self._due and (everything or self._due[0][0] <= time.monotonic()):
            self._output.write(heapq.heappop(self._due)[2])
        self._output.flush()


def main(given: Optional[Sequence[str]] = None) -> int:
    """Runs the simulator; the exit code."""
    options = arguments(given)
    rules: List[Dict[str, Any]] = []
    try:
        if options.script is not None:
            rules += json.loads(options.script.read_text(encoding="utf-8"))["rules"]
        if options.faults is not None:
            rules += [rule for rule in FAULTS if options.state is not None or "die" not in rule["do"]]
        troubles = Troubles(rules, _seed_of_life(options), options.state is not None)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"simulator: the script cannot be used: {error}", file=sys.stderr)
        return 2
    desk = Desk(options.role, Clock(options.clock == "manual"), options.seed, troubles, Journal(options.state))
    stream = Stream(desk, options.latency, sys.stdout.buffer)
    if options.control is not None:
        stream.read("control", _fifo(options.control))
    stream.read("input", sys.stdin.buffer)
    try:
        return stream.run()
    except BrokenPipeError:
        return 0  # Nobody reads any more.


def _seed_of_life(options: argparse.Namespace) -> int:
    """Other dice for each life of one state, or the same death would come again and again."""
    lives = 0
    if options.state is not None and options.state.exists():
        lives = sum(1 for _ in options.state.open("rb"))
    return (options.faults or 0) * 1_000_003 + lives


def _fifo(path: Path) -> IO[bytes]:
    if not path.exists():
        os.mkfifo(path, 0o600)
    # Open for writing too, so that it does not end when a writer does.
    return os.fdopen(os.open(path, os.O_RDWR), "rb", buffering=0)


def run() -> None:
    """Runs the simulator and ends the process, whose other threads wait for input that nobody needs any more."""
    code = main()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
