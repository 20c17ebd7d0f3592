#!/usr/bin/env python3
"""Uses the program the way a hostile or careless person does, and checks how it ends.

    ASSAY=path/to/assay python3 hostile_cli.py            # all cases
    ASSAY=path/to/assay python3 hostile_cli.py store      # those whose name holds a word

Every case must end within its time with the exit code that the table names (0 fine, 1 the content fell short, 2 used
wrongly, 3 could not be judged), say why where that is not 0, never die by a signal, and never show a trap or a backtrace.
"""
from __future__ import annotations

import os
import pty
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time

from assay_adapter import PROGRAM, bank

PROGRAM = os.path.abspath(PROGRAM) if os.sep in PROGRAM else PROGRAM
MEMORY = 2 << 30            # no case may need more address space than this beyond what the program starts with
CASES = []


def case(name, codes, argv, seconds=20, quiet=False, **how):
    """codes: allowed exit codes. argv: arguments. quiet: no message is needed. how: stdin, stdout, env, prepare, then."""
    CASES.append((name, codes if isinstance(codes, tuple) else (codes,), argv, seconds, quiet, how))


def write(path, data):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


BANK = "bank: b\ntitle: B\nlanguage: en\ndefaults: {status: approved}\n"
ITEM = "items:\n  - id: q1\n    type: text\n    stem: Which?\n    accept: [a]\n"


def files(**content):
    """A bank folder `b` with these files beside a sound bank.yaml; `__` in a name is a slash."""
    def prepare():
        write("b/bank.yaml", BANK)
        for name, data in content.items():
            write("b/" + name.replace("__", "/") + ".yaml", data)
    return prepare


def bank_file(data):
    return lambda: write("b/bank.yaml", data)


# ---- banks ------------------------------------------------------------------------------------------------------------

CHECK = ["check", "--bank", "b"]


