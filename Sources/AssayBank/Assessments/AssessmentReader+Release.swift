import AssayDiagnostics
import AssayModel
import AssayYAML
import FoundationEssentials

// What happens after a session: what is told when, and when the next may be.
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

  private func moment(_ node: YAMLNode) -> ReleasePolicy.Moment? {
    guard reading.isScalar(node) else { return nil }
    if node.isText("after-submit") { return .afterSubmit }
    if node.isText("never") { return .never }
    if node.isText("after-marking") || node.isText("after-approval") {
      let why = node.isText("after-marking") ? "marking by people" : "the approval of results"
      reading.error(
        "\(why) is not carried out by this version, so `\(node.quotation)` would never come", rule: .notSupported,
        at: node.span, help: "write `after-submit`, `never`, or a day such as `2027-06-30`")
      return nil
    }
    if let instant = Instant(dayOrTime: node.string) { return .on(instant) }
    let words = ["after-submit", "never"]
    if let meant = suggestion(for: node.string, among: words) {
      reading.error("`\(node.quotation)` is not a moment; did you mean `\(meant)`?", rule: .wrongValue, at: node.span)
    } else {
      reading.error(
        "`\(node.quotation)` is not a moment; write `after-submit`, `never`, or a day such as `2027-06-30`",
        rule: .wrongValue, at: node.span, help: "a time of day is written as `2027-06-30T08:00:00Z`")
    }
    return nil
  }

  /// Reads `retake: {attempts: 3, within: 365d, wait: [1d, 14d], after-pass: 180d}`.
  func readRetake(_ node: YAMLNode, at path: FieldPath) -> RetakePolicy {
    var policy = RetakePolicy()
    var fields = FieldReader(node, "`retake`", at: path, in: reading)
    policy.attempts = fields["attempts"].flatMap { readAttempts($0) }
    policy.within = fields["within"].flatMap { positive($0) }
    if let node = fields["wait"] { policy.waits = durations(node, "wait", at: path / "wait") }
    policy.afterPass = fields["after-pass"].flatMap { reading.duration($0) }
    let later: [FieldName] = ["form", "max-overlap", "counts"]
    for name in later where fields.has(name) { fields.warnNotCarriedOut(name) }
    fields.finish(knowing: ["attempts", "within", "wait", "after-pass"] + later)
    return policy
  }

  /// A number of attempts, or `unlimited`.
  func readAttempts(_ node: YAMLNode) -> Int? {
    if node.isText("unlimited") { return nil }
    guard reading.isScalar(node) else { return nil }
    guard Int(node.string) != nil else {
      reading.error(
        "`\(node.quotation)` is not a number of attempts; write a whole number, or `unlimited`", rule: .wrongValue,
        at: node.span)
      return nil
    }
    return reading.whole(node, in: 1...10_000)
  }
}

extension Instant {
  /// Reads a day, `YYYY-MM-DD`, as its beginning in UTC, or a time of RFC 3339 such as `2027-06-30T08:00:00+02:00`.
  init?(dayOrTime text: String) {
    let time = isDay(text) ? text + "T00:00:00Z" : text
    guard time.utf8.count <= 40, isDay(String(time.prefix(10))) else { return nil }
    guard let date = try? Date(time, strategy: .iso8601) else { return nil }
    self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }
}
