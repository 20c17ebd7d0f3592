package import AssayModel

/// What many forms of one assessment have in common and where they differ: exposure, overlap, content.
package struct FormSetReport: Hashable, Sendable {
  /// How many forms were looked at.
  package let forms: Int
  /// Every item that could stand on a form in the place that it is counted for, in the order of ids.
  package let items: [ItemExposure]
  /// The mean number of items that two different forms share; nil for fewer than two forms.
  package let meanOverlap: Rational?
  /// How many items a form holds, the least and the most.
  package let length: ClosedRange<Int>
  /// By competency as the items name it, in the order of ids; items without one are left out.
  package let competencies: [ContentCount<CompetencyID>]
  package let cognitiveLevels: [ContentCount<CognitiveLevel>]
  package let difficulties: [ContentCount<DifficultyEstimate>]

  /// Counts what forms hold.
  ///
  /// Overlap is reckoned from the exposures: of all pairs of forms, Σ x (x − 1) / (N (N − 1)) share an item that stands
  /// on x of N (Chen, Ankenmann and Spray 2003, *Journal of Educational Measurement* 40).
  package init(_ forms: [Form], in index: PackageIndex) {
    self.forms = forms.count
    var counts: [ItemID: Int] = [:]
    for form in forms { for slot in form.slots { counts[slot.item, default: 0] += 1 } }
    let use = index.package.assessment.type.use
    items = index.package.items.compactMap { item in
      let count = counts[item.id] ?? 0
      guard count > 0 || item.use == use && [.approved, .pretest].contains(item.status) else { return nil }
      return ItemExposure(item: item.id, count: count)
    }
    meanOverlap =
      forms.count < 2
      ? nil
      : Rational(counts.values.reduce(0) { $0 + $1 * ($1 - 1) }, forms.count * (forms.count - 1))
    let lengths = forms.map(\.slots.count)
    length = (lengths.min() ?? 0)...(lengths.max() ?? 0)
    var byCompetency: [CompetencyID: [Int]] = [:]
    var byLevel: [CognitiveLevel: [Int]] = [:]
    var byDifficulty: [DifficultyEstimate: [Int]] = [:]
    let none = [Int](repeating: 0, count: forms.count)
    for (number, form) in forms.enumerated() {
      for slot in form.slots where slot.role.counts {
        guard let item = index.items[slot.item] else { continue }
        if let competency = item.competency { byCompetency[competency, default: none][number] += 1 }
        if let level = item.cognitiveLevel { byLevel[level, default: none][number] += 1 }
        if let difficulty = item.difficulty { byDifficulty[difficulty, default: none][number] += 1 }
      }
    }
    competencies = byCompetency.keys.sorted().map { ContentCount($0, byCompetency[$0] ?? none) }
    cognitiveLevels = CognitiveLevel.allCases.compactMap { level in byLevel[level].map { ContentCount(level, $0) } }
    difficulties = DifficultyEstimate.allCases.compactMap { estimate in
      byDifficulty[estimate].map { ContentCount(estimate, $0) }
    }
  }

  /// How many forms an item stands on.
  package struct ItemExposure: Hashable, Sendable {
    package let item: ItemID
    package let count: Int
  }

  /// How many scored items of one sort the forms hold.
  package struct ContentCount<Content: Hashable & Sendable>: Hashable, Sendable {
    package let content: Content
    package let least: Int
    package let most: Int
    package let mean: Rational

    init(_ content: Content, _ counts: [Int]) {
      self.content = content
      least = counts.min() ?? 0
      most = counts.max() ?? 0
      mean = Rational(counts.reduce(0, +), max(counts.count, 1))
    }
  }

  /// The largest share of the forms that an item stands on, from 0 to 1.
  package var greatestExposure: Rational { Rational(items.map(\.count).max() ?? 0, max(forms, 1)) }

  /// Items that stand on none of the forms.
  package var neverUsed: [ItemID] { items.filter { $0.count == 0 }.map(\.item) }
}
