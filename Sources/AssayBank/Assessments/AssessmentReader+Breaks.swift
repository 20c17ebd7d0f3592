import AssayDiagnostics
import AssayModel
import AssayYAML

// Times in which a candidate does not work, and what may be granted to those who need more.
extension AssessmentReader {
  /// Reads `breaks: {count: 2, length: 10m, clock: stops}`.
  func readBreaks(_ node: YAMLNode, at path: FieldPath) -> BreakPolicy? {
    let help = "`breaks: {count: 2, length: 10m}`"
    var fields = FieldReader(node, "`breaks`", at: path, in: reading)
    let count = fields.required("count", help: help).flatMap { reading.whole($0, in: 1...100) }
    let length = fields.required("length", help: help).flatMap { positive($0) }
    let stops = fields["clock"].flatMap { reading.flag($0, "what the clock does", on: "stops", off: "runs") }
    fields.finish(knowing: ["count", "length", "clock"])
    guard let count, let length else { return nil }
    return BreakPolicy(count: count, length: length, stopsClock: stops ?? true)
  }

  /// Reads `interruptions: {give-back: 15m, tolerance: 30s, pause: none}`.
  func readInterruptions(_ node: YAMLNode, at path: FieldPath) -> InterruptionPolicy? {
    var fields = FieldReader(node, "`interruptions`", at: path, in: reading)
    let most = fields.required("give-back", help: "`interruptions: {give-back: 15m, tolerance: 30s, pause: none}`")
      .flatMap { positive($0) }
    let tolerance = fields["tolerance"].flatMap { reading.duration($0) }
    let pause = fields["pause"].flatMap { permission($0, "a way to pause") }
    fields.finish(knowing: ["give-back", "tolerance", "pause"])
    guard let most else { return nil }
    var policy = InterruptionPolicy(givesBack: most)
    policy.tolerance = tolerance ?? policy.tolerance
    policy.allowsPause = pause ?? policy.allowsPause
    return policy
  }

  /// Reads `accommodations: {extra-time: 1.25..2.0, extra-minutes: 30m, unlimited: by-approval, breaks: {extra: 2}}`.
  ///
  /// - Parameters:
  ///   - granted: What stands under the key.
  ///   - breaks: Those that everybody may take: extra ones are like them unless another length is given.
  /// - Returns: What could be read of it.
  func readAccommodations(_ granted: inout FieldReader, beside breaks: BreakPolicy?) -> AccommodationPolicy {
    var policy = AccommodationPolicy()
    policy.extraTime = granted["extra-time"].flatMap { reading.numberRange($0, in: .one...10) }
    policy.extraMinutes = granted["extra-minutes"].flatMap { positive($0) }
    let unlimited = granted["unlimited"].flatMap {
      reading.flag($0, "a way to lift the limits", on: "by-approval", off: "never")
    }
    policy.allowsUnlimited = unlimited ?? policy.allowsUnlimited
    if var extra = granted.mapping("breaks", "`breaks`") { policy.breaks = readExtraBreaks(&extra, beside: breaks) }
    granted.finish(knowing: ["extra-time", "extra-minutes", "unlimited", "breaks"])
    return policy
  }

  private func readExtraBreaks(_ extra: inout FieldReader, beside breaks: BreakPolicy?) -> BreakPolicy? {
    let help = "`breaks: {extra: 2, length: 10m}`"
    let count = extra.required("extra", help: help).flatMap { reading.whole($0, in: 1...100) }
    var length = breaks?.length
    if breaks == nil || extra.has("length") {
      length = extra.required("length", help: help).flatMap { positive($0) }
    }
    extra.finish(knowing: ["extra", "length"])
    guard let count, let length else { return nil }
    return BreakPolicy(count: count, length: length, stopsClock: breaks?.stopsClock ?? true)
  }
}
