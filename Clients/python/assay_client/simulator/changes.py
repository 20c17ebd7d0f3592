"""What all methods on a session share: numbers, refusals that come first, the clock in every reply."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict

from . import answers
from .refusals import Refusal
from .sitting import Sitting

if TYPE_CHECKING:
    from .desk import Desk

Json = Dict[str, Any]
REMARK_BYTES, STATE_BYTES = 4096, 16_384


def change(carry_out: Callable[[Desk, Sitting, Json], Json], aside: bool = False) -> Callable[[Desk, Json, str], Json]:
    """A method that changes a session: numbered, and repeated without harm; `aside` ones need no candidate at work."""

    def call(desk: Desk, given: Json, line: str) -> Json:
        sitting = desk.open(given)
        content = answers.canonical(
            {"method": carry_out.__name__, **{
                name: value for name, value in given.items() if name not in ("session", "token", "seq")}})

        def run() -> Json:
            _check_sizes(given)
            desk.require_open(sitting)
            if not aside:
                sitting.require_working(desk.clock.now)
                is_late = sitting.time.is_late(desk.clock.now)
                if is_late and carry_out.__name__ not in ("response_save", "response_clear"):
                    raise grace()
            return carry_out(desk, sitting, given)

        result, is_old = sitting.number(given["seq"], content, run)
        made: Json = {"seq": given["seq"], **result}
        if is_old:
            made["replayed"] = True
        return with_clock(desk, sitting, made)

    return call


def with_clock(desk: Desk, sitting: Sitting, made: Json) -> Json:
    """A result on a session."""
    return {**made, "clock": sitting.time.view(desk.clock.now, sitting.is_open)}


def grace() -> Refusal:
    """Refuses what is no answer after the limit."""
    return Refusal(
        "timeOver", "The time limit of the assessment is over; only answers are still saved, and marked late.",
        "Send the answers that are not saved yet; the session is then submitted by itself.")


def _check_sizes(given: Json) -> None:
    if "answer" in given:
        answers.check_size(given["answer"])
    for name, most in (("text", REMARK_BYTES), ("detail", REMARK_BYTES), ("state", STATE_BYTES)):
        size = len(given.get(name, "").encode("utf-8"))
        if size > most:
            raise Refusal(
                "limit", f"The text has {size} bytes where {most} are allowed; it was not kept.",
                "Shorten it and send it again under the same number.")
