import AssayJSON

/// What is sent again is the same, under the same number.
enum RepeatsUnchanged: ConformanceCheck {
  static let id = "repeats-unchanged"
  static let title = "what is sent again is unchanged, and has the number that it had"
  static let advice = """
    Keep each change with its number until its reply has come, and send that again: never a new number for the same \
    change, never another change under the same number.
    """

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    var contents: [Int: SentLine] = [:]
    var problems: [ConformanceProblem] = []
    for line in record.lines {
      guard let sequence = line.sequence else { continue }
      if let first = contents[sequence], !first.freedItsNumber {
        if first.content != line.content {
          problems.append(ConformanceProblem("Expected `seq` \(sequence) as it was: \(first.shown)", line))
        }
        if line.isSettled { contents[sequence]?.answer = line.answer }
        continue
      }
      let twin = contents.values.first { $0.content == line.content && !$0.isSettled && !$0.freedItsNumber }
      if let twin, let number = twin.sequence {
        problems.append(
          ConformanceProblem("Expected `seq` \(number) again, which has no answer yet, not a new number for it.", line))
      }
      contents[sequence] = line
    }
    return problems
  }
}
