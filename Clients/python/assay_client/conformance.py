"""`python -m assay_client.conformance`: carries out the plan of `assay conformance`, and shows how little it takes.

    assay conformance python3 -m assay_client.conformance

With `ASSAY_OUTBOX`, the path of a file, what is not acknowledged is kept on disk; with `ASSAY_POST`, answers are sent
without waiting for each.
"""
from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from .answers import Answer
from .engine import Engine
from .errors import AssayError, Incomplete
from .file_outbox import FileOutbox
from .session import Session


def main() -> int:
    """Sits the plan; 0 when the submission was acknowledged."""
    plan = json.loads(Path(os.environ["ASSAY_PLAN"]).read_text(encoding="utf-8"))
    outbox = FileOutbox(os.environ["ASSAY_OUTBOX"]) if "ASSAY_OUTBOX" in os.environ else None
    posts = "ASSAY_POST" in os.environ
    try:
        with Engine.start(plan["engine"], name="conformance") as engine:
            with Session.start(engine, plan["assessment"], candidate=plan["candidate"], outbox=outbox) as session:
                for agreement in session.state.agreements:
                    session.agree(agreement.agreement)  # The candidate of the plan always says yes.
                if session.clock.state == "paused":
                    session.resume()
                elif session.clock.state == "break":
                    session.end_break()
                for step in plan["answers"]:
                    answer = Answer.from_json(step["answer"])
                    if posts:
                        session.post(step["slot"], answer)
                    else:
                        session.save(step["slot"], answer)
                for refused in session.flush():
                    raise refused
                try:
                    session.submit()
                except Incomplete:
                    session.submit(confirm=True)
    except AssayError as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
