"""What the simulator shows is what the engine gives, and what its page says."""
from __future__ import annotations

import subprocess
import sys
import unittest

from assay_client.simulator.troubles import _DO, _WHEN

from .support import ASSAY, HERE, ScratchCase, needs_assay, simulator


class TheDemonstration(ScratchCase):
    @needs_assay
    def test_is_what_the_engine_gives_of_the_demonstration_bank(self) -> None:
        from tools import record_demo

        for file, made in (
            (record_demo.PROTOCOL, record_demo.describe(ASSAY)), (record_demo.FILE, record_demo.record(ASSAY))
        ):
            self.assertEqual(
                file.read_text(encoding="utf-8"), record_demo.text_of(made),
                "record it anew: python3 Clients/python/tools/record_demo.py .build/debug/assay")

    @needs_assay
    def test_bank_has_no_error(self) -> None:
        check = subprocess.run(
            [ASSAY, "check", "--bank", str(HERE / "demo-bank")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(check.returncode, 0, check.stdout.decode())

    def test_page_names_every_word_of_a_rule(self) -> None:
        page = (HERE / "README.md").read_text(encoding="utf-8")
        for word in sorted(_WHEN | _DO):
            self.assertIn(f"`{word}`", page)

    def test_can_be_taken_in_the_terminal(self) -> None:
        typed = "\n1\ntrue\n1 2\nr1=c1 r2=c2 r3=c1\nteapot\nsix\n2 1 3 4\nl1=o1\ng1=100; g2=o1; g3=drops\n9\n4\n1\n3\nyes\n"
        taken = subprocess.run(
            [sys.executable, "-m", "assay_client", "take", "demo-exam", "--engine", " ".join(simulator())],
            input=typed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        self.assertEqual(taken.returncode, 0, taken.stdout)
        self.assertIn("13 of 13, 29 minutes left", taken.stdout)
        self.assertIn("(yes/no) pass, 72 %", taken.stdout)

    def test_asks_in_the_terminal_for_what_must_be_agreed_to(self) -> None:
        for typed, told in (("yes\nyes\n1\ntrue\nteapot\n6\nyes\n", "pass, 100 %"), ("yes\nno\n", "void")):
            taken = subprocess.run(
                [sys.executable, "-m", "assay_client", "take", "demo-rules", "--engine", " ".join(simulator())],
                input=typed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
            self.assertEqual(taken.returncode, 0, taken.stdout)
            self.assertIn("I work alone and without notes.", taken.stdout)
            self.assertIn(told, taken.stdout)

    def test_says_what_is_wrong_with_a_script(self) -> None:
        for script, word in (("{}", "rules"), ('{"rules": [{"do": {"eror": 1}}]}', "eror"), ("x", "Expecting"),
                             ('{"rules": [{"do": {"error": "nonsense"}}]}', "nonsense"),
                             ('{"rules": [{"do": {"die": "after"}}]}', "--state")):
            (self.folder / "script.json").write_text(script)
            run = subprocess.run(
                simulator("--script", str(self.folder / "script.json")), stdin=subprocess.DEVNULL,
                stderr=subprocess.PIPE, encoding="utf-8")
            self.assertEqual(run.returncode, 2)
            self.assertIn(word, run.stderr)


if __name__ == "__main__":
    unittest.main()
