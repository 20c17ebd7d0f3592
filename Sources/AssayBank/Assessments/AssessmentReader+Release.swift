import AssayDiagnostics
import AssayModel
import AssayYAML

// What is told when.
extension AssessmentReader {
  /// Reads `release: {result: after-submit, competencies: after-submit, key: never}`.
  func readRelease(_ fields: inout FieldReader) -> ReleasePolicy {
    var policy = ReleasePolicy()
    guard var release = fields.mapping("release", "`release`") else { return policy }
    policy.result = release["result"].flatMap { moment($0) } ?? policy.result
    policy.competencies = release["competencies"].flatMap { moment($0) } ?? policy.competencies
    policy.key = release["key"].flatMap { moment($0) } ?? policy.key
    release.finish(knowing: ["result", "competencies", "key"])
    return policy
  }

  private static let moments: [(word: String, moment: ReleasePolicy.Moment)] = [
    ("after-submit", .afterSubmit), ("after-marking", .afterMarking), ("after-approval", .afterApproval),
    ("never", .never),
  ]

  private func moment(_ node: YAMLNode) -> ReleasePolicy.Moment? {
    guard reading.isScalar(node) else { return nil }
    if let known = Self.moments.first(where: { node.isText($0.word) }) { return known.moment }
    if let instant = Instant(dayOrTime: node.string) { return .on(instant) }
    let words = Self.moments.map(\.word)
    if let meant = suggestion(for: node.string, among: words) {
      reading.error(
        "`\(node.quotation)` is not a moment; did you mean `\(meant)`?", rule: .wrongValue, at: node.span,
        fixes: [.init("write `\(meant)`", edits: [TextEdit(node.span, meant)])])
    } else {
      let list = words.map { "`\($0)`" }.joined(separator: ", ")
      reading.error(
        "`\(node.quotation)` is not a moment; write \(list), or a day such as `2027-06-30`", rule: .wrongValue,
        at: node.span, help: "a time of day is written as `2027-06-30T08:00:00Z`")
    }
    return nil
  }
}

extension AssessmentReader {
  /// Reads `retention: 730d`: a day at least, so that nothing is erased on which somebody is at work.
  func readRetention(_ node: YAMLNode) -> Interval? {
    guard let interval = reading.duration(node) else { return nil }
    if interval >= Interval(seconds: 86_400) { return interval }
    reading.error(
      "`\(node.quotation)` is less than a day, in which somebody may be at work still; write `1d` or more",
      rule: .outOfRange, at: node.span)
    return nil
  }
}
