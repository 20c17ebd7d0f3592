"""What the simulator shows: recorded from the engine, so that every member is as it gives it."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Set


class DemoAssessment:
    """One assessment of the demonstration."""

    def __init__(self, recorded: Dict[str, Any]) -> None:
        self.summary: Dict[str, Any] = recorded["summary"]
        self.description: Dict[str, Any] = recorded["description"]
        self.state: Dict[str, Any] = recorded["state"]
        self.items: Dict[str, Dict[str, Any]] = recorded["items"]
        self.stimuli: Dict[str, Dict[str, Any]] = recorded["stimuli"]
        self.hints: Dict[str, List[Any]] = recorded["hints"]
        self.keys: Dict[str, Dict[str, Any]] = recorded["keys"]
        self.rationales: Dict[str, List[Dict[str, Any]]] = recorded["rationales"]
        self.words: Dict[str, Dict[str, Any]] = recorded["words"]
        self.asks: Dict[str, List[str]] = recorded["asks"]
        """The types, content, features and tools that a client must be able to show."""
        self.media: Dict[str, Dict[str, Any]] = recorded["media"]
        self.results: Dict[str, Dict[str, Any]] = recorded["results"]

    @property
    def id(self) -> str:
        """The assessment's id."""
        return str(self.summary["assessment"])

    @property
    def slots(self) -> List[str]:
        """The slots of the form, in order."""
        return [slot["slot"] for slot in self.state["slots"]]

    def media_of(self, slot: str) -> Set[str]:
        """The media that an item and its stimulus show."""
        item = self.items[slot]
        shown = json.dumps([item, self.stimuli.get(item.get("stimulus", ""), {})])
        return {name for name in self.media if f'"{name}"' in shown}

    @property
    def formative(self) -> Optional[Dict[str, Any]]:
        """What a knowledge check tells; None for exams."""
        return self.description.get("formative")

    def is_free(self, where: str) -> bool:
        """Whether `withinSection` or `betweenSections` candidates go as they like."""
        return bool(self.description["navigation"][where] == "free")


class Demo:
    """All assessments, and what the engine said of itself."""

    def __init__(self) -> None:
        recorded = json.loads(Path(__file__).with_name("demo.json").read_text(encoding="utf-8"))
        self.initialize: Dict[str, Any] = recorded["initialize"]
        self.assessments: Dict[str, DemoAssessment] = {
            one["summary"]["assessment"]: DemoAssessment(one) for one in recorded["assessments"]}
