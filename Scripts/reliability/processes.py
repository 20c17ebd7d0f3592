"""Signals, deaths and strange pipes: what happens to the program's processes, and to what they had acknowledged.

Nothing acknowledged may be missing afterwards, no process may be left behind, and the store must be whole.
"""
from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import threading
import time

from .engine import HELLO, PROGRAM, Ended, Refused, Silent, command, kind
from .exam import ITEMS, TRIAL
from .malformed import line

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


class Client:
    """An engine on a fresh store, or on a given one, and a session there."""

    def __init__(self, trial, store=None):
        self.trial, self.store = trial, store or trial.store()
        self.engine = trial.engine(self.store).hello()
        self.start()

    def start(self):
        self.result = self.engine.done("session.start", {"assessment": TRIAL, "requestKey": "key", "candidate": "candidate"})
        self.own = {"session": self.result["session"], "token": self.result["token"]}
        self.next = self.result["state"]["nextSeq"]

    def save(self, seq):
        """Sends the answer of a number, which is the same each time; gives the request's id."""
        answer = {"text": f"answer {seq}"}
        return self.engine.send("response.save", {**self.own, "seq": seq, "slot": f"s{seq % ITEMS + 1}", "answer": answer})

    def expect(self, holds, what):
        if not holds:
            self.trial.fault(what)

    def back(self, acknowledged):
        """Another engine on the store: it knows what was acknowledged, and says so."""
        again = Client(self.trial, self.store)
        self.expect(again.own["session"] == self.own["session"], "the session is another one")
        self.expect(again.next > acknowledged, f"{acknowledged} answers were acknowledged, {again.next} is next")
        for seq in range(1, acknowledged + 1):
            reply = again.engine.reply(again.save(seq))
            self.expect(reply.get("result", {}).get("replayed"), f"{seq} is not replayed: {reply}")
        self.expect(again.engine.close() == 0, "the engine ends with an error")


def signals_to_an_engine(trial):
    for sig in SIGNALS:
        trial.at = f"{sig.name} to an engine"
        client = Client(trial)
        for seq in range(1, 200):
            client.save(seq)
        acknowledged, last = 0, trial.random.randrange(5, 60)
        try:
            while True:
                client.engine.receive()
                acknowledged += 1
                if acknowledged == last:
                    os.kill(client.engine.process.pid, sig)
        except Ended:
            pass
        code = client.engine.process.wait(10)
        client.expect(code in (0, -sig, 128 + sig), f"it ends with {code}")
        client.back(acknowledged)


# ---- commands that start an engine below them -----------------------------------------------------------------------------


def below(pid):
    """The processes that a process has started."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                if int(file.read().rsplit(")", 1)[1].split()[1]) == pid:
                    found.append(int(name))
        except OSError:
            pass
    return found


def is_gone(pid, seconds=10):
    """Whether a process ends within some time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with open(f"/proc/{pid}/stat") as file:
                if file.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def parent(trial, name):
    """`assay take` behind its third answer, or `assay simulate` in the midst of its work; and its engine."""
    store, bank = trial.store(), os.path.join(trial.shared, "bank")
    argv = [PROGRAM, name, TRIAL, "--bank", bank, "--store", store] + (["--candidates", "2000"] if name == "simulate" else [])
    process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    if name == "take":
        process.stdin.write(b"one\ntwo\nthree\n")
        process.stdin.flush()
        while b"Question 4" not in (shown := process.stdout.readline()):
            if not shown:
                raise Refused(f"take ended early: {process.stderr.read()[:300]}")
    else:
        end = time.monotonic() + 20
        while not below(process.pid) and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(trial.random.uniform(0.3, 1.0))
    engines = below(process.pid)
    if not engines:
        raise Refused(f"{name} started no engine")
    return process, engines[0], store, bank


def signals_to_a_terminal(trial):
    """SIGINT and SIGHUP to the whole group, as a terminal sends them, SIGTERM and SIGKILL to the parent alone."""
    for name in ("simulate", "take"):
        for sig, send in ((signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill), (signal.SIGKILL, os.kill), (signal.SIGHUP, os.killpg)):
            trial.at = f"{sig.name} to {name}"
            process, engine, store, bank = parent(trial, name)
            send(process.pid, sig)
            process.communicate(timeout=20)
            if not is_gone(engine):
                trial.fault("the engine outlives it")
            sessions = command("session", "list", "--format", "csv", store=store).decode().count("\n") - 1
            command("score", TRIAL, store=store)
            if name == "take":
                again = command("take", TRIAL, "--bank", bank, store=store, input=b"/list\n/q\n").decode()
                answered = len(re.findall(r"● \d", again))
                if sessions != 1 or answered != 3:
                    trial.fault(f"of one session and three answers {sessions} and {answered} are there")


