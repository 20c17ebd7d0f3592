import AssayDiagnostics
import AssayModel

/// The limit of a part is within that of the whole.
///
/// A longer one is never reached, because the whole ends before; and where sections have more together than there is,
/// who uses all of the first has less for the last than the candidate was told.
enum LimitOutOfReach: AssessmentRule {
  static let id: RuleID = "limit-out-of-reach"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let time = assessment.time else { return [] }
    var found: [Diagnostic] = []
    func report(_ what: String, _ own: Interval, _ whole: String, _ limit: Interval, _ path: FieldPath) {
      found.append(
        Diagnostic(
          "the \(own.durationText) of \(what) are never reached, because \(whole) ends after \(limit.durationText)",
          rule: id, severity: .warning, at: place.span(path)))
    }
    let sections = time.sections.enumerated().compactMap { index, timed in timed.time.limit.map { (index, timed, $0) } }
    if let whole = time.limit {
      for (index, timed, limit) in sections where limit > whole {
        report("`\(timed.section)`", limit, "the whole", whole, .timedSection(index) / "limit")
      }
    }
    let isAllTimed = sections.count == assessment.blueprint.sections.count
    let longest = [time.limit, isAllTimed ? sections.map(\.2).max() : nil].compactMap(\.self).min()
    if let item = time.item?.limit, let longest, item > longest {
      report("an item", item, longest == time.limit ? "the whole" : "every section", longest, .time / .item / "limit")
    }
    let sum = sections.reduce(Interval.zero) { $0 + $1.2 }
    if found.isEmpty, let whole = time.limit, sum > whole, assessment.navigation.betweenSections == .forwardOnly {
      found.append(
        Diagnostic(
          "the sections have \(sum.durationText) together, and the whole has \(whole.durationText): who uses all of the first ones is cut short in the last",
          rule: id, severity: .warning, at: place.span(.time / "limit"),
          help: "write `limit: \(sum.durationText)`, or shorten the sections"))
    }
    return found
  }
}
