"""Bytes that an engine gives in pieces: media, and the files of answers."""
from __future__ import annotations

import base64
import hashlib
from typing import Callable

from .errors import ProtocolError
from .fields import Fields


def whole(name: str, piece_from: Callable[[int], Fields]) -> bytes:
    """All bytes, put together of what is given from each offset on, and held against their digest."""
    content = b""
    while True:
        piece = piece_from(len(content))
        try:
            data = base64.b64decode(piece.text("data"), validate=True)
        except ValueError:
            raise ProtocolError(f"the bytes of {name} are no base64") from None
        content += data
        if len(content) >= piece.integer("bytes"):
            break
        if not data:
            raise ProtocolError(f"{name} has fewer bytes than were told")
    if "sha256:" + hashlib.sha256(content).hexdigest() != piece.text("digest"):
        raise ProtocolError(f"the bytes of {name} do not fit their digest")
    return content
