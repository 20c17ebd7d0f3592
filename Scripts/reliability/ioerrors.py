"""The disk fails: at the n-th write, at the n-th fsync, or there is suddenly no room at the n-th change of a file.

Each number of a call gets an engine of its own, which fails there once. It must say `storage` for what it did not keep,
never acknowledge it, keep what it acknowledged before, and take answers again; or end, and come back whole.
"""
from __future__ import annotations

import errno

from .engine import Ended, Refused, Silent
from .load import Load
from .preload import CHANGES, SYNCS, WRITES

KINDS = [("EIO at write", WRITES, errno.EIO), ("EIO at fsync", SYNCS, errno.EIO), ("ENOSPC at change", CHANGES, errno.ENOSPC)]


def run(trial, count):
    for number in range(1, count + 1):
        for name, calls, error in KINDS:
            trial.at = f"{name} {number}"
            once(trial, calls, error, number)
            trial.count("runs")


def once(trial, calls, error, number):
    store = trial.store()
    control = trial.control(store)
    control.spoil(calls, error, number)
    load = Load(trial, sittings=2, depth=trial.random.choice([1, 4]))
    engine = trial.engine(store, control=control)
    try:
        engine.hello()
        load.arrive(engine)
        load.run(engine, replies=40)
        load.finish(engine)
        load.verify(engine)
    except Ended:
        # That is allowed, where what was acknowledged is kept; to be silent is not.
        trial.count("ends")
    except (Refused, Silent) as error:
        trial.fault(f"does not go on: {error}")
    engine.kill()
    load.hear_the_dead(engine)
    trial.count("fired", {WRITES: control.writes, SYNCS: control.syncs}.get(calls, control.changes) >= number)
    trial.count("refused with storage", load.errors.get("storage", 0) + engine.put_off)
    trial.check_files(store)
    try:
        engine = trial.engine(store).hello()
        load.arrive(engine)
        load.finish(engine)
        load.verify(engine)
        load.run(engine, replies=4)
        load.finish(engine)
        engine.close()
        load.verify_end(store)
    except (Ended, Refused, Silent) as gone:
        trial.fault(f"does not come back: {gone}")
    trial.discard(store)
