import AssayModel

extension MatchInteraction {
  /// The right pairs over all pairs, each wrong pair costing `wrong` of one pair, not below 0; under `all`, 1 or 0.
  ///
  /// A pair with a decoy is a wrong pair.
  func share(matching pairs: [Answer.Part<OptionID>]) -> Rational {
    guard !lefts.isEmpty else { return .zero }
    let right = lefts.count { left in pairs.contains { $0.id == left.id && $0.value == left.key } }
    return switch rule {
    case .each: max((Rational(right) - wrong * Rational(pairs.count - right)) / Rational(lefts.count), .zero)
    case .all: right == lefts.count ? .one : .zero
    }
  }
}
