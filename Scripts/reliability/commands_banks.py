"""Banks that no author means to write: `assay check` says what is wrong with each, in time."""
from __future__ import annotations

import os

from .commands_case import case, write

BANK = "bank: b\ntitle: B\nlanguage: en\ndefaults: {status: approved}\n"
ITEM = "items:\n  - id: q1\n    type: text\n    stem: Which?\n    accept: [a]\n"


def files(**content):
    """A bank folder `b` with these files beside a sound bank.yaml; `__` in a name is a slash."""
    def prepare():
        write("b/bank.yaml", BANK)
        for name, data in content.items():
            write("b/" + name.replace("__", "/") + ".yaml", data)
    return prepare


def bank_file(data):
    return lambda: write("b/bank.yaml", data)


CHECK = ["check", "--bank", "b"]


def cases():
    yield case("bank missing folder", (2, 3), CHECK)
    yield case("bank is a file", (2, 3), CHECK, prepare=lambda: write("b", "x"))
    yield case("bank without bank.yaml here", 2, ["check"])
    yield case("bank empty folder", 1, CHECK, prepare=lambda: os.makedirs("b"))
    yield case("bank.yaml empty", 1, CHECK, prepare=bank_file(""))
    yield case("bank.yaml is a folder", (1, 3), CHECK, prepare=lambda: os.makedirs("b/bank.yaml"))
    yield case("bank.yaml binary", 1, CHECK, prepare=bank_file(os.urandom(50_000)))
    yield case("bank.yaml all NUL", 1, CHECK, prepare=bank_file(bytes(50_000)))
    yield case("bank.yaml NUL inside", 1, CHECK, prepare=bank_file(BANK.replace("B\n", "B\0B\n")))
    yield case("bank.yaml BOM", 0, CHECK, prepare=bank_file(b"\xef\xbb\xbf" + BANK.encode()), quiet=True)
    yield case("bank.yaml UTF-16", 1, CHECK, prepare=bank_file(BANK.encode("utf-16")))
    yield case("bank.yaml Latin-1", 1, CHECK, prepare=bank_file(BANK.replace("title: B", "title: é").encode("latin-1")))
    yield case("bank.yaml CRLF", (0, 1), CHECK, prepare=bank_file(BANK.replace("\n", "\r\n")), quiet=True)
    yield case("bank.yaml CR only", (0, 1), CHECK, prepare=bank_file(BANK.replace("\n", "\r")), quiet=True)
    yield case("bank.yaml unreadable", (0, 1, 3), CHECK, prepare=lambda: (bank_file(BANK)(), os.chmod("b/bank.yaml", 0)), quiet=True)
    yield case("bank link to a file outside", 3, CHECK, prepare=lambda: (files()(), os.symlink("/etc/passwd", "b/x.yaml")))
    yield case("bank link to a folder outside", 3, CHECK, prepare=lambda: (files()(), os.symlink("/etc", "b/x")))
    yield case("bank link to itself", 3, CHECK, prepare=lambda: (files()(), os.symlink(".", "b/x")))
    yield case("bank dangling link", 3, CHECK, prepare=lambda: (files()(), os.symlink("nowhere", "b/x.yaml")))
    yield case("bank pipe", 3, CHECK, prepare=lambda: (files()(), os.mkfifo("b/x.yaml")))
    yield case("bank name not UTF-8", (0, 1, 3), CHECK, prepare=lambda: (files()(), write(b"b/\xff\xfe.yaml".decode("utf-8", "surrogateescape"), ITEM)), quiet=True)
    yield case("bank name with line feed", (0, 1), CHECK, prepare=lambda: (files()(), write("b/a\n\x1b[31mb.yaml", "items: {\n")))
    yield case("bank 300 folders deep", (0, 1, 3), CHECK, prepare=lambda: (files()(), os.makedirs("b/" + "d/" * 300), write("b/" + "d/" * 300 + "x.yaml", ITEM)), quiet=True)
    yield case("bank folder in place of items", 0, CHECK, prepare=lambda: (files()(), os.makedirs("b/items.yaml")), quiet=True)
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
    yield case("YAML bomb of aliases", 1, CHECK, prepare=files(x=bomb))
    yield case("YAML merge keys and tags", 1, CHECK, prepare=files(x="items:\n  - <<: {id: q}\n    type: !!python/object x\n"))
    yield case("YAML alias to itself", 1, CHECK, prepare=files(x="items: &a\n  - *a\n"))
    for n in (100, 10_000, 1_000_000):
        yield case(f"YAML {n} lists deep", 1, CHECK, prepare=files(x="items: " + "[" * n + "]" * n))
        yield case(f"YAML {n} lists open", 1, CHECK, prepare=files(x="items: " + "[" * n))
        yield case(f"YAML {n} maps deep", 1, CHECK, prepare=files(x="items: " + "{a: " * n + "}" * n))
    for n in (1000, 5000):
        yield case(f"YAML {n} dashes deep", 1, CHECK, prepare=files(x="items:\n  " + "- " * n + "x\n"))
        yield case(f"YAML {n} indents deep", 1, CHECK, prepare=files(x="".join(" " * i + "a:\n" for i in range(n))), seconds=60)
    yield case("YAML map of 100000 keys", 1, CHECK, prepare=files(x="items:\n" + "".join(f"  k{i}: v\n" for i in range(100_000))), seconds=60)
    yield case("YAML item of 100000 unknown keys", 1, CHECK, prepare=files(x=ITEM + "".join(f"    k{i}: v\n" for i in range(100_000))), seconds=120)
    yield case("YAML one key 20000 times", 1, CHECK, prepare=files(x=ITEM + "    stem: v\n" * 20_000), seconds=60)
    yield case("YAML 20000 items of one id", 1, CHECK, prepare=files(x=ITEM + ITEM[7:] * 20_000), seconds=60)
    yield case("YAML 20000 broken lines", 1, CHECK, prepare=files(x="\t: [}\n" * 20_000), seconds=60)
    yield case("YAML text of 8 MiB", (0, 1), CHECK, prepare=files(x=ITEM.replace("Which?", "a" * (8 << 20))), seconds=60, quiet=True)
    yield case("YAML text of 1 MiB of combining marks", (0, 1), CHECK, prepare=files(x=ITEM.replace("Which?", "a" + "\u0301" * (1 << 19))), seconds=60, quiet=True)
    yield case("YAML key of 1 MiB", 1, CHECK, prepare=files(x=ITEM + "    " + "k" * (1 << 20) + ": v\n"), seconds=60)
    yield case("YAML file of 65 MiB", 3, CHECK, prepare=lambda: (files()(), write("b/x.yaml", b"#" + b"x" * (65 << 20))), seconds=60)
    yield case("YAML file of 60 MiB", (0, 1), CHECK, prepare=lambda: (files()(), write("b/x.yaml", b"# " + b"x" * (60 << 20) + b"\n" + ITEM.encode())), seconds=60, quiet=True)
    yield case("YAML numbers huge", 1, CHECK, prepare=files(x=ITEM.replace("type: text", "type: number").replace("accept: [a]", "answer: 1e999999999\n    tolerance: 1e-999999999\n    points: 99999999999999999999/3")))
    yield case("YAML numbers long", (0, 1), CHECK, prepare=files(x=ITEM.replace("type: text", "type: number").replace("accept: [a]", "answer: " + "9" * 100_000)), quiet=True, seconds=60)
    yield case("YAML two documents", 1, CHECK, prepare=files(x=ITEM + "---\n" + ITEM))
    yield case("YAML directives", (0, 1), CHECK, prepare=files(x="%YAML 1.2\n%TAG ! x:\n---\n" + ITEM), quiet=True)
    yield case("YAML terminal escapes", 1, CHECK, prepare=files(x=ITEM + "    \"\\e]0;pwned\\a\\e[31m\": v\n"))
    yield case("YAML enemies of themselves", (0, 1), CHECK, prepare=files(x=ITEM + "    enemies: [q1, q1]\n"), quiet=True)
    md = {"brackets": "[" * 50_000, "quotes": "> " * 20_000 + "x", "stars": "*a_" * 30_000, "backticks": "`" * 50_000 + "x", "links": "[a](" * 20_000,
          "lists": "- " * 20_000 + "x", "table": "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n", "maths": "$x" * 30_000, "braces": "$" + "{" * 50_000 + "$", "html": "<a " * 30_000,
          "entities": "&#x41;" * 30_000, "references": "".join(f"[r{i}]: /x\n" for i in range(20_000)) + "[r1]" * 20_000}
    for name, text in md.items():
        body = "\n".join("      " + line for line in text.split("\n"))
        yield case(f"Markdown {name}", (0, 1), CHECK, prepare=files(x=ITEM.replace("stem: Which?", "stem: |\n" + body)), seconds=60, quiet=True)
    yield case("ratings binary", 1, CHECK, prepare=lambda: (files(x=ITEM)(), write("b/statistics/angoff.csv", os.urandom(50_000))))
    yield case("ratings one quote", 1, CHECK, prepare=lambda: (files(x=ITEM)(), write("b/statistics/angoff.csv", 'item,rating\n"' + "x" * 1_000_000)))
    yield case("ratings of 10000 columns", 0, CHECK, prepare=lambda: (files(x=ITEM)(), write("b/statistics/angoff.csv", "item,rating" + "," * 10_000 + "\n")), seconds=60, quiet=True)
    yield case("exam asks for too much", (1, 2), ["assemble", "e", "--bank", "b"], prepare=files(x=ITEM, y="exam: e\ntitle: E\nregistration: open\nform:\n  sections:\n    - {id: m, draw: [{pick: 1000000000}]}\ncut: {basis: fixed, at: 60%, equivalence: {reason: x}}\npass: {total: cut}\n"))
    yield case("exam huge numbers", (1, 2), CHECK, prepare=files(x=ITEM, y="exam: e\ntitle: E\nform:\n  sections:\n    - {id: m, draw: [{pick: 99999999999999999999}]}\ntime: {limit: 99999999999999999d}\n"))
    yield case("fmt of a bank with errors", 1, ["fmt", "--bank", "b"], prepare=files(x="items: [\n"))
    yield case("fmt of a file outside", 2, ["fmt", "--bank", "b", "../../etc/passwd"], prepare=files(x=ITEM))
    yield case("fmt of a read-only folder", (0, 3), ["fmt", "--bank", "b"], prepare=lambda: (files(x=ITEM.replace("    type", "    type ") + "\n\n\n\n")(), os.chmod("b", 0o500)), quiet=True)
    yield case("fmt CRLF", (0, 1), ["fmt", "--bank", "b"], prepare=files(x=ITEM.replace("\n", "\r\n")), quiet=True)
    yield case("explain nothing", 2, ["explain", "nope", "--bank", "b"], prepare=files(x=ITEM))
    yield case("explain escapes", 0, ["explain", "q1", "--bank", "b"], prepare=files(x=ITEM.replace("Which?", '"Which \\e[31m\\e]0;pwned\\a?"')), quiet=True)
    yield case("publish a bank with errors", 1, ["publish", "e", "--bank", "b", "--store", "s"], prepare=files(x="items: [\n"), then=lambda: not os.path.exists("s") or "a store was made")
