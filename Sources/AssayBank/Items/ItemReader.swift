import AssayDiagnostics
import AssayModel
import AssayYAML

/// Reads one item, whatever its type, and goes on after each mistake.
///
/// An object, because its readers of single fields share it a hundred thousand times.
final class ItemReader {
  let reading: Reading
  let defaults: ItemDefaults
  var set: ItemSetID?

  init(reading: Reading, defaults: ItemDefaults) {
    self.reading = reading
    self.defaults = defaults
  }

  /// What is known of an item beside itself.
  struct Outcome {
    /// The id, also of an item that could not be read: what refers to it is not wrong for that.
    var id: ItemID?
    /// Whether parts of what candidates see or of the key are missing, so that rules about them make no sense.
    var isPartial: Bool
  }

  static let commonKeys: [FieldName] = [
    .id, .type, .stem, .status, .use, .competency, .cognitiveLevel, .difficulty, .tags, .points, .negative, .shuffle,
    .hints, .feedback, .references, .reviewed, .reviewBy, .enemies, .tests, .was, .media, "tools",
  ]

  /// Keys of the format that this version takes and does not act on.
  static let laterKeys: [FieldName] = ["params", "units"]

  /// Reads an item, and appends it unless too little was readable; its places are left to be closed by the caller.
  func read(_ node: YAMLNode, into items: inout [Item]) -> Outcome {
    var fields = FieldReader(node, "an item", at: .root, in: reading)
    guard node.isMapping else { return Outcome(id: nil, isPartial: true) }
    let id: ItemID? = fields.required(.id, help: "ids are short words such as `phish-01`").flatMap { reading.id($0) }
    reading.places.note(.root, id == nil ? fields.head : fields.valueSpan(.id) ?? fields.head)
    let type = readType(&fields)
    let stem = StemText(&fields, allowsGaps: type == .cloze)
    // Filled in its place, because copying an item counts twenty references.
    let index = items.count
    items.append(Item(id: id ?? ItemID("x", 0), stem: stem?.text ?? "", interaction: .info))
    readCommon(&fields, into: &items[index], type: type)

    let errors = reading.errorCount
    let interaction = type.flatMap { Interaction.read($0, &fields, stem: stem, defaults: defaults) }
    let isPartial = stem == nil || reading.errorCount > errors
    if let interaction {
      items[index].interaction = interaction
      items[index].tests = readTests(&fields, of: interaction)
    }
    finish(&fields, type: type)
    if id == nil || stem == nil || interaction == nil { items.removeLast() }
    return Outcome(id: id, isPartial: isPartial)
  }
}

extension ItemReader {
  private func readType(_ fields: inout FieldReader) -> InteractionType? {
    guard fields.has(.type) else {
      guard !fields.isEmpty else { return nil }
      reading.error(
        "an item needs `type`", rule: .missingKey, at: fields.head,
        help: "it is one of \(InteractionType.words)")
      return nil
    }
    guard let node = fields[.type], reading.isScalar(node) else { return nil }
    if let type = InteractionType(rawValue: node.string) { return type }
    if InteractionType.later.contains(where: { node.isText($0) }) {
      reading.error(
        "items of the type `\(node.quotation)` are not carried out by this version", rule: .notSupported, at: node.span,
        help: "it has \(InteractionType.words)")
    } else {
      reading.notAWord(node, "an item type", of: InteractionType.allCases.map(\.rawValue))
    }
    return nil
  }

