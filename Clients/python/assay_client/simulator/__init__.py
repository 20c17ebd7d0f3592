"""A simulated engine: develop and test a front end without an engine, a store or a bank.

    python -m assay_client.simulator [--role staff] [--script FILE] [--latency MS] [--faults SEED] …

speaks the delivery protocol over standard input and output, as `assay serve` does: a demonstration exam with sections,
a set, a time limit and every type of item; a knowledge check with tries, hints and feedback; an exam with an essay that
waits for marking; and one that goes forward only, for candidates whom staff registered and for those whose names begin with `registered`.
Trouble comes as `troubles.py` says.
"""
from .clock import Clock
from .desk import Desk, Dies, Output
from .journal import Journal
from .troubles import FAULTS, Troubles

__all__ = ["Clock", "Desk", "Dies", "FAULTS", "Journal", "Output", "Troubles"]