def bank_cases():
    case("bank missing folder", (2, 3), CHECK)
    case("bank is a file", (2, 3), CHECK, prepare=lambda: write("b", "x"))
    case("bank without bank.yaml here", 2, ["check"])
    case("bank empty folder", 1, CHECK, prepare=lambda: os.makedirs("b"))
    case("bank.yaml empty", 1, CHECK, prepare=bank_file(""))
    case("bank.yaml is a folder", (1, 3), CHECK, prepare=lambda: os.makedirs("b/bank.yaml"))
    case("bank.yaml binary", 1, CHECK, prepare=bank_file(os.urandom(50_000)))
    case("bank.yaml all NUL", 1, CHECK, prepare=bank_file(bytes(50_000)))
    case("bank.yaml NUL inside", 1, CHECK, prepare=bank_file(BANK.replace("B\n", "B\0B\n")))
    case("bank.yaml BOM", 0, CHECK, prepare=bank_file(b"\xef\xbb\xbf" + BANK.encode()), quiet=True)
    case("bank.yaml UTF-16", 1, CHECK, prepare=bank_file(BANK.encode("utf-16")))
    case("bank.yaml Latin-1", 1, CHECK, prepare=bank_file(BANK.replace("title: B", "title: é").encode("latin-1")))
    case("bank.yaml CRLF", (0, 1), CHECK, prepare=bank_file(BANK.replace("\n", "\r\n")), quiet=True)
    case("bank.yaml CR only", (0, 1), CHECK, prepare=bank_file(BANK.replace("\n", "\r")), quiet=True)
    case("bank.yaml unreadable", (0, 1, 3), CHECK, prepare=lambda: (bank_file(BANK)(), os.chmod("b/bank.yaml", 0)), quiet=True)
    case("bank link to a file outside", 3, CHECK, prepare=lambda: (files()(), os.symlink("/etc/passwd", "b/x.yaml")))
    case("bank link to a folder outside", 3, CHECK, prepare=lambda: (files()(), os.symlink("/etc", "b/x")))
    case("bank link to itself", 3, CHECK, prepare=lambda: (files()(), os.symlink(".", "b/x")))
    case("bank dangling link", 3, CHECK, prepare=lambda: (files()(), os.symlink("nowhere", "b/x.yaml")))
    case("bank pipe", 3, CHECK, prepare=lambda: (files()(), os.mkfifo("b/x.yaml")))
    case("bank name not UTF-8", (0, 1, 3), CHECK, prepare=lambda: (files()(), write(b"b/\xff\xfe.yaml".decode("utf-8", "surrogateescape"), ITEM)), quiet=True)
    case("bank name with line feed", (0, 1), CHECK, prepare=lambda: (files()(), write("b/a\n\x1b[31mb.yaml", "items: {\n")))
    case("bank 300 folders deep", (0, 1, 3), CHECK, prepare=lambda: (files()(), os.makedirs("b/" + "d/" * 300), write("b/" + "d/" * 300 + "x.yaml", ITEM)), quiet=True)
    case("bank folder in place of items", 0, CHECK, prepare=lambda: (files()(), os.makedirs("b/items.yaml")), quiet=True)
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
    case("YAML bomb of aliases", 1, CHECK, prepare=files(x=bomb))
    case("YAML merge keys and tags", 1, CHECK, prepare=files(x="items:\n  - <<: {id: q}\n    type: !!python/object x\n"))
    case("YAML alias to itself", 1, CHECK, prepare=files(x="items: &a\n  - *a\n"))
    for n in (100, 10_000, 1_000_000):
        case(f"YAML {n} lists deep", 1, CHECK, prepare=files(x="items: " + "[" * n + "]" * n))
        case(f"YAML {n} lists open", 1, CHECK, prepare=files(x="items: " + "[" * n))
        case(f"YAML {n} maps deep", 1, CHECK, prepare=files(x="items: " + "{a: " * n + "}" * n))
    for n in (1000, 5000):
        case(f"YAML {n} dashes deep", 1, CHECK, prepare=files(x="items:\n  " + "- " * n + "x\n"))
        case(f"YAML {n} indents deep", 1, CHECK, prepare=files(x="".join(" " * i + "a:\n" for i in range(n))), seconds=60)
    case("YAML map of 100000 keys", 1, CHECK, prepare=files(x="items:\n" + "".join(f"  k{i}: v\n" for i in range(100_000))), seconds=60)
    case("YAML item of 100000 unknown keys", 1, CHECK, prepare=files(x=ITEM + "".join(f"    k{i}: v\n" for i in range(100_000))), seconds=120)
    case("YAML one key 20000 times", 1, CHECK, prepare=files(x=ITEM + "    stem: v\n" * 20_000), seconds=60)
    case("YAML 20000 items of one id", 1, CHECK, prepare=files(x=ITEM + ITEM[7:] * 20_000), seconds=60)
    case("YAML 20000 broken lines", 1, CHECK, prepare=files(x="\t: [}\n" * 20_000), seconds=60)
    case("YAML text of 8 MiB", (0, 1), CHECK, prepare=files(x=ITEM.replace("Which?", "a" * (8 << 20))), seconds=60, quiet=True)
    case("YAML text of 1 MiB of combining marks", (0, 1), CHECK, prepare=files(x=ITEM.replace("Which?", "a" + "\u0301" * (1 << 19))), seconds=60, quiet=True)
    case("YAML key of 1 MiB", 1, CHECK, prepare=files(x=ITEM + "    " + "k" * (1 << 20) + ": v\n"), seconds=60)
    case("YAML file of 65 MiB", 3, CHECK, prepare=lambda: (files()(), write("b/x.yaml", b"#" + b"x" * (65 << 20))), seconds=60)
    case("YAML file of 60 MiB", (0, 1), CHECK, prepare=lambda: (files()(), write("b/x.yaml", b"# " + b"x" * (60 << 20) + b"\n" + ITEM.encode())), seconds=60, quiet=True)
    case("YAML numbers huge", 1, CHECK, prepare=files(x=ITEM.replace("type: text", "type: number").replace("accept: [a]", "answer: 1e999999999\n    tolerance: 1e-999999999\n    points: 99999999999999999999/3")))
    case("YAML numbers long", (0, 1), CHECK, prepare=files(x=ITEM.replace("type: text", "type: number").replace("accept: [a]", "answer: " + "9" * 100_000)), quiet=True, seconds=60)
    case("YAML two documents", 1, CHECK, prepare=files(x=ITEM + "---\n" + ITEM))
    case("YAML directives", (0, 1), CHECK, prepare=files(x="%YAML 1.2\n%TAG ! x:\n---\n" + ITEM), quiet=True)
    case("YAML terminal escapes", 1, CHECK, prepare=files(x=ITEM + "    \"\\e]0;pwned\\a\\e[31m\": v\n"))
    case("YAML enemies of themselves", (0, 1), CHECK, prepare=files(x=ITEM + "    enemies: [q1, q1]\n"), quiet=True)
    md = {"brackets": "[" * 50_000, "quotes": "> " * 20_000 + "x", "stars": "*a_" * 30_000, "backticks": "`" * 50_000 + "x", "links": "[a](" * 20_000,
          "lists": "- " * 20_000 + "x", "table": "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n", "maths": "$x" * 30_000, "braces": "$" + "{" * 50_000 + "$", "html": "<a " * 30_000,
          "entities": "&#x41;" * 30_000, "references": "".join(f"[r{i}]: /x\n" for i in range(20_000)) + "[r1]" * 20_000}
    for name, text in md.items():
        body = "\n".join("      " + line for line in text.split("\n"))
        case(f"Markdown {name}", (0, 1), CHECK, prepare=files(x=ITEM.replace("stem: Which?", "stem: |\n" + body)), seconds=60, quiet=True)
    case("ratings binary", 1, CHECK, prepare=lambda: (files(x=ITEM)(), write("b/statistics/angoff.csv", os.urandom(50_000))))
    case("ratings one quote", 1, CHECK, prepare=lambda: (files(x=ITEM)(), write("b/statistics/angoff.csv", 'item,rating\n"' + "x" * 1_000_000)))
    case("ratings of 10000 columns", 0, CHECK, prepare=lambda: (files(x=ITEM)(), write("b/statistics/angoff.csv", "item,rating" + "," * 10_000 + "\n")), seconds=60, quiet=True)
    case("exam asks for too much", (1, 2), ["assemble", "e", "--bank", "b"], prepare=files(x=ITEM, y="exam: e\ntitle: E\nregistration: open\nform:\n  sections:\n    - {id: m, draw: [{pick: 1000000000}]}\ncut: {basis: fixed, at: 60%, equivalence: {reason: x}}\npass: {total: cut}\n"))
    case("exam huge numbers", (1, 2), CHECK, prepare=files(x=ITEM, y="exam: e\ntitle: E\nform:\n  sections:\n    - {id: m, draw: [{pick: 99999999999999999999}]}\ntime: {limit: 99999999999999999d}\n"))
    case("fmt of a bank with errors", 1, ["fmt", "--bank", "b"], prepare=files(x="items: [\n"))
    case("fmt of a file outside", 2, ["fmt", "--bank", "b", "../../etc/passwd"], prepare=files(x=ITEM))
    case("fmt of a read-only folder", (0, 3), ["fmt", "--bank", "b"], prepare=lambda: (files(x=ITEM.replace("    type", "    type ") + "\n\n\n\n")(), os.chmod("b", 0o500)), quiet=True)
    case("fmt CRLF", (0, 1), ["fmt", "--bank", "b"], prepare=files(x=ITEM.replace("\n", "\r\n")), quiet=True)
    case("explain nothing", 2, ["explain", "nope", "--bank", "b"], prepare=files(x=ITEM))
    case("explain escapes", 0, ["explain", "q1", "--bank", "b"], prepare=files(x=ITEM.replace("Which?", '"Which \\e[31m\\e]0;pwned\\a?"')), quiet=True)
    case("publish a bank with errors", 1, ["publish", "e", "--bank", "b", "--store", "s"], prepare=files(x="items: [\n"), then=lambda: not os.path.exists("s") or "a store was made")


