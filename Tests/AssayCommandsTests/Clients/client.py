"""A client that carries out the plan of `assay conformance`, well or with one fault: the first argument names it.

Written anew and with nothing of the reference client, so that the test judges two that know nothing of each other.
"""
import json
import os
import subprocess
import sys
import time

FAULT = sys.argv[1] if len(sys.argv) > 1 else ""


class Gone(Exception):
    """The engine ended without a reply."""


class Refused(Exception):
    def __init__(self, error):
        super().__init__(error["message"])
        self.data = error["data"]
        self.kind = error["data"]["kind"]


class Stop(Exception):
    """The plan cannot be carried out."""


class Engine:
    def __init__(self, command):
        self.command, self.process, self.last, self.starts = command, None, 0, 0

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.lines = os.fdopen(os.dup(self.process.stdout.fileno()), "rb")
        self.starts += 1
        if not (FAULT == "greets-once" and self.starts > 1):
            self.call("initialize", {"protocol": "1", "client": {"name": "test"}})

    def send(self, method, params):
        self.last += 0 if FAULT == "same-id" and self.last else 1
        message = {"jsonrpc": "2.0", "id": self.last, "method": method, "params": params}
        if FAULT == "no-version":
            del message["jsonrpc"]
        text = json.dumps(message, ensure_ascii=False, indent=1 if FAULT == "many-lines" else None)
        encoded = text.encode("ascii", "replace") if FAULT == "loses-signs" else text.encode("utf-8")
        try:
            self.process.stdin.write(encoded + b"\n")
        except OSError:
            raise Gone() from None

    def call(self, method, params):
        self.send(method, params)
        began = time.monotonic()
        while True:
            line = self.lines.readline(65536 if FAULT == "short-reads" else -1)
            if FAULT == "gives-up-early" and method == "response.save" and time.monotonic() - began > 1.0:
                raise Stop("the engine is too slow")
            is_cut = FAULT == "short-reads" and len(line) == 65536
            if not line.endswith(b"\n") and not is_cut and FAULT != "trusts-half-a-line":
                self.process.wait()
                raise Gone()
            if not line:
                raise Gone()
            message = json.loads(line)
            if "id" not in message and FAULT == "dies-of-notifications" and message["method"] != "clock.expired":
                raise Stop(f"what is {message['method']}?")
            if FAULT == "dies-of-members" and set(message) - {"jsonrpc", "id", "result", "error", "method", "params"}:
                raise Stop("what is this member?")
            if message.get("method") == "session.adjusted" and FAULT == "dies-of-more-time":
                raise Stop("more time?")
            if "id" not in message:
                continue
            if "error" in message:
                raise Refused(message["error"])
            if FAULT == "refuses-replayed" and message["result"].get("replayed"):
                raise Stop("that was there before")
            return message["result"]


class Sitting:
    def __init__(self, plan):
        self.plan, self.engine = plan, Engine(plan["engine"])
        self.key, self.seq, self.own = f"key-{os.getpid()}", None, {}

    def restart(self):
        if FAULT == "stops-at-death":
            raise Stop("the engine died")
        self.engine.start()
        if FAULT == "keeps-an-old-token" and self.own:
            self.engine.call("session.start", self.start_params())

    def start_params(self):
        return {
            "assessment": self.plan["assessment"], "candidate": self.plan["candidate"], "requestKey": self.key}

    def start(self):
        tries = 0
        while True:
            try:
                started = self.engine.call("session.start", self.start_params())
                self.own = {"session": started["session"], "token": started["token"]}
                if self.seq is None:
                    self.seq = 0 if FAULT == "counts-from-zero" else started["state"]["nextSeq"]
                    self.get_ready(started["state"])
                return
            except Gone:
                if FAULT == "forgets-a-start":
                    raise Stop("no reply to the start") from None
                if FAULT == "new-key-each-time":
                    self.key += "-again"
                self.restart()
            except Refused as error:
                tries += 1
                if not (FAULT == "starts-again-and-again" and tries < 3):
                    raise Stop(str(error)) from None
                time.sleep(0.05)

    def get_ready(self, state):
        """Agrees to what must be agreed to, and ends a pause in which the session was left."""
        for agreement in state.get("agreements", []) if FAULT != "ignores-agreements" else []:
            self.change("agreement.accept", {"agreement": agreement["agreement"]})
        ends = {"paused": "session.resume", "break": "break.end"}
        if state["clock"]["state"] in ends and FAULT != "stays-in-the-pause":
            self.change(ends[state["clock"]["state"]], {})

    def change(self, method, params):
        """Sends a change until it has an answer."""
        attempt, number = 0, self.seq
        self.seq += 2 if FAULT == "skips-a-number" and number == 2 else 1
        while True:
            sent = {**self.own, "seq": number, **params}
            if FAULT == "extra-param" and method == "response.save":
                sent["at"] = "now"
            if FAULT == "changes-repeats" and attempt and "answer" in params:
                sent["answer"] = {"text": f"attempt {attempt}"}
            try:
                return self.engine.call(method, sent)
            except Gone:
                if FAULT == "forgets-a-save" and method == "response.save":
                    self.restart()
                    return None
                if FAULT == "forgets-a-submission" and method == "session.submit":
                    raise Stop("no reply to the submission") from None
                self.restart()
            except Refused as error:
                if error.kind == "storage" and error.data["retryable"] and FAULT == "ignores-storage":
                    return None
                if error.kind == "sequenceGap" and FAULT == "ignores-gaps":
                    return None
                if error.kind == "timeOver" and FAULT == "goes-on-after-time":
                    return None
                if error.kind == "stateViolation" and FAULT == "goes-on-after-a-void":
                    return None
                if error.kind == "staleClient" and FAULT == "takes-back":
                    self.start()
                    continue
                again = error.data["retryable"] or error.kind == "sequenceGap" or (
                    error.kind == "storage" and FAULT == "tries-a-broken-store")
                if not again or attempt > 6 and FAULT != "hammers":
                    raise
            attempt += 1
            if FAULT == "renumbers-repeats":
                number, self.seq = self.seq, self.seq + 1
            if FAULT != "hammers":
                time.sleep(min(0.03 * 2 ** attempt, 0.3))

    def run(self):
        self.engine.start()
        self.start()
        answers = self.plan["answers"][:-1] if FAULT == "drops-an-answer" else self.plan["answers"]
        for step in answers:
            self.change("response.save", {"slot": step["slot"], "answer": step["answer"]})
        confirm = {"confirm": True} if FAULT == "confirms-unasked" else {}
        try:
            self.change("session.submit", confirm)
        except Refused as error:
            if error.kind != "incomplete" or FAULT == "never-confirms":
                raise
            self.change("session.submit", {"confirm": True})
        if FAULT == "goes-on-after-the-end":
            try:
                self.change("item.flag", {"slot": "s1", "flagged": True})
            except Refused:
                pass
        if FAULT == "never-ends":
            time.sleep(60)
        self.engine.process.stdin.close()
        self.engine.process.wait()


def main():
    with open(os.environ["ASSAY_PLAN"], encoding="utf-8") as file:
        plan = json.load(file)
    if FAULT == "starts-nothing":
        return 0
    try:
        Sitting(plan).run()
    except (Refused, Stop, Gone) as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 0 if FAULT == "is-always-well" else 1
    return 0


sys.exit(main())
