"""Drives `assay serve` for the reliability harness, with a small bank whose keys are canaries.

How the harness's words are mapped onto the protocol (docs/protocol.md), and what that takes for granted:

- A store folder holds the file `store.sqlite` and what belongs to it; nine exams of the same 20 items are published there.
- `open(candidate, token)` is `session.start` with the token as `requestKey`. A candidate may have one open session at an
  assessment, the harness wants as many as it likes: each goes to the first exam at which the candidate has none that may
  be open. The attempt that the harness sees is the exam's number times 1000 plus the attempt there, so retakes are seen.
  Then every item is viewed once, which the engine puts on record: what was never shown cannot be shown on a full disk.
- `answer` is `response.save` of a text. The harness counts per item and the protocol per session, so the harness's number
  travels inside the text, as `number|value`, and the session's own `seq` is counted by `Desk`. A token stands for one
  `seq`: what is sent again goes out under the number it had.
- `submit` is `session.submit` with `confirm`.
- `read` asks for `session.state` and `item.get` of every answered slot in one go, as a client does that comes back. Items of a
  submitted session are closed to candidates, so its answers are read by `assay session show`, in a process of its own.
- A token that the engine no longer takes (the reply with the new one was lost) is replaced as the protocol says:
  `session.start` with the same request key. Where that gives another session, the old one counts as lost.
- After `storage` and `sequenceGap` a client sends again from the first number that was not kept. The harness never
  repeats those itself; its next answer to that session takes that number.
- `storage` is 'storage', a gap behind it 'gap' (nothing was kept either); `stateViolation` is 'closed'.

The harness knows one reply to one request; `AssayChild` is its `Child` with the counting and the reading put in.
"""
from __future__ import annotations

import json
import os
import subprocess
import tempfile

import common
import stdio_rpc
from adapter import Adapter

ITEMS = 20
EXAMS = 9
PROGRAM = os.environ.get("ASSAY", "assay")


def bank(folder):
    """Writes a bank of 20 text items, and exams of all of them in order."""
    def write(name, text):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(text)
    write("bank.yaml", "bank: canaries\ntitle: Canaries\nlanguage: en\ndefaults: {status: approved}\n")
    write("items/canaries.yaml", "items:\n" + "".join(
        f"  - id: q{i}\n    type: text\n    stem: Which word is number {i}?\n"
        f"    accept:\n      - {{text: KEY-{i}-canary, rationale: why-{i}-canary}}\n" for i in range(1, ITEMS + 1)))
    drawn = ", ".join(f"q{i}" for i in range(1, ITEMS + 1))
    for e in range(1, EXAMS + 1):
        write(f"assessments/e{e}.yaml", f"exam: e{e}\ntitle: Exam {e}\nregistration: open\n"
              f"form:\n  shuffle: none\n  sections:\n    - {{id: main, draw: [{drawn}]}}\n"
              "delivery: {navigation: {within-section: free, between-sections: free}}\n"
              "cut: {basis: fixed, at: 60%}\npass: {total: cut}\nretake: {attempts: unlimited}\n"
              "release: {result: never, competencies: never, key: never}\n")


