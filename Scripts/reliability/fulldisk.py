"""The disk is full: files may grow by so many bytes and no further, until there is room again.

The engine must answer everything, say `storage` for what it did not keep, go on showing what it has, and take answers
again once there is room, without being started anew.
"""
from __future__ import annotations

import os
import time

from .engine import Ended, Refused, Silent
from .load import Load


def run(trial, count):
    for number in range(count):
        # From hardly more than the engine needs to open the store, to some hundred answers.
        room = trial.random.choice([60_000, 100_000, 200_000, 400_000]) + trial.random.randrange(40_000)
        trial.at = f"room for {room} bytes"
        try:
            once(trial, room)
        except (Ended, Refused, Silent) as error:
            trial.fault(f"{type(error).__name__}: {error}")
        trial.count("full disks")


def once(trial, room):
    store = trial.store()
    control = trial.control(store)
    engine = trial.engine(store, control=control).hello()
    load = Load(trial, sittings=3, depth=4, longest=1500, submits=0)
    load.arrive(engine)
    load.run(engine, replies=8)
    control.room = room
    end = time.monotonic() + 30
    while load.errors.get("storage", 0) < 20 and time.monotonic() < end:
        load.run(engine, replies=5)
    refused = load.errors.get("storage", 0)
    if refused == 0:
        trial.fault("the disk was full, and nothing was refused")
    trial.count("refused with storage", refused)
    while load.flight:
        load.hear(engine)
    # What is there can be read while nothing can be written.
    load.verify(engine)
    control.room = -1
    load.finish(engine)
    before = load.acknowledged
    load.run(engine, replies=20)
    load.finish(engine)
    load.verify(engine)
    trial.count("acknowledged with room again", load.acknowledged - before)
    engine.kill()
    trial.check_files(store)
    engine = trial.engine(store).hello()
    load.arrive(engine)
    load.verify(engine)
    if engine.close() != 0:
        trial.fault(f"ended with {engine.process.returncode}")
    if os.path.exists(store + "-wal"):
        trial.fault("a log was left behind")
    load.verify_end(store)
    trial.count("acknowledged", load.acknowledged)
    trial.discard(store)
