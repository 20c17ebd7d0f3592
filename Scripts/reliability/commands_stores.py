"""Stores that are none, or not whole any more: whoever reads one is told so, and it is left as it is."""
from __future__ import annotations

import os
import socket
import sqlite3
import tempfile

from . import exam
from .commands_case import case, write
from .engine import command
from .exam import TRIAL

PUBLISHED = {}      # name -> content, made once

def published():
    """A store `s` with an exam and 12 simulated sessions, and the files that belong to it."""
    if not PUBLISHED:
        with tempfile.TemporaryDirectory() as folder:
            exam.write(os.path.join(folder, "bank"))
            os.makedirs(os.path.join(folder, "store"))
            store = os.path.join(folder, "store", "s")
            for arguments in (["publish", TRIAL], ["simulate", TRIAL, "--candidates", "12"]):
                command(*arguments, "--bank", os.path.join(folder, "bank"), store=store)
            for name in os.listdir(os.path.dirname(store)):
                with open(os.path.join(folder, "store", name), "rb") as file:
                    PUBLISHED[name] = file.read()
    for name, content in PUBLISHED.items():
        write(name, content)


def changed(change):
    def prepare():
        published()
        data = bytearray(open("s", "rb").read())
        write("s", bytes(change(data)))
    return prepare


def sql(*statements):
    def prepare():
        if statements[0] == "published":
            published()
        db = sqlite3.connect("s")
        for s in statements[statements[0] == "published":]:
            db.execute(s)
        db.commit()
        db.close()
    return prepare


def keys_of_another():
    """Puts the keys of a store of its own in place of those of `s`."""
    published()
    with tempfile.TemporaryDirectory() as folder:
        exam.write(os.path.join(folder, "bank"))
        other = os.path.join(folder, "s")
        command("publish", TRIAL, "--bank", os.path.join(folder, "bank"), store=other)
        with open(f"{other}-keys", "rb") as file:
            write("s-keys", file.read())


