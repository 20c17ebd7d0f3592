"""Streams that are full or closed, terminals of any width, and arguments without sense."""
from __future__ import annotations

import os
import stat

from . import exam
from .commands_banks import CHECK
from .commands_case import case, write
from .commands_stores import HELD, published
from .exam import BRIEF, TIMED, TRIAL


def full(): return open("/dev/full", "wb")


def closed_pipe():
    r, w = os.pipe()
    os.close(r)
    return os.fdopen(w, "wb")


def cases():
    ready = lambda: (exam.write("b"), published())
    reads = {"check": CHECK, "report": ["report", TRIAL, "--store", "s"], "score": ["score", TRIAL, "--store", "s"], "list": ["session", "list", "--store", "s"],
             "assemble": ["assemble", TRIAL, "--bank", "b", "--forms", "1000"], "explain": ["explain", "q1", "--bank", "b"], "help": ["--help"], "version": ["--version"],
             "publish": ["publish", TIMED, "--bank", "b", "--store", "s"], "simulate": ["simulate", TRIAL, "--candidates", "3", "--store", "s", "--bank", "b", "--seed", "9"]}
    for name, argv in reads.items():
        yield case(f"stdout full: {name}", 3, argv, prepare=ready, stdout=full)
        yield case(f"stdout closed pipe: {name}", 0, argv, prepare=ready, stdout=closed_pipe, quiet=True)
        yield case(f"stdout closed: {name}", (0, 3), argv, prepare=ready, close=[1], quiet=True)
        yield case(f"all streams closed: {name}", (0, 3), argv, prepare=ready, close=[0, 1, 2], quiet=True)
        yield case(f"stderr full: {name}", 0, argv, prepare=ready, stderr=full, quiet=True)
        yield case(f"LANG=C TERM=dumb: {name}", 0, argv, prepare=ready, env={"LANG": "C", "LC_ALL": "C", "TERM": "dumb"}, quiet=True)
        yield case(f"no environment: {name}", 0, argv, prepare=ready, env=None, quiet=True)
        for width in (0, 1, 2, 5, 10, 40, 65535):
            yield case(f"terminal {width} wide: {name}", 0, argv, prepare=ready, terminal=width, quiet=True)
    yield case("out to a folder", 3, ["report", TRIAL, "--store", "s", "--out", "b"], prepare=ready)
    yield case("out to no folder", 3, ["report", TRIAL, "--store", "s", "--out", "no/r.txt"], prepare=ready)
    def pipe_out():
        ready()
        os.mkfifo("p")
        HELD.append(os.open("p", os.O_RDWR | os.O_NONBLOCK))

    def pipe_kept():
        os.set_blocking(HELD[-1], False)
        text = os.read(HELD[-1], 1 << 16)
        os.close(HELD.pop())
        return stat.S_ISFIFO(os.lstat("p").st_mode) and b"Exam trial" in text or "the pipe was replaced or left empty"
    yield case("out to a pipe", 0, ["session", "list", "--store", "s", "--out", "p"], prepare=lambda: (pipe_out(), os.write(HELD[-1], b"Exam trial")), then=pipe_kept, quiet=True)
    yield case("out to a link", 0, ["report", TRIAL, "--store", "s", "--out", "l"], prepare=lambda: (ready(), write("t", "old"), os.chmod("t", 0o640), os.symlink("t", "l")), quiet=True,
         then=lambda: os.path.islink("l") and "Exam trial" in open("t").read() and os.stat("t").st_mode & 0o777 == 0o640 or "the link was replaced, or the file's permissions changed")
    yield case("out to a file in a folder that is closed", (0, 3), ["report", TRIAL, "--store", "s", "--out", "d/r"], prepare=lambda: (ready(), write("d/r", "old"), os.chmod("d", 0o500)), quiet=True)
    yield case("out leaves nothing else", 0, ["report", TRIAL, "--store", "s", "--out", "r"], prepare=ready, quiet=True, then=lambda: sorted(os.listdir(".")) == ["b", "r", "s", "s-keys"] or str(os.listdir(".")))
    yield case("out to nothing", (2, 3), ["report", TRIAL, "--store", "s", "--out", ""], prepare=ready)
    yield case("serve stdin closed", 0, ["serve", "--store", "s"], prepare=ready, close=[0], quiet=True)
    yield case("serve stdin a folder", (0, 3), ["serve", "--store", "s"], prepare=ready, stdin=lambda: os.open("b", os.O_RDONLY), quiet=True)
    ping = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocol":"1","client":{"name":"x"}}}\n'
    yield case("serve stdout full", 3, ["serve", "--store", "s"], prepare=ready, input=ping, stdout=full)
    yield case("serve stdout closed pipe", (0, 3), ["serve", "--store", "s"], prepare=ready, input=ping, stdout=closed_pipe, quiet=True)
    yield case("serve stdin random", 0, ["serve", "--store", "s"], prepare=ready, input=os.urandom(3_000_000), quiet=True)
    yield case("serve stdin NUL", 0, ["serve", "--store", "s"], prepare=ready, input=bytes(30_000_000), quiet=True, seconds=60)
    take = ["take", TRIAL, "--bank", "b", "--store", "s"]
    yield case("take stdin closed", (0, 2, 3), take, prepare=ready, close=[0], quiet=True)
    yield case("take stdin empty", 0, take, prepare=ready, input=b"", quiet=True)
    yield case("take stdin random", 0, take, prepare=ready, input=os.urandom(20_000), quiet=True, seconds=60)
    yield case("take one line of 5 MB", 0, take, prepare=ready, input=b"x" * 5_000_000 + b"\n/q\n", quiet=True, seconds=60)
    yield case("take commands without sense", 0, take, prepare=ready, input=b"/go\n/go x\n/go -1\n/go 99999999999999999999\n/b\n/b\n/hint\n/section\n/submit\nno\n/f\n/f\n/c\n/l\n\0\n/q\n", quiet=True)
    yield case("take stdout full", (0, 3), take, prepare=ready, input=b"a\n/q\n", stdout=full, quiet=True)
    yield case("take what is not there", 2, ["take", "nope", "--bank", "b", "--store", "s"], prepare=ready)
    for n in ("--candidate=", "--candidate=a b", "--candidate=" + "x" * 129, "--candidate=é", "--candidate=../../x\n"):
        yield case(f"take {n[:16]!r}", 2, take + [n], prepare=ready)
    big = "9" * 400
    for argv in (["check", "--bank"], ["check", "--bank", "b", "--bank", "b2"], ["--bank", "b", "check"], ["check", "extra"], ["check", "--format"], ["check", "--format="],
                 ["assemble", TRIAL, "--bank", "b", "--seed", big], ["assemble", TRIAL, "--bank", "b", "--seed", "-1"], ["assemble", TRIAL, "--bank", "b", "--forms", big],
                 ["assemble", TRIAL, "--bank", "b", "--forms", "1e3"], ["simulate", TRIAL, "--bank", "b", "--store", "s", "--sd", "nan"], ["simulate", TRIAL, "--bank", "b", "--store", "s", "--sd", "-1"],
                 ["simulate", TRIAL, "--bank", "b", "--store", "s", "--mean", "inf"], ["simulate", TRIAL, "--bank", "b", "--store", "s", "--candidates", "0"], ["report"], ["report", "é", "--store", "s"],
                 ["report", "x" * 100_000, "--store", "s"], ["report", "", "--store", "s"], ["session"], ["session", "show"], ["session", "show", "\n", "--store", "s"], ["session", "show", "x" * 100_000, "--store", "s"],
                 ["session", "nope"], ["serve", "--role", ""], ["serve", "--simulation-seed", "x"], ["-"], ["--"], [""], ["help", "nope"], ["check", "-x"], ["publish", TRIAL, TIMED], ["\x1b[31m"], ["x" * 100_000]):
        code = 2 if argv[:1] not in (["session"],) or len(argv) > 1 else (0, 2)
        allowed = (0, 2) if argv in (["--"], ["check", "--bank", "b", "--bank", "b2"], ["help", "nope"], ["--bank", "b", "check"], ["session"]) else (2,)
        if argv[:2] == ["check", "--bank"] and len(argv) == 5:
            allowed = (2, 3)
        yield case("arguments " + " ".join(a[:20] for a in argv).encode("unicode_escape").decode(), allowed, argv, prepare=ready, quiet=0 in allowed)
    yield case("arguments options first", 0, ["assemble", "--forms=2", "--seed", "3", "--bank=b", TRIAL], prepare=ready, quiet=True)
    yield case("arguments after --", 0, ["assemble", "--bank", "b", "--", TRIAL], prepare=ready, quiet=True)
    yield case("arguments simulate extreme ability", 0, ["simulate", TRIAL, "--bank", "b", "--store", "s", "--mean", "1e308", "--sd", "1e308", "--candidates", "5", "--seed", "77"], prepare=ready, quiet=True)
    yield case("arguments note of 100 KB", (0, 2), ["publish", BRIEF, "--bank", "b", "--store", "s", "--note", "n\n" * 50_000], prepare=ready, quiet=True)
    yield case("folder gone", (2, 3), ["check"], prepare=lambda: os.mkdir("gone"), gone=True)


