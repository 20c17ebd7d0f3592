"""Lines that no client of good will sends: what is no JSON, no request, too deep, too long, or means nothing.

Each case is a name, a line, and the code of the error that must answer it: nothing where the engine may take it either
way. A case that holds line feeds is several lines.
"""
from __future__ import annotations

import json

PARSE, REQUEST, METHOD, PARAMS = -32700, -32600, -32601, -32602
PING = {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {}}
HEAD = '{"jsonrpc":"2.0","id":1,"method":"ping","params":'

# Values that a parameter is given in place of its own.
ODD = [None, True, -1, 0, 1, 2, 7, 1.5, 1e308, 2**31, 2**53 + 1, 2**63, 2**64, 10**30, "", "s1", "s21", "S1", "s01", "main",
       "x" * 5000, "x" * 70_000, [], {}, [[]], {"a": {}}, "../../etc/passwd", "' OR 1=1 --", "\u0000", "\u202e", "\u212a", "é",
       "e\u0301", "=HYPERLINK(\"http://x\")", "<script>", "(a+)+$", "A" * 1000 + "\u0301" * 1000, "\ud800"]
ODD_ANSWERS = [{"text": odd} for odd in ODD] + [
    {"choice": "o1"}, {"true-false": True}, {"multiple-response": ["o1"] * 1000}, {"number": "1e999999999"},
    {"matrix": {f"r{row}": ["c1"] for row in range(2000)}}, {"number": "9" * 4000}, {"order": []}, {"match": {}},
    {"cloze": {"g1": "x"}}, {"essay": "x" * 60_000}, {"survey": "o1"}, {"text": "a", "choice": "o1"}]


def not_json():
    whole = json.dumps(PING)
    for end in range(1, len(whole), 7):
        yield f"cut after {end} bytes", whole[:end], PARSE
    for text in ("}", "]", ",", ":", "%$#@!", "{} {}", "[] []", "true false", "nul", "True", "'a'", "{'a':1}", "{a:1}", "{\"a\" 1}",
                 "{\"a\":}", "{\"a\":1,}", "{,}", "[1,]", "[,1]", "[1 2]", "{\"a\":1/*x*/}", "// x", "[NaN]", "[Infinity]", "[-Infinity]",
                 "[0x1]", "[+1]", "[01]", "[-01]", "[.5]", "[5.]", "[1e]", "[1e+]", "[--1]", "[1_000]", "[١]", "[\"\t\"]", "[\"\x1f\"]",
                 "[\"\\x\"]", "[\"\\u12\"]", "[\"\\u12G4\"]", "[\"\\U00e9\"]", "[\"a]", "\"\\", "[\"\\ud800\\u0041\"", "\\u007b}", "\x0b{}", "\xa0{}"):
        yield f"text {text!r}", text, PARSE
    spoilt = {"invalid": b"\xff\xfe", "overlong": b"\xc0\xaf", "overlong of three": b"\xe0\x80\xaf", "surrogate": b"\xed\xa0\x80", "cut": b"\xe2\x82",
              "beyond Unicode": b"\xf4\x90\x80\x80", "of five bytes": b"\xf8\x88\x80\x80\x80", "continuation": b"\x80"}
    for name, data in spoilt.items():
        yield f"UTF-8 {name}", b'["' + data + b'"]', PARSE
        yield f"UTF-8 {name}, in a request", b'{"jsonrpc":"2.0","id":1,"method":"' + data + b'"}', PARSE
    yield "NUL outside", b'{"jsonrpc":"2.0",\0"id":1}', PARSE
    yield "NUL inside", b'["\0"]', PARSE
    yield "only NUL", b"\0" * 1000, PARSE
    yield "UTF-16", whole.encode("utf-16"), PARSE
    yield "UTF-32", whole.encode("utf-32-le"), PARSE
    yield "byte order mark", b"\xef\xbb\xbf" + whole.encode(), None
    yield "form feed before", b"\x0c" + whole.encode(), PARSE
    yield "carriage returns", b"\r\r\r", None
    yield "line ends of another system", whole.encode() + b"\r", None
    yield "empty lines", b"\n\n\n\n", None
    yield "blanks", b" \t ", None
    yield "headers of another framing", b"Content-Length: 40\r\n\r\n" + whole.encode(), None
    yield "HTTP", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", None


