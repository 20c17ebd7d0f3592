import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import Testing

struct `Formatting a file` {
  @Test(arguments: [
    ("drops white space at the ends of lines", "bank: a  \ntitle: b\t\n", "bank: a\ntitle: b\n"),
    ("drops a byte order mark", "\u{FEFF}bank: a\n", "bank: a\n"),
    ("ends lines with LF", "bank: a\r\ntitle: b\rlanguage: en\r\n", "bank: a\ntitle: b\nlanguage: en\n"),
    ("ends the file once", "bank: a\n\n\n", "bank: a\n"),
    ("ends a file that had no end", "bank: a", "bank: a\n"),
    ("leaves a text at the end that has none", "bank: |\n  a", "bank: |\n  a"),
    ("ends a text at the end that does without", "bank: |-\n  a", "bank: |-\n  a\n"),
    ("keeps the blank lines of a text that keeps them", "bank: |+\n  a\n\n\n", "bank: |+\n  a\n\n\n"),
    ("keeps the line breaks of Markdown", "stem: |\n  two  \n  lines\n", "stem: |\n  two  \n  lines\n"),
    ("keeps a quoted text", "a: \"one \\\n    two   \n    three\"  \n", "a: \"one \\\n  two   \n  three\"\n"),
    ("indents mappings by two", "a:\n    b:\n        c: d\n", "a:\n  b:\n    c: d\n"),
    ("indents lists below their key", "a:\n- b\n- c\n", "a:\n  - b\n  - c\n"),
    ("puts one blank behind a dash", "a:\n  -   b: c\n      d: e\n", "a:\n  - b: c\n    d: e\n"),
    ("indents a list in a list", "a:\n    -   -  b\n        -   c\n    - d\n", "a:\n  - - b\n    - c\n  - d\n"),
    (
      "indents the text of a block", "a:\n    b: |\n          c\n            d\n\n          e\n",
      "a:\n  b: |\n    c\n      d\n\n    e\n"
    ),
    (
      "moves a text whose indentation is said with its key", "a:\n    b: |2\n        c\n    d: e\n",
      "a:\n  b: |2\n      c\n  d: e\n"
    ),
    (
      "indents the later lines of a text", "a: one\n      two\nb: 'three\n four'\n",
      "a: one\n  two\nb: 'three\n  four'\n"
    ),
    ("moves brackets with their key", "a:\n    b: [c,\n        d\n    ]\n", "a:\n  b: [c,\n      d\n  ]\n"),
    ("leaves blanks between words", "a:   b   # c\n", "a:   b   # c\n"),
    (
      "keeps comments with what they stand beside",
      "a:\n    # of b\n    b: c\n        # still b\n# of d\nd: e\n# end\n",
      "a:\n  # of b\n  b: c\n      # still b\n# of d\nd: e\n# end\n"
    ),
    (
      "keeps a comment outside a text", "a:\n    b: |\n        c\n      # no text\n    d: e\n",
      "a:\n  b: |\n    c\n  # no text\n  d: e\n"
    ),
    ("keeps a `#` inside a text", "a:\n    b: |\n        # text\n        c\n", "a:\n  b: |\n    # text\n    c\n"),
    ("takes a value on its own line along", "a:\n      b\nc:\n    - d\n", "a:\n  b\nc:\n  - d\n"),
    ("keeps a key without a value", "a:\n    b:\n    c: d\n", "a:\n  b:\n  c: d\n"),
    ("keeps an element without a value", "a:\n    -\n    - b\n", "a:\n  -\n  - b\n"),
    (
      "takes a mapping below its dash along", "a:\n    -\n        b: c\n        d: e\n", "a:\n  -\n    b: c\n    d: e\n"
    ),
  ])
  func `makes it canonical`(what: String, before: String, after: String) throws {
    #expect(formatted(before) == after, "\(what)")
    #expect(formatted(after) == after, "stable: \(what)")
    #expect(try meaning(before) == meaning(after), "same meaning: \(what)")
  }

  @Test(arguments: [
    (
      "puts the keys in order", "items:\n  - stem: s\n    id: a\n    type: info\n",
      "items:\n  - id: a\n    type: info\n    stem: s\n"
    ),
    (
      "moves comments with their key",
      "items:\n  - id: a\n    # why\n    stem: s # here\n      # deeper\n    # which\n    type: info\n",
      "items:\n  - id: a\n    # which\n    type: info\n    # why\n    stem: s # here\n      # deeper\n"
    ),
    (
      "puts the comments of the first key above the dash",
      "items:\n  - type: info\n    # name\n    id: a\n", "items:\n  # name\n  - id: a\n    type: info\n"
    ),
    (
      "moves texts whole",
      "items:\n  - id: a\n    stem: |\n      one\n\n      two\n    type: info\n",
      "items:\n  - id: a\n    type: info\n    stem: |\n      one\n\n      two\n"
    ),
    (
      "keeps the order of an interaction's parts",
      "items:\n  - scoring: {rule: net}\n    options: [a]\n    hints: [h]\n    unknown: u\n    id: a\n",
      "items:\n  - id: a\n    scoring: {rule: net}\n    options: [a]\n    unknown: u\n    hints: [h]\n"
    ),
    ("leaves an item in braces", "items:\n  - {stem: s, id: a}\n", "items:\n  - {stem: s, id: a}\n"),
    (
      "leaves an item with a text that keeps blank lines",
      "items:\n  - stem: |+\n      s\n\n    id: a\n", "items:\n  - stem: |+\n      s\n\n    id: a\n"
    ),
    (
      "puts one blank line between items",
      "items:\n  - id: a\n  - id: b\n\n\n\n  - id: c\n", "items:\n  - id: a\n\n  - id: b\n\n  - id: c\n"
    ),
    (
      "puts it before the comments of the next",
      "items:\n  - id: a\n    # end of a\n  # of b\n\n\n  # of b too\n  - id: b\n",
      "items:\n  - id: a\n    # end of a\n\n  # of b\n\n  # of b too\n  - id: b\n"
    ),
    (
      "leaves the blank lines that a text keeps",
      "items:\n  - id: a\n    stem: |+\n      s\n\n\n  - id: b\n",
      "items:\n  - id: a\n    stem: |+\n      s\n\n\n  - id: b\n"
    ),
    (
      "puts the items of a set in order",
      "set: s\nitems:\n- stem: t\n  id: a\n", "set: s\nitems:\n  - id: a\n    stem: t\n"
    ),
  ])
  func `puts items in order`(what: String, before: String, after: String) throws {
    #expect(formatted(before) == after, "\(what)")
    #expect(formatted(after) == after, "stable: \(what)")
    #expect(try meaning(before) == meaning(after), "same meaning: \(what)")
  }