# ---- stores -----------------------------------------------------------------------------------------------------------

PUBLISHED = None


def published(name="s"):
    """A store with an exam and 12 simulated sessions."""
    global PUBLISHED
    if PUBLISHED is None:
        with tempfile.TemporaryDirectory() as folder:
            bank(folder)
            file = os.path.join(folder, "s")
            for argv in (["publish", "e1"], ["simulate", "e1", "--candidates", "12"]):
                subprocess.run([PROGRAM, *argv, "--bank", folder, "--store", file], check=True, capture_output=True)
            PUBLISHED = open(file, "rb").read()
    write(name, PUBLISHED)


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


def stores():
    yield "folder", 3, lambda: os.makedirs("s")
    yield "in no folder", 3, None
    yield "text", 3, lambda: write("s", "hello " * 1000)
    yield "short text", 3, lambda: write("s", "x")
    yield "binary", 3, lambda: write("s", os.urandom(100_000))
    yield "pipe", 3, lambda: os.mkfifo("s")
    yield "socket", 3, lambda: __import__("socket").socket(1).bind("s")
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
    yield "without its tables", 3, sql("published", "DROP TABLE event")
    yield "other columns", 3, sql("published", "ALTER TABLE session RENAME COLUMN latest TO newest")
    for n in (1, 16, 100, 512, 4096, 8192, 20_000):
        yield f"cut after {n} bytes", 3, changed(lambda d, n=n: d[:n])
    yield "first page NUL", 3, changed(lambda d: bytes(4096) + d[4096:])
    yield "tail NUL", 3, changed(lambda d: d[:8192] + bytes(len(d) - 8192))
    yield "tail random", 3, changed(lambda d: d[:8192] + os.urandom(len(d) - 8192))
    yield "event changed", 3, sql("published", "DROP TRIGGER event_stays", "UPDATE event SET content = replace(content, 'a', 'b') WHERE number = 3")
    yield "event gone", 3, sql("published", "DROP TRIGGER event_remains", "DELETE FROM event WHERE number = 3")
    yield "event of wrong type", 3, sql("published", "DROP TRIGGER event_stays", "UPDATE event SET digest = x'00' WHERE number = 2")
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