class Desk:
    """What a client remembers of its sessions: tokens, request keys, numbers."""

    def __init__(self):
        self.store = None
        self.token, self.start, self.next, self.number, self.closed = {}, {}, {}, {}, set()
        self.asked, self.life = {}, {}      # rpc id -> (session, seq, life); session -> life
        self.opened = {}                    # (candidate, token) -> exam
        self.at = {}                        # (candidate, exam) -> the tokens of the opens that went there

    def exam(self, candidate, token):
        """The exam that an open goes to; the same one for the same token."""
        if (candidate, token) not in self.opened:
            free = [e for e in range(1, EXAMS + 1) if self.at.get((candidate, e), set()) <= self.closed]
            self.opened[candidate, token] = free[0] if free else 1
            self.at.setdefault((candidate, self.opened[candidate, token]), set()).add(token)
        return self.opened[candidate, token]

    def seq(self, session, token):
        """The number for a token; a new one is only taken when it was sent."""
        return self.number.get((session, token), self.next.get(session, 1))

    def sent(self, rpc, params, token):
        session, seq = params["session"], params["seq"]
        self.number[session, token] = seq
        self.next[session] = max(self.next.get(session, 1), seq + 1)
        self.asked[rpc] = (session, seq, self.life.get(session, 0))

    def notice(self, message):
        """Looks at each reply as it comes in."""
        if not isinstance(message, dict):
            return
        result, asked = message.get("result"), self.asked.pop(message.get("id"), None)
        if isinstance(result, dict) and "token" in result and "session" in result:
            self.token[result["session"]] = result["token"]
        if isinstance(result, dict) and result.get("submitted") and asked:
            self.close(asked[0])
        told = (message.get("error") or {}).get("data", {})
        kind = told.get("kind")
        if asked and kind in ("storage", "sequenceGap", "sequenceConflict") and self.life.get(asked[0], 0) == asked[2]:
            self.life[asked[0]] = asked[2] + 1
            self.next[asked[0]] = told.get("expected", asked[1] + (kind == "sequenceConflict"))

    def close(self, session):
        self.closed |= {session, self.start.get(session, (None, None, None))[2]}


class Sent(dict):
    """Parameters that carry a number, and the harness's token for them."""
    def __init__(self, key, /, **params):
        super().__init__(params)
        self.key = key


class Reading(dict):
    """Parameters of a read, which is several calls."""


class AssayChild(stdio_rpc.Child):
    desk: Desk

    def __init__(self, *arguments, **named):
        self.desk.asked.clear()
        super().__init__(*arguments, **named)

    def _fill(self):
        known = len(self.inbox)
        try:
            super()._fill()
        finally:
            for message in self.inbox[known:]:
                self.desk.notice(message)

    def send(self, method, params=None, timeout=10.0):
        rpc = super().send(method, params, timeout)
        if isinstance(params, Sent):
            self.desk.sent(rpc, params, params.key)
        return rpc

    def call(self, method, params=None, timeout=10.0):
        if isinstance(params, Reading):
            return self.read(method, params, timeout)
        reply = super().call(method, params, timeout)
        if method == "session.start" and "result" in reply:
            self.look_through(reply["result"], timeout)
        if isinstance(params, Sent) and self.take_back(params["session"], reply, timeout):
            reply = super().call(method, Sent(params.key, **{**params, "token": self.desk.token[params["session"]]}),
                                 timeout)
        return reply

    def look_through(self, started, timeout):
        """Views every item, as somebody does who answers them."""
        own = {"session": started["session"], "token": started["token"]}
        asked = [self.send("item.get", {**own, "slot": slot["slot"]}, timeout)
                 for slot in started["state"]["slots"] if not slot["viewed"] and started["state"]["status"] == "open"]
        for rpc in asked:
            self.wait(rpc, timeout)

    def read(self, method, params, timeout):
        """A session's state with the answers that are kept."""
        session = params["session"]
        state = super().call(method, params, timeout)
        if self.take_back(session, state, timeout):
            params["token"] = self.desk.token[session]
            state = super().call(method, params, timeout)
        if "error" in state:
            return state
        state = state["result"]["state"]
        if state["status"] == "submitted":
            self.desk.close(session)
            return {"result": {**state, "answers": self.handed_in(session)}}
        answers, asked = {}, []
        for slot in state["slots"]:
            if not slot["answered"]:
                continue
            asked.append((slot["slot"], self.send("item.get", {**params, "slot": slot["slot"]}, timeout)))
        for slot, rpc in asked:
            item = self.wait(rpc, timeout)
            if "error" in item:
                return item
            if "answer" in item["result"]:
                answers[slot] = self.numbered(item["result"]["answer"])
        return {"result": {**state, "answers": answers}}

    def handed_in(self, session):
        """The answers that a submitted session is scored by, as another process reads them."""
        shown = subprocess.run([PROGRAM, "session", "show", session, "--format", "json", "--store", self.desk.store],
                               check=True, capture_output=True)
        return {slot["slot"]: self.numbered(slot["answer"]) for slot in json.loads(shown.stdout)["slots"] if slot.get("answer")}

    @staticmethod
    def numbered(answer):
        seq, _, value = answer["text"].partition("|")
        return int(seq), value

    def take_back(self, session, reply, timeout):
        """Whether a session was taken back whose token was no longer good."""
        kind = (reply.get("error") or {}).get("data", {}).get("kind")
        if kind not in ("staleClient", "unknownSession") or session not in self.desk.start:
            return False
        assessment, candidate, key = self.desk.start[session]
        again = super().call("session.start", {"assessment": assessment, "requestKey": key, "candidate": candidate}, timeout)
        return again.get("result", {}).get("session") == session


