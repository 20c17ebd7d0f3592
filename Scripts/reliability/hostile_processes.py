#!/usr/bin/env python3
"""Signals, deaths and rivals: what happens to the program's processes, and to what they had acknowledged.

    ASSAY=path/to/assay python3 hostile_processes.py [--rounds 30]

Each case gets a store of its own. Nothing acknowledged may be missing afterwards, no process may be left behind, and the
store must be whole.
"""
from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from assay_adapter import PROGRAM, AssayAdapter, bank
from stdio_rpc import Child, Gone, TimedOut

AD = AssayAdapter()
HELLO = AD.hello()[0]


def store():
    folder = tempfile.mkdtemp(prefix="processes-")
    AD.prepare(folder)
    bank(os.path.join(folder, "bank"))
    return os.path.join(folder, "store.sqlite"), os.path.join(folder, "bank")


def engine(file):
    c = Child([PROGRAM, "serve", "--store", file])
    c.call(*HELLO)
    return c


def start(c, key="k", exam="e1", candidate="c"):
    r = c.call("session.start", {"assessment": exam, "requestKey": key, "candidate": candidate})
    return r.get("result", r)


def save(c, s, seq, slot="s1", text="a", wait=True):
    params = {"session": s["session"], "token": s["token"], "seq": seq, "slot": slot, "answer": {"text": text}}
    return c.call("response.save", params) if wait else c.send("response.save", params)


def kept(file, session):
    """Numbers of a session in the store, or why it is not whole."""
    db = sqlite3.connect(file)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = [r[0] for r in db.execute("SELECT content FROM event JOIN session ON session.number = event.session WHERE id = ? ORDER BY event.number", (session,))]
    db.close()
    return rows


def children(pid):
    out = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = open(f"/proc/{name}/stat").read().rsplit(")", 1)[1].split()
                if int(fields[1]) == pid:
                    out.append((int(name), fields[0]))
            except OSError:
                pass
    return out


def alive(pid):
    try:
        return open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def gone(pid, seconds=5):
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def serve_signals(rng):
    for sig in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        file, _ = store()
        c = engine(file)
        s = start(c)
        acked, last = 0, rng.randrange(5, 60)
        for n in range(1, 200):
            save(c, s, n, f"s{n % 20 + 1}", f"v{n}", wait=False)
        try:
            while acked < last:
                c.wait(None, 10)
                acked += 1
            os.kill(c.p.pid, sig)
            while True:
                c.wait(None, 10)
                acked += 1
        except Gone:
            pass
        code = c.p.wait(5)
        assert code in (0, -sig, 128 + sig), f"{sig.name}: ended with {code}"
        c = engine(file)
        again = start(c)
        assert again["session"] == s["session"] and again["state"]["nextSeq"] > acked, f"{sig.name}: {acked} acknowledged, next is {again['state']['nextSeq']}"
        for n in range(1, acked + 1):
            r = save(c, again, n, f"s{n % 20 + 1}", f"v{n}")
            assert r.get("result", {}).get("replayed"), f"{sig.name}: {n} is not replayed: {r}"
        assert c.close() == 0


