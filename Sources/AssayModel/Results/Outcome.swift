/// What an answer at one slot earned.
package struct ItemOutcome: Hashable, Sendable, Codable {
  package var slot: SlotID
  package var item: ItemID
  package var role: FormSlot.Role
  package var state: State
  /// In points; 0 unless `state` is `scored`.
  package var earned: Rational
  /// The item's points.
  package var maximum: Rational

  package init(
    slot: SlotID, item: ItemID, role: FormSlot.Role, state: State, earned: Rational, maximum: Rational
  ) {
    self.slot = slot
    self.item = item
    self.role = role
    self.state = state
    self.earned = earned
    self.maximum = maximum
  }

  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case scored
    /// No answer, or one that came late and does not count: 0 points.
    case blank
    /// People have yet to score it.
    case pendingMarking = "pending-marking"
    /// Nothing to score.
    case unscored
  }
}

/// Points earned out of points that could be earned.
package struct PartScore: Hashable, Sendable, Codable {
  package var earned: Rational = .zero
  package var maximum: Rational = .zero
  /// Over how many scored items.
  package var items: Int = 0

  package init(earned: Rational = .zero, maximum: Rational = .zero, items: Int = 0) {
    self.earned = earned
    self.maximum = maximum
    self.items = items
  }

  /// The share earned, or nil where nothing could be earned.
  package var share: Rational? { maximum == .zero ? nil : earned / maximum }
}
