"""The reliability tests: `Scripts/test-reliability [TEST…] [--quick | --thorough] [--seed N] [--self-test]`.

Without a test's name all of them run, at what each commit must pass. Any lost, doubled, changed or invented answer, any
crash, and any secret told is a fault; the exit code is 1 where there is one.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time

from . import exam, preload
from .broken import MISTAKES
from .engine import Ended, Refused, Silent, command
from .trial import Enough, Trial

# Each test, and its count: for a quick look, for each commit, before a release.
TESTS = {
    "kills": (20, 200, 30_000), "powercuts": (50, 300, 50_000), "ioerrors": (8, 40, 200), "fulldisk": (2, 8, 100),
    "malformed": (500, 5_000, 500_000), "races": (10, 100, 50_000), "clocks": (4, 40, 1_000), "canaries": (1, 2, 20),
    "processes": (1, 1, 20), "commands": (8, 1, 1)}

# Each test on engines that make a mistake: a test, the mistake, the count to run with, and words one of which must be found.
# The words and counts are such that each mistake shows at least five times, whatever the seed: nobody may overlook it by
# chance. Of what is lost, an engine also tells that it waits for it (a gap), or knows so little that it begins anew.
BLUNDERS = [
    ("kills", "early", 10, ["lost", "gap"]), ("kills", "changes", 10, ["changed"]), ("kills", "doubles", 10, ["double", "lost", "gap"]),
    ("powercuts", "no-sync", 100, ["lost", "in place of"]), ("ioerrors", "swallows", 40, ["acknowledged"]),
    ("fulldisk", "swallows", 2, ["acknowledged"]), ("malformed", "dies", 10, ["Ended"]), ("races", "conflicts", 5, ["is kept", "changed"]),
    ("clocks", "passes", 4, ["ended after", "its clock"]), ("canaries", "tells", 3, ["Base64"])]
OTHER_MISTAKES = {"no-sync": "says that an fsync was done, and leaves it out", "passes": "time passes where the clock is only set"}


def one(name, count, seed, folder, broken):
    """Runs a test; gives its figures, its faults, and how long it took. In a process of its own."""
    trial, began = Trial(name, seed, folder, broken), time.monotonic()
    try:
        importlib.import_module(f"{__package__}.{name}").run(trial, count)
        trial.check_messages()
    except Enough:
        pass
    except (Ended, Refused, Silent) as error:
        trial.found.append(f"{trial.at}: {type(error).__name__}: {error}"[:500])
    if not trial.found:
        shutil.rmtree(trial.folder, ignore_errors=True)
    return trial.figures, trial.found, time.monotonic() - began, trial.folder


def columns(*texts):
    print(f"{texts[0]:<22}{texts[1]:>7}{texts[2]:>8}  {texts[3]}", flush=True)


def in_turn(jobs, folder, seed, work):
    """Runs `(title, test, count, broken)` so many at a time; gives each title with what came of it, as they end."""
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        asked = {pool.submit(one, name, count, seed, folder, broken): title for title, name, count, broken in work}
        for ended in concurrent.futures.as_completed(asked):
            yield asked[ended], ended.result()


def test(names, column, seed, folder, jobs):
    """Runs tests; gives whether there was a fault."""
    work = [(name, name, TESTS[name][column], None) for name in names]
    columns("test", "faults", "s", "figures")
    faults = 0
    for title, (figures, found, seconds, kept) in in_turn(jobs, folder, seed, work):
        faults += len(found)
        columns(title, len(found), f"{seconds:.1f}", ", ".join(f"{number:,} {what}" for what, number in figures.items()))
        for text in found[:10]:
            print(f"    {text}")
        if found:
            print(f"    seed {seed}; what is left lies in {kept}", flush=True)
    return faults > 0


def test_the_tests(names, seed, folder, jobs):
    """Runs each test on broken engines; gives whether one of them saw nothing."""
    chosen = {f"{name}/{broken}": (name, count, broken, words) for name, broken, count, words in BLUNDERS if name in names}
    work = [(title, name, count, broken) for title, (name, count, broken, _) in chosen.items()]
    columns("test/mistake", "seen", "s", "an engine that")
    blind = False
    for title, (_, found, seconds, _) in in_turn(jobs, folder, seed, work):
        _, _, broken, words = chosen[title]
        seen = sum(any(word in text for word in words) for text in found)
        blind = blind or not seen
        columns(title, seen or "NO", f"{seconds:.1f}", {**MISTAKES, **OTHER_MISTAKES}[broken])
        if not seen:
            print("".join(f"    {text}\n" for text in found[:10]), end="", flush=True)
    return blind


def main():
    if sys.version_info < (3, 9):
        sys.exit("The reliability tests need Python 3.9 or newer.")
    parser = argparse.ArgumentParser(prog="test-reliability", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tests", nargs="*", metavar="TEST", help=f"of these: {', '.join(TESTS)}")
    parser.add_argument("--quick", action="store_const", dest="column", const=0, default=1, help="a tenth of it, for a look")
    parser.add_argument("--thorough", action="store_const", dest="column", const=2, help="what a release must pass: days")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30), help="for the same chances again")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="how many tests at a time")
    parser.add_argument("--self-test", action="store_true", help="show that the tests can fail: each must see a broken engine")
    chosen = parser.parse_args()
    if unknown := set(chosen.tests) - set(TESTS):
        parser.error(f"there is no test {', '.join(sorted(unknown))}")
    names = chosen.tests or list(TESTS)
    # Whoever started this in the background may have had it ignore these, and that would go on to the programs tried.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    folder = tempfile.mkdtemp(prefix="reliability-")
    began = time.monotonic()
    print(f"assay {command('--version').decode().strip()}, seed {chosen.seed}")
    exam.publish(folder)
    preload.library(folder)
    if chosen.self_test:
        failed = test_the_tests(names, chosen.seed, folder, chosen.jobs)
    else:
        failed = test(names, chosen.column, chosen.seed, folder, chosen.jobs)
    print(f"{'FAULTS' if failed else 'no faults' if not chosen.self_test else 'every mistake is seen'}, "
          f"{(time.monotonic() - began) / 60:.1f} min, seed {chosen.seed}")
    if not failed or chosen.self_test:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
