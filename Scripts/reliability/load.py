"""Several clients at one engine, each with calls in flight."""
from __future__ import annotations

import json
import time

from .engine import command
from .exam import SLOTS, TRIAL
from .sitting import Call, Sitting

LETTERS = "abcdefgh éß漢\"\\\n"


class Load:
    """Candidates who sit exams one after the other, `sittings` of them at a time, with `depth` calls in flight in all."""

    def __init__(self, trial, sittings=4, depth=8, longest=200, submits=0.01):
        self.trial, self.random = trial, trial.random
        self.places, self.depth, self.longest, self.submits = sittings, depth, longest, submits
        self.sittings, self.flight, self.asked, self.acknowledged, self.errors = [], {}, {}, 0, {}

    @property
    def open(self):
        return [sitting for sitting in self.sittings if not sitting.is_over]

    # ---- coming and going ---------------------------------------------------------------------------------------------

    def arrive(self, engine):
        """Everybody starts, or comes back after the engine's end: what was in flight will be sent again."""
        self.flight.clear()
        self.asked.clear()
        for sitting in self.open:
            self.trial.faults(sitting.arrive(engine))
        self.fill(engine)

    def fill(self, engine):
        """Lets somebody in for each place that is free: a new candidate, or one who comes for another attempt."""
        while len(self.open) < self.places:
            over = [sitting for sitting in self.sittings if sitting.is_over]
            back = self.random.choice(over) if over and self.random.random() < 0.3 else None
            if back and not any(s.candidate == back.candidate and s.attempt > back.attempt for s in self.sittings):
                sitting = Sitting(TRIAL, back.candidate, back.attempt + 1)
            else:
                sitting = Sitting(TRIAL, f"c{len(self.sittings) + 1}", 1)
            self.sittings.append(sitting)
            self.trial.faults(sitting.arrive(engine))
            sitting.look_through(engine)
            if self.random.random() < 0.2:
                # The same start again, as after a lost reply, is the same session.
                self.trial.faults(sitting.arrive(engine))

    # ---- working ------------------------------------------------------------------------------------------------------

    def think(self, sitting):
        """What a candidate does next."""
        chance, slot = self.random.random(), self.random.choice(SLOTS)
        if sitting.submission is not None:
            return Call("response.save", slot=slot, answer={"text": "too late"})
        if chance < self.submits and sitting.told > 3:
            return Call("session.submit", confirm=True)
        if chance < 0.05:
            return Call("response.clear", slot=slot)
        if chance < 0.10:
            return Call("item.flag", slot=slot, flagged=self.random.random() < 0.7)
        text = "".join(self.random.choice(LETTERS) for _ in range(self.random.randint(1, self.longest)))
        return Call("response.save", slot=slot, answer={"text": text})

    def send(self, engine):
        """Sends one call, of whoever is next; false where nobody can."""
        ready = [s for s in self.open if not s.behind and s.session]
        # After a submission one more answer goes out, which must be refused.
        ready = [s for s in ready if s.sent < len(s.calls) or s.submission is None or len(s.calls) == s.submission]
        if not ready:
            return False
        sitting = self.random.choice(ready)
        if sitting.sent == len(sitting.calls):
            sitting.calls.append(self.think(sitting))
        self.go_out(sitting, engine)
        return True

    def go_out(self, sitting, engine):
        request, number = sitting.send(engine)
        self.flight[request] = self.asked[request] = sitting, number

    def hear(self, engine):
        """Takes in one reply."""
        self.take_in(engine.receive(lambda message: message.get("id") in self.flight))

    def take_in(self, reply):
        sitting, number = self.flight.pop(reply["id"])
        before = sitting.told
        self.trial.faults(sitting.heard(number, reply))
        self.acknowledged += sitting.told - before
        if "error" in reply:
            name = reply["error"]["data"]["kind"]
            self.errors[name] = self.errors.get(name, 0) + 1
        if sitting.behind and all(other is not sitting for other, _ in self.flight.values()):
            sitting.sent, sitting.behind = sitting.told, False

    def run(self, engine, replies=None, seconds=None):
        """Works until so many replies have come, or so long."""
        end = time.monotonic() + (seconds if seconds is not None else 60)
        while (replies is None or replies > 0) and time.monotonic() < end:
            while len(self.flight) < self.depth and self.send(engine):
                pass
            if self.flight:
                self.hear(engine)
                replies = None if replies is None else replies - 1
            else:
                self.fill(engine)

    def finish(self, engine):
        """Everything that anybody sent is acknowledged, sent again where need be."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for sitting in self.open:
                while not sitting.behind and sitting.sent < len(sitting.calls):
                    self.go_out(sitting, engine)
            if not self.flight:
                return
            self.hear(engine)
        self.trial.fault("stuck: calls are not acknowledged however often they are sent")

    def hear_the_dead(self, engine):
        """Takes in what an engine said before its end."""
        for message in engine.inbox:
            if isinstance(message, dict) and message.get("id") in self.flight:
                self.take_in(message)

    # ---- judging ------------------------------------------------------------------------------------------------------

    def verify(self, engine):
        """Everything that anybody was told is there."""
        for sitting in self.open:
            self.trial.faults(sitting.verify(engine))

    def verify_end(self, store):
        """At the end of a store: every transcript, and nothing but the sessions that were started."""
        listed = command("session", "list", "--format", "csv", store=store).decode().splitlines()[1:]
        started = sum(sitting.session is not None for sitting in self.sittings)
        if len(listed) != started:
            self.trial.fault(f"double: the store has {len(listed)} sessions, {started} were started")
        for sitting in self.sittings:
            if sitting.is_over:
                shown = command("session", "show", sitting.session, "--format", "json", store=store)
                self.trial.faults(sitting.verify_transcript(json.loads(shown)))
