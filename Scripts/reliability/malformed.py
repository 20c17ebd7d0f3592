"""Malformed and hostile lines: the engine answers each with an error of the right kind, and goes on.

After every line a ping must be answered soon. Nothing may be an internal error, no secret may be told, memory must stay
in bounds, and every session that was spoken of must be scored in the end. One part of the lines speaks to sessions whose
tokens are good, so that what is spoilt in them reaches the rules of the assessment.
"""
from __future__ import annotations

import json
import time

from . import exam, lines
from .engine import Ended, Refused, Silent, command, kind

SECONDS, MEMORY, LONGEST_ERROR = 5, 512, 4096

# Every method with good parameters; session, token and number are put in when a line is made.
NUMBERED = {
    "response.save": {"slot": "s3", "answer": {"text": "a"}}, "response.clear": {"slot": "s3"}, "nav.go": {"slot": "s3"},
    "item.flag": {"slot": "s3", "flagged": True}, "item.check": {"slot": "s3", "answer": {"text": "a"}}, "item.hint": {"slot": "s3"},
    "section.submit": {"section": "main"}, "session.submit": {"confirm": False}}
OF_A_SESSION = {"session.state": {}, "session.attach": {}, "item.get": {"slot": "s3"}, "item.review": {"slot": "s3"},
                "stimulus.get": {"stimulus": "x"}, "session.result": {}}
OTHERS = {
    "session.start": {"assessment": exam.TRIAL, "requestKey": "k", "candidate": "c1", "locale": "en"},
    "assessment.describe": {"assessment": exam.TRIAL}, "assessment.list": {}, "ping": {},
    "initialize": {"protocol": "1", "client": {"name": "x"}, "types": ["text"]},
    "registration.put": {"requestKey": "k", "candidate": "c", "assessment": exam.TRIAL}, "registration.list": {"assessment": exam.TRIAL}}


class Caller:
    """Sends one line after the other, and judges what comes back."""

    def __init__(self, trial):
        self.trial, self.store, self.sessions, self.own = trial, trial.store(), 0, None
        self.secrets = [secret.encode() for secret in exam.SECRETS]
        self.begin()
        self.fresh()

    def begin(self):
        self.engine = self.trial.engine(self.store).hello()

    def fresh(self):
        """Another session."""
        self.sessions += 1
        start = {"assessment": exam.TRIAL, "requestKey": f"{self.sessions}", "candidate": f"m{self.sessions}"}
        result = self.engine.done("session.start", start)
        self.own = {"session": result["session"], "token": result["token"]}

    def next_number(self):
        """The number that is due, in a session that is open and whose token is good."""
        for _ in range(3):
            state = self.engine.call("session.state", self.own).get("result", {}).get("state", {})
            if state.get("status") == "open" and state["nextSeq"] < 15_000:
                return state["nextSeq"]
            self.fresh()
        raise Refused("no session is to be had")

    def good(self, method):
        """Parameters with which a method would be carried out."""
        params = {**NUMBERED.get(method, {}), **OF_A_SESSION.get(method, {}), **OTHERS.get(method, {})}
        if method in NUMBERED:
            params["seq"] = self.next_number()
        return {**params, **self.own} if method not in OTHERS else params

    def send(self, name, line, code=None):
        """Sends a line; what comes back must be in order, and where a code is given, that error."""
        self.trial.at = name
        self.engine.inbox.clear()
        self.engine.output.clear()
        began = time.monotonic()
        try:
            self.engine.write(line + b"\n", 60)
            if "result" not in self.engine.call("ping", seconds=SECONDS):
                self.trial.fault("a ping is refused behind it")
        except (Ended, Silent) as error:
            if b'"shutdown"' not in line:
                self.trial.fault(f"{type(error).__name__}: {error}; the line was {line[:200]}")
            self.engine.kill()
            return self.begin()
        self.trial.figures["slowest ms"] = max(self.trial.figures.get("slowest ms", 0), round((time.monotonic() - began) * 1000))
        self.judge(line, code)

    def judge(self, line, code):
        replies = self.engine.inbox
        for reply in replies:
            if not isinstance(reply, dict) or reply.get("jsonrpc") != "2.0" or not ("method" in reply or ("result" in reply) != ("error" in reply)):
                self.trial.fault(f"no reply of the protocol: {str(reply)[:200]}")
            elif "error" in reply:
                self.trial.count("errors")
                if kind(reply) == "internalError":
                    self.trial.fault(f"an internal error: {reply['error'].get('message')}; the line was {line[:200]}")
                if len(json.dumps(reply)) > LONGEST_ERROR:
                    self.trial.fault(f"an error of {len(json.dumps(reply))} bytes")
        if code is not None:
            told = [reply["error"]["code"] for reply in replies if isinstance(reply, dict) and "error" in reply]
            if told != [code]:
                self.trial.fault(f"is answered by {told or 'no error'}, not by {code}")
        for secret in self.secrets:
            if secret in self.engine.output and secret not in line:
                self.trial.fault(f"tells {secret.decode()}; the line was {line[:200]}")
        memory = self.engine.memory()
        self.trial.figures["MiB"] = max(self.trial.figures.get("MiB", 0), round(memory))
        if memory > MEMORY:
            self.trial.fault(f"{memory:.0f} MiB are resident")
            self.engine.kill()
            self.begin()


def line(method, params):
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()


def spoilt(caller):
    """Every method without each of its parameters, with each spoilt, and with one more."""
    for method in [*NUMBERED, *OF_A_SESSION, *OTHERS]:
        for name in caller.good(method):
            given = {key: value for key, value in caller.good(method).items() if key != name}
            yield f"{method} without {name}", line(method, given)
            for odd in lines.ODD + (lines.ODD_ANSWERS if name == "answer" else []):
                if (method, odd) != ("initialize", []):      # a client that can show nothing would be refused all else
                    yield f"{method}, {name} is {str(odd)[:30]!r}", line(method, {**caller.good(method), name: odd})
        yield f"{method} with more", line(method, {**caller.good(method), "admin": True, "score": 100})
        yield f"{method} without params", json.dumps({"jsonrpc": "2.0", "id": 1, "method": method}).encode()
        yield f"{method} as it should be", line(method, caller.good(method))
        if method == "initialize":
            caller.engine.hello()


def run(trial, count):
    """Every case, and so many mutations."""
    caller = Caller(trial)
    for name, data, code in lines.cases():
        caller.send(name, data, code)
        trial.count("lines")
    for name, data in spoilt(caller):
        caller.send(name, data)
        trial.count("calls")
    methods = [method for method in (*NUMBERED, *OF_A_SESSION, *OTHERS) if method != "initialize"]
    for number in range(count):
        if number % 200 == 0:
            seeds = [line(method, caller.good(method)) for method in methods for _ in range(3)]
            seeds += [data for _, data, _ in lines.cases() if len(data) < 2000]
        if number % 2:
            caller.send(f"mutation {number}", lines.mutate(trial.random, seeds))
        else:
            method = trial.random.choice(methods)
            params = caller.good(method)
            for name in trial.random.sample(sorted(params), min(len(params), trial.random.choice([0, 1, 1, 2]))):
                params[name] = trial.random.choice(lines.ODD + lines.ODD_ANSWERS if name != "slot" else [f"s{n}" for n in range(23)])
            caller.send(f"swap {number}", line(method, params))
        trial.count("mutations")
    trial.at = "the end"
    caller.engine.close()
    trial.count("sessions", caller.sessions)
    command("session", "list", store=caller.store)
    for name in (exam.TRIAL, exam.TOLD):
        command("score", name, store=caller.store)
