"""Errors of the protocol, each with words of its own, so that every one can be shown on request."""
from __future__ import annotations

from typing import Any, Dict, Optional, Tuple

WORDS: Dict[str, Tuple[int, str, str]] = {
    "parseError": (-32700, "The line is not JSON.", "Send one JSON object a line, in UTF-8."),
    "invalidRequest": (-32600, "The line is not a request.", "Send `jsonrpc`, `id`, `method` and `params`."),
    "methodNotFound": (-32601, "There is no such method here.", "Check its spelling, and the role."),
    "invalidParams": (-32602, "The parameters do not fit the method.", "Mend the parameters and send it again."),
    "internalError": (-32603, "The engine made a mistake.", "Report this to whoever runs the engine."),
    "notInitialised": (
        1001, "The client has not said yet what it speaks and what it can show.", "Send initialize first."),
    "unsupportedVersion": (
        1002, "This engine speaks version 1 of the protocol only.", "Send initialize with `protocol` \"1\"."),
    "unsupportedContent": (
        1003, "The assessment may show what the client cannot.",
        "Use a client that shows them; nothing was started."),
    "unknownAssessment": (2001, "No such assessment is published here.", "Take its id from assessment.list."),
    "notEligible": (
        2002, "The candidate may not start now.", "Nothing can be started; ask staff if this is wrong."),
    "blueprintShortage": (
        2003, "The items do not suffice for a form, so none was drawn and nothing was started.",
        "Tell whoever publishes the assessment; `assay assemble` says what is missing."),
    "unknownSession": (
        2004, "There is no session of this id that this token opens.",
        "Send the session and the token that session.start gave, or start again with the same request key."),
    "staleClient": (
        2005, "The session went on with another client, and this token is no longer good.",
        "Stop here, or take the session back by session.start with its request key."),
    "notRegistered": (
        2006, "The candidate is not registered for this assessment.",
        "Have staff register the candidate, or name the candidate who is."),
    "sequenceGap": (3001, "The number is not the next one.", "Send what was not acknowledged again, in order."),
    "sequenceConflict": (
        3002, "The number was used for something else, which stands.", "Ask for session.state, and go on from there."),
    "stateViolation": (
        3003, "The session was submitted, so nothing in it can change.",
        "Ask for session.result to see what may be told."),
    "navigationForbidden": (
        3004, "The slot is closed: its section was submitted, or it was left behind.",
        "Go on with a slot that session.state shows as open or ahead."),
    "skippingForbidden": (3005, "An item must be answered before you go on.", "Answer it first."),
    "triesUsed": (
        3006, "The slot is settled: it was answered rightly, its key was shown, or no try is left.",
        "Go on with another slot."),
    "invalidAnswer": (3007, "The answer does not fit the slot.", "Take the ids from item.get for this slot."),
    "incomplete": (
        3008, "Answers are missing.", "Answer them, or submit with `confirm: true`."),
    "unknownSlot": (3009, "This form has no such slot.", "Take the slots from session.state."),
    "timeOver": (
        4001, "The time limit of the assessment is over; what had been saved was submitted.",
        "Ask for session.result to see what may be told."),
    "tooEarly": (4002, "A minimum time has not passed yet.", "Wait, and send it again."),
    "paused": (4003, "The session is paused.", "Resume it first."),
    "notReleased": (5001, "It is not released yet.", "Ask again later; assessment.describe says from when."),
    "forbidden": (5002, "The assessment does not allow this.", "Leave it out for this assessment."),
    "storage": (
        6001, "The store could not do this, so nothing of it is acknowledged.",
        "Send it again unchanged; what was kept after all is answered with `replayed`."),
    "limit": (6002, "That is more than is allowed; it was not kept.", "Shorten it and send it again."),
}
"""Code, message and advice of each kind."""

NUMBERLESS = (
    "parseError", "invalidRequest", "methodNotFound", "invalidParams", "internalError", "notInitialised", "storage",
    "limit", "sequenceGap", "sequenceConflict", "staleClient", "unknownSession")
"""The kinds that use no `seq`."""

EXAMPLES: Dict[str, Dict[str, Any]] = {
    "unsupportedVersion": {"protocols": ["1"]},
    "unsupportedContent": {"types": ["essay"]},
    "notEligible": {"reason": "waiting", "from": 4_102_444_800_000},
    "notReleased": {"from": 4_102_444_800_000},
    "incomplete": {"slots": ["s1"]},
}
"""What an error of a kind has beside its words, where it is asked for by its kind alone."""


class Refusal(Exception):
    """A refusal on its way to the reply."""

    def __init__(
        self, kind: str, message: Optional[str] = None, advice: Optional[str] = None, *,
        retryable: Optional[bool] = None, **details: Any,
    ) -> None:
        super().__init__(kind)
        code, usual, usual_advice = WORDS[kind]
        self.kind = kind
        self.code = code
        self.message = message or usual
        self.advice = advice or usual_advice
        self.retryable = kind == "storage" if retryable is None else retryable
        self.details = details

    def to_json(self, clock: Optional[Dict[str, Any]], replayed: bool = False) -> Dict[str, Any]:
        """The error object."""
        data: Dict[str, Any] = {"kind": self.kind, "retryable": self.retryable, "advice": self.advice, **self.details}
        if replayed:
            data["replayed"] = True
        if clock is not None:
            data["clock"] = clock
        return {"code": self.code, "message": self.message, "data": data}
