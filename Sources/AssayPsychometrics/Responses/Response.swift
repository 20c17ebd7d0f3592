/// What a candidate did with an item.
package enum Response: Hashable, Sendable {
  /// Answered, and scored with so many points; `chosen` says which options, where the item has them.
  case scored(Double, chosen: Choice = .none)
  /// Seen and left blank, with later items answered: 0 points, and counted among those who reached the item.
  case omitted
  /// Given, but after the last answer: 0 points in the total, and left out of the item's own statistics.
  case notReached
  /// Not on the candidate's form.
  case notPresented
}

/// The options a candidate chose, by their places in ``ResponseMatrix/Item/options``.
package enum Choice: Hashable, Sendable {
  /// The item has no options, or the answer was none of them.
  case none
  case one(Int)
  /// Bit k stands for option k; for items that take several.
  case several(UInt32)

  /// The options at these places, each below 32.
  package static func several(of places: [Int]) -> Choice {
    .several(places.reduce(0) { 0..<32 ~= $1 ? $0 | 1 << UInt32($1) : $0 })
  }
}
