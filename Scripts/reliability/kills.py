"""kill -9, and then everything that was acknowledged must be there, and what was in flight can be sent again.

The kill falls in turn after a random time, after the k-th reply, in the middle of a request, at the n-th change of a file
(before a write, in the middle of one, before an fsync), and within 120 ms of the start. It does not lose what the system
holds in memory: that is what `powercuts` is for.
"""
from __future__ import annotations

import json
import time

from .engine import Ended, Refused, Silent
from .exam import SLOTS
from .load import Load
from .preload import CHANGES, KILL, KILL_TORN

KILLS_PER_STORE = 50


def after_a_time(trial, store, load, turn):
    engine = begin(trial, store, load)
    load.run(engine, seconds=trial.random.uniform(0, 0.15))
    return engine


def after_a_reply(trial, store, load, turn):
    engine = begin(trial, store, load)
    load.run(engine, replies=trial.random.randint(1, 40))
    return engine


def in_a_request(trial, store, load, turn):
    engine = begin(trial, store, load)
    load.run(engine, replies=trial.random.randint(1, 10))
    sitting = load.open[0]
    line = json.dumps({"jsonrpc": "2.0", "id": 0, "method": "response.save", "params": {
        **sitting.own, "seq": sitting.most + 1, "slot": SLOTS[0], "answer": {"text": "half"}}}).encode()
    engine.write(line[:trial.random.randint(1, len(line) - 1)])
    return engine


def at_a_change(trial, store, load, turn):
    control = trial.control(store)
    control.spoil(CHANGES, KILL_TORN if turn % 2 else KILL, turn + 1)
    engine = trial.engine(store, control=control)
    try:
        load_with(engine, load, 60)
    except Ended:
        pass
    return engine


def at_the_start(trial, store, load, turn):
    engine = trial.engine(store)
    time.sleep(trial.random.uniform(0, 0.12))
    return engine


POINTS = [after_a_time, after_a_reply, in_a_request, at_a_change, at_the_start]


def begin(trial, store, load):
    engine = trial.engine(store)
    try:
        load_with(engine, load, 0)
    except Ended as error:
        trial.fault(f"ended by itself: {error}")
    return engine


def load_with(engine, load, replies):
    engine.hello()
    load.arrive(engine)
    load.run(engine, replies=replies)


def run(trial, count):
    store = load = None
    for number in range(count):
        if number % KILLS_PER_STORE == 0:
            finish(trial, store, load)
            store, load = trial.store(), Load(trial)
        point, turn = POINTS[number % len(POINTS)], number // len(POINTS)
        trial.at = f"kill {number}, {point.__name__.replace('_', ' ')}"
        engine = None
        try:
            engine = point(trial, store, load, turn % 400)
        except Ended as error:
            trial.fault(f"ended by itself: {error}")
        except Silent as error:
            trial.fault(f"hangs: {error}")
        if engine:
            engine.kill()
            load.hear_the_dead(engine)
        trial.check_files(store)
        come_back(trial, store, load)
        trial.count("kills")
    finish(trial, store, load)


def come_back(trial, store, load):
    """An engine after the kill: what was told is there, and what is sent again counts once."""
    began = time.monotonic()
    try:
        engine = trial.engine(store).hello()
        load.arrive(engine)
        trial.figures["restart ms"] = max(trial.figures.get("restart ms", 0), round((time.monotonic() - began) * 1000))
        load.verify(engine)
        load.finish(engine)
        load.verify(engine)
        if engine.close() != 0:
            trial.fault(f"ended with {engine.process.returncode}")
    except (Ended, Refused, Silent) as error:
        trial.fault(f"does not come back: {error}")


def finish(trial, store, load):
    if load:
        load.verify_end(store)
        if "storage" in load.errors:
            trial.fault("storage: the store kept nothing although nothing was wrong with it")
        trial.count("acknowledged", load.acknowledged)
        trial.count("sent again", sum(sitting.resent for sitting in load.sittings))
        trial.count("sessions", len(load.sittings))
        trial.discard(store)