  private func readCommon(_ fields: inout FieldReader, into item: inout Item, type: InteractionType?) {
    item.set = set
    item.status = fields.status() ?? defaults.status
    item.use = fields.use() ?? defaults.use
    item.competency = fields.competency() ?? defaults.competency
    item.cognitiveLevel = fields.cognitiveLevel() ?? defaults.cognitiveLevel
    item.difficulty = fields.difficulty() ?? defaults.difficulty
    item.tags = fields.tags() ?? defaults.tags
    let isScored = type != .survey && type != .info
    item.points = isScored ? fields.points() ?? defaults.points : .zero
    if type?.shuffles ?? true { item.shuffle = fields.shuffle() ?? defaults.shuffle }
    if isScored, type != .essay, type != .file { item.negative = readNegative(&fields) }
    if isScored { item.feedback = readFeedback(&fields) }
    item.media = fields.media()
    item.tools = fields.list("tools") { node, _ in reading.id(node) } ?? []
    item.hints = fields.list(.hints) { node, _ in reading.markdown(node) } ?? []
    item.references = fields.list(.references) { node, _ in reading.markdown(node, allowsPictures: false) } ?? []
    item.reviews = fields.list(.reviewed) { readReview($0, at: $1) } ?? []
    item.reviewBy = fields[.reviewBy].flatMap { reading.day($0) }
    item.enemies = fields.list(.enemies) { node, _ in reading.id(node) } ?? []
    item.was = fields.list(.was) { node, _ in reading.id(node) } ?? []
  }

  private func readNegative(_ fields: inout FieldReader) -> NegativeMarking? {
    guard var fields = fields.mapping(.negative, "`negative`") else { return nil }
    let wrong = fields.required(.wrong, help: "write what a wrong answer costs: `{wrong: -25%, floor: -25%}`").flatMap {
      reading.share($0, in: -1...0)
    }
    let floor = fields.required(.floor, help: "write the least that the item can earn: `{wrong: -25%, floor: -25%}`")
      .flatMap { reading.share($0, in: -1...0) }
    fields.finish(knowing: [.wrong, .floor])
    guard let wrong, let floor else { return nil }
    return NegativeMarking(wrong: wrong, floor: floor)
  }

  private func readFeedback(_ fields: inout FieldReader) -> Feedback {
    guard var fields = fields.mapping(.feedback, "`feedback`") else { return Feedback() }
    let feedback = Feedback(
      right: fields[.right].flatMap { reading.markdown($0) }, wrong: fields[.wrong].flatMap { reading.markdown($0) })
    fields.finish(knowing: [.right, .wrong])
    return feedback
  }

  private func readReview(_ node: YAMLNode, at path: FieldPath) -> Review? {
    var fields = FieldReader(node, "a review", at: path, in: reading)
    let by = fields.required("by").flatMap { reading.plainText($0) }
    let on = fields.required("on").flatMap { reading.day($0) }
    fields.finish(knowing: ["by", "on"])
    guard let by, let on else { return nil }
    return Review(by: by, on: on)
  }

  private func readTests(_ fields: inout FieldReader, of interaction: Interaction) -> [ItemTest] {
    guard interaction.type.hasTests else { return [] }
    return fields.list(.tests) { node, path in
      var fields = FieldReader(node, "a test", at: path, in: reading)
      let answer = fields.required(.answer).flatMap { reading.answer($0, to: interaction) }
      let score = fields.required(.score).flatMap { reading.number($0, in: -Reading.unlimited...Reading.unlimited) }
      fields.finish(knowing: [.answer, .score])
      guard let answer, let score else { return nil }
      return ItemTest(answer: answer, score: score)
    } ?? []
  }

  /// Reports what is left: keys of later versions, keys that do nothing in this type, keys that nobody knows.
  private func finish(_ fields: inout FieldReader, type: InteractionType?) {
    for name in Self.laterKeys where fields.has(name) { fields.warnNotCarriedOut(name) }
    guard let type else {
      for name in InteractionType.allKeys { fields.skip(name) }
      fields.finish(knowing: Self.commonKeys + InteractionType.allKeys)
      return
    }
    fields.finish(
      knowing: Self.commonKeys + type.keys, idle: Self.commonKeys + InteractionType.allKeys,
      in: "\(type.phrase)")
  }
}

extension FieldReader {
  /// Says that this version takes a key of the format and does not act on it.
  mutating func warnNotCarriedOut(_ name: FieldName) {
    skip(name)
    reading.warn(
      "`\(name)` is not carried out by this version; \(thing) is read as if it were not there", rule: .noEffect,
      at: keySpan(name))
  }
}
