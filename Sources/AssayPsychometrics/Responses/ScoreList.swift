/// The different scores on an item, numbered in order of appearance.
struct ScoreList: Sendable {
  /// In score units.
  private(set) var values: [Int64] = []
  /// Number by score, used once the list is long; most items have two scores.
  private var numbers: [Int64: Int] = [:]

  func number(of score: Int64) -> Int? {
    if numbers.isEmpty { return values.firstIndex(of: score) }
    return numbers[score]
  }

  /// Adds a score that is not in the list and returns its number.
  mutating func add(_ score: Int64) -> Int {
    values.append(score)
    if !numbers.isEmpty {
      numbers[score] = values.count - 1
    } else if values.count > 16 {
      for (number, value) in values.enumerated() { numbers[value] = number }
    }
    return values.count - 1
  }
}
