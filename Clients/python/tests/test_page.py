"""What docs/clients.md shows runs as it stands."""
from __future__ import annotations

import re
import subprocess
import sys
import unittest
from typing import List

from .support import ASSAY, CHECKOUT, ScratchCase, needs_assay, simulator

PAGE = CHECKOUT / "docs" / "clients.md"
TYPED = {
    "demo-rules": "yes\nyes\no1\ntrue\nTeapot\n6\n",
    "demo-exam": "\no1\ntrue\n\n\nTeapot\n6\n" + "\n" * 6,
    "demo-forward": "o1\ntrue\nTeapot\n6\n",
}


class TheSmallestClient(ScratchCase):
    def setUp(self) -> None:
        super().setUp()
        blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        self.client = str(self.folder / "smallest.py")
        with open(self.client, "w", encoding="utf-8") as file:
            file.write(next(block for block in blocks if "subprocess" in block))

    def sit(self, assessment: str, command: List[str]) -> str:
        """A sitting by the client of the page: what it printed."""
        run = subprocess.run(
            [sys.executable, self.client, assessment, *command], input=TYPED[assessment], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, encoding="utf-8")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        return run.stdout

    def test_sits_at_the_simulator(self) -> None:
        self.assertIn("'state': 'pass'", self.sit("demo-rules", simulator()))
        self.assertIn("'state': ", self.sit("demo-exam", simulator()))

    def test_says_what_the_engine_says(self) -> None:
        run = subprocess.run(
            [sys.executable, self.client, "demo-forward", *simulator()], stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE, encoding="utf-8")
        self.assertIn("not registered", run.stderr)

    @needs_assay
    def test_sits_at_the_engine(self) -> None:
        from tools import record_demo

        store = str(self.folder / "store.sqlite")
        record_demo.publish(ASSAY, store)
        self.assertIn("'state': 'pass'", self.sit("demo-rules", [ASSAY, "serve", "--store", store]))


if __name__ == "__main__":
    unittest.main()
