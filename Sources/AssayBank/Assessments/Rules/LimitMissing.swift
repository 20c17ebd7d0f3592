import AssayDiagnostics
import AssayModel

/// What is of a limit of time has one.
///
/// Warnings, grace, breaks, interruptions and extra time say how limits are handled; where nothing is limited they do
/// nothing, and an author who wrote them believes that something is.
enum LimitMissing: AssessmentRule {
  static let id: RuleID = "limit-missing"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let time = assessment.time
    // A limit that was written and could not be read has been reported.
    let parts = (sections: time?.sections.isEmpty ?? true, item: time?.item == nil)
    let isUnread =
      (time == nil && place.wrote(.time)) || (parts.sections && place.wrote(.time / "section"))
      || (parts.item && place.wrote(.time / .item))
    guard !isUnread, time?.limit == nil, !place.wrote(.time / "limit") else { return [] }
    let hasLimit = time?.hasLimit ?? false
    let hasSectionLimit = time?.sections.contains { $0.time.limit != nil } ?? false
    let granted = FieldPath("accommodations")
    let others: [(String, FieldPath)] = [
      ("grace", .time / "grace"), ("late", .time / "late"), ("at-limit", .time / "at-limit"),
      ("breaks", FieldPath("breaks")), ("interruptions", FieldPath("interruptions")),
      ("extra-time", granted / "extra-time"), ("unlimited", granted / "unlimited"), ("breaks", granted / "breaks"),
    ]
    var found = hasLimit ? [] : others.compactMap { idle($0, $1, place, "there is no time limit") }
    if !hasSectionLimit {
      let why = hasLimit ? "only items have a limit, of which nobody is warned" : "there is no time limit"
      found += [idle("warn", .time / "warn", place, why)].compactMap(\.self)
    }
    let why = hasLimit ? "it is added to the limit of the whole, and there is none" : "there is no time limit"
    return found + [idle("extra-minutes", granted / "extra-minutes", place, why)].compactMap(\.self)
  }

  private static func idle(
    _ name: String, _ path: FieldPath, _ place: AssessmentPlace, _ why: String
  ) -> Diagnostic? {
    guard place.wrote(path) else { return nil }
    return Diagnostic(
      "`\(name)` has no effect, because \(why)", rule: id, severity: .warning, at: place.span(path),
      help: "write `time: {limit: 90m}`, or remove it")
  }
}

extension FieldPath {
  /// The limits of time.
  static let time = FieldPath("time")
}
