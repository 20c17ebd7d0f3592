/// The numbers of calls that change the session are 1, 2, 3 and on.
enum NumbersInOrder: ConformanceCheck {
  static let id = "numbers-in-order"
  static let title = "calls that change the session are numbered from `nextSeq` on: 1, 2, 3"
  static let advice = "Take the first number from `nextSeq`, and add 1 for each call that changes the session."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    var highest = record.firstNumber - 1
    return record.lines.compactMap { line in
      guard let sequence = line.sequence else { return nil }
      guard sequence >= 1, sequence <= highest + 1 else {
        return ConformanceProblem("Expected `seq` \(highest + 1), or an earlier one again; got \(sequence).", line)
      }
      highest = max(highest, sequence)
      return nil
    }
  }
}
