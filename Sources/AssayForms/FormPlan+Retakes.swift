package import AssayModel
import AssayPsychometrics

extension FormPlan {
  /// How many forms are drawn at the most, to choose one with few items that the candidate has seen.
  package static let retakeDraws = 64

  /// The form of a candidate who has seen items before.
  ///
  /// Without a policy on it this is ``form(seed:)``. Else forms are drawn from seeds that follow from this one; taken is
  /// the first with nothing seen, or, where the limit on the overlap alone is set, the first within it; failing that, the
  /// one with the fewest seen items. Each draw costs what a form costs.
  ///
  /// - Parameters:
  ///   - seed: Of the first draw; the form's own seed says which one was taken.
  ///   - policy: The retake policy; nil for none.
  ///   - seen: The items that the candidate was shown in earlier sessions.
  /// - Returns: A form that meets the blueprint; whether it is within the limit of the overlap is for the caller to see.
  /// - Throws: Why there is none.
  package func form(
    seed: UInt64, by policy: RetakePolicy?, avoiding seen: Set<ItemID>
  ) throws(Shortage) -> Form {
    let first = try form(seed: seed)
    guard let policy, !seen.isEmpty, policy.form == .preferUnseen || policy.maximumOverlap != nil else { return first }
    let enough = policy.form == .preferUnseen ? Rational.zero : policy.maximumOverlap ?? .zero
    var best = first
    var least = first.overlap(with: seen)
    var seeds = SplitMix64(seed: seed)
    for _ in 1..<Self.retakeDraws where least > enough {
      let other = try form(seed: seeds.next())
      let overlap = other.overlap(with: seen)
      if overlap < least { (best, least) = (other, overlap) }
    }
    return best
  }
}

extension Form {
  /// The share of the form's slots whose items are among some others, from 0 to 1.
  package func overlap(with items: Set<ItemID>) -> Rational {
    guard !slots.isEmpty else { return .zero }
    return Rational(slots.count { items.contains($0.item) }) / Rational(slots.count)
  }
}