def no_request():
    for name, value in {"null": None, "true": True, "number": 1, "string": "ping", "empty object": {}, "empty list": [], "list": [1, 2, 3],
                        "batch": [PING], "batch in a batch": [[PING]], "no version": {"id": 1, "method": "ping"},
                        "version 1.0": {**PING, "jsonrpc": "1.0"}, "version as a number": {**PING, "jsonrpc": 2.0}, "no version's value": {**PING, "jsonrpc": None},
                        "method a number": {**PING, "method": 1}, "method null": {**PING, "method": None}, "method a list": {**PING, "method": ["ping"]},
                        "no method": {"jsonrpc": "2.0", "id": 1}, "id an object": {**PING, "id": {}}, "id a list": {**PING, "id": []},
                        "id true": {**PING, "id": True}, "id null": {**PING, "id": None}, "no id": {"jsonrpc": "2.0", "method": "ping"},
                        "id a fraction": {**PING, "id": 1.5}, "a result": {"jsonrpc": "2.0", "id": 1, "result": {}}, "an error": {"jsonrpc": "2.0", "id": 1, "error": {}},
                        "params a number": {**PING, "params": 1}, "params a string": {**PING, "params": "x"}, "params a list": {**PING, "params": [1]},
                        "another member": {**PING, "admin": True}}.items():
        codes = REQUEST if not name.startswith(("params", "another")) else None
        yield f"request: {name}", json.dumps(value), codes
    yield "request: a large batch", json.dumps([PING] * 5000), REQUEST
    for name, text in {"1e400": "1e400", "-0": "-0", "2^53+1": "9007199254740993", "2^63": "9223372036854775808", "2^64": "18446744073709551616",
                       "1e-400": "1e-400", "1.0": "1.0", "1e2": "1e2", "100 digits": "9" * 100, "-2^63": "-9223372036854775808"}.items():
        yield f"id {name}", '{"jsonrpc":"2.0","id":%s,"method":"ping"}' % text, None
    for name, text in {"lone surrogate": "\\ud800", "NUL": "\\u0000", "right to left": "\\u202e", "no width": "q\\u200b1", "decomposed": "e\\u0301", "kelvin": "\\u212a",
                       "full width": "\\uff11", "no character": "\\uffff", "line feed": "a\\nb", "256 bytes": "i" * 256, "257 bytes": "i" * 257, "100 KB": "i" * 100_000}.items():
        yield f"id string, {name}", '{"jsonrpc":"2.0","id":"%s","method":"ping"}' % text, None
    for method in ("", "Ping", "ping ", " ping", "ping\u0000", "pıng", "rpc.discover", "__proto__", "constructor", "session", "session.", ".start", "session.start.x",
                   "registration.put.x", "../ping", "m" * 64):
        yield f"method {method[:20]!r}", json.dumps({**PING, "method": method}), METHOD
    yield "a method of 100 KB", json.dumps({**PING, "method": "m" * 100_000}), None
    for member in ("jsonrpc", "id", "method", "params"):
        yield f"{member} twice", json.dumps(PING)[:-1] + f', "{member}": {json.dumps(PING[member])}}}', PARSE
        yield f"{member} twice, once escaped", json.dumps(PING)[:-1] + f', "\\u{ord(member[0]):04x}{member[1:]}": {json.dumps(PING[member])}}}', PARSE


def large():
    for count in (63, 64, 65, 100, 1000, 10_000, 100_000):
        yield f"{count} lists", "[" * count + "]" * count, None
        yield f"{count} lists, open", "[" * count, PARSE
        yield f"{count} objects", '{"a":' * count + "1" + "}" * count, None
        yield f"{count} lists in params", HEAD + "[" * count + "]" * count + "}", None
        yield f"{count} lists and objects in params", HEAD + '[{"a":' * count + "1" + "}]" * count + "}", None
    yield "200,000 digits in a list", "[" + ",".join("1" * 200_000) + "]", None
    yield "100,000 members", "{" + ",".join(f'"k{number}":0' for number in range(100_000)) + "}", None
    yield "3,000 long names", "{" + ",".join(f'"{chr(97 + n % 26) * (n // 26 + 1)}":0' for n in range(3000)) + "}", None
    for size in ((1 << 20) - 200, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 8 << 20, 64 << 20):
        yield f"a line of {size} bytes", HEAD + '{"x":"' + "a" * (size - len(HEAD) - 9) + '"}}', PARAMS if size <= 1 << 20 else PARSE
    yield "100,000 digits", HEAD + '{"n":' + "9" * 100_000 + "}}", None
    yield "100,000 digits behind the point", HEAD + '{"n":0.' + "9" * 100_000 + "}}", None
    yield "100,000 escapes", HEAD + '{"n":"' + "\\u00e9" * 100_000 + '"}}', None
    yield "100,000 blanks", HEAD + " " * 100_000 + "{}}", None


def cases():
    """Every case: `(name, bytes, code)`."""
    for source in (not_json, no_request, large):
        for name, line, code in source():
            yield name, line if isinstance(line, bytes) else line.encode(), code


def mutate(chance, seeds):
    """A line like one of these, spoilt in one to eight places."""
    line = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(line) + 1)
        way = chance.randrange(7)
        if way == 0 and at < len(line):
            line[at] = chance.randrange(256)
        elif way == 1:
            line[at:at] = chance.randbytes(chance.randint(1, 4))
        elif way == 2:
            del line[at:at + chance.randint(1, 6)]
        elif way == 3:
            line[at:at] = chance.choice([b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\\u", b"null", b"-", b"1e999", b"\0", b"\xff", b"\xed\xa0\x80"])
        elif way == 4:
            other = chance.choice(seeds)
            line[at:] = other[chance.randrange(len(other)):]
        elif way == 5:
            line[at:at] = line[max(0, at - 20):at] * chance.randint(1, 30)
        else:
            line[at:at] = str(chance.choice([0, -1, 2**31, 2**53 + 1, 2**63, 2**64, 10**30])).encode()
    return bytes(line).replace(b"\n", b" ")
