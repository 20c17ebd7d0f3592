import AssayModel
import Testing

struct `Formatting an approved item` {
  @Test(arguments: [
    (
      "options",
      "options:\n      - correct: Report it at once\n        rationale: r\n      - distractor: Delete it\n",
      "options:\n      - correct: Report it at once\n        id: report\n        rationale: r\n      - distractor: Delete it\n        id: delete\n"
    ),
    (
      "options in braces",
      "options: [{correct: symmetric}, {distractor: public}]\n",
      "options: [{correct: symmetric, id: symmetric}, {distractor: public, id: public}]\n"
    ),
    (
      "an option whose text is a block",
      "options:\n      - correct: |\n          Report\n",
      "options:\n      - id: report\n        correct: |\n          Report\n"
    ),
    (
      "only what is missing",
      "options:\n      - correct: Report\n        id: report\n      - distractor: Report later\n",
      "options:\n      - correct: Report\n        id: report\n      - distractor: Report later\n        id: report-later\n"
    ),
    (
      "no word that says what is right",
      "options:\n      - correct: The correct answer\n      - distractor: Wrong\n",
      "options:\n      - correct: The correct answer\n        id: the\n      - distractor: Wrong\n        id: o2\n"
    ),
    (
      "texts without a Latin letter", "options:\n      - correct: 秘密\n",
      "options:\n      - correct: 秘密\n        id: o1\n"
    ),
    (
      "texts with accents", "options:\n      - correct: Élève\n",
      "options:\n      - correct: Élève\n        id: eleve\n"
    ),
    (
      "columns and rows",
      "columns: [Integrity, Availability]\n    rows: {Backup: [Availability], Signature: [Integrity]}\n",
      "columns: [{id: integrity, text: Integrity}, {id: availability, text: Availability}]\n    rows:\n      - id: backup\n        text: Backup\n        correct: [Availability]\n      - id: signature\n        text: Signature\n        correct: [Integrity]\n"
    ),
    (
      "rows in a block",
      "rows:\n      Backup: [a]   # daily\n      Signature: [b]\n",
      "rows:\n      - id: backup\n        text: Backup\n        correct: [a]   # daily\n      - id: signature\n        text: Signature\n        correct: [b]\n"
    ),
    (
      "the entries of an order",
      "type: order\n    items:\n      - Preparation\n      - Detection and\n        analysis\n",
      "type: order\n    items:\n      - id: preparation\n        text: Preparation\n      - id: detection\n        text: Detection and\n          analysis\n"
    ),
    (
      "pairs and decoys",
      "pairs: {SQL injection: Queries, Script: Queries}\n    decoys: [Logs]\n",
      "pairs:\n      - id: sql\n        left: SQL injection\n        right: Queries\n        right-id: queries\n      - id: script\n        left: Script\n        right: Queries\n        right-id: queries\n    decoys: [{id: logs, text: Logs}]\n"
    ),
    (
      "pairs in long form",
      "pairs:\n      - left: Tailgating\n        right: A turnstile\n        rationale: r\n",
      "pairs:\n      - id: tailgating\n        left: Tailgating\n        right: A turnstile\n        right-id: turnstile\n        rationale: r\n"
    ),
    (
      "the options of gaps",
      "gaps:\n      kind: {options: [{correct: own}]}\n", "gaps:\n      kind: {options: [{correct: own, id: own}]}\n"
    ),
    ("a scale", "scale: [Not at all, Fully]\n", "scale: [{id: not, text: Not at all}, {id: fully, text: Fully}]\n"),
    (
      "ids by position where tests name them",
      "options:\n      - correct: Report\n    tests:\n      - {answer: o1, score: 1}\n",
      "options:\n      - correct: Report\n        id: o1\n    tests:\n      - {answer: o1, score: 1}\n"
    ),
  ])
  func `writes the ids that are missing`(what: String, before: String, after: String) {
    let (first, second) = ("items:\n  - id: a\n    \(before)", "items:\n  - id: a\n    \(after)")
    #expect(formatted(first, status: .approved) == second, "\(what)")
    #expect(formatted(second, status: .approved) == second, "stable: \(what)")
    #expect(formatted(first, status: .draft) == first, "not in a draft: \(what)")
  }

  @Test(arguments: ["pretest", "approved"])
  func `goes by the item's own status, then by its file's`(status: String) {
    let text =
      "defaults: {status: \(status)}\nitems:\n  - id: a\n    scale: [x1y]\n\n  - id: b\n    status: draft\n    scale: [x1y]\n"
    let wanted =
      "defaults: {status: \(status)}\nitems:\n  - id: a\n    scale: [{id: x1y, text: x1y}]\n\n  - id: b\n    status: draft\n    scale: [x1y]\n"
    #expect(formatted(text) == wanted)
  }

  @Test func `leaves a short form with comments inside alone`() {
    let text = "items:\n  - id: a\n    rows: {Backup: [a],   # daily\n      Signature: [b]}\n"
    #expect(formatted(text, status: .approved) == text)
  }

  @Test func `gives no id that is another's text`() throws {
    let text = "items:\n  - id: a\n    options:\n      - correct: Copy the disk\n      - distractor: copy\n"
    let wanted =
      "items:\n  - id: a\n    options:\n      - correct: Copy the disk\n        id: copy-the\n      - distractor: copy\n        id: copy\n"
    #expect(formatted(text, status: .approved) == wanted)
  }
}
