"""What staff do, through an engine that was started with `--role staff`."""
from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Dict, Mapping, Optional, Tuple

from .engine import Engine
from .fields import Fields
from .moments import milliseconds_of


@dataclass(frozen=True)
class Registration:
    """Who may sit what, when and how."""

    candidate: str
    assessment: str
    opens: Optional[datetime] = None
    closes: Optional[datetime] = None
    locale: Optional[str] = None
    extra_time: Optional[Decimal] = None
    """The factor of extra time, from 1 to 10."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Groups for the analysis of fairness, value by name."""
    request_key: Optional[str] = None
    """Under which key it was put."""

    @classmethod
    def of(cls, fields: Fields) -> Registration:
        """Reads one registration of a list."""
        accommodations = fields.fields("accommodations") if "accommodations" in fields else Fields({}, "")
        return cls(
            fields.text("candidate"), fields.text("assessment"), fields.moment_or_none("opens"),
            fields.moment_or_none("closes"), fields.text_or_none("locale"), accommodations.number_or_none("extraTime"),
            fields.map("groups"), fields.text_or_none("requestKey"))

    def to_json(self) -> Dict[str, Any]:
        """The parameters of `registration.put`, without its key."""
        params: Dict[str, Any] = {"candidate": self.candidate, "assessment": self.assessment}
        if self.opens is not None:
            params["opens"] = milliseconds_of(self.opens)
        if self.closes is not None:
            params["closes"] = milliseconds_of(self.closes)
        if self.locale is not None:
            params["locale"] = self.locale
        if self.extra_time is not None:
            params["accommodations"] = {"extraTime": self.extra_time}
        if self.groups:
            params["groups"] = dict(self.groups)
        return params


class Staff:
    """The methods of the role `staff`.

    Each change carries a request key, random where none is given, and is sent again under the same key after trouble: it
    is done once.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def register(self, registration: Registration) -> None:
        """Registers a candidate for an assessment, in place of an earlier registration."""
        key = registration.request_key or secrets.token_hex(16)
        self._engine.ask("registration.put", {"requestKey": key, **registration.to_json()})

    def registrations(self, assessment: str) -> Tuple[Registration, ...]:
        """Who is registered for an assessment."""
        return self._engine.ask("registration.list", {"assessment": assessment}).all("registrations", Registration.of)
