#!/usr/bin/env python3
"""A broken engine, for the tests of the tests: the real one behind a go-between that makes one mistake.

    broken.py MISTAKE ENVIRONMENT PROGRAM ARGUMENT…
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time

MISTAKES = {
    "early": "acknowledges answers before the engine has them",
    "changes": "passes every tenth answer on in capitals",
    "doubles": "starts a session anew each time that a start is sent again",
    "swallows": "says that an answer was saved where the store could not keep it",
    "conflicts": "says that an answer was saved where another one has its number",
    "dies": "ends at a line that is not JSON",
    "tells": "puts a key into its replies, in Base64",
}


class GoBetween:
    def __init__(self, mistake, program, environment):
        self.mistake, self.lock, self.count, self.early, self.saves = mistake, threading.Lock(), 0, set(), {}
        self.engine = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       env={**os.environ, **environment})

    def say(self, line):
        with self.lock:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()

    def pass_on(self, line):
        self.engine.stdin.write(line)
        self.engine.stdin.flush()

    def down(self):
        """From the client to the engine."""
        for line in sys.stdin.buffer:
            self.count += 1
            try:
                message = json.loads(line)
            except ValueError:
                if self.mistake == "dies":
                    os._exit(1)
                message = None
            if isinstance(message, dict) and isinstance(message.get("params"), dict):
                line = self.spoil(message, line)
            self.pass_on(line)
        self.engine.stdin.close()

    def spoil(self, message, line):
        params = message["params"]
        if message.get("method") == "response.save":
            self.saves[message.get("id")] = saved = {"seq": params.get("seq"), "slot": params.get("slot"), "saved": True}
            if self.mistake == "early":
                self.early.add(message["id"])
                self.say(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": saved}).encode() + b"\n")
                time.sleep(0.02)
            if self.mistake == "changes" and self.count % 10 == 0 and "text" in params.get("answer", {}):
                params["answer"]["text"] = params["answer"]["text"].upper() + "!"
                return json.dumps(message).encode() + b"\n"
        if self.mistake == "doubles" and message.get("method") == "session.start":
            params["requestKey"] = f"{time.monotonic_ns()}"
            params["candidate"] = f"{params.get('candidate')}-{self.count}"
            return json.dumps(message).encode() + b"\n"
        return line

    def up(self):
        """From the engine to the client."""
        for line in self.engine.stdout:
            message = json.loads(line)
            number = message.get("id")
            kind = message.get("error", {}).get("data", {}).get("kind")
            if number in self.early:
                continue
            if (self.mistake, kind) in (("swallows", "storage"), ("conflicts", "sequenceConflict")) and number in self.saves:
                line = json.dumps({"jsonrpc": "2.0", "id": number, "result": self.saves[number]}).encode() + b"\n"
            if self.mistake == "tells" and "result" in message:
                message["result"]["more"] = "eFpxNy1rZXktdHlwZWQteEs0eA=="     # `xZq7-key-typed-xK4x`
                line = json.dumps(message).encode() + b"\n"
            self.say(line)


def main():
    between = GoBetween(sys.argv[1], sys.argv[3:], json.loads(sys.argv[2]))
    threading.Thread(target=between.down, daemon=True).start()
    between.up()
    sys.stdout.buffer.flush()
    os._exit(between.engine.wait() & 255)


if __name__ == "__main__":
    main()