def terminal_signals(rng):
    """SIGINT to the whole group, as a terminal sends it, and SIGTERM or SIGKILL to the parent alone."""
    for command in ("simulate", "take"):
        for sig, group in ((signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGKILL, False), (signal.SIGHUP, True)):
            file, folder = store()
            argv = [PROGRAM, command, "e1", "--bank", folder, "--store", file] + (["--candidates", "2000"] if command == "simulate" else [])
            p = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
            if command == "take":
                for n in range(3):
                    p.stdin.write(f"answer {n}\n".encode())
                    p.stdin.flush()
                while b"Question 4" not in (line := p.stdout.readline()):
                    assert line, "take ended early"
            else:
                time.sleep(rng.uniform(0.3, 1.0))
            below = children(p.pid)
            assert below, f"{command}: no engine was started"
            (os.killpg if group else os.kill)(p.pid, sig)
            p.communicate(timeout=10)
            for pid, _ in below:
                assert gone(pid), f"{command}: the engine {pid} outlives {sig.name}"
            out = subprocess.run([PROGRAM, "session", "list", "--store", file, "--format", "csv"], capture_output=True, text=True)
            assert out.returncode == 0, out.stderr
            if command == "take":
                again = subprocess.run([PROGRAM, "take", "e1", "--bank", folder, "--store", file], input="/list\n/q\n", capture_output=True, text=True)
                assert again.returncode == 0 and again.stdout.count("●") == 3, f"take after {sig.name}: {again.stdout[-400:]} {again.stderr}"
                assert out.stdout.count("\n") == 2, out.stdout
            else:
                score = subprocess.run([PROGRAM, "score", "e1", "--store", file], capture_output=True, text=True)
                assert score.returncode == 0, score.stderr


def child_killed(rng):
    """kill -9 of the engine below simulate and take: the parent says so, ends, and the next run goes on."""
    for command in ("simulate", "take"):
        file, folder = store()
        argv = [PROGRAM, command, "e1", "--bank", folder, "--store", file] + (["--candidates", "2000"] if command == "simulate" else [])
        p = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        end = time.monotonic() + 10
        while not children(p.pid) and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.5)
        pid = children(p.pid)[0][0]
        os.kill(pid, signal.SIGKILL)
        if command == "take":
            p.stdin.write(b"an answer\n")
        out, err = p.communicate(timeout=10)
        assert p.returncode not in (0, -signal.SIGPIPE), f"{command}: ended with {p.returncode} although its engine was killed"
        assert p.returncode > 0 and b"engine ended" in err, f"{command}: {p.returncode} {err}"
        again = subprocess.run([PROGRAM, "simulate", "e1", "--bank", folder, "--store", file, "--candidates", "20"], capture_output=True, text=True)
        assert again.returncode == 0, again.stderr


def rivals(rng, rounds):
    """Two engines, one session, the same token: of two writers of a number exactly one is carried out."""
    file, _ = store()
    one, two = engine(file), engine(file)
    s = start(one)
    same = conflict = 0
    for n in range(1, rounds + 1):
        texts = ("x", "x") if n % 2 else ("x", "y")
        ids = (save(one, s, n, text=texts[0], wait=False), save(two, s, n, text=texts[1], wait=False))
        replies = (one.wait(ids[0], 10), two.wait(ids[1], 10))
        done = [r for r in replies if "result" in r and not r["result"].get("replayed")]
        assert len(done) == 1, f"round {n}: carried out {len(done)} times: {replies}"
        other = next(r for r in replies if r is not done[0])
        if texts[0] == texts[1]:
            assert other.get("result", {}).get("replayed"), f"round {n}: {other}"
            same += 1
        else:
            assert other.get("error", {}).get("data", {}).get("kind") == "sequenceConflict", f"round {n}: {other}"
            conflict += 1
    # The session is taken over: the older client is told so, and loses nothing.
    t = start(two)
    assert t["session"] == s["session"]
    assert save(one, s, rounds + 1)["error"]["data"]["kind"] == "staleClient"
    assert save(two, t, rounds + 1)["result"]["saved"]
    assert one.close() == 0 and two.close() == 0
    assert len(kept(file, s["session"])) == rounds + 3, kept(file, s["session"])


def same_start(rng, rounds):
    """Two engines start for one candidate at the same time: one session, one attempt."""
    file, _ = store()
    engines = [engine(file), engine(file)]
    for n in range(rounds):
        keys = (f"k{n}", f"k{n}" if n % 2 else f"other{n}")
        ids = [c.send("session.start", {"assessment": "e2", "requestKey": k, "candidate": f"c{n}"}) for c, k in zip(engines, keys)]
        replies = [c.wait(i, 10) for c, i in zip(engines, ids)]
        sessions = {r["result"]["session"] for r in replies if "result" in r}
        kinds = [r["error"]["data"]["kind"] for r in replies if "error" in r]
        assert len(sessions) == 1 and all(k == "storage" for k in kinds), replies
    db = sqlite3.connect(file)
    assert db.execute("SELECT count(*), max(attempt) FROM session").fetchone() == (rounds, 1)


