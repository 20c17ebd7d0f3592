package import AssayModel

/// What one session of a candidate says of mastery: the first try at each item, and the keys that it gave away.
package struct MasteryEvidence: Hashable, Sendable {
  package var startedAt: Instant
  /// In the order in which they were made.
  package var firstTries: [FirstTry]
  /// From when on the keys of the form's items could be seen; nil while they cannot.
  package var keysSeenAt: Instant?
  /// Every item that the session has shown.
  package var items: Set<ItemID>

  /// The first try of a session at an item.
  package struct FirstTry: Hashable, Sendable {
    package var item: ItemID
    package var at: Instant
    /// What the answer earned, less the hints taken before it, from 0 to 1.
    package var credit: Rational
    /// The item's competency and those above it.
    package var competencies: [CompetencyID]

    package init(item: ItemID, at: Instant, credit: Rational, competencies: [CompetencyID]) {
      self.item = item
      self.at = at
      self.credit = credit
      self.competencies = competencies
    }
  }

  package init(startedAt: Instant, firstTries: [FirstTry], keysSeenAt: Instant?, items: Set<ItemID>) {
    self.startedAt = startedAt
    self.firstTries = firstTries
    self.keysSeenAt = keysSeenAt
    self.items = items
  }

  /// Takes the evidence from a session.
  ///
  /// After the end of a knowledge check, keys can be read at every item where the feedback policy ever tells them.
  package init(_ session: Session, in context: SessionContext) {
    startedAt = session.startedAt
    items = Set(session.shownItems)
    let policy = context.formative
    keysSeenAt = policy.map { $0.key != .never } ?? false ? session.submittedAt : nil
    firstTries = session.slots.enumerated().compactMap { place, slot -> FirstTry? in
      guard let first = slot.tries.first else { return nil }
      let item = context.item(at: place)
      let hints = (policy?.hintCost ?? .zero) * Rational(first.hints)
      return FirstTry(
        item: item.id, at: first.at, credit: max(first.credit - hints, .zero),
        competencies: item.competency.map { context.index.tree.lineage(of: $0) } ?? [])
    }
    .sorted { $0.at < $1.at }
  }
}
