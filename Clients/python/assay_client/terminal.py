"""A sitting in the terminal: a small example of a front end."""
from __future__ import annotations

from typing import Callable, List, Optional, Sequence

from .answers import Answer
from .content import Part
from .errors import Incomplete, NotReleased, Refused, TimeOver
from .interactions import (
    ChoiceInteraction, ClozeInteraction, EssayInteraction, Interaction, MatchInteraction, MatrixInteraction,
    MultipleResponseInteraction, NumberInteraction, OrderInteraction, SurveyInteraction, TextInteraction,
    TrueFalseInteraction)
from .session import Session

Ask = Callable[[str], Optional[str]]


def take(session: Session, ask: Ask, say: Callable[[str], None]) -> None:
    """Shows item by item, saves what is typed, submits, and shows the result.

    `ask` shows a prompt and gives what was typed, None at the end of the input.
    """
    if not _begin(session, ask, say):
        say("Start again when you are ready.")
        return
    for slot in session.state.slots:
        if session.is_over:
            break
        now = session.refresh().slot(slot.slot)
        if now.closed:
            continue
        if now.ahead:
            session.go(slot.slot)
        if not _answer(session, slot.slot, ask, say):
            say("Your answers are kept. Start again to go on.")
            return
    _submit(session, ask, say)
    try:
        result = session.result()
        say(f"{result.state}" + ("" if result.percent is None else f", {result.percent} %"))
    except NotReleased as error:
        say(str(error))


def _begin(session: Session, ask: Ask, say: Callable[[str], None]) -> bool:
    """Agrees to what must be agreed to, and comes back from a pause or a break; false at the end of the input."""
    for agreement in session.state.agreements:
        say(f"\n{agreement.content.text}")
        typed = ask("Do you agree? (yes/no; no ends the session) ")
        if typed is None:
            return False
        session.agree(agreement.agreement, accepted=typed.strip().lower() in ("y", "yes"))
        if session.is_over:
            return True
    if session.clock.state == "paused":
        session.resume()
    elif session.clock.state == "break":
        session.end_break()
    return True


def _answer(session: Session, slot: str, ask: Ask, say: Callable[[str], None]) -> bool:
    """Shows an item and saves an answer; false at the end of the input."""
    item = session.item(slot)
    remaining = session.clock.remaining_ms()
    say(f"\n{item.number} of {item.of_}" + ("" if remaining is None else f", {remaining // 60_000} minutes left"))
    if item.stimulus is not None:
        say(session.stimulus(item.stimulus).content.text)
    say(item.content.text)
    for line in shown(item.interaction):
        say("  " + line)
    while True:
        text = ask("> ")
        if text is None:
            return False
        if not text.strip():
            return True
        try:
            answer = parse(item.interaction, text.strip())
            if answer is None:
                return True
            session.save(slot, answer)
            return True
        except TimeOver as error:
            say(str(error))
            return True
        except (ValueError, Refused) as error:
            say(str(error))


def _submit(session: Session, ask: Ask, say: Callable[[str], None]) -> None:
    if session.is_over:
        return
    try:
        session.submit()
    except Incomplete as error:
        say(str(error))
        if (ask("Submit all the same? (yes/no) ") or "").strip().lower() in ("y", "yes"):
            session.submit(confirm=True)


def shown(interaction: Interaction) -> List[str]:
    """What can be chosen, a line each, and how it is typed."""
    if isinstance(interaction, TrueFalseInteraction):
        return ["true or false"]
    if isinstance(interaction, (ChoiceInteraction, MultipleResponseInteraction)):
        return _lines(interaction.options)
    if isinstance(interaction, SurveyInteraction):
        return _lines(interaction.steps)
    if isinstance(interaction, OrderInteraction):
        return _lines(interaction.entries) + ["type the numbers in order: 2 1 3"]
    if isinstance(interaction, MatrixInteraction):
        return _lines(interaction.rows, "r") + _lines(interaction.columns, "c") + ["type r1=c2 r2=c1,c2"]
    if isinstance(interaction, MatchInteraction):
        return _lines(interaction.lefts, "l") + _lines(interaction.rights, "o") + ["type l1=o2 l2=o1"]
    if isinstance(interaction, ClozeInteraction):
        lines = [
            f"{gap.id}: " + ", ".join(f"{part.id} {part.content.text}" for part in gap.options)
            for gap in interaction.gaps if gap.options]
        return lines + ["type g1=o2; g2=words"]
    return []


def parse(interaction: Interaction, text: str) -> Optional[Answer]:
    """The answer that was typed; a ValueError says what is wrong with it. None for a page to read."""
    if isinstance(interaction, TrueFalseInteraction):
        if text.lower() not in ("true", "false", "t", "f"):
            raise ValueError("type true or false")
        return interaction.answer(text.lower().startswith("t"))
    if isinstance(interaction, ChoiceInteraction):
        return interaction.answer(_at(interaction.options, text))
    if isinstance(interaction, SurveyInteraction):
        return interaction.answer(_at(interaction.steps, text))
    if isinstance(interaction, MultipleResponseInteraction):
        return interaction.answer(_at(interaction.options, word) for word in text.replace(",", " ").split())
    if isinstance(interaction, OrderInteraction):
        return interaction.answer(_at(interaction.entries, word) for word in text.replace(",", " ").split())
    if isinstance(interaction, MatrixInteraction):
        pairs = [_pair(word) for word in text.split()]
        return interaction.answer({row: columns.split(",") for row, columns in pairs})
    if isinstance(interaction, MatchInteraction):
        return interaction.answer(dict(_pair(word) for word in text.split()))
    if isinstance(interaction, ClozeInteraction):
        return interaction.answer(dict(_pair(part.strip()) for part in text.split(";")))
    if isinstance(interaction, (TextInteraction, NumberInteraction, EssayInteraction)):
        return interaction.answer(text)
    return None


def _lines(parts: Sequence[Part], prefix: str = "") -> List[str]:
    return [f"{prefix}{place}. {part.content.text}" for place, part in enumerate(parts, 1)]


def _at(parts: Sequence[Part], word: str) -> Part:
    if not word.isdecimal() or not 1 <= int(word) <= len(parts):
        raise ValueError(f"type a number from 1 to {len(parts)}")
    return parts[int(word) - 1]


def _pair(word: str) -> "tuple[str, str]":
    name, equals, value = word.partition("=")
    if not equals:
        raise ValueError(f"`{word}` has no `=`")
    return name, value
