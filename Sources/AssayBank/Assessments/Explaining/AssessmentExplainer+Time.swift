import AssayDiagnostics
import AssayModel

// How long a session lasts, when its clock stands, and what may be granted.
extension AssessmentExplainer {
  var timeLines: [String] {
    guard let time = assessment.time else { return ["no limit"] }
    var lines = [time.limit.map { "\($0.durationText) in all" } ?? "no limit in all"]
    if let minimum = time.minimum { lines[0] += ", and \(minimum.durationText) at least" }
    lines += time.sections.map { "section \($0.section): \(words($0.time))" }
    if let item = time.item { lines.append("each item: \(words(item)), from when it is first shown") }
    guard time.hasLimit else { return lines }
    if !time.warnings.isEmpty {
      lines.append(
        "the candidate is told \(time.warnings.map(\.durationText).joined(separator: " and ")) before the end")
    }
    if time.grace > .zero {
      let late = time.late == .score ? "count" : "are kept and do not count"
      lines.append("for another \(time.grace.durationText) answers can be saved; they \(late)")
    }
    lines.append("what was saved is then submitted")
    return lines
  }

  private func words(_ part: PartTime) -> String {
    let words = [part.limit.map(\.durationText), part.minimum.map { "\($0.durationText) at least" }]
    return words.compactMap(\.self).joined(separator: ", ")
  }

  private var isLimited: Bool { assessment.time?.hasLimit ?? false }

  var breakLines: [String] {
    guard let breaks = assessment.breaks else { return isLimited ? ["none"] : [] }
    return [
      "\(words(breaks, "")); the clock \(breaks.stopsClock ? "stands still" : "runs on")",
      "what was shown before a break stays closed after it",
    ]
  }

  private func words(_ breaks: BreakPolicy, _ more: String) -> String {
    "\(counted(breaks.count, more + "break")) of up to \(breaks.length.durationText)"
  }

  var interruptionLines: [String] {
    guard let policy = assessment.interruptions else {
      return isLimited ? ["the clock runs on, and nothing is given back"] : []
    }
    let all = policy.givesBack.durationText
    return [
      "time lost is given back, up to \(all) in a session, for interruptions of more than \(policy.tolerance.durationText)",
      policy.allowsPause
        ? "candidates may pause the clock, as far as these \(all) last" : "candidates cannot pause the clock",
    ]
  }

  var accommodationLines: [String] {
    guard let granted = assessment.accommodations else { return isLimited ? ["none"] : [] }
    var lines: [String] = []
    if let extra = granted.extraTime { lines.append("\(extra.lowerBound) to \(extra.upperBound) times every limit") }
    if let extra = granted.extraMinutes { lines.append("up to \(extra.durationText) more for the whole") }
    if granted.allowsUnlimited { lines.append("no limits at all, with somebody's approval and the reason") }
    if let extra = granted.breaks { lines.append(words(extra, "more ")) }
    if lines.isEmpty { lines = ["none"] }
    if let longest = assessment.longestDuration, longest != assessment.time?.limit {
      lines.append(
        "a session takes up to \(longest.durationText): \(assessment.durationParts.joined(separator: ", "))")
    }
    return lines
  }
}
