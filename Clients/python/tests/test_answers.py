"""Interactions make answers that fit, and refuse others before they are sent."""
from __future__ import annotations

import json
import unittest
from decimal import Decimal
from pathlib import Path
from typing import Any, Dict, List

import assay_client.simulator
from assay_client import (
    Answer, Cloze, Fields, Item, KNOWN_TYPES, Match, Matrix, Number, OtherAnswer, OtherInteraction, any_answer)
from assay_client.interactions import (
    ChoiceInteraction, ClozeInteraction, MatchInteraction, MatrixInteraction, MultipleResponseInteraction,
    NumberInteraction, OrderInteraction, TextInteraction)


def demo_items() -> Dict[str, Item]:
    """An item of every type, as the engine gave them."""
    path = Path(assay_client.simulator.__file__).with_name("demo.json")
    recorded = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    items: List[Dict[str, Any]] = [
        {**item, "flagged": False} for one in recorded["assessments"] for item in one["items"].values()]
    return {item["type"]: Item.of(Fields(item, "item")) for item in items}


class AnswersFit(unittest.TestCase):
    def setUp(self) -> None:
        self.items = demo_items()

    def test_every_type_of_the_engine_has_a_class(self) -> None:
        self.assertEqual(set(self.items), set(KNOWN_TYPES))

    def test_any_answer_is_of_its_items_type_and_comes_back_from_the_wire(self) -> None:
        for type_, item in self.items.items():
            answer = any_answer(item.interaction)
            if type_ in ("file", "info"):
                self.assertIsNone(answer)
                continue
            assert answer is not None
            self.assertEqual(list(answer.to_json()), [type_])
            self.assertEqual(Answer.from_json(answer.to_json()).to_json(), answer.to_json())

    def test_what_is_not_shown_or_named_twice_is_refused(self) -> None:
        choice, several = self.items["choice"].interaction, self.items["multiple-response"].interaction
        assert isinstance(choice, ChoiceInteraction) and isinstance(several, MultipleResponseInteraction)
        for wrong in (lambda: choice.answer("o9"), lambda: several.answer(["o1", "o1"]),
                      lambda: several.answer(["o1", "o2", "o3"])):
            self.assertRaises(ValueError, wrong)
        self.assertEqual(several.answer(["o2"]).to_json(), {"multiple-response": ["o2"]})

    def test_parts_may_be_left_out_of_a_draft(self) -> None:
        matrix, match = self.items["matrix"].interaction, self.items["match"].interaction
        order, cloze = self.items["order"].interaction, self.items["cloze"].interaction
        assert isinstance(matrix, MatrixInteraction) and isinstance(match, MatchInteraction)
        assert isinstance(order, OrderInteraction) and isinstance(cloze, ClozeInteraction)
        self.assertEqual(matrix.answer({"r1": ["c1", "c2"]}), Matrix({"r1": ("c1", "c2")}))
        self.assertEqual(match.answer({"l2": match.rights[0]}), Match({"l2": "o1"}))
        self.assertEqual(order.answer(["e2"]).to_json(), {"order": ["e2"]})
        self.assertEqual(cloze.answer({"g1": "100", "g2": "o1"}), Cloze({"g1": "100", "g2": "o1"}))
        for wrong in (lambda: matrix.answer({"r9": []}), lambda: match.answer({"l1": "o99"}),
                      lambda: cloze.answer({"g9": "x"}), lambda: cloze.answer({"g2": "hot"}),
                      lambda: cloze.answer({"g1": match.rights[0]})):
            self.assertRaises(ValueError, wrong)

    def test_numbers_are_exact_and_texts_have_a_limit_in_bytes(self) -> None:
        number, text = self.items["number"].interaction, self.items["text"].interaction
        assert isinstance(number, NumberInteraction) and isinstance(text, TextInteraction)
        self.assertEqual(number.answer(0.1), Number("0.1"))
        self.assertEqual(number.answer(Decimal("1E+3")), Number("1000"))
        self.assertEqual(number.answer("12 or so"), Number("12 or so"))
        text.answer("é" * (text.max_bytes // 2))
        self.assertRaises(ValueError, lambda: text.answer("é" * (text.max_bytes // 2 + 1)))

    def test_a_type_of_tomorrow_can_be_shown_and_answered(self) -> None:
        raw = {**dict(self.items["text"].raw), "type": "hologram", "interaction": {"axes": 3}}
        interaction = Item.of(Fields(raw, "item")).interaction
        assert isinstance(interaction, OtherInteraction)
        self.assertEqual(interaction.raw, {"axes": 3})
        self.assertEqual(interaction.answer([1, 2]).to_json(), {"hologram": [1, 2]})
        self.assertEqual(Answer.from_json({"hologram": [1]}), OtherAnswer("hologram", [1]))


if __name__ == "__main__":
    unittest.main()
