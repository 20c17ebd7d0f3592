"""The command line as hostile and careless people use it.

Every use must end in its time with the exit code that its case names (0 fine, 1 the content fell short, 2 used wrongly, 3
could not be judged), say why where that is not 0, never die by a signal, and never show a trap.
"""
from __future__ import annotations

import time

from . import commands_banks, commands_shell, commands_stores
from .commands_case import run as run_case


def run(trial, count):
    """Every n-th case, from a random one on; all where the count is 1."""
    cases = [case for module in (commands_banks, commands_stores, commands_shell) for case in module.cases()]
    for case in cases[trial.random.randrange(count)::count]:
        trial.at = case[0]
        began = time.monotonic()
        trial.faults(run_case(case))
        trial.figures["slowest s"] = max(trial.figures.get("slowest s", 0), round(time.monotonic() - began, 1))
        trial.count("cases")
