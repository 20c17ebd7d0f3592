import AssayDiagnostics
import AssayModel

/// Anchors mirror what their section draws.
///
/// Anchors of one topic alone measure the difference between groups on that topic, not on the test (Kolen & Brennan
/// 2014, section 8.1.2).
enum AnchorsOneSided: AssessmentRule {
  static let id: RuleID = "anchors-one-sided"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard place.isWhole else { return [] }
    return assessment.blueprint.sections.enumerated().flatMap { index, section -> [Diagnostic] in
      guard let anchors = section.anchors else { return [] }
      let picks: [(count: Int, filter: ItemFilter)] = section.draws.compactMap { draw in
        if case .pick(let count, let filter, _) = draw { (count, filter) } else { nil }
      }
      let total = picks.reduce(0) { $0 + $1.count }
      guard total > 0 else { return [] }
      let pool = place.drawable.items(anchors.pool)
      return picks.compactMap { pick -> Diagnostic? in
        let wanted = anchors.count * pick.count / total
        let available = pool.count { pick.filter.admits($0, in: place.drawable.tree) }
        guard available < wanted else { return nil }
        return Diagnostic(
          "of the \(anchors.count) anchors \(wanted) should be \(pick.filter.words), as in the section, and the pool has \(available)",
          rule: id, severity: .warning,
          at: place.span(.anchors(ofSection: index) / "pool"),
          help: "give more of those items what `pool` asks for")
      }
    }
  }
}

extension ItemFilter {
  /// The conditions as an author writes them.
  var words: String {
    let parts = [
      competency.map { "competency: \($0)" }, cognitiveLevel.map { "cognitive-level: \($0.rawValue)" },
      difficulty.map { "difficulty: \($0.rawValue)" }, tag.map { "tag: \($0)" }, type.map { "type: \($0.rawValue)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "any items" : "`\(parts.joined(separator: ", "))`"
  }
}
