import AssayDiagnostics
import AssayModel
import AssayYAML

// What a section takes, step by step; the same in an exam's `draw:` and in a knowledge check's `take:`.
extension AssessmentReader {
  /// Reads a list of draws; nil when nothing could be read.
  func readDraws(_ node: YAMLNode, _ name: String, at path: FieldPath, section: Int) -> [Draw]? {
    var draws: [Draw] = []
    let before = reading.errorCount
    guard
      reading.list(
        node, name, at: path,
        { element, _ -> Void? in
          reading.note(.draw(draws.count, ofSection: section), element)
          if let draw = readDraw(element, section: section, index: draws.count) { draws.append(draw) }
          return nil
        }) != nil
    else { return nil }
    if draws.isEmpty, reading.errorCount == before {
      reading.error("`\(name)` takes nothing; name an item, or write `{pick: 5}`", rule: .missingValue, at: node.span)
    }
    return draws
  }

  private static let drawKeys: [FieldName] = [.pick, "pick-sets", .set, .where_, "minimum", .items]

  private func readDraw(_ node: YAMLNode, section: Int, index: Int) -> Draw? {
    if node.isScalar { return reading.id(node).map { .item($0) } }
    guard node.isMapping else {
      reading.error(
        "an item's id, `{set: …}`, `{pick: …}` or `{pick-sets: …}` is expected here, not a list", rule: .wrongShape,
        at: node.span)
      return nil
    }
    var fields = FieldReader(node, "a draw", at: .draw(index, ofSection: section), in: reading)
    let kinds: [FieldName] = [.pick, "pick-sets", .set].filter(fields.has)
    guard let kind = kinds.first else {
      reading.error(
        "a draw says what it takes with `pick`, `pick-sets` or `set`", rule: .missingKey, at: fields.head,
        help:
          "`{pick: 5, where: {competency: …}}`, `{pick-sets: 2, where: {tag: …}}`, `{set: …}`, or an item's id alone")
      return nil
    }
    for other in kinds.dropFirst() {
      reading.error(
        "a draw has either `\(kind)` or `\(other)`, not both; write two lines", rule: "draw-contradicted",
        at: fields.keySpan(other))
      fields.skip(other)
    }
    let draw: Draw?
    let keys: [FieldName]
    switch kind.hash {
    case FieldName.set.hash:
      draw = fields[.set].flatMap { reading.id($0) }.map { .set($0) }
      keys = [.set]
    case FieldName.pick.hash:
      draw = readPick(&fields, section: section, index: index)
      keys = [.pick, .where_, "minimum"]
    default:
      draw = readPickSets(&fields)
      keys = ["pick-sets", .where_, .items]
    }
    fields.finish(knowing: keys, idle: Self.drawKeys, in: "a draw with `\(kind)`")
    return draw
  }

  private func readPick(_ fields: inout FieldReader, section: Int, index: Int) -> Draw? {
    let path = fields.path
    let count = fields[.pick].flatMap { reading.whole($0, in: 1...10_000) }
    let filter = fields[.where_].map { readFilter($0, "`where`", at: path / .where_) } ?? ItemFilter()
    let minimum = fields["minimum"].map { readMinimum($0, section: section, draw: index) } ?? []
    guard let count, let filter else { return nil }
    return .pick(count, where: filter, minimum: minimum)
  }

  private func readPickSets(_ fields: inout FieldReader) -> Draw? {
    let path = fields.path
    let count = fields["pick-sets"].flatMap { reading.whole($0, in: 1...1000) }
    let filter = fields[.where_].map { readFilter($0, "`where`", at: path / .where_) } ?? ItemFilter()
    let items = fields[.items].map { reading.whole($0, in: 1...10_000) }
    guard let count, let filter else { return nil }
    if let items, items == nil { return nil }
    return .pickSets(count, where: filter, items: items ?? nil)
  }

  /// Reads `{cognitive-level.apply: 6, tag.case: 2}`.
  private func readMinimum(_ node: YAMLNode, section: Int, draw: Int) -> [MinimumRule] {
    let help = "`minimum: {cognitive-level.apply: 6}`: what it is about, a point, the value, and how many"
    guard node.isMapping else {
      reading.error("`minimum` is written as `key: value` pairs", rule: .wrongShape, at: node.span, help: help)
      return []
    }
    var rules: [MinimumRule] = []
    for entry in node.entries {
      reading.note(.minimum(rules.count, ofDraw: draw, inSection: section), entry.key)
      let filter = readAttribute(entry.key, help: help)
      guard !entry.value.isAbsent else {
        reading.error(
          "`\(entry.key.quotation)` has no value; write how many", rule: .missingValue, at: entry.key.span)
        continue
      }
      guard let count = reading.whole(entry.value, in: 1...10_000), let filter else { continue }
      rules.append(MinimumRule(filter: filter, count: count))
    }
    return rules
  }

  /// Reads `cognitive-level.apply` as a filter.
  private func readAttribute(_ node: YAMLNode, help: String) -> ItemFilter? {
    let text = node.string
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      reading.error("`\(node.quotation)` has no value behind a point", rule: .wrongValue, at: node.span, help: help)
      return nil
    }
    let name = String(text[..<point])
    let value = String(text[text.utf8.index(after: point)...])
    guard let attribute = FilterAttribute(rawValue: name) else {
      let meant = suggestion(for: name, among: FilterAttribute.allCases.map(\.rawValue))
      reading.error(
        "items are not told apart by `\(name)`\(meant.map { "; did you mean `\($0)`?" } ?? "")", rule: .wrongValue,
        at: node.span, help: meant == nil ? "by \(FilterAttribute.words)" : nil)
      return nil
    }
    return attribute.filter(value, in: ItemFilter()) ?? notAValue(value, of: attribute, at: node)
  }

  /// Reports a value that an attribute does not have.
  func notAValue(_ value: String, of attribute: FilterAttribute, at node: YAMLNode) -> ItemFilter? {
    let words = attribute.values
    if let meant = suggestion(for: value, among: words) {
      reading.error(
        "`\(attribute.rawValue)` is never `\(value)`; did you mean `\(meant)`?", rule: .wrongValue, at: node.span)
    } else if words.isEmpty {
      reading.error(
        "`\(value)` is not an id; use letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 64",
        rule: "id-malformed", at: node.span)
    } else {
      reading.error(
        "`\(attribute.rawValue)` is never `\(value)`; it is \(words.map { "`\($0)`" }.joined(separator: ", "))",
        rule: .wrongValue, at: node.span)
    }
    return nil
  }
}
