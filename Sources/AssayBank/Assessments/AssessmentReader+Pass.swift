import AssayDiagnostics
import AssayModel
import AssayYAML

// What must hold to pass, and for the bands above.
extension AssessmentReader {
  /// Reads a rule: `{all: […]}`, `{any: […]}` or one condition.
  ///
  /// - Parameters:
  ///   - node: The rule.
  ///   - place: Where the n-th condition is noted.
  /// - Returns: Nil when a part of it could not be read.
  func readPass(_ node: YAMLNode, _ place: (Int) -> FieldPath) -> PassRule? {
    var count = 0
    return readRule(node, place, &count)
  }

  /// Reads `bands: {distinction: {total: 85%}}`, in order.
  func readBands(_ node: YAMLNode) -> [Band] {
    guard node.isMapping else {
      reading.error(
        "`bands` gives each band its rule", rule: .wrongShape, at: node.span,
        help: "`bands: {distinction: {total: 85%}}`")
      return []
    }
    var bands: [Band] = []
    for entry in node.entries {
      let index = bands.count
      reading.note(.band(index), entry.key)
      guard let id: BandID = reading.id(entry.key) else { continue }
      guard !entry.value.isAbsent else {
        reading.error("`\(id)` has no rule; write one such as `{total: 85%}`", rule: .missingValue, at: entry.key.span)
        continue
      }
      guard let rule = readPass(entry.value, { .condition($0, ofBand: index) }) else { continue }
      bands.append(Band(id: id, rule: rule))
    }
    return bands
  }

  private static let help =
    "`{total: cut}`, `{section: core, at-least: 60%}`, `{competency: SEC.2, at-least: 70%}`, or a list of them under `all` or `any`"
  private static let ruleKeys: [FieldName] = ["all", "any", "total", "section", .competency, "at-least"]

  private func readRule(_ node: YAMLNode, _ place: (Int) -> FieldPath, _ count: inout Int) -> PassRule? {
    guard node.isMapping else {
      reading.error("a rule says what must hold", rule: .wrongShape, at: node.span, help: Self.help)
      return nil
    }
    // The places of single conditions are noted here, so this reader notes its own under a path that nobody asks for.
    var fields = FieldReader(node, "a rule", at: FieldPath("rule")[count], in: reading)
    let kinds: [FieldName] = ["all", "any", "total", "section", .competency].filter(fields.has)
    guard let kind = kinds.first else {
      refuse(fields)
      return nil
    }
    for other in kinds.dropFirst() {
      reading.error(
        "`\(kind)` and `\(other)` are two rules; list both under `all` or `any`", rule: "rule-contradicted",
        at: fields.keySpan(other), help: "`all: [{\(kind): …}, {\(other): …}]`")
      fields.skip(other)
    }
    let rule: PassRule?
    switch kind.text {
    case "all": rule = readList(&fields, "all", place, &count).map { .all($0) }
    case "any": rule = readList(&fields, "any", place, &count).map { .any($0) }
    default:
      reading.note(place(count), node)
      count += 1
      rule = readCondition(&fields, kind)
    }
    let isPart = kind.text == "section" || kind.text == "competency"
    fields.finish(knowing: Self.ruleKeys, idle: isPart ? [] : ["at-least"], in: "a rule with `\(kind)`")
    return rule
  }

  private func refuse(_ fields: FieldReader) {
    guard !fields.has("trait") else {
      reading.error(
        "a condition on a trait of a rubric is not carried out by this version", rule: .notSupported,
        at: fields.keySpan("trait"))
      return
    }
    reading.error(
      "a rule is about `total`, `section` or `competency`, or lists others under `all` or `any`", rule: .missingKey,
      at: fields.head, help: Self.help)
  }

  private func readList(
    _ fields: inout FieldReader, _ name: FieldName, _ place: (Int) -> FieldPath, _ count: inout Int
  ) -> [PassRule]? {
    guard let node = fields[name] else { return nil }
    guard node.isSequence else {
      reading.error("`\(name)` is a list of rules", rule: .wrongShape, at: node.span, help: Self.help)
      return nil
    }
    var rules: [PassRule] = []
    var isWhole = true
    for element in node.elements {
      if let rule = readRule(element, place, &count) { rules.append(rule) } else { isWhole = false }
    }
    if node.count == 0 {
      reading.error("`\(name)` lists no rule", rule: .missingValue, at: node.span, help: Self.help)
    }
    return isWhole && !rules.isEmpty ? rules : nil
  }

  private func readCondition(_ fields: inout FieldReader, _ kind: FieldName) -> PassRule? {
    let subject: PassRule.Subject?
    var threshold: PassRule.Threshold?
    switch kind.text {
    case "total":
      subject = .total
      guard let node = fields[kind] else { return nil }
      threshold = node.isText("cut") ? .cut : reading.amount(node).map { .atLeast($0) }
      return threshold.map { .condition(.total, $0) }
    case "section": subject = fields[kind].flatMap { reading.id($0) }.map { .section($0) }
    default: subject = fields[kind].flatMap { reading.id($0) }.map { .competency($0) }
    }
    threshold = fields.required("at-least", help: "`{\(kind): …, at-least: 70%}`").flatMap { node in
      guard !node.isText("cut") else {
        reading.error(
          "the cut is of the total; write a share such as `70%`", rule: .wrongValue, at: node.span,
          help: "`{total: cut}` is a rule of its own")
        return nil
      }
      return reading.amount(node).map { .atLeast($0) }
    }
    guard let subject, let threshold else { return nil }
    return .condition(subject, threshold)
  }
}
