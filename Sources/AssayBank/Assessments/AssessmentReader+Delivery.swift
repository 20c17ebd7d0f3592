import AssayDiagnostics
import AssayModel
import AssayYAML

// How an assessment is worked on: where a candidate may go, when, and for how long.
extension AssessmentReader {
  /// Reads everything that a session goes by: `window:`, `before:`, `delivery:`, `time:`, `breaks:`, `interruptions:` and
  /// `accommodations:`.
  func readDelivery(_ fields: inout FieldReader, into assessment: inout Assessment) {
    let path = fields.path
    assessment.window = fields["window"].flatMap { readWindow($0, at: path / "window") }
    if let node = fields["before"] { assessment.agreements = readAgreements(node, at: path / "before") }
    if var delivery = fields.mapping("delivery", "`delivery`") { assessment.navigation = readNavigation(&delivery) }
    assessment.time = fields["time"].flatMap { readTime($0, of: assessment.type, at: path / "time") }
    assessment.breaks = fields["breaks"].flatMap { readBreaks($0, at: path / "breaks") }
    assessment.interruptions = fields["interruptions"].flatMap { readInterruptions($0, at: path / "interruptions") }
    if var granted = fields.mapping("accommodations", "`accommodations`") {
      assessment.accommodations = readAccommodations(&granted, beside: assessment.breaks)
    }
  }

  /// Keys that stand at the top of the file and are looked for under `delivery` and `time`.
  static let besideDelivery: [FieldName] = ["window", "before", "time", "breaks", "interruptions", "accommodations"]

  private func readNavigation(_ delivery: inout FieldReader) -> NavigationPolicy {
    var policy = NavigationPolicy()
    if var navigation = delivery.mapping("navigation", "`navigation`") {
      policy.withinSection = navigation["within-section"].flatMap { movement($0) } ?? policy.withinSection
      policy.betweenSections = navigation["between-sections"].flatMap { movement($0) } ?? policy.betweenSections
      navigation.finish(knowing: ["within-section", "between-sections"])
    }
    policy.allowsFlags = delivery["flag"].flatMap { permission($0, "a way to flag") } ?? policy.allowsFlags
    policy.allowsSkipping = delivery["skipping"].flatMap { permission($0, "a way to skip") } ?? policy.allowsSkipping
    delivery.refuseMisplaced(Self.besideDelivery)
    delivery.finish(knowing: ["navigation", "flag", "skipping"])
    return policy
  }

  private func movement(_ node: YAMLNode) -> NavigationPolicy.Movement? { reading.word(node, "a way to move") }

  /// `allowed` or `none`.
  func permission(_ node: YAMLNode, _ kind: StaticString) -> Bool? {
    reading.flag(node, kind, on: "allowed", off: "none")
  }
}

extension FieldReader {
  /// Reports keys that belong to the top of the file, where they would be looked for here too.
  mutating func refuseMisplaced(_ names: [FieldName]) {
    for name in names where has(name) {
      skip(name)
      reading.error(
        "\(thing) has no key `\(name)`; it stands at the top of the file, beside \(thing)", rule: .unknownKey,
        at: keySpan(name))
    }
  }
}
