"""The page that a test shares with a program under `preload.c`: what is spoilt, and how far the program is."""
from __future__ import annotations

import mmap
import os
import struct
import subprocess
import tempfile

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "preload.c")

# The members of `struct control`, in its order, and the size of what follows them.
MEMBERS = ("changes", "writes", "syncs", "spoilt", "first", "last", "how", "room", "sync_delay", "shift", "steady_shift")
TEXT = 1024
WHOLE = 8 * len(MEMBERS) + 2 * TEXT

# Which calls are spoilt: every write, every fsync, or whatever changes the disk (these, truncations, removals, new files).
WRITES, SYNCS, CHANGES = 1, 2, 3
# How: an errno, or the process is killed before the call, in the middle of a write, or the call is left out and said to be done.
KILL, KILL_TORN, PRETEND = -1, -2, -3


def library(folder):
    """Compiles the library into a folder, unless it is there."""
    path = os.path.join(folder, "preload.so")
    if not os.path.exists(path):
        made = path + f".{os.getpid()}"
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", made, SOURCE, "-ldl", "-lpthread"], check=True)
        os.rename(made, path)
    return path


class Control:
    """One such page. Its members can be read and set while the program runs, as `control.shift = 3600 * 10**9`."""

    def __init__(self, library, folder, journal=None):
        """Watches the files of a folder; writes down what happens to them into `journal`."""
        handle, self.path = tempfile.mkstemp(prefix="control-", dir=os.path.dirname(library))
        texts = (os.path.realpath(folder).encode(), (journal or "").encode())
        os.write(handle, bytes(8 * len(MEMBERS)) + b"".join(text.ljust(TEXT, b"\0") for text in texts))
        self.__dict__["page"] = mmap.mmap(handle, WHOLE)
        os.close(handle)
        self.environment = {"LD_PRELOAD": library, "ASSAY_PRELOAD": self.path}
        self.room = -1

    def spoil(self, calls, how, first, last=None):
        """Spoils calls from the first to the last, counted from 1 at the start of the program; without `last` that one alone."""
        self.first, self.last, self.how = first, first if last is None else last, how
        self.spoilt = calls

    def __getattr__(self, name):
        if name not in MEMBERS:
            raise AttributeError(name)
        return struct.unpack_from("=q", self.page, 8 * MEMBERS.index(name))[0]

    def __setattr__(self, name, value):
        if name in MEMBERS:
            struct.pack_into("=q", self.page, 8 * MEMBERS.index(name), value)
        else:
            self.__dict__[name] = value
