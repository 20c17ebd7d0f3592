"""What a test is given: chance, folders, engines; and where it puts what it found."""
from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile

from . import exam
from .broken import MISTAKES
from .engine import Engine
from .preload import Control

SQLITE = b"SQLite format 3\0"


ENOUGH = 25


class Enough(Exception):
    """So many faults were found that no more are looked for."""


def is_sqlite(path):
    with open(path, "rb") as file:
        return file.read(len(SQLITE)) == SQLITE


class Trial:
    def __init__(self, name, seed, folder, broken=None):
        """`folder` holds the published store and the preload library; `broken` names what is wrong with the engine."""
        self.name, self.random, self.broken = name, random.Random(f"{seed} {name}"), broken
        self.shared, self.published = folder, os.path.join(folder, "published")
        self.library = os.path.join(folder, "preload.so")
        self.folder = tempfile.mkdtemp(prefix=f"{name}-", dir=folder)
        self.errors = os.path.join(self.folder, "errors")
        self.figures, self.found, self.at = {}, [], ""

    # ---- what it finds ------------------------------------------------------------------------------------------------

    def fault(self, text):
        self.found.append(f"{self.at}: {text}"[:500] if self.at else text[:500])
        if len(self.found) >= ENOUGH:
            raise Enough

    def faults(self, texts):
        for text in texts:
            self.fault(text)

    def count(self, what, number=1):
        self.figures[what] = self.figures.get(what, 0) + number

    # ---- what it works with -------------------------------------------------------------------------------------------

    def store(self):
        """The path of a fresh store in a folder of its own."""
        return exam.fresh(self.published, os.path.join(tempfile.mkdtemp(dir=self.folder), "store"))

    def control(self, store, journal=None):
        """A control page over the folder of a store."""
        control = Control(self.library, os.path.dirname(store), journal)
        return control

    def engine(self, store, *options, control=None):
        """An engine on a store."""
        return Engine(store, *options, environment=control.environment if control else None, errors=self.errors,
                      broken=self.broken if self.broken in MISTAKES else None)

    def discard(self, store):
        shutil.rmtree(os.path.dirname(os.path.dirname(store)))

    def check_files(self, store):
        """Has SQLite look at a copy of each of its files in the folder of a store; the originals are not touched."""
        folder = os.path.dirname(store)
        with tempfile.TemporaryDirectory(dir=self.folder) as copies:
            for name in os.listdir(folder):
                if not name.endswith("-shm"):
                    shutil.copy(os.path.join(folder, name), copies)
            for name in [name for name in os.listdir(copies) if is_sqlite(os.path.join(copies, name))]:
                path = os.path.join(copies, name)
                try:
                    database = sqlite3.connect(path)
                    answer = database.execute("PRAGMA integrity_check").fetchall()
                    database.close()
                except sqlite3.DatabaseError as error:
                    answer = error
                if answer != [("ok",)]:
                    self.fault(f"damaged: {name}: {str(answer)[:300]}")

    def check_messages(self):
        """Standard error of every engine so far: nothing that only a trap writes."""
        if os.path.exists(self.errors):
            with open(self.errors, encoding="utf-8", errors="replace") as file:
                for line in file:
                    if any(word in line for word in ("Fatal error", "crashed", "Sanitizer", "Swift runtime")):
                        self.fault(f"trap: {line.strip()[:300]}")
