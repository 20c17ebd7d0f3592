import AssayDiagnostics
import AssayMarkdown
import AssayModel
import AssayYAML

extension ClozeInteraction {
  /// Reads `gaps:` and `scoring:`, and holds the gaps against those that stand in the stem.
  init?(_ fields: inout FieldReader, stem: StemText?, _ defaults: ItemDefaults) {
    let reading = fields.reading
    let rule = fields[.scoring].flatMap { reading.rule($0, at: fields.path / .scoring) } ?? defaults.cloze
    let help = "`gaps: {kind: {options: …}, bits: {answer: 256}}`, with `[[kind]]` and `[[bits]]` in the stem"
    guard let node = fields.required(.gaps, help: help) else { return nil }
    guard node.isMapping else {
      reading.error(
        "`gaps` is a mapping from the name of each gap to what goes into it", rule: .wrongShape, at: node.span,
        help: help)
      return nil
    }
    var gaps: [ClozeGap] = []
    var names: [OptionID: SourceSpan] = [:]
    for entry in node.entries {
      guard let id: OptionID = reading.id(entry.key) else { continue }
      let path = FieldPath.gap(id)
      reading.note(path, entry.key)
      names[id] = entry.key.span
      if let gap = ClozeGap(id, entry.value, at: path, defaults, in: reading) { gaps.append(gap) }
    }
    let order = stem.map { reading.match(names, with: $0) } ?? [:]
    gaps.sort { order[$0.id] ?? .max < order[$1.id] ?? .max }
    self.init(gaps: gaps, rule: rule)
  }
}

extension FieldPath {
  /// What the author wrote for a gap; its key stands at the path itself.
  static func gap(_ id: OptionID) -> FieldPath { FieldPath(.gaps) / FieldName(stringLiteral: id.text) }
}

extension Reading {
  /// Reports gaps that stand on one side only or twice, and gives the place of each gap in the order of the stem.
  fileprivate func match(_ names: [OptionID: SourceSpan], with stem: StemText) -> [OptionID: Int] {
    var order: [OptionID: Int] = [:]
    var first: [OptionID: SourceSpan] = [:]
    for gap in stem.gaps {
      guard let id = OptionID(gap.name) else { continue }
      let span = place(of: gap.range, in: stem.node)
      if let earlier = first[id] {
        error(
          "the gap `[[\(id)]]` stands in the stem twice; give the second a name of its own", rule: "gap-repeated",
          at: span, notes: [.init("it stands here first", at: earlier)])
        continue
      }
      first[id] = span
      order[id] = order.count
      if names[id] == nil {
        let meant = suggestion(for: gap.name, among: names.keys.map(\.text).sorted())
        error(
          meant.map { "`gaps` has no `\(id)`; did you mean `\($0)`?" }
            ?? "`gaps` has no `\(id)`; say there what goes into it",
          rule: "gap-undefined", at: span)
      }
    }
    for (id, span) in names where order[id] == nil {
      error(
        "the gap `\(id)` does not stand in the stem; write `[[\(id)]]` where it belongs", rule: "gap-unused", at: span)
    }
    return order
  }
}

extension ClozeGap {
  static let keys: [FieldName] = [.options, .accept, .ignore, .answer, .tolerance, .also, .weight]

  /// Reads what goes into a gap: `options:`, `accept:` or `answer:`, with the settings of that type, and `weight:`.
  fileprivate init?(
    _ id: OptionID, _ node: YAMLNode, at path: FieldPath, _ defaults: ItemDefaults, in reading: Reading
  ) {
    let help = "`{options: …}` to choose, `{accept: …}` for a text, `{answer: …}` for a number"
    guard node.isMapping else {
      reading.error("a gap says what goes into it", rule: .wrongShape, at: node.span, help: help)
      return nil
    }
    var fields = FieldReader(node, "a gap", at: path, in: reading)
    var weight = fields[.weight].flatMap { reading.number($0, in: .zero...Reading.unlimited) } ?? .one
    if weight == .zero {
      reading.error("a gap weighs more than 0", rule: .outOfRange, at: fields.valueSpan(.weight))
      weight = .one
    }
    let kinds: [FieldName] = [.options, .accept, .answer].filter(fields.has)
    guard let kind = kinds.first else {
      reading.error("a gap needs `options`, `accept` or `answer`", rule: .missingKey, at: fields.head, help: help)
      return nil
    }
    for other in kinds.dropFirst() {
      reading.error(
        "a gap has either `\(kind)` or `\(other)`, not both; keep one of the two", rule: "gap-contradicted",
        at: fields.keySpan(other))
      fields.skip(other)
    }
    let content: GapContent?
    let own: [FieldName]
    switch kind {
    case .options:
      content = ChoiceInteraction(&fields).map { .choice($0) }
      own = [.options]
    case .accept:
      content = TextInteraction(&fields, defaults).map { .text($0) }
      own = TextInteraction.keys
    default:
      content = NumberInteraction(&fields).map { .number($0) }
      own = NumberInteraction.keys
    }
    fields.finish(
      knowing: own + [.weight], idle: Self.keys + [.scoring], in: "a gap with `\(kind)`")
    guard let content else { return nil }
    self.init(id: id, weight: weight, content: content)
  }
}
