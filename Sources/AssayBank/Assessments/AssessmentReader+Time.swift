import AssayDiagnostics
import AssayModel
import AssayYAML

// The limits of time: of the whole, of sections and of items.
extension AssessmentReader {
  private static let timeKeys: [FieldName] = [
    "limit", "warn", "grace", "late", "at-limit", "minimum", "section", .item,
  ]

  /// Reads `time: {limit: 90m, warn: [10m, 2m], grace: 30s, section: {core: 60m}, item: {limit: 90s, minimum: 5s}}`.
  ///
  /// - Parameters:
  ///   - node: What stands under the key.
  ///   - type: A knowledge check has no sections that could be named.
  ///   - path: The way to it.
  /// - Returns: Nil where nothing in it could be read that a session goes by.
  func readTime(_ node: YAMLNode, of type: AssessmentType, at path: FieldPath) -> TimePolicy? {
    var fields = FieldReader(node, "`time`", at: path, in: reading)
    let help = "`time: {limit: 90m, warn: [10m, 2m], grace: 30s}`"
    let limits: [FieldName] = ["limit", "minimum", "section", .item]
    if !limits.contains(where: fields.has) { _ = fields.required("limit", help: help) }
    var policy = TimePolicy(limit: fields["limit"].flatMap { positive($0) })
    if let node = fields["warn"] { policy.warnings = durations(node, "warn", at: path / "warn").sorted(by: >) }
    policy.grace = fields["grace"].flatMap { reading.duration($0) } ?? policy.grace
    policy.late = fields["late"].flatMap { reading.word($0, "a way to treat late answers") } ?? policy.late
    policy.minimum = fields["minimum"].flatMap { positive($0) }
    if type == .exam, let node = fields["section"] { policy.sections = readSectionTimes(node) }
    policy.item = fields[.item].flatMap { readPart($0, "`item`", at: path / .item) }
    if let node = fields["at-limit"], reading.isScalar(node), !node.isText("submit-saved") {
      reading.error(
        "`\(node.quotation)` is not what happens at the limit; what was saved is submitted", rule: .wrongValue,
        at: node.span, help: "write `at-limit: submit-saved`, or remove the line")
    }
    fields.refuseMisplaced(Self.besideDelivery)
    fields.finish(knowing: Self.timeKeys, idle: ["section"], in: "a knowledge check, which has no sections")
    return policy.hasLimit || policy.minimum != nil || !policy.sections.isEmpty || policy.item != nil ? policy : nil
  }

  /// Reads `section: {core: {limit: 60m, minimum: 5m}, cases: 30m}`.
  private func readSectionTimes(_ node: YAMLNode) -> [SectionTime] {
    guard node.isMapping else {
      reading.error(
        "`section` gives sections their limits", rule: .wrongShape, at: node.span,
        help: "`section: {core: {limit: 60m, minimum: 5m}}`, or `section: {core: 60m}`")
      return []
    }
    var times: [SectionTime] = []
    for entry in node.entries {
      guard let section: SectionID = reading.id(entry.key) else { continue }
      guard !entry.value.isAbsent else {
        reading.error("`\(section)` has no limit; write one such as `60m`", rule: .missingValue, at: entry.key.span)
        continue
      }
      let path = FieldPath.timedSection(times.count)
      reading.note(path, entry.key)
      guard let time = readPart(entry.value, "the time of a section", at: path) else { continue }
      times.append(SectionTime(section: section, time: time))
    }
    return times
  }

  /// Reads `{limit: 60m, minimum: 5m}`, or a duration alone for the limit; nil where neither could be read.
  private func readPart(_ node: YAMLNode, _ thing: StaticString, at path: FieldPath) -> PartTime? {
    if node.isScalar {
      reading.note(path / "limit", node)
      return positive(node).map { PartTime(limit: $0) }
    }
    var fields = FieldReader(node, thing, at: path, in: reading)
    if !fields.has("minimum") { _ = fields.required("limit", help: "`{limit: 60m, minimum: 5m}`, or `60m` alone") }
    let limit = fields["limit"].flatMap { positive($0) }
    let minimum = fields["minimum"].flatMap { positive($0) }
    fields.finish(knowing: ["limit", "minimum"])
    return limit == nil && minimum == nil ? nil : PartTime(limit: limit, minimum: minimum)
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
