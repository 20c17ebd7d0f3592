package import AssayModel

/// Why a form has no cut.
package enum CutError: Error, Hashable, Sendable {
  /// Scored items that the panel has not rated.
  case unratedItems([ItemID])
  /// Nothing on the form counts.
  case nothingScored
}

extension CutRule {
  /// The cut of a form under this rule.
  ///
  /// `form-angoff` is the points-weighted mean of the panel's ratings over the slots that count (Angoff 1971); where
  /// sections are weighted, the weighted sum of the sections' means.
  package func cut(of form: Form, in index: PackageIndex) throws(CutError) -> FormCut {
    let counting = form.slots.filter { $0.role.counts && index.items[$0.item]?.isScorable == true }
    guard !counting.isEmpty else { throw .nothingScored }
    switch basis {
    case .fixed(.share(let share)): return FormCut(share: share, basis: "fixed")
    case .fixed(.points(let points)):
      let maximum = counting.reduce(Rational.zero) { $0 + (index.items[$1.item]?.points ?? .zero) }
      return FormCut(share: maximum == .zero ? .zero : points / maximum, basis: "fixed")
    case .formAngoff:
      let unrated = counting.map(\.item).filter { index.ratings[$0] == nil }
      guard unrated.isEmpty else { throw .unratedItems(unrated) }
      let outcomes = counting.map { slot in
        let points = index.items[slot.item]?.points ?? .zero
        let rating = index.ratings[slot.item]?.rating ?? .zero
        return ItemOutcome(
          slot: slot.id, item: slot.item, role: slot.role, state: .scored, earned: rating * points, maximum: points)
      }
      let score = Score(outcomes, on: form, in: index)
      return FormCut(share: score.share ?? .zero, basis: "form-angoff")
    }
  }
}
