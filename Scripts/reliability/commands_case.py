"""One use of the program as a hostile or careless person makes it, and how it must end."""
from __future__ import annotations

import fcntl
import os
import pty
import resource
import shutil
import struct
import subprocess
import tempfile
import termios
import threading
import time

from .engine import PROGRAM

# What stands in no message for people, but in traps, backtraces and errors of libraries.
NEVER = ("Fatal error", "Thread 0", "crashed", "Crash", "Backtrace", "precondition", "Swift/", "NSError", "CocoaError", "NSCocoa",
         "Optional(", "UserInfo")
PROGRAM = shutil.which(PROGRAM) or PROGRAM


def case(name, codes, argv, seconds=20, quiet=False, **how):
    """A case. `codes` are the exit codes that are right; `quiet`: it need not say anything.

    `how`: `stdin`, `stdout`, `stderr` make a stream, `input` is what it reads, `close` lists streams to close, `terminal` is
    the width of one in place of standard output, `env` its environment (nothing where it is None), `prepare` is called in
    the case's own folder before, `then` after it: it gives True, or what is wrong. With `gone` that folder is removed.
    """
    return name, codes if isinstance(codes, tuple) else (codes,), argv, seconds, quiet, how


def write(path, data):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def run(one):
    """Runs a case in a folder of its own; gives what is wrong with how it ended."""
    _, codes, argv, seconds, quiet, how = one
    folder, before = tempfile.mkdtemp(prefix="case-"), os.getcwd()
    os.chdir(folder)
    try:
        how.get("prepare", lambda: None)()
        if how.get("gone"):
            os.chdir("gone")
            os.rmdir(os.path.join(folder, "gone"))
        faults, code, text, messages = execute(argv, seconds, how)
        if not faults:
            faults += judge(code, codes, text, messages, quiet or "close" in how)
        verdict = how.get("then", lambda: True)()
        return faults if verdict is True else [*faults, str(verdict)]
    finally:
        os.chdir(before)
        subprocess.run(["chmod", "-R", "u+rwX", folder], stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def execute(argv, seconds, how):
    """Runs the program; gives faults, its exit code, and what it wrote to standard output and standard error."""
    environment = {"PATH": os.environ["PATH"], "SWIFT_BACKTRACE": "enable=no", **how["env"]} if how.get("env") else (
        {} if "env" in how else {"PATH": os.environ["PATH"], "SWIFT_BACKTRACE": "enable=no"})
    terminal = Terminal(how["terminal"]) if "terminal" in how else None
    out = terminal.end if terminal else how.get("stdout", lambda: subprocess.PIPE)()
    err = how.get("stderr", lambda: subprocess.PIPE)()
    into = how["stdin"]() if "stdin" in how else (subprocess.PIPE if "input" in how else subprocess.DEVNULL)

    def prepare_child():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for stream in how.get("close", []):
            os.close(stream)

    process = subprocess.Popen([PROGRAM, *argv], stdin=into, stdout=out, stderr=err, env=environment, preexec_fn=prepare_child)
    if terminal:
        terminal.listen()
    faults = []
    try:
        text, messages = process.communicate(how.get("input"), timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        text, messages = process.communicate()
        faults.append(f"still runs after {seconds} s")
    return faults, process.returncode, terminal.close() if terminal else text or b"", messages or b""


class Terminal:
    """A terminal of some width, and what is written to it."""

    def __init__(self, width):
        self.master, self.end = pty.openpty()
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        self.text = b""
        self.thread = threading.Thread(target=self.drain)

    def listen(self):
        """Reads until the program, which has the other end now, is done with it."""
        os.close(self.end)
        self.thread.start()

    def drain(self):
        try:
            while chunk := os.read(self.master, 65536):
                self.text += chunk
        except OSError:
            pass

    def close(self):
        self.thread.join(5)
        os.close(self.master)
        return self.text


def judge(code, codes, text, messages, quiet):
    """What is wrong with how a case ended."""
    said = messages.decode("utf-8", "replace")
    faults = []
    if code not in codes:
        faults.append(f"ends with {code}, not {' or '.join(map(str, codes))}: {said[-300:]!r}")
    faults += [f"shows `{word}`" for word in NEVER if word in said or word.encode() in text]
    if code != 0 and not quiet and not said.strip() and not text.strip():
        faults.append("says nothing")
    if len(messages) > 1_000_000 or len(text) > 20_000_000:
        faults.append(f"writes {len(text)} + {len(messages)} bytes")
    if b"\x1b]0;pwned" in text + messages or b"\x1b[31m\x1b]" in text + messages:
        faults.append("passes escape sequences of the content on")
    return faults