def death_of_an_engine_below(trial):
    """kill -9 of the engine below `take` and `simulate`: the command says so, ends, and the next one goes on."""
    for name in ("simulate", "take"):
        trial.at = f"the engine below {name} is killed"
        process, engine, store, bank = parent(trial, name)
        os.kill(engine, signal.SIGKILL)
        _, messages = process.communicate(b"an answer\n" if name == "take" else None, timeout=20)
        if process.returncode <= 0 or b"engine ended" not in messages:
            trial.fault(f"it ends with {process.returncode} and says {messages[:200]}")
        command("simulate", TRIAL, "--bank", bank, "--candidates", "20", store=store)


# ---- streams and files ------------------------------------------------------------------------------------------------------


def streams_that_do_not_wait(trial):
    """A socket that whoever started the engine has made one that does not wait, and a client that reads late."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    ours.settimeout(60)
    process = subprocess.Popen([PROGRAM, "serve", "--store", trial.store()], stdin=theirs, stdout=theirs)
    theirs.close()
    count = 20_000
    text = line("initialize", HELLO) + b"\n" + (line("assessment.list", {}) + b"\n") * count
    threading.Thread(target=lambda: (ours.sendall(text), ours.shutdown(socket.SHUT_WR)), daemon=True).start()
    time.sleep(0.5)
    got = 0
    while chunk := ours.recv(1 << 16):
        got += chunk.count(b"\n")
    if process.wait(10) != 0 or got != count + 1:
        trial.fault(f"{got} replies to {count + 1} lines; it ends with {process.returncode}")


def client_goes_away(trial):
    """A client that dies in the middle of everything: the engine ends, in order, and what it acknowledged is kept."""
    client = Client(trial)
    client.expect("result" in client.engine.reply(client.save(1)), "an answer is refused")
    for seq in range(2, 100):
        client.save(seq)
    client.engine.close_files()
    client.expect(client.engine.process.wait(20) == 0, f"it ends with {client.engine.process.returncode}")
    client.expect(not os.path.exists(client.store + "-wal"), "a log was left behind")
    client.back(1)


def copy_while_serving(trial):
    """A copy that SQLite makes while answers come in is a store, with what was acknowledged by then."""
    client = Client(trial)
    for seq in range(1, 50):
        client.engine.reply(client.save(seq))
    names = [name for name in os.listdir(os.path.dirname(client.store)) if not name.endswith(("-wal", "-shm"))]
    other = trial.store()
    for name in names:
        source = sqlite3.connect(os.path.join(os.path.dirname(client.store), name))
        target = sqlite3.connect(os.path.join(os.path.dirname(other), name))
        source.backup(target)
        source.close()
        target.close()
    client.engine.close()
    client.store = other
    client.back(49)


def file_taken_away(trial):
    """The store is deleted or replaced below a running engine: nothing more may be acknowledged that is not kept."""
    for way in ("deleted", "replaced"):
        trial.at = f"the store is {way}"
        client = Client(trial)
        client.expect("result" in client.engine.reply(client.save(1)), "an answer is refused")
        folder = os.path.dirname(client.store)
        os.rename(folder, folder + "-before")
        os.makedirs(folder)
        if way == "replaced":
            other = os.path.dirname(trial.store())
            for name in os.listdir(other):
                os.rename(os.path.join(other, name), os.path.join(folder, name))
        for seq in range(2, 6):
            client.expect("result" not in client.engine.reply(client.save(seq)), f"{seq} is acknowledged into a file that is gone")
        client.engine.close()


CASES = [signals_to_an_engine, signals_to_a_terminal, death_of_an_engine_below, streams_that_do_not_wait, client_goes_away,
         copy_while_serving, file_taken_away]


def run(trial, count):
    """Every case, so many times."""
    for case in CASES * count:
        trial.at = case.__name__.replace("_", " ")
        try:
            case(trial)
        except (Ended, Refused, Silent, OSError, subprocess.TimeoutExpired) as error:
            trial.fault(f"{type(error).__name__}: {error}")
        trial.count("cases")
