import AssayDiagnostics
import AssayModel
import AssayYAML

// How an assessment is worked on: where a candidate may go, for how long, and what may be granted.
extension AssessmentReader {
  /// Reads `delivery:`, `time:` and `accommodations:`.
  func readDelivery(_ fields: inout FieldReader, into assessment: inout Assessment) {
    if var delivery = fields.mapping("delivery", "`delivery`") {
      assessment.navigation = readNavigation(&delivery)
      delivery.finish(knowing: ["navigation", "flag"])
    }
    if let node = fields["time"] { assessment.time = readTime(node, at: fields.path / "time") }
    if var granted = fields.mapping("accommodations", "`accommodations`") {
      assessment.accommodations = granted["extra-time"].flatMap { reading.numberRange($0, in: .one...10) }.map {
        AccommodationPolicy(extraTime: $0)
      }
      if granted.has("breaks") { granted.warnNotCarriedOut("breaks") }
      granted.finish(knowing: ["extra-time", "breaks"])
    }
  }

  private func readNavigation(_ delivery: inout FieldReader) -> NavigationPolicy {
    var policy = NavigationPolicy()
    if var navigation = delivery.mapping("navigation", "`navigation`") {
      policy.withinSection = navigation["within-section"].flatMap { movement($0) } ?? policy.withinSection
      policy.betweenSections = navigation["between-sections"].flatMap { movement($0) } ?? policy.betweenSections
      navigation.finish(knowing: ["within-section", "between-sections"])
    }
    if let node = delivery["flag"], reading.isScalar(node) {
      if node.isText("none") {
        policy.allowsFlags = false
      } else if !node.isText("allowed") {
        reading.notAWord(node, "a way to flag", of: ["allowed", "none"])
      }
    }
    return policy
  }

  private func movement(_ node: YAMLNode) -> NavigationPolicy.Movement? { reading.word(node, "a way to move") }

  private static let timeKeys: [FieldName] = ["limit", "warn", "grace", "late", "at-limit", "section", .item]

  private func readTime(_ node: YAMLNode, at path: FieldPath) -> TimePolicy? {
    var fields = FieldReader(node, "`time`", at: path, in: reading)
    let limit = fields.required("limit", help: "`time: {limit: 90m, warn: [10m, 2m], grace: 30s}`").flatMap {
      positive($0)
    }
    var policy = TimePolicy(limit: limit ?? .zero)
    if let node = fields["warn"] { policy.warnings = durations(node, "warn", at: path / "warn").sorted(by: >) }
    policy.grace = fields["grace"].flatMap { reading.duration($0) } ?? policy.grace
    policy.late = fields["late"].flatMap { reading.word($0, "a way to treat late answers") } ?? policy.late
    if let node = fields["at-limit"], reading.isScalar(node), !node.isText("submit-saved") {
      reading.error(
        "`\(node.quotation)` is not what happens at the limit; what was saved is submitted", rule: .wrongValue,
        at: node.span, help: "write `at-limit: submit-saved`, or remove the line")
    }
    for name: FieldName in ["section", .item] where fields.has(name) { fields.warnNotCarriedOut(name) }
    fields.finish(knowing: Self.timeKeys)
    return limit == nil ? nil : policy
  }

  /// A duration of more than nothing.
  func positive(_ node: YAMLNode) -> Interval? {
    guard let interval = reading.duration(node) else { return nil }
    if interval > .zero { return interval }
    reading.error("`\(node.quotation)` is no time at all; write a duration above 0", rule: .outOfRange, at: node.span)
    return nil
  }

  /// One duration or a list of them.
  func durations(_ node: YAMLNode, _ name: String, at path: FieldPath) -> [Interval] {
    guard node.isSequence else { return reading.duration(node).map { [$0] } ?? [] }
    return reading.list(node, name, at: path) { element, _ in reading.duration(element) } ?? []
  }
}

extension FieldName {
  static let item: FieldName = "item"
}
