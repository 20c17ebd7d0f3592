/// Entries are put in order.
package struct OrderInteraction: Hashable, Sendable, Codable {
  /// In the right order, unless ``key`` says another.
  package var entries: [LabelledChoice]
  package var rule: OrderRule = .exact
  /// The right order, where a rescore found another than that of the entries, which stay as they were delivered.
  package var key: [OptionID]?

  package init(entries: [LabelledChoice], rule: OrderRule = .exact, key: [OptionID]? = nil) {
    self.entries = entries
    self.rule = rule
    self.key = key
  }

  /// The ids of the entries in the right order.
  package var rightOrder: [OptionID] { key ?? entries.map(\.id) }
}

/// How an order becomes credit.
package enum OrderRule: String, Hashable, Sendable, Codable, CaseIterable {
  case exact, position, pairs, longest
}