def stores():
    yield "folder", 3, lambda: os.makedirs("s")
    yield "in no folder", 3, lambda: None
    yield "text", 3, lambda: write("s", "hello " * 1000)
    yield "short text", 3, lambda: write("s", "x")
    yield "binary", 3, lambda: write("s", os.urandom(100_000))
    yield "pipe", 3, lambda: os.mkfifo("s")
    yield "socket", 3, lambda: socket.socket(socket.AF_UNIX).bind("s")
    yield "link to itself", 3, lambda: os.symlink("s", "s")
    yield "link to nothing", 3, lambda: os.symlink("nothing", "s")
    if os.getuid() == 0:        # a device of our own, so that nothing of the system's is touched
        yield "device", 3, lambda: os.mknod("s", 0o600 | 0o020000, os.makedev(1, 3))
    for n in (2, 15, 99, 100, 511):
        yield f"text of {n} bytes", 3, lambda n=n: write("s", "x" * n)
    yield "foreign SQLite", 3, sql("CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
    yield "foreign application id", 3, sql("PRAGMA application_id = 7")
    yield "newer layout", 3, sql("published", "PRAGMA user_version = 99")
    yield "negative layout", 3, sql("published", "PRAGMA user_version = -1")
    yield "layout 0 with our mark", 3, sql("published", "PRAGMA user_version = 0")
    yield "without its tables", 3, sql("published", "DROP TABLE journal")
    yield "other columns", 3, sql("published", "ALTER TABLE session RENAME COLUMN latest TO newest")
    for n in (1, 16, 100, 512, 4096, 8192, 20_000):
        yield f"cut after {n} bytes", 3, changed(lambda d, n=n: d[:n])
    yield "first page NUL", 3, changed(lambda d: bytes(4096) + d[4096:])
    yield "tail NUL", 3, changed(lambda d: d[:8192] + bytes(len(d) - 8192))
    yield "tail random", 3, changed(lambda d: d[:8192] + os.urandom(len(d) - 8192))
    yield "entry changed", 3, sql("published", "DROP TRIGGER journal_stays", "UPDATE journal SET content = CAST(substr(content, 1, 20) || x'FF' || substr(content, 22) AS BLOB) WHERE number = 3")
    yield "entry gone", 3, sql("published", "DROP TRIGGER journal_remains", "DELETE FROM journal WHERE number = 3")
    yield "entry of wrong type", 3, sql("published", "DROP TRIGGER journal_stays", "UPDATE journal SET digest = x'00' WHERE number = 2")
    yield "keys gone", 3, lambda: (published(), os.remove("s-keys"))
    yield "keys cut", 3, lambda: (published(), os.truncate("s-keys", 4096))
    yield "keys of another store", 3, keys_of_another
    yield "id that is none", 3, sql("published", "DROP TRIGGER session_stays", "UPDATE session SET candidate = 'a b' || char(10) WHERE number = 1")
    yield "count too high", 3, sql("published", "UPDATE session SET last = last + 1")
    yield "count huge", 3, sql("published", "UPDATE session SET last = 9223372036854775807")
    yield "instants huge", 3, sql("published", "UPDATE session SET latest = 9223372036854775807")
    yield "starts huge", 3, sql("published", "DROP TRIGGER session_stays", "UPDATE session SET started = -9223372036854775807 - 1")
    yield "attempts huge", 3, sql("published", "DROP TRIGGER session_stays", "UPDATE session SET attempt = 9223372036854775807 WHERE number = 1")
    yield "count negative", 3, sql("published", "UPDATE session SET last = -5")
    yield "package changed", 3, sql("published", "DROP TRIGGER package_stays", "UPDATE package SET bytes = x'7b7d'")
    yield "package NULL-like", 3, sql("published", "DROP TRIGGER package_stays", "UPDATE package SET bytes = x''")
    yield "package gone", 3, sql("published", "PRAGMA foreign_keys = 0", "DROP TRIGGER package_remains", "DELETE FROM package")
    yield "publication of nothing", 3, sql("published", "DROP TRIGGER publication_stays", "UPDATE publication SET package = 'sha256:00'")


def cases():
    for name, code, prepare in stores():
        path = "none/s" if name == "in no folder" else "s"
        for argv in (["report", TRIAL], ["serve"], ["session", "list"], ["score", TRIAL]):
            allowed = (code,)
            deep = ("entry", "count", "instants", "starts", "attempts", "package", "publication", "id that", "tail", "cut after 20000", "cut after 8192", "without", "other")
            if name.startswith(deep):
                allowed = (0, 3)        # found when what is damaged is read, not before
            if name.startswith(("entry", "count", "instants", "starts", "attempts", "package", "id that")) and argv[0] in ("report", "score"):
                allowed = (3,)
            if name in ("count too high", "count huge", "instants huge"):
                allowed = (0, 3)        # the journal has the right ones, and what the rows say is not asked
            yield case(f"store {name}: {argv[0]}", allowed, argv + ["--store", path], prepare=prepare, quiet=allowed != (3,))
    yield case("store empty file: list", 0, ["session", "list", "--store", "s"], prepare=lambda: write("s", ""), quiet=True)
    yield case("store empty: report", (2, 3), ["report", TRIAL, "--store", "s"], prepare=lambda: write("s", ""))
    yield case("store missing: report leaves no file", (2, 3), ["report", TRIAL, "--store", "s"], then=lambda: not os.path.exists("s") or "a store was made by reading")
    yield case("store missing: score leaves no file", (2, 3), ["score", TRIAL, "--store", "s"], then=lambda: not os.path.exists("s") or "a store was made by reading")
    yield case("store missing: session list leaves no file", (0, 2, 3), ["session", "list", "--store", "s"], quiet=True, then=lambda: not os.path.exists("s") or "a store was made by reading")
    yield case("store missing: session show leaves no file", (2, 3), ["session", "show", "s-1", "--store", "s"], then=lambda: not os.path.exists("s") or "a store was made by reading")
    yield case("store locked by another", 3, ["publish", TRIAL, "--bank", "b", "--store", "s"], prepare=lambda: (exam.write("b"), published(), hold()), then=release)
    yield case("store in /proc", 3, ["session", "list", "--store", "/proc/s"])
    yield case("store name is empty", (2, 3), ["session", "list", "--store", ""])
    yield case("store name is :memory:", (0, 2, 3), ["session", "list", "--store", ":memory:"], quiet=True)
    yield case("store name is a URI", (0, 2, 3), ["session", "list", "--store", "file:s?mode=memory"], quiet=True)
    yield case("store name of 5000 letters", 3, ["session", "list", "--store", "x" * 5000])
    yield case("store by environment", 3, ["session", "list"], env={"ASSAY_STORE": "no/such/folder"})


HELD = []


def hold():
    db = sqlite3.connect("s", isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    HELD.append(db)


def release():
    HELD.pop().close()
    return True


