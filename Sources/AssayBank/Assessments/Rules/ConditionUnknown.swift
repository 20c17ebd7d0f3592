import AssayDiagnostics
import AssayModel

/// Sections and competencies that pass rules and bands name are there.
enum ConditionUnknown: AssessmentRule {
  static let id: RuleID = "unknown-subject"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    assessment.conditions.compactMap { fault($0, assessment, place) }
  }

  private static func fault(
    _ condition: Assessment.Condition, _ assessment: Assessment, _ place: AssessmentPlace
  ) -> Diagnostic? {
    switch condition.subject {
    case .total: return nil
    case .competency(let id): return competency(id, place, at: condition.path)
    case .section(let section):
      let sections = assessment.blueprint.sections.map(\.id)
      guard !sections.contains(section) else { return nil }
      let meant = suggestion(for: section.text, among: sections.map(\.text))
      return Diagnostic(
        "there is no section `\(section)`\(meant.map { "; did you mean `\($0)`?" } ?? "")", rule: id,
        at: place.span(condition.path),
        help: meant == nil ? "there are \(sections.map { "`\($0)`" }.joined(separator: ", "))" : nil)
    }
  }

  private static func competency(_ id: CompetencyID, _ place: AssessmentPlace, at path: FieldPath) -> Diagnostic? {
    let context = place.context
    guard context.tree.competencies[id] == nil, !context.mayExist(id.text) else { return nil }
    return .unknown(
      "competency", id.text, among: context.tree.competencies.keys.map(\.text), rule: Self.id, at: place.span(path)
    )
    .withoutFixes
  }
}

extension Diagnostic {
  /// The diagnostic where its place is wider than what a fix would replace.
  fileprivate var withoutFixes: Diagnostic {
    var copy = self
    copy.fixes = []
    return copy
  }
}

extension Assessment {
  /// One condition of the pass rule or of a band, and where it stands.
  struct Condition {
    var subject: PassRule.Subject
    var threshold: PassRule.Threshold
    var path: FieldPath
    /// The band that it belongs to; nil for the pass rule.
    var band: Int?
  }

  /// All conditions: of the pass rule, then of the bands.
  var conditions: [Condition] {
    var found: [Condition] = []
    func gather(_ rule: PassRule, _ band: Int?, _ count: inout Int) {
      switch rule {
      case .all(let rules), .any(let rules): for rule in rules { gather(rule, band, &count) }
      case .condition(let subject, let threshold):
        let path = band.map { FieldPath.condition(count, ofBand: $0) } ?? FieldPath.condition(count)
        found.append(Condition(subject: subject, threshold: threshold, path: path, band: band))
        count += 1
      }
    }
    var count = 0
    if let pass { gather(pass, nil, &count) }
    for (index, band) in bands.enumerated() {
      var count = 0
      gather(band.rule, index, &count)
    }
    return found
  }
}