  @Test(arguments: [
    (
      "puts the keys of an exam in order",
      "exam: e\nrescore: {a: b}\nrelease: {a: b}\ntime:\n  limit: 1h\nbefore:\n  - a: b\nform: {}\ntitle: t\n",
      "exam: e\ntitle: t\nbefore:\n  - a: b\nform: {}\ntime:\n  limit: 1h\nrelease: {a: b}\nrescore: {a: b}\n"
    ),
    (
      "puts the keys of a knowledge check in order",
      "knowledge-check: k\nmastery: {}\nregistration: open\ntake: [a]\nwindow: {}\ntitle: t\n",
      "knowledge-check: k\ntitle: t\nregistration: open\nwindow: {}\ntake: [a]\nmastery: {}\n"
    ),
    (
      "moves comments with their key, and leaves those of the file",
      "# of the file\nexam: e # here\n# of the form\nform:\n  sections: [a]\n  # deeper\n\n# of the title\ntitle: t\n# end\n",
      "# of the file\nexam: e # here\n# of the title\ntitle: t\n# of the form\nform:\n  sections: [a]\n  # deeper\n\n# end\n"
    ),
    (
      "puts unknown keys behind the others", "exam: e\nx: y\ntitle: t\n", "exam: e\ntitle: t\nx: y\n"
    ),
    (
      "leaves the order inside", "exam: e\ntitle: t\ntime: {grace: 1s, limit: 1h}\n",
      "exam: e\ntitle: t\ntime: {grace: 1s, limit: 1h}\n"
    ),
    ("leaves a file that begins with another key", "title: t\nexam: e\n", "title: t\nexam: e\n"),
    ("leaves a file in braces", "{exam: e, form: f, title: t}\n", "{exam: e, form: f, title: t}\n"),
  ])
  func `puts assessments in order`(what: String, before: String, after: String) throws {
    #expect(formatted(before) == after, "\(what)")
    #expect(formatted(after) == after, "stable: \(what)")
    #expect(try meaning(before) == meaning(after), "same meaning: \(what)")
  }

  @Test(arguments: ["", "a: b\na: c\n", "a: [b\n", "a: &x b\nc: *x\n", "- a\n- b: {\n"])
  func `gives nothing for a file that does not parse`(text: String) {
    let result = Formatter.format(source(text))
    #expect(result.value == nil)
    #expect(result.hasErrors)
    #expect(Formatter.check(source(text)) == nil)
  }

  @Test func `says where a file leaves the canonical form`() throws {
    let marked = MarkedText("bank: a\n⟦title:  b ⟧\n")
    let diagnostic = try #require(Formatter.check(source(marked.text, "bank.yaml")))
    #expect(diagnostic.span?.range == marked.ranges[0])
    #expect(diagnostic.rule == "not-formatted")
    #expect(Formatter.check(source("bank: a\n")) == nil)
  }

  @Test func `changes nothing twice, and no meaning, in the sample banks`() throws {
    var count = 0
    for (path, text) in try sampleFiles() {
      // What does not parse is for `assay check` to say.
      guard let once = formatted(text) else { continue }
      count += 1
      #expect(formatted(once) == once, "\(path)")
      #expect(try meaning(once) == meaning(text), "\(path)")
    }
    #expect(count > 20)
  }

  @Test func `matches a file that has a bit of everything`() throws {
    let file = try #require(formatted(untidy, status: .approved))
    #expect(golden(file, "tidy.yaml").isGood)
    #expect(formatted(file, status: .approved) == file)
  }
}

/// A file that leaves the canonical form in every way that is known.
private let untidy = """
  # The bank's items on backups.\r
  defaults: {use: practice}   \r
  items:
  - type: multiple-response
    # The id stays as it is.
    id:  backup-01
    options:
        -   correct: Restore a file every month   # by the operators
            rationale: |
                  A restore that was never tried
                  is a hope.
        -   distractor: Keep the disk beside the server
            id: beside
        - correct: >-
            Keep one copy
            offline
    stem: Which of these keep
          a backup useful?
  # A matrix.
  - {id: protects, type: matrix, stem: What does each measure protect?, columns: [Confidentiality, "Integrity, of course"], rows: {Backup: [Confidentiality]}}


  - id: match-01
    type: match
    pairs: {Credential stuffing: Multi-factor authentication, SQL injection: Parameterised queries}
    decoys: [A longer log retention]
    stem: Match each attack with the control that best counters it.
    tests:
    - answer: {Credential stuffing: Multi-factor authentication, SQL injection: Parameterised queries}
      score: 1
  - id: phases-01
    type: order
    items:
    - Preparation
    - Detection and
      analysis
    - "Containment, eradication, recovery"
    stem: Put the phases in order.
  """
