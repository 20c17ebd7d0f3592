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

# What a parameter of a name is given where nothing is to be spoilt; one that is not here is made by its schema.
GOOD = {"slot": "s3", "answer": {"text": "a"}, "flagged": True, "confirm": False, "section": "main", "stimulus": "x", "assessment": exam.TRIAL,
        "requestKey": "k", "candidate": "m1", "locale": "en", "protocol": "1", "client": {"name": "x"}, "types": ["text"], "reason": "because"}
BY_TYPE = {"string": "x", "integer": 1, "number": 1, "boolean": True, "array": [], "object": {}}


def described(role):
    """The methods of a role and their parameters, as the engine itself describes them: `{method: {name: (value, is needed)}}`."""
    document = json.loads(command("serve", "--describe", "--role", role))
    schemas = document["components"]["schemas"]

    def value(name, schema):
        schema = schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema
        return GOOD.get(name, schema.get("enum", [BY_TYPE.get(schema.get("type"), "x")])[0])

    return {method["name"]: {param["name"]: value(param["name"], param["schema"]) for param in method["params"]
                             if param.get("required") or param["name"] in GOOD}
            for method in document["methods"] if method["name"] != "shutdown"}


class Caller:
    """Sends one line after the other to an engine of a role, and judges what comes back."""

    def __init__(self, trial, store, role):
        self.trial, self.store, self.role, self.sessions, self.own = trial, store, role, 0, {"session": "none", "token": "none"}
        self.methods = described(role)
        # Those who mark may see keys.
        self.secrets = [secret.encode() for secret in exam.SECRETS] if role == "candidate" else []
        self.begin()
        self.fresh()

    def begin(self):
        self.engine = self.trial.engine(self.store, "--role", self.role).hello()

    def fresh(self):
        """Another session, where the role has sessions of its own."""
        if self.role != "candidate":
            self.own["session"] = command("session", "list", "--format", "csv", store=self.store).decode().splitlines()[1].split(",")[0]
            return
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
        params = dict(self.methods[method])
        params.update((name, self.own[name]) for name in self.own if name in params)
        if self.role == "candidate" and "seq" in params:
            # This may be in another session than before.
            params["seq"] = self.next_number()
            params.update(self.own)
        return params

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
    for method in caller.methods:
        for name in caller.methods[method]:
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


def mutations(caller, count):
    """Good lines, spoilt anywhere, and good calls of which some parameters were swapped for odd ones."""
    chance = caller.trial.random
    methods = [method for method in caller.methods if method != "initialize"]
    for number in range(count):
        if number % 200 == 0:
            seeds = [line(method, caller.good(method)) for method in methods for _ in range(3)]
            seeds += [data for _, data, _ in lines.cases() if len(data) < 2000]
        if number % 2:
            yield f"mutation {number}", lines.mutate(chance, seeds)
            continue
        method = chance.choice(methods)
        params = caller.good(method)
        for name in chance.sample(sorted(params), min(len(params), chance.choice([0, 1, 1, 2]))):
            params[name] = chance.choice(lines.ODD + lines.ODD_ANSWERS if name != "slot" else [f"s{n}" for n in range(23)])
        yield f"swap {number}", line(method, params)


def run(trial, count):
    """Every case, and so many mutations, four of five of them for candidates."""
    store = trial.store()
    for role, share in (("candidate", count - count // 5), ("staff", count // 5)):
        caller = Caller(trial, store, role)
        for name, data, code in lines.cases():
            caller.send(name, data, code)
            trial.count("lines")
        for name, data in spoilt(caller):
            caller.send(name, data)
            trial.count("calls")
        for name, data in mutations(caller, share):
            caller.send(name, data)
            trial.count("mutations")
        trial.at = f"the end of {role}"
        caller.engine.close()
        trial.count("methods", len(caller.methods))
        trial.count("sessions", caller.sessions)
    command("session", "list", store=store)
    for name in (exam.TRIAL, exam.TOLD):
        command("score", name, store=store)
