"""Every method of the protocol, and what of this package calls it.

A test holds this list against the protocol's description: neither grows without the other.
"""
from __future__ import annotations

from typing import Any, Callable, Mapping

from .engine import Engine
from .session import Session
from .staff import Staff

METHODS: Mapping[str, Callable[..., Any]] = {
    "initialize": Engine.ensure_running,
    "ping": Engine.ping,
    "shutdown": Engine.shutdown,
    "assessment.list": Engine.assessments,
    "assessment.describe": Engine.describe,
    "session.start": Session.start,
    "session.attach": Session.attach,
    "session.state": Session.refresh,
    "agreement.accept": Session.agree,
    "session.pause": Session.pause,
    "session.resume": Session.resume,
    "break.start": Session.start_break,
    "break.end": Session.end_break,
    "item.get": Session.item,
    "stimulus.get": Session.stimulus,
    "media.get": Session.medium,
    "response.save": Session.save,
    "response.clear": Session.clear,
    "item.flag": Session.flag,
    "item.comment": Session.comment,
    "nav.go": Session.go,
    "item.check": Session.check,
    "item.hint": Session.hint,
    "file.begin": Session.send,
    "file.put": Session.send_on,
    "file.end": Session.send_on,
    "section.submit": Session.submit_section,
    "session.submit": Session.submit,
    "session.receipt": Session.receipt,
    "session.result": Session.result,
    "item.review": Session.review,
    "client.event": Session.note,
    "client.state.put": Session.keep,
    "client.state.get": Session.kept,
    "registration.put": Staff.register,
    "registration.list": Staff.registrations,
    "session.inspect": Staff.inspect,
    "session.extend": Staff.extend,
    "session.void": Staff.void,
    "session.reopen": Staff.reopen,
    "session.note": Staff.note,
    "session.resumeCode": Staff.resume_code,
    "response.accept": Staff.accept,
    "grading.next": Staff.next_to_mark,
    "grading.file": Staff.file,
    "grading.submit": Staff.mark,
    "grading.adjudicate": Staff.adjudicate,
}
