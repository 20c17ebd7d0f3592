import AssayModel

extension PackageRevision {
  /// Takes over how scores become decisions, as far as the delivered package knows what that speaks of.
  mutating func takeOver(_ now: Assessment, ratings: [ItemRating]) {
    let before = package
    package.ratings = ratings
    package.assessment.cut = now.cut
    package.assessment.pass = now.pass
    package.assessment.bands = now.bands
    package.assessment.score = now.score
    package.assessment.rescore = now.rescore
    let rules = (now.pass.map { [$0] } ?? []) + now.bands.map(\.rule)
    let sections = Set(before.assessment.blueprint.sections.map(\.id))
    let competencies = Set(before.frameworks.flatMap(\.competencies).map(\.id)).union(
      before.items.compactMap(\.competency))
    for section in Set(rules.flatMap(\.sections) + now.score.weights.map(\.section)).subtracting(sections).sorted() {
      problems.append(.unknownSection(section))
    }
    for competency in Set(rules.flatMap(\.competencies)).subtracting(competencies).sorted() {
      problems.append(.unknownCompetency(competency))
    }
    let weighted = Set(now.score.weights.map(\.section))
    if !weighted.isEmpty {
      for section in sections.subtracting(weighted).sorted() { problems.append(.unweightedSection(section)) }
    }
    let (old, new) = (before.assessment, now)
    policies = [
      ScoringDifference("cut", words(old.cut), words(new.cut)),
      ScoringDifference("pass", old.pass?.words ?? "none", new.pass?.words ?? "none"),
      ScoringDifference("bands", words(old.bands), words(new.bands)),
      ScoringDifference("weights", words(old.score.weights), words(new.score.weights)),
      ScoringDifference("scale", words(old.score.scaled), words(new.score.scaled)),
      ScoringDifference(
        "minimum-items", "\(old.score.subscoreMinimumItems)", "\(new.score.subscoreMinimumItems)"),
    ].compactMap(\.self)
    let (rated, rates) = (Self.ratings(before.ratings), Self.ratings(package.ratings))
    for item in Set(rated.keys).union(rates.keys).sorted() {
      let difference = ScoringDifference(
        "rating of \(item)", rated[item].map(\.description) ?? "none", rates[item].map(\.description) ?? "none")
      if let difference { policies.append(difference) }
    }
  }

  private static func ratings(_ all: [ItemRating]) -> [ItemID: Rational] {
    Dictionary(all.map { ($0.item, $0.rating) }, uniquingKeysWith: { first, _ in first })
  }
}

extension PassRule {
  private var subjects: [Subject] {
    var found: [Subject] = []
    var waiting = [self]
    while let rule = waiting.popLast() {
      switch rule {
      case .all(let rules), .any(let rules): waiting += rules
      case .condition(let subject, _): found.append(subject)
      }
    }
    return found
  }

  fileprivate var sections: [SectionID] {
    subjects.compactMap { if case .section(let id) = $0 { id } else { nil } }
  }

  fileprivate var competencies: [CompetencyID] {
    subjects.compactMap { if case .competency(let id) = $0 { id } else { nil } }
  }

  /// As an author reads it, such as `all(total cut, competency SEC.2 at least 50%)`.
  fileprivate var words: String {
    switch self {
    case .all(let rules): "all(\(rules.map(\.words).joined(separator: ", ")))"
    case .any(let rules): "any(\(rules.map(\.words).joined(separator: ", ")))"
    case .condition(let subject, let threshold):
      switch subject {
      case .total: "total \(threshold.words)"
      case .section(let id): "section \(id) \(threshold.words)"
      case .competency(let id): "competency \(id) \(threshold.words)"
      }
    }
  }
}

extension PassRule.Threshold {
  fileprivate var words: String {
    switch self {
    case .cut: "cut"
    case .atLeast(let amount): "at least \(amount.words)"
    }
  }
}

extension Amount {
  fileprivate var words: String {
    switch self {
    case .share(let share): "\(share * 100)%"
    case .points(let points): "\(points) points"
    }
  }
}

private func words(_ cut: CutRule?) -> String {
  switch cut?.basis {
  case nil: "none"
  case .formAngoff: "form-angoff"
  case .fixed(let amount): amount.words
  }
}

private func words(_ bands: [Band]) -> String {
  bands.isEmpty ? "none" : bands.map { "\($0.id): \($0.rule.words)" }.joined(separator: ", ")
}

private func words(_ weights: [SectionWeight]) -> String {
  weights.isEmpty ? "none" : weights.map { "\($0.section) \($0.weight * 100)%" }.joined(separator: ", ")
}

private func words(_ scale: ScaledScore?) -> String {
  guard let scale else { return "none" }
  let points = scale.points.map { point in
    switch point.raw {
    case .raw(let raw): "\(raw): \(point.scaled)"
    case .cut: "cut: \(point.scaled)"
    case .max: "max: \(point.scaled)"
    }
  }
  return points.joined(separator: ", ") + ", rounded \(scale.rounding.rawValue)"
}
