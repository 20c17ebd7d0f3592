"""The power goes, at any moment: all that was acknowledged before must be on the disk.

An engine serves several clients while every change of the store's files and every byte of its replies is written down in
order. For many moments of that, the folder is built anew as a power cut at that moment may leave it, and an engine is
started there. What the replies up to the moment acknowledged must be in it, and what it holds must have been sent.

Some of the runs have an fsync that fails once in their midst: what follows may not rest on it.
"""
from __future__ import annotations

import copy
import errno
import json
import os
import shutil

from . import disk
from .engine import Ended, Refused, Silent, kind
from .load import Load
from .preload import PRETEND, SYNCS

MODES = ["none", "all", "prefix", "pieces", "torn"]
STATES_PER_RUN = 50


class Recording:
    """One run of an engine: what happened to its files, and what its replies promised when."""

    def __init__(self, trial, number):
        self.store = trial.store()
        folder = os.path.dirname(self.store)
        journal = os.path.join(os.path.dirname(folder), "journal")
        self.disk = disk.Disk(folder)
        control = trial.control(self.store, journal)
        control.sync_delay = 300
        if trial.broken:
            control.spoil(SYNCS, PRETEND, 1, 0)
        elif number % 3 == 2:
            control.spoil(SYNCS, errno.EIO, trial.random.randint(3, 25))
        self.load = Load(trial, sittings=3, depth=trial.random.choice([1, 4, 12]), submits=0.03)
        engine = trial.engine(self.store, control=control).hello()
        self.load.arrive(engine)
        self.load.run(engine, replies=120)
        if number % 2:
            self.load.finish(engine)
            engine.close()
        else:
            engine.kill()
        self.entries, self.promised, self.rest, self.moment = disk.read(journal), {}, b"", 0

    def reach(self, moment):
        """Goes on to a moment: the disk as it was then, and what had been promised."""
        while self.moment < moment:
            entry = self.entries[self.moment]
            self.moment += 1
            self.disk.happen(self.moment, entry)
            if entry.kind == "P":
                *lines, self.rest = (self.rest + entry.data).split(b"\n")
                for line in lines:
                    self.promise(json.loads(line))

    def promise(self, message):
        """Takes in a reply: a session was started, or a call of one was acknowledged."""
        sitting, number = self.load.asked.get(message.get("id"), (None, 0))
        session = (message.get("result") or {}).get("session")
        if sitting is None and session:
            sitting = next(sitting for sitting in self.load.sittings if sitting.session == session)
        if sitting and kind(message) not in ("storage", "sequenceGap"):
            self.promised[sitting] = max(self.promised.get(sitting, 0), number)

    def moments(self, chance, count):
        """So many moments in their order, most of them just after a promise or a failed fsync."""
        replies = [place + 1 for place, entry in enumerate(self.entries) if entry.kind == "P"]
        failures = [place + 1 for place, entry in enumerate(self.entries) if entry.kind == "F"]
        found = []
        for _ in range(count):
            moment, where = chance.randint(1, len(self.entries)), chance.random()
            if where < 0.2 and failures:
                moment = chance.choice(failures) + chance.randint(0, 20)
            elif where < 0.7:
                moment = chance.choice(replies) + chance.choice([0, 0, 0, 1, 2, 3])
            found.append(min(moment, len(self.entries)))
        return sorted(found)


def run(trial, count):
    for number in range(0, count, STATES_PER_RUN):
        recording = Recording(trial, number // STATES_PER_RUN)
        trial.count("changes", sum(entry.kind != "P" for entry in recording.entries))
        trial.count("fsyncs", sum(entry.kind == "S" for entry in recording.entries))
        trial.count("failed fsyncs", sum(entry.kind == "F" for entry in recording.entries))
        for place, moment in enumerate(recording.moments(trial.random, min(STATES_PER_RUN, count - number))):
            mode = MODES[place % len(MODES)]
            recording.reach(moment)
            trial.at = f"run {number // STATES_PER_RUN}, cut after change {moment} of {len(recording.entries)}, {mode}"
            trial.count("states")
            before = len(trial.found)
            judge(trial, recording, mode)
            trial.count(f"bad {mode}", len(trial.found) > before)
        trial.discard(recording.store)


def judge(trial, recording, mode):
    """Starts an engine on what the power left, and asks it for all that was promised."""
    folder = os.path.dirname(recording.store)
    shutil.rmtree(folder)
    os.makedirs(folder)
    for name, content in recording.disk.state(mode, trial.random, recording.moment).items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
    if trial.random.random() < 0.3:
        # The file of which nothing is promised, and which nobody may believe.
        with open(recording.store + "-shm", "wb") as file:
            file.write(trial.random.randbytes(32768))
    trial.check_files(recording.store)
    engine = trial.engine(recording.store)
    try:
        engine.hello()
        goes_on = trial.random.random() < 0.2
        for sitting, promised in recording.promised.items():
            then = copy.copy(sitting)
            then.promised, then.told, then.unsure = promised, promised, set()
            trial.faults(then.arrive(engine))
            trial.faults(then.verify(engine))
            if goes_on:
                go_on(trial, engine, then)
    except (Ended, Silent, Refused) as error:
        trial.fault(f"does not come back: {error}")
    engine.kill()


def go_on(trial, engine, sitting):
    """The client sends again what was not acknowledged."""
    sitting.sent = sitting.told
    while sitting.sent < len(sitting.calls):
        request, number = sitting.send(engine)
        trial.faults(sitting.heard(number, engine.reply(request)))
    trial.faults(sitting.verify(engine))
