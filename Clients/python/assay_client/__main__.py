"""`python -m assay_client take EXAM`: an exam in the terminal."""
from __future__ import annotations

import argparse
import shlex
import sys
from typing import Optional, Sequence

from .engine import Engine
from .errors import AssayError
from .file_outbox import FileOutbox
from .session import Session
from .terminal import take


def _ask(prompt: str) -> Optional[str]:
    try:
        return input(prompt)
    except EOFError:
        return None


def main(given: Optional[Sequence[str]] = None) -> int:
    """Runs the program; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m assay_client", description="A client of the delivery protocol.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("take", help="take an exam or a knowledge check in the terminal")
    verb.add_argument("assessment")
    verb.add_argument("--candidate", help="under which pseudonym; none where anyone may take it")
    verb.add_argument("--key", help="the request key; random where nothing is said")
    verb.add_argument("--outbox", metavar="FILE", help="keep here what is not acknowledged, and go on from it")
    verb.add_argument("--engine", default="assay serve", metavar="COMMAND", help="the engine's command (assay serve)")
    options = parser.parse_args(given)
    try:
        with Engine.start(shlex.split(options.engine)) as engine:
            outbox = FileOutbox(options.outbox) if options.outbox else None
            with Session.start(
                engine, options.assessment, candidate=options.candidate, request_key=options.key, outbox=outbox
            ) as session:
                take(session, _ask, print)
    except AssayError as error:
        print(f"assay_client: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
