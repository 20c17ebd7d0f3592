"""Files that candidates send, as the simulator takes them: their digests are looked at, and not what they are."""
from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, Dict

from .changes import grace, with_clock
from .refusals import Refusal
from .sitting import SentFile, Sitting

if TYPE_CHECKING:
    from .desk import Desk

Json = Dict[str, Any]
LEAST, MOST = 16_384, 524_288


def file_begin(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Announces a file."""
    sitting.reachable(given["slot"])
    item = sitting.demo.items[given["slot"]]
    if item["type"] != "file":
        raise Refusal("invalidAnswer", f"Slot `{given['slot']}` asks for no file.")
    shown = item["interaction"]
    if given["type"] not in shown["types"] or given["bytes"] > shown["maxBytes"]:
        raise Refusal("invalidAnswer", "A file of another type or of fewer bytes is asked for here.")
    name = f"f{len(sitting.files) + 1}"
    sitting.files[name] = SentFile(given["slot"], given["name"], given["type"], given["bytes"])
    return {"file": name}


def file_put(desk: Desk, given: Json, line: str) -> Json:
    """Takes the next bytes of a file, once."""
    sitting = desk.open(given)
    desk.require_open(sitting)
    sitting.require_working(desk.clock.now)
    if sitting.time.is_late(desk.clock.now):
        raise grace()
    own = _open_file(sitting, given["file"])
    offset, there = given["offset"], len(own.content)
    try:
        data = base64.b64decode(given["data"], validate=True)
    except ValueError:
        raise Refusal("invalidParams", "`data` is no base64.") from None
    is_last = offset + len(data) == own.bytes
    if not data or len(data) > MOST or offset + len(data) > own.bytes or (len(data) < LEAST and not is_last):
        raise Refusal("invalidParams", f"The file has {own.bytes} bytes, and these do not fit, or are too few at once.")
    if offset > there:
        raise Refusal("sequenceGap", f"Bytes before these are missing; {there} are there.", received=there)
    if offset < there:
        if own.pieces.get(offset) != data:
            raise Refusal("sequenceConflict", "Other bytes stand there; they stay.", received=there)
        return with_clock(desk, sitting, {"file": given["file"], "received": there, "replayed": True})
    own.pieces[offset] = data
    own.content += data
    return with_clock(desk, sitting, {"file": given["file"], "received": len(own.content)})


def file_end(desk: Desk, sitting: Sitting, given: Json) -> Json:
    """Takes a file as whole."""
    own = _open_file(sitting, given["file"])
    if len(own.content) < own.bytes:
        raise Refusal("stateViolation", f"Of the {own.bytes} bytes of the file, {len(own.content)} are there.")
    if given["digest"] != "sha256:" + hashlib.sha256(own.content).hexdigest():
        raise Refusal("invalidAnswer", "What came has another digest than the file that was to be sent.")
    own.whole = True
    return {"file": given["file"], "whole": True}


def require_whole(sitting: Sitting, slot: str, answer: Json) -> None:
    """Refuses an answer with files that are not there whole, or were sent for another slot."""
    for name in answer.get("file", []):
        own = sitting.files.get(name)
        if own is None or own.slot != slot or not own.whole:
            raise Refusal("invalidAnswer", f"Slot `{slot}` has no file `{name}` that is there whole.")


def _open_file(sitting: Sitting, name: str) -> SentFile:
    own = sitting.files.get(name)
    if own is None:
        raise Refusal("unknownSlot", f"No file `{name}` was begun in this session.", "Begin it with file.begin.")
    if own.whole:
        raise Refusal("stateViolation", f"File `{name}` is there whole already.")
    return own
