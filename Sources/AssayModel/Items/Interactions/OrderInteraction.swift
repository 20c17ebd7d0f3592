/// Entries are put in order.
package struct OrderInteraction: Hashable, Sendable, Codable {
  /// In the right order.
  package var entries: [LabelledChoice]
  package var rule: OrderRule = .exact

  package init(entries: [LabelledChoice], rule: OrderRule = .exact) {
    self.entries = entries
    self.rule = rule
  }
}

/// How an order becomes credit.
package enum OrderRule: String, Hashable, Sendable, Codable, CaseIterable {
  case exact, position, pairs, longest
}
