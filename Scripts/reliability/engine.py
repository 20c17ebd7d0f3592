"""The program under test: commands that end, and engines that are talked to over pipes."""
from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time

PROGRAM = os.environ.get("ASSAY", "assay")
if os.sep in PROGRAM:
    PROGRAM = os.path.abspath(PROGRAM)
HELLO = {"protocol": "1", "client": {"name": "reliability"}}
BROKEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "broken.py")


class Ended(Exception):
    """The engine is gone: its output has ended."""


class Silent(Exception):
    """The engine did not do in time what it must do."""


class Refused(Exception):
    """A call that must be carried out got an error."""


def command(*arguments, store=None, check=True, **how):
    """Runs a command to its end; gives what it wrote to standard output."""
    argv = [PROGRAM, *arguments] + (["--store", store] if store else [])
    ended = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, **how)
    if check and ended.returncode != 0:
        raise Refused(f"{' '.join(arguments)} ended with {ended.returncode}: {ended.stderr.decode(errors='replace')[:500]}")
    return ended.stdout


def kind(message):
    """The kind of the error in a reply; empty where there is none."""
    return ((message.get("error") or {}).get("data") or {}).get("kind", "") if isinstance(message, dict) else ""


class Engine:
    """`assay serve` as a child.

    What it says is read whenever there is something to write or to wait for, so neither side can block the other. All of
    its output is kept in `output`, from the byte `forgotten` on; messages that nobody waited for are in `inbox`.
    """

    def __init__(self, store, *options, environment=None, errors=None, broken=None):
        """Starts it. `errors` is the file for its standard error; `broken` puts a go-between of that kind before it."""
        argv = [PROGRAM, "serve", "--store", store, *options]
        given = dict(environment or {})
        if broken:
            # The go-between is not watched, only the engine behind it.
            argv = [sys.executable, BROKEN, broken, json.dumps(given), *argv]
            given = {}
        self.errors = open(errors, "ab") if errors else subprocess.DEVNULL
        self.process = subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, bufsize=0,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no", **given}, start_new_session=True)
        self.out, self.into = self.process.stdout.fileno(), self.process.stdin.fileno()
        os.set_blocking(self.out, False)
        os.set_blocking(self.into, False)
        self.output, self.rest, self.inbox, self.number = bytearray(), b"", [], 0
        self.put_off = 0        # how often a call had to be sent again because the store could not keep it

    def hello(self, seconds=30):
        """Opens the conversation."""
        self.done("initialize", HELLO, seconds)
        return self

    # ---- bytes --------------------------------------------------------------------------------------------------------

    def write(self, data, seconds=30):
        """Writes bytes as they are."""
        view, end = memoryview(data), time.monotonic() + seconds
        while view:
            if time.monotonic() > end:
                raise Silent(f"the engine does not read its input; {len(view)} of {len(data)} bytes are left")
            readable, writable, _ = select.select([self.out], [self.into], [], 0.5)
            if readable:
                self.take()
            if writable:
                try:
                    view = view[os.write(self.into, view[:1 << 16]):]
                except BlockingIOError:
                    pass
                except OSError as error:
                    raise Ended(str(error)) from None

    def take(self):
        """Reads what is there; the messages that it completes go to the inbox."""
        try:
            data = os.read(self.out, 1 << 16)
        except BlockingIOError:
            return
        if not data:
            raise Ended(f"its output ended; its code is {self.process.poll()}")
        self.output += data
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            try:
                self.inbox.append(json.loads(line))
            except ValueError:
                self.inbox.append({"unreadable": line[:300].decode(errors="replace")})

    # ---- messages -----------------------------------------------------------------------------------------------------

    def send(self, method, params=None, seconds=30):
        """Sends a request; gives its id."""
        self.number += 1
        message = {"jsonrpc": "2.0", "id": self.number, "method": method}
        if params is not None:
            message["params"] = params
        self.write(json.dumps(message, ensure_ascii=False).encode() + b"\n", seconds)
        return self.number

    def receive(self, wanted=None, seconds=30):
        """The next message for which `wanted(message)` holds; any, where nothing is wanted."""
        end, looked = time.monotonic() + seconds, 0
        while True:
            for place in range(looked, len(self.inbox)):
                if wanted is None or wanted(self.inbox[place]):
                    return self.inbox.pop(place)
            looked = len(self.inbox)
            left = end - time.monotonic()
            if left <= 0:
                raise Silent(f"the engine says nothing for {seconds} s")
            if select.select([self.out], [], [], min(left, 0.5))[0]:
                self.take()

    def reply(self, number, seconds=30):
        """The reply to a request."""
        return self.receive(lambda message: message.get("id") == number and "method" not in message, seconds)

    def call(self, method, params=None, seconds=30):
        """Sends a request and waits for its reply."""
        return self.reply(self.send(method, params, seconds), seconds)

    def done(self, method, params=None, seconds=30, tries=1):
        """The result of a call that must be carried out, at the latest when it is sent for the so-manieth time."""
        answer = self.call(method, params, seconds)
        while kind(answer) == "storage" and tries > 1:
            self.put_off, tries = self.put_off + 1, tries - 1
            answer = self.call(method, params, seconds)
        if "result" not in answer:
            raise Refused(f"{method}: {json.dumps(answer.get('error'))[:500]}")
        return answer["result"]

    # ---- its end ------------------------------------------------------------------------------------------------------

    def kill(self):
        """kill -9; what it said before counts as said."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        try:
            while select.select([self.out], [], [], 0)[0]:
                self.take()
        except Ended:
            pass
        self.close_files()

    def close(self, seconds=10):
        """Ends its input, which must end it; gives its exit code."""
        self.process.stdin.close()
        end = time.monotonic() + seconds
        try:
            while True:
                if not select.select([self.out], [], [], max(end - time.monotonic(), 0))[0]:
                    self.kill()
                    raise Silent("the engine does not end when its input does")
                self.take()
        except Ended:
            pass
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Silent("the engine does not end when its input does") from None
        finally:
            self.close_files()

    def close_files(self):
        for file in (self.process.stdin, self.process.stdout, self.errors):
            if hasattr(file, "close"):
                try:
                    file.close()
                except OSError:
                    pass

    def memory(self):
        """Its resident memory in MiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return 0.0
