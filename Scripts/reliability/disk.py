"""A disk that the power leaves: which bytes a folder may hold after a cut, told from the journal of `preload.c`.

A page of a file (4096 bytes) is safe once an fsync of the file came back after it was written; what was written later may
be there or not, as it was at any moment since. After an fsync that failed, a page that nobody writes again is never made
safe by a later one, because the system takes it for clean. Names (a new file, a removal, another name) are safe after an
fsync of the folder, and until then come in their order, some or all or none.
"""
from __future__ import annotations

import os
import struct

PAGE, SECTOR = 4096, 512
HEAD = struct.Struct("=qqqqq")


class Entry:
    """Something that happened: `kind` is `C`reated, `W`ritten, `T`runcated, `S`ynced, `F`ailed to sync, `U`nlinked,
    `R`enamed (to `data`), or `P`romised: bytes that went to standard output."""

    def __init__(self, kind, path, inode, offset, data):
        self.kind, self.path, self.inode, self.offset, self.data = kind, path, inode, offset, data


def read(path):
    """The entries of a journal."""
    with open(path, "rb") as file:
        whole = file.read()
    entries, at = [], 0
    while at < len(whole):
        kind, name, inode, offset, count = HEAD.unpack_from(whole, at)
        at += HEAD.size
        entries.append(Entry(chr(kind), whole[at:at + name].decode(), inode, offset, whole[at + name:at + name + count]))
        at += name + count
    return entries


class File:
    """The pages of a file, each with its versions since it was safe, and its lengths: `(moment, what)`, the safe one first."""

    def __init__(self, content=b""):
        self.pages = {at // PAGE: [(0, content[at:at + PAGE].ljust(PAGE, b"\0"))] for at in range(0, len(content), PAGE)}
        self.lengths, self.dirty, self.length_dirty = [(0, len(content))], set(), False

    def change(self, moment, number, at, data):
        """Writes into one page."""
        page = self.pages.setdefault(number, [(0, bytes(PAGE))])
        page.append((moment, page[-1][1][:at] + data + page[-1][1][at + len(data):]))
        self.dirty.add(number)

    def write(self, moment, offset, data):
        done = 0
        while done < len(data):
            number, at = divmod(offset + done, PAGE)
            part = data[done:done + PAGE - at]
            self.change(moment, number, at, part)
            done += len(part)
        if offset + len(data) > self.lengths[-1][1]:
            self.resize(moment, offset + len(data))

    def truncate(self, moment, length):
        """Cuts the file off, or makes it longer; what is beyond reads as zeros should the file grow again."""
        if length < self.lengths[-1][1]:
            for number in [number for number in self.pages if (number + 1) * PAGE > length]:
                at = max(length - number * PAGE, 0)
                self.change(moment, number, at, bytes(PAGE - at))
        self.resize(moment, length)

    def resize(self, moment, length):
        self.lengths.append((moment, length))
        self.length_dirty = True

    def sync(self):
        for number in self.dirty:
            self.pages[number] = [(0, self.pages[number][-1][1])]
        if self.length_dirty:
            self.lengths = [(0, self.lengths[-1][1])]
        self.fail()

    def fail(self):
        """A failed fsync: whatever was waiting is taken for clean."""
        self.dirty, self.length_dirty = set(), False

    def content(self, choose, torn=None):
        """The file where `choose` picks the version of each page and the length; `torn(page, other)` may mix two."""
        length = choose(self.lengths)
        content = bytearray(length)
        for number, versions in self.pages.items():
            page = choose(versions)
            if torn and len(versions) > 1:
                page = torn(page, choose(versions))
            end = min((number + 1) * PAGE, length)
            if number * PAGE < end:
                content[number * PAGE:end] = page[:end - number * PAGE]
        return bytes(content)


class Disk:
    """A folder: its files by inode, its names as they are safe, and what happened to names since."""

    def __init__(self, folder):
        """Begins with the files of a folder as they are; all of that is safe."""
        self.folder, self.files, self.names, self.changes = os.path.realpath(folder), {}, {}, []
        for name in os.listdir(folder):
            path = os.path.join(self.folder, name)
            with open(path, "rb") as file:
                self.files[os.stat(path).st_ino] = File(file.read())
            self.names[path] = os.stat(path).st_ino

    def happen(self, moment, entry):
        """Takes in the next entry of the journal; moments grow."""
        file = self.files.get(entry.inode)
        if entry.kind == "C":
            self.files[entry.inode] = File()
            self.changes.append((moment, entry))
        elif entry.kind in "UR":
            self.changes.append((moment, entry))
        elif entry.path == self.folder and entry.kind == "S":
            self.names, self.changes = self.named(len(self.changes)), []
        elif file and entry.kind == "W":
            file.write(moment, entry.offset, entry.data)
        elif file and entry.kind == "T":
            file.truncate(moment, entry.offset)
        elif file and entry.kind == "S":
            file.sync()
        elif file and entry.kind == "F":
            file.fail()

    def named(self, count):
        """Names after the first so many of their changes."""
        names = dict(self.names)
        for _, entry in self.changes[:count]:
            if entry.kind == "C":
                names[entry.path] = entry.inode
            elif entry.kind == "U":
                names.pop(entry.path, None)
            elif entry.path in names:
                names[entry.data.decode()] = names.pop(entry.path)
        return names

    def state(self, mode, chance, now):
        """What the power leaves at the moment `now`: `{name: content}`.

        Modes: `none` of what is not safe, `all` of it, a `prefix` in the order in which it was written, any `pieces`, or
        `torn`: pieces of which some are mixed, sector by sector.
        """
        waiting = [moment for file in self.files.values() for versions in (file.lengths, *file.pages.values())
                   for moment, _ in versions[1:]] + [moment for moment, _ in self.changes]
        until = {"none": 0, "all": now}.get(mode, chance.choice(sorted(waiting) or [0]))

        def choose(versions):
            if mode in ("pieces", "torn"):
                return chance.choice(versions)[1]
            return [what for moment, what in versions if moment <= until][-1]

        def torn(page, other):
            if chance.random() < 0.5:
                return page
            at = SECTOR * chance.randrange(1, PAGE // SECTOR)
            return page[:at] + other[at:]

        if mode in ("pieces", "torn"):
            names = self.named(chance.randint(0, len(self.changes)))
        else:
            names = self.named(sum(moment <= until for moment, _ in self.changes))
        return {os.path.relpath(path, self.folder): self.files[inode].content(choose, torn if mode == "torn" else None)
                for path, inode in names.items()}
