"""Nothing that an engine for candidates writes holds a key, a rationale or an author's note before it is released.

Keys and rationales of the bank are words that stand nowhere else. Everything that the engine writes is searched for them
in a score of encodings: standard output, standard error, and each byte that it writes to any file. A knowledge check that
tells its keys at once shows that the search can see.
"""
from __future__ import annotations

import base64
import codecs
import hashlib
import os
import subprocess

from . import disk, exam
from .engine import PROGRAM, command
from .exam import EVERY, SECRETS, TOLD, TRIAL
from .preload import Control

ANSWERS = {"choice": {"choice": "o1"}, "true-false": {"true-false": True}, "multiple-response": {"multiple-response": ["o1", "o2"]},
           "matrix": {"matrix": {"r1": ["c1"], "r2": ["c1", "c2"]}}, "text": {"text": "a word"}, "number": {"number": "7"},
           "order": {"order": ["e1", "e2", "e3"]}, "match": {"match": {"l1": "o1", "l2": "o2"}}, "cloze": {"cloze": {"g1": "o1", "g2": "x"}},
           "essay": {"essay": "Some words."}, "survey": {"survey": "o1"}}


def base64_forms(text):
    """What Base64 makes of a text wherever it stands in longer bytes: three forms, without the characters that depend on more."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + text)
        first, last = -(-before * 8 // 6), (before + len(text)) * 8 // 6
        yield whole[first:last]


def forms(secret):
    """Every encoding of a secret that is looked for, by name."""
    text = secret.encode()
    found = {
        "plain": text, "reversed": text[::-1], "UTF-16, low byte first": secret.encode("utf-16-le"),
        "UTF-16, high byte first": secret.encode("utf-16-be"), "hexadecimal": text.hex().encode(), "HEXADECIMAL": text.hex().upper().encode(),
        "of a URL": b"".join(b"%%%02x" % byte for byte in text), "of a URL, capitals": b"".join(b"%%%02X" % byte for byte in text),
        "of JSON": b"".join(b"\\u%04x" % byte for byte in text), "of JSON, capitals": b"".join(b"\\u%04X" % byte for byte in text),
        "of HTML, decimal": b"".join(b"&#%d;" % byte for byte in text), "of HTML, hexadecimal": b"".join(b"&#x%x;" % byte for byte in text),
        "octal": b"".join(b"\\%03o" % byte for byte in text), "turned by 13": codecs.encode(secret, "rot13").encode(),
        "SHA-256": hashlib.sha256(text).digest(), "SHA-256, hexadecimal": hashlib.sha256(text).hexdigest().encode(),
        "SHA-256, Base64": base64.b64encode(hashlib.sha256(text).digest())[:42], "MD5, hexadecimal": hashlib.md5(text).hexdigest().encode()}
    for place, form in enumerate(base64_forms(text)):
        found[f"Base64, {place} before"] = form
        found[f"Base64 of a URL, {place} before"] = form.replace(b"+", b"-").replace(b"/", b"_")
    return found


def search(data):
    """Which secrets stand in bytes, and how."""
    return [(secret, name) for secret in SECRETS for name, form in forms(secret).items() if form in data]


def sit(engine, exam_name, candidate):
    """Takes an assessment, asking for everything that there is."""
    own = engine.done("session.start", {"assessment": exam_name, "candidate": candidate, "requestKey": candidate})
    slots, own = own["state"]["slots"], {"session": own["session"], "token": own["token"]}
    engine.call("assessment.describe", {"assessment": exam_name})
    seq = 0
    for slot in slots:
        engine.call("item.get", {**own, "slot": slot["slot"]})
        answer = ANSWERS.get(slot["type"])
        calls = [("response.save", {"answer": answer}), ("item.flag", {"flagged": True}), ("item.hint", {}), ("item.check", {"answer": answer}),
                 ("response.clear", {}), ("response.save", {"answer": answer})] if answer else [("item.flag", {"flagged": True})]
        for method, params in calls:
            engine.call(method, {**own, "seq": seq + 1, "slot": slot["slot"], **params})
            seq = engine.done("session.state", own)["state"]["nextSeq"] - 1
        engine.call("response.save", {**own, "seq": seq + 1, "slot": slot["slot"], "answer": {"choice": "x"}})
        engine.call("item.review", {**own, "slot": slot["slot"]})
        engine.call("stimulus.get", {**own, "stimulus": slot["slot"]})
    engine.call("session.result", own)
    seq = engine.done("session.state", own)["state"]["nextSeq"]
    engine.done("session.submit", {**own, "seq": seq, "confirm": True})
    for slot in slots:
        engine.call("item.review", {**own, "slot": slot["slot"]})
        engine.call("item.get", {**own, "slot": slot["slot"]})
    engine.call("session.result", own)
    for odd in ({**own, "token": "none"}, {**own, "session": "none"}, {**own, "slot": "s1", "extra": 1}):
        engine.call("item.get", {"slot": "s1", **odd})
    engine.write(b'{"jsonrpc":"2.0","id":1,"method":"item.get","params":{"slot"\n')
    return len(slots)


def written(trial, store, *exams):
    """Everything that an engine writes while candidates take these."""
    journal = os.path.join(trial.folder, f"journal-{len(os.listdir(trial.folder))}")
    control = Control(trial.library, "/", journal)
    begins = os.path.getsize(trial.errors) if os.path.exists(trial.errors) else 0
    engine = trial.engine(store, control=control).hello()
    for name in exams:
        trial.count("items", sit(engine, name, f"canary-{name}"))
    engine.close()
    with open(trial.errors, "rb") as errors:
        errors.seek(begins)
        said = errors.read()
    files = b"".join(entry.data for entry in disk.read(journal) if entry.kind == "W")
    return {"standard output": bytes(engine.output), "standard error": said, "files": files}


def run(trial, count):
    """So many sittings of each exam."""
    for number in range(count):
        store = trial.store()
        trial.at = f"sitting {number}"
        for where, data in written(trial, store, EVERY, TRIAL).items():
            trial.count("bytes", len(data))
            for secret, how in search(data):
                trial.fault(f"{where} holds {secret}, {how}")
        taken = take(trial)
        for secret, how in search(taken):
            trial.fault(f"`assay take` shows {secret}, {how}")
        trial.count("bytes", len(taken))
    trial.at = "the search"
    trial.figures.update({"secrets": len(SECRETS), "encodings": len(forms("x"))})
    open_eyes = {secret for secret, _ in search(written(trial, trial.store(), TOLD)["standard output"])}
    if len(open_eyes) < 5:
        trial.fault(f"sees {len(open_eyes)} of the secrets that a knowledge check tells")


def take(trial):
    """What `assay take` shows of an exam in a terminal."""
    store = trial.store()
    bank = os.path.join(trial.shared, "bank")
    lines = "".join(f"{word}\n" for word in ["a", "1", "/l", "/f", "/hint", "b"] * 20) + "/submit\nyes\n/q\n"
    ended = subprocess.run([PROGRAM, "take", EVERY, "--bank", bank, "--store", store], input=lines.encode(), timeout=60,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return ended.stdout
