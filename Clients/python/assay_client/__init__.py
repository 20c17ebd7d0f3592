"""A client of the Assay delivery protocol: Python's standard library and nothing else.

    from assay_client import Engine, Session

    with Engine.start(["assay", "serve", "--store", "exam.sqlite"]) as engine:
        with Session.start(engine, "ce-1", candidate="c-17") as session:
            item = session.item("s1")
            session.save("s1", item.interaction.answer("o2"))
            session.submit(confirm=True)
"""
from .answers import (
    Answer, Choice, Cloze, Essay, Files, Match, Matrix, MultipleResponse, Number, Order, OtherAnswer, Survey, Text,
    TrueFalse)
from .assessments import (
    Assessment, AssessmentSummary, Breaks, Formative, Interruptions, PartTime, SectionSummary)
from .clock import Clock, Limit
from .connection import Connection
from .content import Agreement, Content, Medium, Part, Stimulus
from .courier import Pending
from .engine import Engine, EngineInfo
from .errors import (
    KINDS, AssayError, BlueprintShortage, Disconnected, EngineNotStarted, Forbidden, Incomplete, InternalError,
    InvalidAnswer, InvalidParams, InvalidRequest, LimitReached, MethodNotFound, NavigationForbidden, NotEligible,
    NotInitialised, NotRegistered, NotReleased, ParseError, Paused, ProtocolError, Refused, SequenceConflict,
    SequenceGap, SkippingForbidden, StaleClient, StateViolation, StorageFailed, TimedOut, TimeOver, TooEarly,
    TriesUsed, Unanswered, UnknownAssessment, UnknownSession, UnknownSlot, UnsupportedContent, UnsupportedVersion)
from .fields import Fields
from .file_outbox import FileOutbox, OutboxInUse
from .interactions import (
    ChoiceInteraction, ClozeInteraction, EssayInteraction, FileInteraction, Gap, InfoInteraction, Interaction,
    KNOWN_TYPES,
    MatchInteraction, MatrixInteraction, MultipleResponseInteraction, NumberInteraction, OrderInteraction,
    OtherInteraction, SurveyInteraction, TextInteraction, TrueFalseInteraction, any_answer)
from .items import Checked, Feedback, Hint, Item, Rationale, Review, Saved, Tries
from .marking import AnsweredFile, Level, MarkedStimulus, MarkingTask, Trait
from .methods import METHODS
from .notifications import Notification
from .outbox import Change, MemoryOutbox, Outbox, Sitting
from .patience import Patience
from .results import AttemptStanding, Condition, PartResult, Receipt, Result, Submitted
from .session import Session
from .staff import Event, Inspection, Registration, ResumeCode, Staff, Unlimited
from .states import Section, SentFile, Slot, State
from .wire import PROTOCOL

__version__ = "0.1.0"
__all__ = [
    "Agreement", "Answer", "AnsweredFile", "any_answer", "AssayError", "Assessment", "AssessmentSummary", "AttemptStanding",
    "BlueprintShortage", "Breaks", "Change", "Checked", "Choice", "ChoiceInteraction", "Clock", "Cloze", "ClozeInteraction",
    "Condition", "Connection", "Content", "Disconnected", "Engine", "EngineInfo", "EngineNotStarted", "Essay",
    "EssayInteraction", "Event", "Feedback", "Fields", "FileInteraction", "FileOutbox", "Files",
    "Forbidden", "Formative", "Gap", "Hint",
    "Incomplete", "InfoInteraction", "Inspection", "Interaction", "InternalError", "Interruptions",
    "InvalidAnswer", "InvalidParams", "InvalidRequest", "Item", "KINDS", "KNOWN_TYPES", "Level", "Limit",
    "LimitReached", "MarkedStimulus", "MarkingTask", "Match", "MatchInteraction", "Matrix", "MatrixInteraction",
    "Medium", "MemoryOutbox", "MethodNotFound",
    "METHODS", "MultipleResponse", "MultipleResponseInteraction", "NavigationForbidden", "NotEligible",
    "Notification", "NotInitialised", "NotRegistered", "NotReleased", "Number", "NumberInteraction", "Order",
    "OrderInteraction", "OtherAnswer", "OtherInteraction", "Outbox", "OutboxInUse", "ParseError", "Part",
    "PartResult", "PartTime", "Patience", "Paused", "Pending", "PROTOCOL", "ProtocolError", "Rationale", "Receipt",
    "Refused",
    "Registration", "Result", "ResumeCode", "Review", "Saved", "Section", "SectionSummary", "SentFile",
    "SequenceConflict",
    "SequenceGap", "Session", "Sitting", "SkippingForbidden", "Slot", "Staff", "StaleClient", "State",
    "StateViolation", "Stimulus", "StorageFailed", "Submitted", "Survey", "SurveyInteraction", "Text",
    "TextInteraction", "TimedOut", "TimeOver", "TooEarly", "Trait", "Tries", "TriesUsed", "TrueFalse",
    "TrueFalseInteraction", "Unanswered", "UnknownAssessment", "UnknownSession", "UnknownSlot", "Unlimited",
    "UnsupportedContent", "UnsupportedVersion",
]
