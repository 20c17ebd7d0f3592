#!/usr/bin/env python3
"""Sends a live session what a hostile client would: every method with every parameter spoilt, and mutations of good lines.

    ASSAY=path/to/assay python3 hostile_session.py [--mutate 20000] [--seed 7]

`malformed.py` of the reliability harness speaks of a session that is not there; here session and token are good, so that
what is spoilt reaches the rules of the assessment. After every line a ping must be answered. Nothing may be an internal
error, no key or rationale may be in a reply, and in the end every session must be read and scored without a complaint.
"""
from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

import adapter  # noqa: F401  (the harness's folder must be on the path)
from assay_adapter import PROGRAM, AssayAdapter
from malformed import mutate
from stdio_rpc import Child, Gone, TimedOut

EVIL = [None, True, -1, 0, 1, 2, 7, 1.5, 1e308, 2**31, 2**53 + 1, 2**63, 2**64, 10**30, "", "s1", "s21", "S1", "s01", "main", "x" * 5000, "x" * 70_000, [], {}, [[]], {"a": {}},
        "../../etc/passwd", "' OR 1=1 --", "\u0000", "\u212a", "é", "e\u0301", "=HYPERLINK(\"http://x\")", "<script>", "(a+)+$", "A" * 1000 + "\u0301" * 1000, "\ud800"]
ANSWERS = [{"text": e} for e in EVIL] + [{"choice": "o1"}, {"true-false": True}, {"multiple-response": ["o1"] * 1000}, {"matrix": {f"r{i}": ["c1"] for i in range(2000)}},
           {"number": "1e999999999"}, {"number": "9" * 4000}, {"order": []}, {"match": {}}, {"cloze": {"g1": "x"}}, {"essay": "x" * 60_000}, {"survey": "o1"}, {"text": "a", "choice": "o1"}]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--mutate", type=int, default=5000)
    p.add_argument("--seed", type=int, default=None)
    a = p.parse_args()
    seed = a.seed if a.seed is not None else random.randrange(1 << 30)
    rng = random.Random(seed)
    ad = AssayAdapter()
    store = tempfile.mkdtemp(prefix="hostile-session-")
    ad.prepare(store)
    secrets = [s.encode() for s in ad.secrets(store)]
    faults, sent, kinds, session, sessions = [], 0, {}, None, 0

    def start():
        c = Child(ad.argv(store))
        c.call(*ad.hello()[0])
        return c

    def fresh():
        nonlocal session, sessions
        sessions += 1
        r = c.call("session.start", {"assessment": f"e{sessions % 9 + 1}", "requestKey": f"k{seed}-{sessions}", "candidate": f"c{sessions}"})["result"]
        session = {"session": r["session"], "token": r["token"]}

    def seq():
        """The number that is due, in a session that is open and whose token is good."""
        for _ in range(3):
            r = c.call("session.state", session)
            if "result" in r and r["result"]["state"]["status"] == "open" and r["result"]["state"]["nextSeq"] < 15_000:
                return r["result"]["state"]["nextSeq"]
            fresh()
        raise AssertionError("no session to be had")

    def send(name, line):
        nonlocal c, sent
        sent += 1
        c.inbox.clear()
        c.transcript.clear()
        try:
            c.write_raw(line.replace(b"\n", b" ") + b"\n", timeout=30)
            if "result" not in c.call("ping", timeout=10):
                faults.append((name, "ping was refused"))
        except (Gone, TimedOut) as e:
            if b'"shutdown"' not in line:
                faults.append((name, f"{type(e).__name__}: {e}: {line[:200]}"))
            c.kill9()
            c = start()
            return
        for m in c.inbox:
            kind = (m.get("error") or {}).get("data", {}).get("kind") or ("result" if "result" in m else m.get("method", "?"))
            kinds[kind] = kinds.get(kind, 0) + 1
            if kind in ("internalError", "?"):
                faults.append((name, f"{str(m)[:200]} to {line[:200]}"))
        out = b"".join(b for d, b in c.transcript if d == "<")
        faults.extend((name, f"tells {s.decode()} to {line[:200]}") for s in secrets if s in out and s not in line)

    c = start()
    fresh()
    calls = {
        "session.state": {}, "session.attach": {}, "item.get": {"slot": "s3"}, "stimulus.get": {"stimulus": "x"}, "session.result": {},
        "response.save": {"seq": 0, "slot": "s3", "answer": {"text": "a"}}, "response.clear": {"seq": 0, "slot": "s3"}, "item.flag": {"seq": 0, "slot": "s3", "flagged": True},
        "nav.go": {"seq": 0, "slot": "s3"}, "item.check": {"seq": 0, "slot": "s3", "answer": {"text": "a"}}, "item.hint": {"seq": 0, "slot": "s3"},
        "section.submit": {"seq": 0, "section": "main"}, "session.submit": {"seq": 0, "confirm": False},
        "session.start": {"assessment": "e1", "requestKey": "k", "candidate": "c1", "locale": "en"}, "assessment.describe": {"assessment": "e1"}, "assessment.list": {},
        "initialize": {"protocol": "1", "client": {"name": "x"}, "types": ["text"]}, "registration.put": {"requestKey": "k", "candidate": "c", "assessment": "e1"}, "registration.list": {"assessment": "e1"}}

    def good(method):
        params = dict(calls[method])
        if "seq" in params:
            params["seq"] = seq()
        if method not in ("session.start", "assessment.describe", "assessment.list", "initialize") and not method.startswith("registration"):
            params.update(session)
        return params

    def line(method, params): return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    for method in calls:
        for name in good(method):
            send(f"{method} without {name}", line(method, {k: v for k, v in good(method).items() if k != name}))
            for e in EVIL + (ANSWERS if name == "answer" else []):
                if name == "types" and e == []:
                    continue
                send(f"{method} {name}", line(method, {**good(method), name: e}))
        send(f"{method} extra", line(method, {**good(method), "admin": True}))
        send(f"{method} good", line(method, good(method)))
        if method == "initialize":
            c.call(*ad.hello()[0])
    for k in range(a.mutate):
        if k % 200 == 0:
            seeds = [line(m, good(m)) for m in calls for _ in range(3)]
        if k % 2:
            send(f"mutation {k}", mutate(rng, seeds))
            continue
        method = rng.choice([m for m in calls if m != "initialize"])
        params = good(method)
        for name in rng.sample(sorted(params), min(len(params), rng.choice([0, 1, 1, 2]))):
            params[name] = rng.choice(EVIL + ANSWERS if name != "slot" else [f"s{n}" for n in range(0, 23)])
        send(f"swap {k}", line(method, params))
    c.close()
    for argv in (["session", "list"], *[["score", f"e{n}"] for n in range(1, 10)]):
        r = subprocess.run([PROGRAM, *argv, "--store", os.path.join(store, "store.sqlite")], capture_output=True, text=True)
        if r.returncode != 0:
            faults.append((" ".join(argv), f"ended with {r.returncode}: {r.stderr[:300]}"))
    for f in faults[:15]:
        print("  ", f)
    print(f"seed {seed}: {sent} lines to {sessions} sessions, {len(faults)} faults, replies {dict(sorted(kinds.items(), key=lambda x: -x[1]))}")
    print("FAIL" if faults else "PASS")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
