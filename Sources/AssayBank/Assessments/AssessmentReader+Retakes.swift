import AssayDiagnostics
import AssayModel
import AssayYAML

// What becomes of a candidate who has sat before, and of a result that was told before.
extension AssessmentReader {
  private static let retakeKeys: [FieldName] = [
    "attempts", "within", "wait", "after-pass", "form", "max-overlap", "counts",
  ]

  /// Reads `retake: {attempts: 3, within: 365d, wait: [1d, 14d], after-pass: 180d, form: prefer-unseen, counts: best}`.
  func readRetake(_ node: YAMLNode, at path: FieldPath) -> RetakePolicy {
    var policy = RetakePolicy()
    var fields = FieldReader(node, "`retake`", at: path, in: reading)
    policy.attempts = fields["attempts"].flatMap { readAttempts($0) }
    policy.within = fields["within"].flatMap { positive($0) }
    if let node = fields["wait"] { policy.waits = durations(node, "wait", at: path / "wait") }
    policy.afterPass = fields["after-pass"].flatMap { reading.duration($0) }
    policy.form = fields["form"].flatMap { reading.word($0, "a way to choose a form") } ?? policy.form
    policy.maximumOverlap = fields["max-overlap"].flatMap { reading.share($0) }
    policy.counts = fields["counts"].flatMap { reading.word($0, "what counts") } ?? policy.counts
    fields.finish(knowing: Self.retakeKeys)
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

  /// Reads `rescore: {already-passed: never-lower, pass-dated: sitting}`.
  func readRescore(_ fields: inout FieldReader) -> RescorePolicy {
    var policy = RescorePolicy()
    guard var rescore = fields.mapping("rescore", "`rescore`") else { return policy }
    policy.alreadyPassed =
      rescore["already-passed"].flatMap { reading.word($0, "what becomes of a pass") } ?? policy.alreadyPassed
    policy.passDatedAt =
      rescore["pass-dated"].flatMap { reading.word($0, "the date of a pass") } ?? policy.passDatedAt
    rescore.finish(knowing: ["already-passed", "pass-dated"])
    return policy
  }
}
