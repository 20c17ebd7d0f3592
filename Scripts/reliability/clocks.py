"""Somebody sets the machine's clock while sessions run: nobody's session ends early, or lasts longer.

The engine sees a clock that the test sets; the test goes by one that nobody can set. A jump must be noted on standard
error.
"""
from __future__ import annotations

import os
import time

from .exam import BRIEF, BRIEF_SECONDS, TIMED

HOUR = 3600
JUMPS = [HOUR, -HOUR, 24 * HOUR, -24 * HOUR]
SECOND = 10**9
LIMIT, TOLERANCE = 90 * 60, 1.5


class Clock:
    """An engine whose clock can be set."""

    def __init__(self, trial):
        self.trial, self.store = trial, trial.store()
        self.control = trial.control(self.store)
        self.engine = trial.engine(self.store, control=self.control).hello()

    def jump(self, seconds):
        self.control.shift += seconds * SECOND
        if self.trial.broken:
            # As if the time had really passed, which an engine cannot tell from its clock being set.
            self.control.steady_shift += seconds * SECOND

    def start(self, exam, candidate):
        result = self.engine.done("session.start", {"assessment": exam, "candidate": candidate, "requestKey": candidate})
        return {"session": result["session"], "token": result["token"]}, time.monotonic()

    def standing(self, own):
        """A session's state, and what is left of it in seconds."""
        state = self.engine.done("session.state", own)["state"]
        return state["status"], state["clock"]["state"], state["clock"]["limits"][0]["remainingMs"] / 1000

    def close(self):
        if self.engine.close() != 0:
            self.trial.fault(f"the engine ended with {self.engine.process.returncode}")


def run(trial, count):
    """The four jumps, and random ones up to the count, in long sessions; the four in sessions that end meanwhile."""
    jumps = JUMPS + [trial.random.randint(-24 * HOUR, 24 * HOUR) for _ in range(count - len(JUMPS))]
    long_sessions(trial, jumps)
    short_sessions(trial)
    trial.at = "the end"
    with open(trial.errors, encoding="utf-8", errors="replace") as errors:
        if "clock" not in errors.read():
            trial.fault("the clock jumped, and nobody was told")


def long_sessions(trial, jumps):
    clock = Clock(trial)
    sessions = [clock.start(TIMED, "first")]
    for number, seconds in enumerate(jumps):
        trial.at = f"jump {number} by {seconds} s, an exam of 90 minutes"
        clock.jump(seconds)
        if number % 20 == 0:
            sessions.append(clock.start(TIMED, f"after-{number}"))
        for own, began in sessions[:1] + sessions[-1:]:
            status, state, left = clock.standing(own)
            wanted = LIMIT - (time.monotonic() - began)
            if (status, state) != ("open", "running") or abs(left - wanted) > TOLERANCE:
                trial.fault(f"the session is {status}, its clock {state} with {left:.1f} s left, not {wanted:.1f}")
        own = sessions[0][0]
        saved = clock.engine.call("response.save", {**own, "seq": number + 1, "slot": "s1", "answer": {"text": f"{number}"}})
        if "result" not in saved or saved["result"].get("late"):
            trial.fault(f"an answer in time is {saved.get('error') or 'late'}")
        trial.count("jumps")
    clock.close()


def short_sessions(trial):
    clocks = [Clock(trial) for _ in JUMPS]
    begun = [clock.start(BRIEF, "brief") for clock in clocks]
    time.sleep(1)
    for clock, seconds in zip(clocks, JUMPS):
        clock.jump(seconds)
    open_until = {}
    while len(open_until) < len(clocks) and time.monotonic() < begun[0][1] + 4 * BRIEF_SECONDS:
        time.sleep(0.1)
        for place, (clock, (own, began)) in enumerate(zip(clocks, begun)):
            if place not in open_until and clock.standing(own)[0] != "open":
                open_until[place] = time.monotonic() - began
    for place, (clock, seconds) in enumerate(zip(clocks, JUMPS)):
        trial.at = f"a jump by {seconds} s, an exam of {BRIEF_SECONDS} s"
        took = open_until.get(place)
        if took is None or abs(took - BRIEF_SECONDS) > TOLERANCE:
            trial.fault(f"the session ended after {took and round(took, 1)} s")
        clock.close()
        trial.count("ends")