def store_cases():
    for name, code, prepare in stores():
        path = "none/s" if name == "in no folder" else "s"
        for argv in (["report", "e1"], ["serve"], ["session", "list"], ["score", "e1"]):
            allowed = (code,)
            deep = ("event", "count", "instants", "starts", "attempts", "package", "publication", "id that", "tail", "cut after 20000", "cut after 8192", "without", "other")
            if name.startswith(deep):
                allowed = (0, 3)        # found when what is damaged is read, not before
            if name.startswith(("event", "count", "instants", "starts", "attempts", "package", "id that")) and argv[0] in ("report", "score"):
                allowed = (3,)
            case(f"store {name}: {argv[0]}", allowed, argv + ["--store", path], prepare=prepare, quiet=allowed != (3,))
    case("store empty file: list", 0, ["session", "list", "--store", "s"], prepare=lambda: write("s", ""), quiet=True)
    case("store empty: report", (2, 3), ["report", "e1", "--store", "s"], prepare=lambda: write("s", ""))
    case("store missing: report leaves no file", (2, 3), ["report", "e1", "--store", "s"], then=lambda: not os.path.exists("s") or "a store was made by reading")
    case("store missing: score leaves no file", (2, 3), ["score", "e1", "--store", "s"], then=lambda: not os.path.exists("s") or "a store was made by reading")
    case("store missing: session list leaves no file", (0, 2, 3), ["session", "list", "--store", "s"], quiet=True, then=lambda: not os.path.exists("s") or "a store was made by reading")
    case("store missing: session show leaves no file", (2, 3), ["session", "show", "s-1", "--store", "s"], then=lambda: not os.path.exists("s") or "a store was made by reading")
    case("store locked by another", 3, ["publish", "e1", "--bank", "b", "--store", "s"], prepare=lambda: (bank("b"), published(), hold()), then=release)
    case("store in /proc", 3, ["session", "list", "--store", "/proc/s"])
    case("store name is empty", (2, 3), ["session", "list", "--store", ""])
    case("store name is :memory:", (0, 2, 3), ["session", "list", "--store", ":memory:"], quiet=True)
    case("store name is a URI", (0, 2, 3), ["session", "list", "--store", "file:s?mode=memory"], quiet=True)
    case("store name of 5000 letters", 3, ["session", "list", "--store", "x" * 5000])
    case("store by environment", 3, ["session", "list"], env={"ASSAY_STORE": "no/such/folder"})


HELD = []


