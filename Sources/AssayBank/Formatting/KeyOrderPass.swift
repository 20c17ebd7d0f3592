import AssayDiagnostics
import AssayYAML

/// Puts the keys of items and of assessments in the canonical order, whole lines with their comments.
///
/// The parts of an interaction keep the order in which their author wrote them.
struct KeyOrderPass: FormatPass {
  var allowance: FormatAllowance { .order }

  func edits(_ source: FormatSource) -> [TextEdit] {
    if source.isAssessment {
      let head = source.lines.line(Int(source.root.span.lower))
      return [KeyRuns(source.root, head: head, in: source, rank: Self.assessmentRank)?.edit()].compactMap(\.self)
    }
    guard let items = source.items else { return [] }
    return zip(items.elements, source.lines.dashes(of: items)).compactMap { item, dash in
      dash.flatMap { KeyRuns(item, head: $0, in: source, rank: Self.itemRank)?.edit() }
    }
  }

  /// What stands before the parts of the interaction, and behind them.
  private static let before = [
    "id", "was", "type", "status", "use", "competency", "cognitive-level", "difficulty", "tags", "points", "negative",
    "shuffle", "select", "stem",
  ]
  private static let behind = [
    "hints", "feedback", "references", "reviewed", "review-by", "enemies", "tests",
  ]

  private static func itemRank(_ key: YAMLNode) -> Int {
    if let rank = before.firstIndex(where: { key.isText($0) }) { return rank }
    return before.count + (behind.firstIndex { key.isText($0) }.map { $0 + 1 } ?? 0)
  }

  /// What it is, who may start it and when, what it holds, how it is worked on, how it is judged, what is told.
  private static let assessment = [
    "exam", "knowledge-check", "title", "version", "registration", "window", "before", "form", "take", "shuffle",
    "delivery", "time", "breaks", "interruptions", "accommodations", "attempts", "hints", "feedback", "mastery",
    "score", "cut", "pass", "bands", "retake", "release", "rescore", "retention",
  ]

  private static func assessmentRank(_ key: YAMLNode) -> Int {
    assessment.firstIndex { key.isText($0) } ?? assessment.count
  }
}

extension FormatSource {
  /// Whether the file is an exam or a knowledge check, as its first key says.
  var isAssessment: Bool {
    guard root.style == .block, let key = root.entries.first(where: { _ in true })?.key else { return false }
    return key.isText("exam") || key.isText("knowledge-check")
  }
}
