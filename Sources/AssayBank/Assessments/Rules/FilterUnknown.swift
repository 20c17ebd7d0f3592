import AssayDiagnostics
import AssayModel

/// Competencies and tags that conditions on items name are there.
enum FilterUnknown: AssessmentRule {
  static let id: RuleID = "unknown-condition"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (section, blueprint) in assessment.blueprint.sections.enumerated() {
      for (index, draw) in blueprint.draws.enumerated() {
        let path = FieldPath.draw(index, ofSection: section)
        if let filter = draw.filter { found += faults(filter, path / .where_, in: place) }
        for (number, rule) in draw.minimum.enumerated() {
          found += faults(rule.filter, .minimum(number, ofDraw: index, inSection: section), in: place)
        }
      }
      if let anchors = blueprint.anchors {
        found += faults(anchors.pool, .anchors(ofSection: section) / "pool", in: place)
      }
    }
    for (index, share) in assessment.blueprint.balance.shares.enumerated() {
      found += faults(share.filter, .balanceShare(index), in: place)
    }
    if let pretest = assessment.blueprint.pretest { found += faults(pretest.filter, .pretest / .where_, in: place) }
    if let mastery = assessment.mastery {
      found += faults(ItemFilter(competency: mastery.competency), FieldPath("mastery"), in: place)
    }
    return found
  }

  /// What is unknown of one filter; pointed at under the key where it has one, else at the condition as a whole.
  private static func faults(_ filter: ItemFilter, _ path: FieldPath, in place: AssessmentPlace) -> [Diagnostic] {
    let context = place.context
    var found: [Diagnostic] = []
    func at(_ name: FieldName) -> SourceSpan? { place.wrote(path / name) ? place.span(path / name) : place.span(path) }
    if let competency = filter.competency, context.tree.competencies[competency] == nil,
      !context.mayExist(competency.text)
    {
      found.append(
        .unknown(
          "competency", competency.text, among: context.tree.competencies.keys.map(\.text), rule: id,
          at: at(.competency)))
    }
    if let tag = filter.tag, place.isWhole, !context.bank.items.contains(where: { $0.tags.contains(tag) }) {
      let tags = Set(context.bank.items.flatMap(\.tags)).map(\.text)
      let meant = suggestion(for: tag.text, among: tags.sorted())
      found.append(
        Diagnostic(
          "no item has the tag `\(tag)`\(meant.map { "; did you mean `\($0)`?" } ?? "")", rule: id, at: at("tag")))
    }
    return found
  }
}

extension Draw {
  /// The conditions on what it draws, where it has any.
  var filter: ItemFilter? {
    switch self {
    case .item, .set: nil
    case .pick(_, let filter, _), .pickSets(_, let filter, _): filter
    }
  }

  var minimum: [MinimumRule] {
    if case .pick(_, _, let minimum) = self { return minimum }
    return []
  }
}