def hold():
    db = sqlite3.connect("s", isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    HELD.append(db)


def release():
    HELD.pop().close()
    return True


# ---- streams, terminals, arguments --------------------------------------------------------------------------------------

def full(): return open("/dev/full", "wb")


def closed_pipe():
    r, w = os.pipe()
    os.close(r)
    return os.fdopen(w, "wb")


def shell_cases():
    ready = lambda: (bank("b"), published())
    reads = {"check": CHECK, "report": ["report", "e1", "--store", "s"], "score": ["score", "e1", "--store", "s"], "list": ["session", "list", "--store", "s"],
             "assemble": ["assemble", "e1", "--bank", "b", "--forms", "1000"], "explain": ["explain", "q1", "--bank", "b"], "help": ["--help"], "version": ["--version"],
             "publish": ["publish", "e2", "--bank", "b", "--store", "s"], "simulate": ["simulate", "e1", "--candidates", "3", "--store", "s", "--bank", "b", "--seed", "9"]}
    for name, argv in reads.items():
        case(f"stdout full: {name}", 3, argv, prepare=ready, stdout=full)
        case(f"stdout closed pipe: {name}", 0, argv, prepare=ready, stdout=closed_pipe, quiet=True)
        case(f"stdout closed: {name}", (0, 3), argv, prepare=ready, close=[1], quiet=True)
        case(f"all streams closed: {name}", (0, 3), argv, prepare=ready, close=[0, 1, 2], quiet=True)
        case(f"stderr full: {name}", 0, argv, prepare=ready, stderr=full, quiet=True)
        case(f"LANG=C TERM=dumb: {name}", 0, argv, prepare=ready, env={"LANG": "C", "LC_ALL": "C", "TERM": "dumb"}, quiet=True)
        case(f"no environment: {name}", 0, argv, prepare=ready, env=None, quiet=True)
        for width in (0, 1, 2, 5, 10, 40, 65535):
            case(f"terminal {width} wide: {name}", 0, argv, prepare=ready, terminal=width, quiet=True)
    case("out to a folder", 3, ["report", "e1", "--store", "s", "--out", "b"], prepare=ready)
    case("out to no folder", 3, ["report", "e1", "--store", "s", "--out", "no/r.txt"], prepare=ready)
    def pipe_out():
        ready()
        os.mkfifo("p")
        HELD.append(os.open("p", os.O_RDWR | os.O_NONBLOCK))

    def pipe_kept():
        os.set_blocking(HELD[-1], False)
        text = os.read(HELD[-1], 1 << 16)
        os.close(HELD.pop())
        return stat.S_ISFIFO(os.lstat("p").st_mode) and b"Exam 1" in text or "the pipe was replaced or left empty"
    case("out to a pipe", 0, ["session", "list", "--store", "s", "--out", "p"], prepare=lambda: (pipe_out(), os.write(HELD[-1], b"Exam 1")), then=pipe_kept, quiet=True)
    case("out to a link", 0, ["report", "e1", "--store", "s", "--out", "l"], prepare=lambda: (ready(), write("t", "old"), os.chmod("t", 0o640), os.symlink("t", "l")), quiet=True,
         then=lambda: os.path.islink("l") and "Exam 1" in open("t").read() and os.stat("t").st_mode & 0o777 == 0o640 or "the link was replaced, or the file's permissions changed")
    case("out to a file in a folder that is closed", (0, 3), ["report", "e1", "--store", "s", "--out", "d/r"], prepare=lambda: (ready(), write("d/r", "old"), os.chmod("d", 0o500)), quiet=True)
    case("out leaves nothing else", 0, ["report", "e1", "--store", "s", "--out", "r"], prepare=ready, quiet=True, then=lambda: sorted(os.listdir(".")) == ["b", "r", "s"] or str(os.listdir(".")))
    case("out to nothing", (2, 3), ["report", "e1", "--store", "s", "--out", ""], prepare=ready)
    case("serve stdin closed", 0, ["serve", "--store", "s"], prepare=ready, close=[0], quiet=True)
    case("serve stdin a folder", (0, 3), ["serve", "--store", "s"], prepare=ready, stdin=lambda: os.open("b", os.O_RDONLY), quiet=True)
    ping = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocol":"1","client":{"name":"x"}}}\n'
    case("serve stdout full", 3, ["serve", "--store", "s"], prepare=ready, input=ping, stdout=full)
    case("serve stdout closed pipe", (0, 3), ["serve", "--store", "s"], prepare=ready, input=ping, stdout=closed_pipe, quiet=True)
    case("serve stdin random", 0, ["serve", "--store", "s"], prepare=ready, input=os.urandom(3_000_000), quiet=True)
    case("serve stdin NUL", 0, ["serve", "--store", "s"], prepare=ready, input=bytes(30_000_000), quiet=True, seconds=60)
    take = ["take", "e1", "--bank", "b", "--store", "s"]
    case("take stdin closed", (0, 2, 3), take, prepare=ready, close=[0], quiet=True)
    case("take stdin empty", 0, take, prepare=ready, input=b"", quiet=True)
    case("take stdin random", 0, take, prepare=ready, input=os.urandom(20_000), quiet=True, seconds=60)
    case("take one line of 5 MB", 0, take, prepare=ready, input=b"x" * 5_000_000 + b"\n/q\n", quiet=True, seconds=60)
    case("take commands without sense", 0, take, prepare=ready, input=b"/go\n/go x\n/go -1\n/go 99999999999999999999\n/b\n/b\n/hint\n/section\n/submit\nno\n/f\n/f\n/c\n/l\n\0\n/q\n", quiet=True)
    case("take stdout full", (0, 3), take, prepare=ready, input=b"a\n/q\n", stdout=full, quiet=True)
    case("take what is not there", 2, ["take", "nope", "--bank", "b", "--store", "s"], prepare=ready)
    for n in ("--candidate=", "--candidate=a b", "--candidate=" + "x" * 129, "--candidate=é", "--candidate=../../x\n"):
        case(f"take {n[:16]!r}", 2, take + [n], prepare=ready)
    big = "9" * 400
    for argv in (["check", "--bank"], ["check", "--bank", "b", "--bank", "b2"], ["--bank", "b", "check"], ["check", "extra"], ["check", "--format"], ["check", "--format="],
                 ["assemble", "e1", "--bank", "b", "--seed", big], ["assemble", "e1", "--bank", "b", "--seed", "-1"], ["assemble", "e1", "--bank", "b", "--forms", big],
                 ["assemble", "e1", "--bank", "b", "--forms", "1e3"], ["simulate", "e1", "--bank", "b", "--store", "s", "--sd", "nan"], ["simulate", "e1", "--bank", "b", "--store", "s", "--sd", "-1"],
                 ["simulate", "e1", "--bank", "b", "--store", "s", "--mean", "inf"], ["simulate", "e1", "--bank", "b", "--store", "s", "--candidates", "0"], ["report"], ["report", "é", "--store", "s"],
                 ["report", "x" * 100_000, "--store", "s"], ["report", "", "--store", "s"], ["session"], ["session", "show"], ["session", "show", "\n", "--store", "s"], ["session", "show", "x" * 100_000, "--store", "s"],
                 ["session", "nope"], ["serve", "--role", ""], ["serve", "--simulation-seed", "x"], ["-"], ["--"], [""], ["help", "nope"], ["check", "-x"], ["publish", "e1", "e2"], ["\x1b[31m"], ["x" * 100_000]):
        code = 2 if argv[:1] not in (["session"],) or len(argv) > 1 else (0, 2)
        allowed = (0, 2) if argv in (["--"], ["check", "--bank", "b", "--bank", "b2"], ["help", "nope"], ["--bank", "b", "check"], ["session"]) else (2,)
        if argv[:2] == ["check", "--bank"] and len(argv) == 5:
            allowed = (2, 3)
        case("arguments " + " ".join(a[:20] for a in argv).encode("unicode_escape").decode(), allowed, argv, prepare=ready, quiet=0 in allowed)
    case("arguments options first", 0, ["assemble", "--forms=2", "--seed", "3", "--bank=b", "e1"], prepare=ready, quiet=True)
    case("arguments after --", 0, ["assemble", "--bank", "b", "--", "e1"], prepare=ready, quiet=True)
    case("arguments simulate extreme ability", 0, ["simulate", "e1", "--bank", "b", "--store", "s", "--mean", "1e308", "--sd", "1e308", "--candidates", "5", "--seed", "77"], prepare=ready, quiet=True)
    case("arguments note of 100 KB", (0, 2), ["publish", "e3", "--bank", "b", "--store", "s", "--note", "n\n" * 50_000], prepare=ready, quiet=True)
    case("folder gone", (2, 3), ["check"], prepare=lambda: os.mkdir("gone"), gone=True)


# ---- running ------------------------------------------------------------------------------------------------------------

BAD = ("Fatal error", "Thread 0", "crashed", "Crash", "Backtrace", "precondition", "Swift/", "NSError", "CocoaError", "NSCocoa", "Optional(", "UserInfo")


def run(name, codes, argv, seconds, quiet, how):
    top = tempfile.mkdtemp(prefix="hostile-")
    before = os.getcwd()
    os.chdir(top)
    faults = []
    try:
        if how.get("prepare"):
            how["prepare"]()
        if how.get("gone"):
            os.chdir("gone")
            os.rmdir(top + "/gone")
        env = {"PATH": os.environ["PATH"], "SWIFT_BACKTRACE": os.environ.get("SWIFT_BACKTRACE", "enable=no"), **(how.get("env") or {})} if "env" not in how or how["env"] is not None else {}
        master = None
        out = how["stdout"]() if "stdout" in how else subprocess.PIPE
        err = how["stderr"]() if "stderr" in how else subprocess.PIPE
        stdin = how["stdin"]() if "stdin" in how else (subprocess.PIPE if "input" in how else subprocess.DEVNULL)
        if "terminal" in how:
            master, out = pty.openpty()
            import fcntl
            import struct
            import termios
            fcntl.ioctl(out, termios.TIOCSWINSZ, struct.pack("HHHH", 24, how["terminal"], 0, 0))

        def child():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            for fd in how.get("close", []):
                os.close(fd)
        started = time.monotonic()
        p = subprocess.Popen([shutil.which(PROGRAM) or PROGRAM, *argv], stdin=stdin, stdout=out, stderr=err, env=env, preexec_fn=child)
        text, messages = b"", b""
        if master is not None:
            os.close(out)
            import threading

            def drain():
                nonlocal text
                try:
                    while chunk := os.read(master, 65536):
                        text += chunk
                except OSError:
                    pass
            thread = threading.Thread(target=drain)
            thread.start()
        try:
            o, e = p.communicate(how.get("input"), timeout=seconds)
            text, messages = (o or b"") + text, e or b""
        except subprocess.TimeoutExpired:
            p.kill()
            p.communicate()
            faults.append(f"still running after {seconds} s")
        if master is not None:
            thread.join(5)
            os.close(master)
        took = time.monotonic() - started
        said = messages.decode("utf-8", "replace")
        if not faults and p.returncode not in codes:
            faults.append(f"ended with {p.returncode}, not {' or '.join(map(str, codes))}")
        for word in BAD:
            if word in said or word.encode() in text:
                faults.append(f"shows `{word}`")
        if p.returncode != 0 and not quiet and not said.strip() and not text.strip() and "close" not in how:
            faults.append("says nothing")
        if len(messages) > 1_000_000 or len(text) > 20_000_000:
            faults.append(f"writes {len(text)} + {len(messages)} bytes")
        if b"\x1b]0;pwned" in text + messages or b"\x1b[31m\x1b]" in text + messages:
            faults.append("passes escape sequences of the content on")
        if how.get("then"):
            verdict = how["then"]()
            if verdict is not True:
                faults.append(str(verdict))
        return faults, said.strip() or text.decode("utf-8", "replace")[-300:], took, p.returncode
    finally:
        os.chdir(before)
        subprocess.run(["chmod", "-R", "u+rwX", top], stderr=subprocess.DEVNULL)
        shutil.rmtree(top, ignore_errors=True)


def main():
    bank_cases()
    store_cases()
    shell_cases()
    words = [a for a in sys.argv[1:] if not a.startswith("-")]
    verbose = "-v" in sys.argv
    chosen = [c for c in CASES if all(w in c[0] for w in words)]
    failed, slowest, codes = 0, (0, ""), {}
    for name, *rest in chosen:
        faults, said, took, code = run(name, *rest)
        codes[code] = codes.get(code, 0) + 1
        slowest = max(slowest, (took, name))
        if faults or verbose:
            failed += bool(faults)
            print(f"{'FAULT' if faults else 'ok   '} {name} [{code}, {took:.1f} s]: {'; '.join(faults)}\n      {said[-500:]!r}", flush=True)
    print(f"{len(chosen)} cases, {failed} with faults, exit codes {codes}, slowest {slowest[0]:.1f} s ({slowest[1]})")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