def streams_that_do_not_wait(rng):
    """Pipes and sockets that whoever started the engine has made non-blocking."""
    file, _ = store()
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    ours.settimeout(20)
    p = subprocess.Popen([PROGRAM, "serve", "--store", file], stdin=theirs, stdout=theirs)
    theirs.close()
    time.sleep(0.3)
    count = 20_000
    lines = b'{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocol":"1","client":{"name":"x"}}}\n' + b'{"jsonrpc":"2.0","id":1,"method":"assessment.list"}\n' * count
    threading.Thread(target=lambda: (ours.sendall(lines), ours.shutdown(socket.SHUT_WR)), daemon=True).start()
    time.sleep(0.5)         # nothing is read, so that the engine's output is full
    got = 0
    while chunk := ours.recv(1 << 16):
        got += chunk.count(b"\n")
    assert p.wait(10) == 0, p.returncode
    assert got == count + 1, f"{got} replies to {count + 1} lines"


def client_goes_away(rng):
    """A client that dies in the middle of everything: the engine ends, in order, and all that it acknowledged is kept."""
    file, _ = store()
    c = engine(file)
    s = start(c)
    for n in range(1, 100):
        save(c, s, n, wait=False)
    c.p.stdout.close()
    c.p.stdin.close()
    assert c.p.wait(10) == 0, f"ended with {c.p.returncode}"
    assert not os.path.exists(file + "-wal"), "a log was left behind"


def backup_while_serving(rng):
    """A copy made by SQLite while answers come in is a store."""
    file, _ = store()
    c = engine(file)
    s = start(c)
    for n in range(1, 50):
        save(c, s, n, f"s{n % 20 + 1}")
    db, copy = sqlite3.connect(file), sqlite3.connect(file + ".copy")
    db.backup(copy)
    copy.close()
    db.close()
    os.rename(file + ".copy", file + "2")
    c2 = engine(file + "2")
    assert start(c2)["state"]["nextSeq"] == 50
    c2.close()
    c.close()


def file_taken_away(rng):
    """The store is deleted or replaced below a running engine: nothing more may be acknowledged that is not kept."""
    for way in ("deleted", "replaced"):
        file, _ = store()
        c = engine(file)
        s = start(c)
        assert save(c, s, 1)["result"]["saved"]
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(file + suffix):
                os.unlink(file + suffix)
        if way == "replaced":
            AD.prepare(os.path.dirname(file))
        acked = [n for n in range(2, 6) if "result" in save(c, s, n)]
        c.close()
        if acked:
            raise AssertionError(f"{way}: {acked} were acknowledged into a file that is gone")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--rounds", type=int, default=100)
    p.add_argument("--seed", type=int, default=None)
    p.add_argument("names", nargs="*")
    a = p.parse_args()
    seed = a.seed if a.seed is not None else random.randrange(1 << 30)
    rng = random.Random(seed)
    failed = 0
    cases = [serve_signals, terminal_signals, child_killed, rivals, same_start, streams_that_do_not_wait, client_goes_away, backup_while_serving, file_taken_away]
    for case in cases:
        if a.names and case.__name__ not in a.names:
            continue
        t = time.monotonic()
        try:
            case(rng, a.rounds) if case in (rivals, same_start) else case(rng)
            print(f"ok    {case.__name__} ({time.monotonic() - t:.1f} s)", flush=True)
        except (AssertionError, Gone, TimedOut, subprocess.TimeoutExpired, KeyError, IndexError, TimeoutError) as e:
            failed += 1
            print(f"FAULT {case.__name__}: {type(e).__name__}: {str(e)[:600]}", flush=True)
    print(f"seed {seed}: {failed} faults")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
