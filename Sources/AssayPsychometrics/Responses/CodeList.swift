/// The different answers that occurred on an item, each with its code, and how often each occurred.
///
/// An answer is a score with the options chosen. Codes 0, 1 and 2 are the ways of giving none, see
/// ``ResponseMatrix/Cell``; answers are numbered from 3 in order of appearance.
struct CodeList: Sendable {
  /// A score in score units, and the options: 0 for none, a place plus one, or a bit set.
  struct Answer: Hashable, Sendable {
    var units: Int64 = 0
    var choice: UInt32 = 0
  }

  /// By code; the first three bring no points.
  private(set) var answers: [Answer] = [Answer(), Answer(), Answer()]
  /// How often each code occurs.
  var counts = [0, 0, 0]
  /// Code by answer, used once the list is long; most items have few answers.
  private var codes: [Answer: UInt16] = [:]

  func code(of answer: Answer) -> UInt16? {
    if !codes.isEmpty { return codes[answer] }
    var code = Int(ResponseMatrix.Cell.firstAnswer)
    while code < answers.count {
      if answers[code] == answer { return UInt16(code) }
      code += 1
    }
    return nil
  }

  var isFull: Bool { answers.count >= ResponseMatrix.Cell.mostAnswers }

  /// Adds an answer that is not in the list and returns its code.
  mutating func add(_ answer: Answer) -> UInt16 {
    let code = UInt16(answers.count)
    answers.append(answer)
    counts.append(0)
    if !codes.isEmpty {
      codes[answer] = code
    } else if answers.count > 19 {
      for known in Int(ResponseMatrix.Cell.firstAnswer)..<answers.count { codes[answers[known]] = UInt16(known) }
    }
    return code
  }

  mutating func forgetCounts() { counts = Array(repeating: 0, count: answers.count) }
}