class AssayAdapter(Adapter):
    sqlite_files = ["store.sqlite"]

    def __init__(self):
        AssayChild.desk = self.desk = Desk()
        common.Child = stdio_rpc.Child = AssayChild
        self.env = {}
        self.opening = None
        self.published = None

    def argv(self, store):
        self.desk.store = os.path.join(store, "store.sqlite")
        return [PROGRAM, "serve", "--store", self.desk.store]

    def prepare(self, store):
        """A copy of one store that was published once."""
        AssayChild.desk = self.desk = Desk()
        if self.published is None:
            self.published = {}
            with tempfile.TemporaryDirectory(prefix="canaries-") as folder:
                bank(os.path.join(folder, "bank"))
                made = os.path.join(folder, "store")
                os.makedirs(made)
                for e in range(1, EXAMS + 1):
                    subprocess.run([PROGRAM, "publish", f"e{e}", "--bank", os.path.join(folder, "bank"), "--store", os.path.join(made, "store.sqlite")],
                                   check=True, stdout=subprocess.DEVNULL)
                assert not any(name.endswith("-wal") for name in os.listdir(made)), "publish left a log behind"
                for name in os.listdir(made):
                    with open(os.path.join(made, name), "rb") as f:
                        self.published[name] = f.read()
        for name, content in self.published.items():
            with open(os.path.join(store, name), "wb") as f:
                f.write(content)

    def hello(self): return [("initialize", {"protocol": "1", "client": {"name": "reliability harness"}})]
    def ping(self): return "ping", {}
    def items(self): return [f"s{i}" for i in range(1, ITEMS + 1)]

    def open(self, candidate, token):
        exam = f"e{self.desk.exam(candidate, token)}"
        self.opening = (exam, candidate, token)
        return "session.start", {"assessment": exam, "requestKey": token, "candidate": candidate}

    def view(self, sid, item): return "item.get", {**self.session(sid), "slot": item}

    def answer(self, sid, item, seq, value, token):
        return "response.save", Sent(token, **self.session(sid), seq=self.desk.seq(sid, token), slot=item,
                                     answer={"text": f"{seq}|{value}"})

    def submit(self, sid, token):
        return "session.submit", Sent(token, **self.session(sid), seq=self.desk.seq(sid, token), confirm=True)

    def read(self, sid): return "session.state", Reading(self.session(sid))
    def session(self, sid): return {"session": sid, "token": self.desk.token.get(sid, "none")}

    def session_id(self, r):
        self.desk.start.setdefault(r["session"], self.opening)
        return r["session"]

    def attempt(self, r):
        state = r.get("state", r)
        return int(state["assessment"][1:]) * 1000 + state["attempt"]

    def answers(self, r): return r["answers"]
    def state(self, r): return r["status"]

    def error_kind(self, e):
        return {"stateViolation": "closed", "storage": "storage", "sequenceGap": "gap", "invalidParams": "invalid",
                "invalidRequest": "invalid", "methodNotFound": "invalid", "unknownSession": "invalid", "staleClient": "invalid",
                "parseError": "parse"}.get(e.get("data", {}).get("kind"), f"internal:{e.get('data', {}).get('kind')}")

    def secrets(self, store):
        return [f"KEY-{i}-canary" for i in range(1, ITEMS + 1)] + [f"why-{i}-canary" for i in range(1, ITEMS + 1)]

    def key_pairs(self, store): return [(f"s{i}", f"1|KEY-{i}-canary", f"1|KEY-{i}-canarX") for i in range(1, 6)]
