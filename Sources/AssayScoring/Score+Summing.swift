package import AssayModel

extension Score {
  /// Adds outcomes up over the form, its sections and its competencies; nothing is scaled yet.
  ///
  /// Pretest items and what is not scored are in no numerator and in no denominator.
  package init(_ outcomes: [ItemOutcome], on form: Form, in index: PackageIndex) {
    let policy = index.package.assessment.score
    let counting = outcomes.filter { $0.role.counts && $0.state != .unscored }
    let total = PartScore(counting)
    let places = Dictionary(form.slots.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let sections = form.sections.map { section in
      SectionScore(
        section: section.id,
        part: PartScore(counting.filter { places[$0.slot].map(section.slots.contains) ?? false }))
    }
    var competencies: [CompetencyID: [ItemOutcome]] = [:]
    for outcome in counting {
      guard let own = index.items[outcome.item]?.competency else { continue }
      for competency in index.tree.lineage(of: own) { competencies[competency, default: []].append(outcome) }
    }
    self.init(
      total: total,
      share: Self.share(total, sections, policy.weights),
      scaled: nil,
      sections: sections,
      competencies: competencies.sorted { $0.key < $1.key }.map { id, outcomes in
        CompetencyScore(
          competency: id, part: PartScore(outcomes), isReported: outcomes.count >= policy.subscoreMinimumItems)
      })
  }

  /// The share of the points, or the weighted sum of the sections' shares.
  ///
  /// A section on which nothing counts drops out, and the other weights keep their proportions.
  private static func share(_ total: PartScore, _ sections: [SectionScore], _ weights: [SectionWeight]) -> Rational? {
    guard !weights.isEmpty else { return total.share }
    var sum = Rational.zero
    var weight = Rational.zero
    for section in sections {
      guard let share = section.part.share, let own = weights.first(where: { $0.section == section.section }) else {
        continue
      }
      sum += own.weight * share
      weight += own.weight
    }
    return weight == .zero ? nil : sum / weight
  }
}

extension PartScore {
  /// The sum of outcomes.
  package init(_ outcomes: [ItemOutcome]) {
    self.init(
      earned: outcomes.reduce(Rational.zero) { $0 + $1.earned },
      maximum: outcomes.reduce(Rational.zero) { $0 + $1.maximum }, items: outcomes.count)
  }
}
