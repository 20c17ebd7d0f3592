"""What tests share: the programs, conversations line by line, and a scratch folder."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

from assay_client import Engine, Patience

HERE = Path(__file__).resolve().parent.parent
CHECKOUT = HERE.parent.parent
ASSAY = os.environ.get("ASSAY", "")
Json = Dict[str, Any]

needs_assay = unittest.skipUnless(ASSAY, "ASSAY does not name the program to hold this against")


def simulator(*arguments: str) -> List[str]:
    """The command of a simulated engine."""
    return [sys.executable, "-m", "assay_client.simulator", *arguments]


def swift_patience() -> Patience:
    """Patience that hardly waits."""
    return Patience(attempts=10, first=0.005, longest=0.02)


def engine(*arguments: str, **options: Any) -> Engine:
    """A simulated engine that is waited for only shortly."""
    return Engine.start(simulator(*arguments), **{"patience": swift_patience(), **options})


class ScratchCase(unittest.TestCase):
    """A test with a folder of its own, run where the package is found."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        os.environ["PYTHONPATH"] = str(HERE)

    def conversation(self, command: Sequence[str]) -> Conversation:
        """A conversation that ends with the test."""
        made = Conversation(command)
        self.addCleanup(made.close)
        return made

    def script(self, *rules: Json) -> List[str]:
        """The arguments that give a simulator these rules, and a state to keep."""
        path = self.folder / "script.json"
        path.write_text(json.dumps({"rules": list(rules)}), encoding="utf-8")
        return ["--script", str(path), "--state", str(self.folder / "state.jsonl")]


class Conversation:
    """An engine, real or simulated, spoken to line by line."""

    def __init__(self, command: Sequence[str]) -> None:
        self.name = "simulated" if "assay_client.simulator" in command else "real"
        self._process = subprocess.Popen(list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._last = 0
        self.notifications: List[Json] = []

    def send(self, line: bytes) -> Json:
        """Sends a line as it is, and gives the next reply."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()
        while True:
            message: Json = json.loads(self._process.stdout.readline(), parse_float=Decimal)
            if "id" in message:
                return message
            self.notifications.append(message)

    def call(self, method: str, params: Optional[Json] = None) -> Json:
        """Calls a method, and gives its whole reply."""
        self._last += 1
        request = {"jsonrpc": "2.0", "id": self._last, "method": method, "params": params or {}}
        return self.send(json.dumps(request).encode())

    def close(self) -> int:
        """Ends the input and waits for the end."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
        return self._process.returncode
