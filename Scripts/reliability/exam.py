"""The bank that is delivered: exams that are quick to take, with keys that can be told wherever they turn up."""
from __future__ import annotations

import os
import shutil

from .engine import command

ITEMS = 20
SLOTS = [f"s{number}" for number in range(1, ITEMS + 1)]
STORE = "assay.sqlite"

TRIAL, TIMED, BRIEF, EVERY, TOLD = "trial", "timed", "brief", "every", "told"
BRIEF_SECONDS = 3


def secret(*words):
    """A text that stands in keys and rationales alone."""
    return "-".join(("Zq7", *map(str, words), "xK4"))


# What must never leave before it is released; `secret` makes each of them, but for the number.
NUMBER = "4815162342.25"
SECRETS = [NUMBER] + [secret(what, where) for what, places in {
    "key": ["choice", "several", "grid", "order", "match", "gap", "written", "typed", *range(1, ITEMS + 1)],
    "why": ["choice", "distractor", "several", "row", "pair", "text", "gap", *range(1, ITEMS + 1)],
    "told": ["right", "wrong"], "author": ["tag", "reference", "reviewer", "rubric"]}.items() for where in places]


def write(folder):
    """Writes the bank into a folder."""
    files = {"bank.yaml": "bank: reliability\ntitle: Reliability\nlanguage: en\ndefaults: {status: approved}\n",
             "items/texts.yaml": "items:\n" + "".join(text_item(number) for number in range(1, ITEMS + 1)),
             "items/every.yaml": every_type("exam", ""), "items/told.yaml": every_type("practice", "t-")}
    drawn = [f"q{number}" for number in range(1, ITEMS + 1)]
    types = ["choice", "true-false", "several", "grid", "word", "number", "order", "match", "gaps", "essay", "mood", "page"]
    files["assessments/trial.yaml"] = exam(TRIAL, drawn, "retake: {attempts: unlimited}\n")
    files["assessments/timed.yaml"] = exam(TIMED, drawn, "time: {limit: 90m, warn: [10m], grace: 30s, late: keep}\n")
    files["assessments/brief.yaml"] = exam(BRIEF, drawn, f"time: {{limit: {BRIEF_SECONDS}s}}\n")
    files["assessments/every.yaml"] = exam(EVERY, types, "")
    files["assessments/told.yaml"] = (
        f"knowledge-check: {TOLD}\ntitle: Told\nregistration: open\ntake: [{', '.join('t-' + name for name in types)}]\n"
        "attempts: {per-item: 1}\nfeedback: {right-wrong: at-once, rationale: at-once, key: at-once}\n")
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def publish(folder):
    """Writes the bank to `folder/bank`, and publishes it in a store in the folder `folder/published`."""
    bank, published = os.path.join(folder, "bank"), os.path.join(folder, "published")
    write(bank)
    os.makedirs(published)
    for name in (TRIAL, TIMED, BRIEF, EVERY, TOLD):
        command("publish", name, "--bank", bank, store=os.path.join(published, STORE))
    return published


def fresh(published, folder):
    """Copies the published store into a folder of its own; gives the store's path."""
    shutil.copytree(published, folder)
    return os.path.join(folder, STORE)


def exam(name, items, more):
    return (f"exam: {name}\ntitle: Exam {name}\nregistration: open\n"
            f"form:\n  shuffle: none\n  sections:\n    - {{id: main, draw: [{', '.join(items)}]}}\n"
            "delivery: {navigation: {within-section: free, between-sections: free}, flag: allowed}\n"
            "cut: {basis: fixed, method: judgement, at: 60%}\npass: {all: [{total: cut}]}\n"
            "release: {result: never, competencies: never, key: never}\n" + more)


def text_item(number):
    return (f"  - id: q{number}\n    type: text\n    stem: Which word is number {number}?\n"
            f"    accept:\n      - {{text: {secret('key', number)}, rationale: {secret('why', number)}}}\n")


def every_type(use, before):
    """An item of every type, whose keys, rationales and notes are all secrets."""
    told = f"feedback: {{right: {secret('told', 'right')}, wrong: {secret('told', 'wrong')}}}"
    author = (f"tags: [{secret('author', 'tag')}]\n    references: [{secret('author', 'reference')}]\n"
              f"    reviewed: [{{by: {secret('author', 'reviewer')}, on: 2026-04-02}}]")
    return f"""\
defaults: {{use: {use}, status: approved}}
items:
  - id: {before}choice
    type: choice
    {author}
    stem: Which one?
    options:
      - {{correct: This, id: {secret('key', 'choice')}, rationale: {secret('why', 'choice')}}}
      - {{distractor: That, id: that, rationale: {secret('why', 'distractor')}}}
    {told}
  - {{id: {before}true-false, type: true-false, stem: Is it so?, answer: false, {told}}}
  - id: {before}several
    type: multiple-response
    select: 2
    stem: Which two?
    options:
      - {{correct: A, id: {secret('key', 'several')}, rationale: {secret('why', 'several')}}}
      - {{distractor: B, id: b}}
      - {{correct: C, id: c}}
  - id: {before}grid
    type: matrix
    stem: Which of which?
    columns: [{{id: x, text: X}}, {{id: y, text: Y}}]
    rows:
      - {{id: {secret('key', 'grid')}, text: P, correct: [x], rationale: {secret('why', 'row')}}}
      - {{id: q, text: Q, correct: [x, y]}}
  - id: {before}word
    type: text
    stem: What is the word?
    accept:
      - {{text: {secret('key', 'written')}, rationale: {secret('why', 'text')}}}
  - {{id: {before}number, type: number, stem: How many?, answer: {NUMBER}, {told}}}
  - id: {before}order
    type: order
    stem: In which order?
    items: [{{id: {secret('key', 'order')}, text: First}}, {{id: g, text: Second}}, {{id: h, text: Third}}]
  - id: {before}match
    type: match
    stem: Which with which?
    pairs:
      - {{id: {secret('key', 'match')}, left: Left, right: Right, right-id: r, rationale: {secret('why', 'pair')}}}
      - {{id: m, left: Up, right: Down, right-id: d}}
  - id: {before}gaps
    type: cloze
    stem: A [[kind]] key and a [[word]].
    gaps:
      kind:
        options:
          - {{correct: long, id: {secret('key', 'gap')}, rationale: {secret('why', 'gap')}}}
          - {{distractor: short, id: short}}
      word: {{accept: [{secret('key', 'typed')}]}}
  - id: {before}essay
    type: essay
    points: 4
    stem: Write.
    words: 1..50
    rubric: {{raters: 1, traits: [{{id: analysis, points: 4, levels: {{4: {secret('author', 'rubric')}, 0: None}}}}]}}
  - {{id: {before}mood, type: survey, stem: How is it?, scale: [{{id: low, text: Low}}, {{id: high, text: High}}]}}
  - {{id: {before}page, type: info, stem: Read this.}}
"""
