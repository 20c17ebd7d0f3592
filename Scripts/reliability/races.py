"""Several engines on one store, all wanting the same at the same moment: exactly one gets it, and everybody is told so."""
from __future__ import annotations

import json
import sqlite3

from .engine import Refused, command, kind
from .exam import SLOTS, TRIAL

ENGINES = 4


class Race:
    """A session that all engines hold, and the moment at which all of them are asked."""

    def __init__(self, trial, engines, number):
        self.trial, self.engines, self.number = trial, engines, number
        self.start = {"assessment": TRIAL, "candidate": f"r{number}", "requestKey": f"{number}"}

    def sit(self):
        """Starts a session."""
        result = self.engines[0].done("session.start", self.start)
        self.own = {"session": result["session"], "token": result["token"]}

    def ask(self, method, calls):
        """Asks every engine for its own call of a method, in any order; gives their replies."""
        order = list(enumerate(calls))
        self.trial.random.shuffle(order)
        asked = {place: self.engines[place].send(method if isinstance(method, str) else method[place], params)
                 for place, params in order}
        return [self.engines[place].reply(asked[place]) for place in range(len(calls))]

    def carried_out(self, replies):
        return [place for place, reply in enumerate(replies) if "result" in reply and not reply["result"].get("replayed")]

    def expect(self, holds, what, replies):
        if not holds:
            self.trial.fault(f"{what}: {[kind(reply) or reply.get('result') for reply in replies]}"[:400])

    def save(self, seq, text, slot="s1"):
        return {**self.own, "seq": seq, "slot": slot, "answer": {"text": text}}

    def kept(self, slot="s1"):
        """What another engine shows as the answer."""
        reply = self.engines[-1].done("item.get", {**self.own, "slot": slot}, tries=3)
        return reply.get("answer", {}).get("text")

    # ---- the races ----------------------------------------------------------------------------------------------------

    def same_number_other_answers(self):
        self.sit()
        for seq in range(1, 4):
            texts = [f"{seq}-{place}" for place in range(ENGINES)]
            replies = self.ask("response.save", [self.save(seq, text) for text in texts])
            done = self.carried_out(replies)
            self.expect(len(done) == 1, "one of the answers with one number is kept", replies)
            self.expect(all(kind(reply) in ("sequenceConflict", "storage") for place, reply in enumerate(replies) if place not in done),
                        "the others are told so", replies)
            for place in [place for place, reply in enumerate(replies) if kind(reply) == "storage"]:
                again = self.engines[place].call("response.save", self.save(seq, texts[place]))
                self.expect(kind(again) == "sequenceConflict", "an answer that came too late is told so", [again])
            if done and self.kept() != texts[done[0]]:
                self.trial.fault(f"changed: {texts[done[0]]!r} was acknowledged, {self.kept()!r} is there")

    def same_number_same_answer(self):
        self.sit()
        for seq in range(1, 4):
            replies = self.ask("response.save", [self.save(seq, "same")] * ENGINES)
            self.expect(len(self.carried_out(replies)) == 1, "one answer is kept once", replies)
            self.expect(all("result" in reply or kind(reply) == "storage" for reply in replies), "all are told that it is", replies)

    def answer_and_submission(self):
        self.sit()
        self.engines[0].done("response.save", self.save(1, "first"))
        submit = {**self.own, "seq": 2, "confirm": True}
        calls = [submit if place % 2 else self.save(2, "second") for place in range(ENGINES)]
        methods = ["session.submit" if place % 2 else "response.save" for place in range(ENGINES)]
        replies = self.ask(methods, calls)
        done = self.carried_out(replies)
        self.expect(len(done) == 1, "either the answer or the submission has the number", replies)
        if done and done[0] % 2 == 0:
            self.expect(self.kept() == "second", "the answer that was acknowledged is there", replies)
            self.engines[0].done("session.submit", {**self.own, "seq": 3, "confirm": True}, tries=3)
        late = self.ask("response.save", [self.save(place + 3, "late") for place in range(ENGINES)])
        self.expect(not self.carried_out(late), "nothing is kept after the submission", late)
        shown = json.loads(command("session", "show", self.own["session"], "--format", "json", store=self.store))
        text = shown["slots"][0]["answer"]["text"]
        self.expect(text == ("second" if done and done[0] % 2 == 0 else "first"), f"{text!r} is scored", replies)

    def starts_of_one_candidate(self):
        calls = [{**self.start, "requestKey": f"{self.number}-{place % 2 * place}"} for place in range(ENGINES)]
        replies = self.ask("session.start", calls)
        sessions = {reply["result"]["session"] for reply in replies if "result" in reply}
        self.expect(len(sessions) == 1 and all("result" in reply or kind(reply) == "storage" for reply in replies),
                    "one candidate gets one session", replies)

    def starts_with_one_key(self):
        replies = self.ask("session.start", [self.start] * ENGINES)
        sessions = {reply["result"]["session"] for reply in replies if "result" in reply}
        self.expect(len(sessions) == 1 and all("result" in reply or kind(reply) == "storage" for reply in replies),
                    "one key gets one session", replies)
        tokens = {reply["result"]["token"] for reply in replies if "result" in reply}
        session = sessions.pop()
        good = [token for token in tokens if "result" in self.engines[0].call("session.state", {"session": session, "token": token})]
        self.expect(len(good) == 1, f"{len(good)} tokens are good", replies)

    def attachments(self):
        self.sit()
        replies = self.ask("session.attach", [self.own] * ENGINES)
        tokens = [reply["result"]["token"] for reply in replies if "result" in reply]
        good = [token for token in [*tokens, self.own["token"]]
                if "result" in self.engines[1].call("session.state", {**self.own, "token": token})]
        self.expect(len(good) == 1, f"{len(good)} of {len(tokens)} tokens are good", replies)
        if good:
            saved = self.engines[2].call("response.save", {**self.save(1, "after"), "token": good[0]})
            self.expect("result" in saved, "the client that attached last goes on", [saved])

    def sessions_of_their_own(self):
        """No contest but for the file: everybody's answers are kept, in their order."""
        own = []
        for place, engine in enumerate(self.engines):
            result = engine.done("session.start", {**self.start, "candidate": f"r{self.number}-{place}"}, tries=3)
            own.append({"session": result["session"], "token": result["token"]})
        asked = [(engine, engine.send("response.save", {**own[place], "seq": seq, "slot": slot, "answer": {"text": f"{place} {seq}"}}))
                 for seq, slot in enumerate(SLOTS, 1) for place, engine in enumerate(self.engines)]
        replies = [engine.reply(number) for engine, number in asked]
        self.expect(all("result" in reply for reply in replies), "everybody's answers are kept", replies)


RACES = [Race.same_number_other_answers, Race.same_number_same_answer, Race.answer_and_submission, Race.starts_of_one_candidate,
         Race.starts_with_one_key, Race.attachments, Race.sessions_of_their_own]


def run(trial, count):
    store = trial.store()
    engines = [trial.engine(store).hello() for _ in range(ENGINES)]
    for number in range(count):
        for race in RACES:
            trial.at = f"round {number}, {race.__name__.replace('_', ' ')}"
            one = Race(trial, engines, f"{number}-{RACES.index(race)}")
            one.store = store
            try:
                race(one)
            except Refused as error:
                trial.fault(f"refused: {error}"[:400])
            trial.count("races")
        trial.count("rounds")
    trial.at = "the end"
    for engine in engines:
        if engine.close() != 0:
            trial.fault(f"an engine ended with {engine.process.returncode}")
    trial.check_files(store)
    attempts = sqlite3.connect(store).execute(
        "SELECT candidate, count(*) FROM session GROUP BY candidate HAVING count(*) > 1 OR max(attempt) > 1").fetchall()
    if attempts:
        trial.fault(f"double: candidates with several attempts: {attempts[:5]}")
    trial.count("engines", ENGINES)
