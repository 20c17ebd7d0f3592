import AssayJSON
import AssayModel

/// What a client under test is asked to do: the file that `ASSAY_PLAN` names.
struct SittingPlan {
  /// An answer to be saved.
  struct Step {
    var slot: String
    var answer: JSONValue
  }

  var candidate = "candidate-1"
  /// In this order; a slot may come again.
  var answers = Self.usual

  /// Every item, one of them changed along the way and one at the end; no two alike.
  static let usual = [
    Step(slot: "s1", answer: ["choice": "o2"]),
    Step(slot: "s2", answer: ["text": "a draft"]),
    Step(slot: "s2", answer: ["text": "another draft"]),
    Step(slot: "s3", answer: ["number": "42.50"]),
    Step(slot: "s4", answer: ["multiple-response": ["o1", "o3"]]),
    Step(slot: "s5", answer: ["match": ["l1": "o2", "l2": "o1"]]),
    Step(slot: "s6", answer: ["cloze": ["g1": "blue \"or\" not"]]),
    Step(slot: "s7", answer: ["essay": .string(essay)]),
    Step(slot: "s8", answer: ["text": "ﬁn, e\u{301} is not é, 🏳️‍🌈 and \\u0041"]),
    Step(slot: "s1", answer: ["choice": "o1"]),
  ]

  /// Some 20 KB with every sign that is easily lost on the way.
  private static let essay = String(
    repeating: "Line\u{2028}separator, tab\tand \u{0001}, \"quotes\", \\backslashes\\, ŁÓDŹ, 日本, 👩🏽‍🚒.\n", count: 240)

  /// What is in each slot once everything was saved.
  var final: [String: JSONValue] {
    Dictionary(answers.map { ($0.slot, $0.answer) }, uniquingKeysWith: { _, last in last })
  }

  /// The plan as the client reads it.
  func json(engine: [String]) -> JSONValue {
    [
      "engine": .array(engine.map { .string($0) }),
      "assessment": .string(ConformanceExam.id.text),
      "candidate": .string(candidate),
      "answers": .array(answers.map { ["slot": .string($0.slot), "answer": $0.answer] }),
    ]
  }
}
