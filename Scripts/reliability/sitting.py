"""One session as its client knows it: what it sent, what it was told, and so what the store must hold.

The numbers of a session make this exact. Whatever happens to the engine, the store holds the calls 1 to n, each once and
as it was sent, for an n that is at least the last number that was acknowledged and at most the last that was sent.
"""
from __future__ import annotations

from .engine import kind
from .exam import SLOTS


class Call:
    """A numbered call."""

    def __init__(self, method, **params):
        self.method, self.params = method, params


class Sitting:
    def __init__(self, exam, candidate, attempt):
        self.exam, self.candidate, self.attempt = exam, candidate, attempt
        self.start = {"assessment": exam, "candidate": candidate, "requestKey": f"{candidate}-{attempt}"}
        self.session = self.token = None
        self.calls = []         # the n-th has number n
        self.sent = 0           # so many of them went out since the client last had to go back
        self.told = 0           # so many were answered, one after the other
        self.promised = 0       # the last that was acknowledged, where one before it is unsure
        self.most = 0           # so many ever went out
        self.kept = 0           # so many the engine had when the client came back
        self.unsure = set()     # numbers that may have been kept although an error was told
        self.behind = False     # whether the client must go back to the first number that was not answered
        self.resent = 0

    # ---- what was asked for -------------------------------------------------------------------------------------------

    def after(self, count):
        """Answers, flags and the number of the submission (or nothing) after so many calls."""
        answers, flags, submission = {}, set(), None
        for number, call in enumerate(self.calls[:count], 1):
            slot = call.params.get("slot")
            if submission is not None:
                continue
            if call.method == "response.save":
                answers[slot] = call.params["answer"]["text"]
            elif call.method == "response.clear":
                answers.pop(slot, None)
            elif call.method == "item.flag":
                (flags.add if call.params["flagged"] else flags.discard)(slot)
            elif call.method == "session.submit":
                submission = number
        return answers, flags, submission

    @property
    def submission(self):
        """The number of the call that submits; nothing while there is none."""
        return next((n for n, call in enumerate(self.calls, 1) if call.method == "session.submit"), None)

    @property
    def is_over(self):
        """Whether its submission, and all that was sent after it, was answered."""
        return self.submission is not None and self.told == len(self.calls)

    # ---- talking ------------------------------------------------------------------------------------------------------

    @property
    def own(self):
        return {"session": self.session, "token": self.token}

    def arrive(self, engine):
        """Starts the session or takes it back, as a client does that knows nothing of the engine; gives faults."""
        return self.arrived(engine.done("session.start", self.start, tries=5))

    def arrived(self, result):
        """Takes in the reply to a start; gives faults."""
        faults = []
        if self.session not in (None, result["session"]):
            faults.append(f"double: {self.candidate} has {result['session']} in place of {self.session}")
        self.session, self.token = result["session"], result["token"]
        state = result["state"]
        self.kept = state["nextSeq"] - 1
        if self.kept < self.promised:
            faults.append(f"lost: {self.session} knows {self.kept} calls, and acknowledged {self.promised}")
        if self.kept > self.most:
            faults.append(f"invented: {self.session} knows {self.kept} calls, and got {self.most}")
        if state["attempt"] != self.attempt:
            faults.append(f"double: {self.session} is attempt {state['attempt']}, not {self.attempt}")
        self.resent += self.most - self.told
        self.sent, self.behind = self.told, False
        self.unsure.clear()
        return faults

    def look_through(self, engine):
        """Views every item, as somebody does who answers them; what was shown can be shown when nothing can be written."""
        asked = [(engine.send("item.get", {**self.own, "slot": slot}), slot) for slot in SLOTS]
        for number, slot in asked:
            if "result" not in engine.reply(number):
                engine.done("item.get", {**self.own, "slot": slot}, tries=5)

    def send(self, engine):
        """Sends the next call; gives the request's id and the call's number."""
        self.sent += 1
        self.most = max(self.most, self.sent)
        call = self.calls[self.sent - 1]
        return engine.send(call.method, {**self.own, "seq": self.sent, **call.params}), self.sent

    def heard(self, number, reply):
        """Takes in the reply to the call of a number; gives faults."""
        told = kind(reply)
        if told in ("storage", "sequenceGap"):
            # Nothing is acknowledged; a client sends again from the first number that was not answered.
            self.behind = True
            if told == "storage":
                self.unsure.add(number)
            elif not self.unsure and self.told + 1 != reply["error"]["data"]["expected"]:
                return [f"gap: {self.session} wants {reply['error']['data']['expected']} after {self.told} was acknowledged"]
            return []
        faults = []
        self.promised = max(self.promised, number)
        if number != self.told + 1:
            if number > self.told and self.unsure.issuperset(range(self.told + 1, number)):
                # What was unsure was kept, as this shows; the client asks for it again, and for this one after it.
                self.unsure.add(number)
                return []
            faults.append(f"order: {self.session} answers {number} after {self.told}")
        submission = self.submission
        closed = submission is not None and submission < number
        if closed != (told == "stateViolation"):
            faults.append(f"late change: {self.session} answers {number} with {told or 'a result'}, submitted by {submission}")
        elif told and not closed:
            faults.append(f"refused: {self.session} {number}: {reply['error']}")
        elif number not in self.unsure:
            place = reply["result"] if "result" in reply else reply["error"]["data"]
            if place.get("replayed", False) != (number <= self.kept):
                faults.append(f"double: {self.session} knew {self.kept} calls, and answers {number} as if it "
                              + ("knew it" if number > self.kept else "did not"))
        self.told = max(self.told, number)
        return faults

    # ---- what is there ------------------------------------------------------------------------------------------------

    def verify(self, engine, least=None):
        """Compares what the engine shows with what was sent; gives faults. `least` is what was acknowledged by then."""
        if self.session is None:
            return []
        reply = engine.call("session.state", self.own)
        if "result" not in reply:
            return [f"lost: {self.session} cannot be read: {reply.get('error')}"]
        state = reply["result"]["state"]
        count, least = state["nextSeq"] - 1, self.promised if least is None else least
        if not least <= count <= self.most:
            return [f"lost: {self.session} knows {count} calls; {least} were acknowledged, {self.most} sent"]
        answers, flags, submission = self.after(count)
        faults = []
        if (state["status"] == "submitted") != (submission is not None):
            faults.append(f"lost: {self.session} is {state['status']} after {count} calls, submitted by {submission}")
        flagged = {slot["slot"] for slot in state["slots"] if slot["flagged"]}
        answered = [slot["slot"] for slot in state["slots"] if slot["answered"] or slot.get("partial")]
        # An answer of blanks alone is kept, and does not count as one.
        wanted = sorted(slot for slot, text in answers.items() if text.strip())
        if flagged != flags or sorted(answered) != wanted:
            faults.append(f"lost: {self.session} shows {sorted(answered)} answered, not {wanted}")
        if state["status"] == "open":
            asked = [(slot, engine.send("item.get", {**self.own, "slot": slot})) for slot in answers]
            for slot, number in asked:
                shown = engine.reply(number).get("result", {}).get("answer", {}).get("text")
                if shown != answers.get(slot):
                    faults.append(f"changed: {self.session} {slot} holds {shown!r}, sent was {answers.get(slot)!r}")
        return faults

    def verify_transcript(self, transcript):
        """Compares the transcript of a submitted session, as `assay session show` writes it; gives faults."""
        answers, _, _ = self.after(len(self.calls))
        shown = {slot["slot"]: slot["answer"]["text"] for slot in transcript["slots"] if slot.get("answer")}
        return [] if shown == answers else [f"late change: {self.session} is scored by {shown}, sent was {answers}"]
