import AssayDiagnostics
import AssayModel

/// A window is as long as the longest session that may be granted.
///
/// Extra time, breaks and what is given back for interruptions are promises to candidates who need them; in a shorter
/// window the promise of both cannot be kept. `assay publish` refuses such an exam.
enum WindowTooShort: AssessmentRule {
  static let id: RuleID = "window-too-short"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let opens = assessment.window?.opens, let closes = assessment.window?.closes,
      let longest = assessment.longestDuration, closes - opens < longest
    else { return [] }
    return [
      Diagnostic(
        "the window is open for \((closes - opens).durationText), and a session with all that may be granted takes up to \(longest.durationText)",
        rule: id, at: place.span(FieldPath("window")),
        notes: [.init("\(longest.durationText) is \(assessment.durationParts.joined(separator: ", "))")],
        help: "close it at \((opens + longest).utc) or later, or grant less")
    ]
  }
}

extension Assessment {
  /// What ``longestDuration`` is made of, in words.
  var durationParts: [String] {
    guard let budget = longestBudget, let limit = budget.limit else { return [] }
    var parts = ["a limit of \(limit.durationText)"]
    if budget.multiplier != .one { parts[0] += " times \(budget.multiplier)" }
    if budget.extra > .zero { parts.append("\(budget.extra.durationText) more") }
    if let breaks = budget.breaks, breaks.stopsClock {
      let extra = accommodations?.breaks.map { ", \($0.count) of them extra" } ?? ""
      parts.append("breaks of \(breaks.count) × \(breaks.length.durationText)\(extra)")
    }
    if let interruptions = budget.interruptions { parts.append("\(interruptions.givesBack.durationText) given back") }
    if budget.grace > .zero { parts.append("a grace of \(budget.grace.durationText)") }
    return parts
  }
}
