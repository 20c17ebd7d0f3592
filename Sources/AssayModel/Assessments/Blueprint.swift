/// What a form must hold.
package struct Blueprint: Hashable, Sendable, Codable {
  /// In the order of the form.
  package var sections: [SectionBlueprint]
  package var balance = Balance()
  package var pretest: PretestRule?
  /// Whether the order of the items is drawn within each section; sets stay together.
  package var shufflesItems: Bool = true

  package init(sections: [SectionBlueprint]) { self.sections = sections }
}

/// One part of a form.
package struct SectionBlueprint: Hashable, Sendable, Codable {
  package var id: SectionID
  package var title: String?
  package var draws: [Draw]
  /// Common items that link forms, part of the section's picks.
  package var anchors: AnchorRule?

  package init(id: SectionID, title: String? = nil, draws: [Draw], anchors: AnchorRule? = nil) {
    self.id = id
    self.title = title
    self.draws = draws
    self.anchors = anchors
  }
}

/// What a section takes, in one step of its list.
package enum Draw: Hashable, Sendable, Codable {
  /// This very item.
  case item(ItemID)
  /// This very set, as its own `draw` says.
  case set(ItemSetID)
  /// So many items, singly, of those that the filter lets through.
  case pick(Int, where: ItemFilter, minimum: [MinimumRule])
  /// So many sets of those whose items the filter lets through.
  ///
  /// `items` is the total over the sets; nil leaves it to the sets' own `draw`.
  case pickSets(Int, where: ItemFilter, items: Int?)
}

/// Which items a draw considers; every condition that is given must hold.
package struct ItemFilter: Hashable, Sendable, Codable {
  /// The competency or any below it.
  package var competency: CompetencyID?
  package var cognitiveLevel: CognitiveLevel?
  package var difficulty: DifficultyEstimate?
  package var tag: Tag?
  package var type: InteractionType?

  package init(
    competency: CompetencyID? = nil, cognitiveLevel: CognitiveLevel? = nil, difficulty: DifficultyEstimate? = nil,
    tag: Tag? = nil, type: InteractionType? = nil
  ) {
    self.competency = competency
    self.cognitiveLevel = cognitiveLevel
    self.difficulty = difficulty
    self.tag = tag
    self.type = type
  }

  /// Whether an item meets every condition.
  package func admits(_ item: Item, in tree: CompetencyTree) -> Bool {
    if let competency {
      guard let own = item.competency, tree.isOrStandsBelow(own, competency) else { return false }
    }
    if let cognitiveLevel, item.cognitiveLevel != cognitiveLevel { return false }
    if let difficulty, item.difficulty != difficulty { return false }
    if let tag, !item.tags.contains(tag) { return false }
    if let type, item.interaction.type != type { return false }
    return true
  }
}

/// At least so many of a draw's items meet a condition.
package struct MinimumRule: Hashable, Sendable, Codable {
  package var filter: ItemFilter
  package var count: Int

  package init(filter: ItemFilter, count: Int) {
    self.filter = filter
    self.count = count
  }
}

/// Shares that the scored items of a whole form keep.
package struct Balance: Hashable, Sendable, Codable {
  package var shares: [Share] = []
  /// The range of the mean difficulty (the measured proportion correct) over the scored items.
  package var meanDifficulty: ClosedRange<Rational>?

  package init() {}

  /// The share of the scored items that meet a condition, from 0 to 1 and ends included.
  package struct Share: Hashable, Sendable, Codable {
    package var filter: ItemFilter
    package var range: ClosedRange<Rational>

    package init(filter: ItemFilter, range: ClosedRange<Rational>) {
      self.filter = filter
      self.range = range
    }
  }
}

/// Common items for equating.
package struct AnchorRule: Hashable, Sendable, Codable {
  package var pool: ItemFilter
  package var count: Int

  package init(pool: ItemFilter, count: Int) {
    self.pool = pool
    self.count = count
  }
}

/// Unscored items on trial; nothing tells a candidate which they are.
package struct PretestRule: Hashable, Sendable, Codable {
  package var count: Int
  package var filter: ItemFilter
  package var place: Place = .spread

  package init(count: Int, filter: ItemFilter = ItemFilter(), place: Place = .spread) {
    self.count = count
    self.filter = filter
    self.place = place
  }

  package enum Place: String, Hashable, Sendable, Codable, CaseIterable {
    /// Anywhere among the scored items of all sections.
    case spread
    /// Behind the scored items of the last section.
    case last
  }
}
