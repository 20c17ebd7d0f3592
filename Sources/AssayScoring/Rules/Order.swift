import AssayModel

extension OrderInteraction {
  /// The share that the rule gives.
  ///
  /// `exact` is all or nothing; `position` the share of entries in their place; `pairs` the share of all pairs of
  /// entries that stand in the right order; `longest` the longest subsequence in the right order over all entries.
  /// Entries that were not placed earn nothing.
  func share(ordering ids: [OptionID]) -> Rational {
    let key = rightOrder
    let places = ids.compactMap { key.firstIndex(of: $0) }
    guard !key.isEmpty, Set(places).count == ids.count else { return .zero }
    return switch rule {
    case .exact: ids == key ? .one : .zero
    case .position: Rational(zip(ids, key).count { $0 == $1 }, key.count)
    case .pairs: key.count < 2 ? .one : Rational(orderedPairs(places), key.count * (key.count - 1) / 2)
    case .longest: Rational(longestAscent(places), key.count)
    }
  }

  private func orderedPairs(_ places: [Int]) -> Int {
    places.indices.reduce(0) { sum, first in sum + places[(first + 1)...].count { $0 > places[first] } }
  }

  private func longestAscent(_ places: [Int]) -> Int {
    var lengths: [Int] = []
    for (index, place) in places.enumerated() {
      lengths.append(1 + (zip(places[..<index], lengths).filter { $0.0 < place }.map(\.1).max() ?? 0))
    }
    return lengths.max() ?? 0
  }
}
