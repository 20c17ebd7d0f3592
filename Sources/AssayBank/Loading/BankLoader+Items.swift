import AssayDiagnostics
import AssayModel
import AssayYAML

extension BankLoader {
  static let itemFileKeys: [FieldName] = [.items, .defaults]

  /// Reads a file of items or an item set, one item at a time.
  mutating func readItems(isSet: Bool) {
    let reader = ItemReader(reading: reading, defaults: fileDefaults())
    var stream = YAMLStream(reading.file)
    reading.places.reserve(reading.file.lines.count)
    var entries: [FieldReader.Entry] = []
    var itemIDs: [ItemID] = []
    var itemsKey: YAMLNode?
    var hasLosses = false
    while let part = stream.next() {
      switch part {
      case .entry(let key, let value):
        if isSet, key.isText("set") { reader.set = ItemSetID(value.string) }
        entries.append((key, value))
      case .list(let key):
        itemsKey = key
      case .element(let node):
        if let id = add(reader.read(node)) { itemIDs.append(id) } else { hasLosses = true }
      }
    }
    note(stream.diagnostics)
    isComplete = isComplete && stream.isComplete
    if isSet, !stream.isComplete || hasLosses { partialSets.insert(bank.sets.count) }
    finishFile(entries, itemsKey: itemsKey, items: itemIDs, isSet: isSet)
  }

  /// What the file's own `defaults:` say, wherever in the file they stand.
  ///
  /// Items are resolved as they are read, so this looks ahead for them, in the few files that have any.
  private func fileDefaults() -> ItemDefaults {
    guard reading.file.mentionsDefaults else { return defaults }
    var stream = YAMLStream(reading.file)
    while let part = stream.next() {
      guard case .entry(let key, let value) = part, key.isText("defaults") else { continue }
      guard !value.isAbsent else { break }
      let result = defaults.reading(value, in: reading)
      reading.places.close(.file(reading.file.id), in: reading.file.id)
      return result
    }
    return defaults
  }

  /// Takes an item into the bank, with its places; gives its id when it could be read.
  private mutating func add(_ result: ItemReader.Result) -> ItemID? {
    guard let item = result.item else {
      reading.places.drop()
      if let id = result.id { unreadIDs.insert(id.text) }
      return nil
    }
    let index = bank.items.count
    reading.places.close(.item(index), in: reading.file.id)
    if result.isPartial { partialItems.insert(index) }
    bank.items.append(item)
    return item.id
  }

  private mutating func finishFile(_ entries: [FieldReader.Entry], itemsKey: YAMLNode?, items: [ItemID], isSet: Bool) {
    var fields = FieldReader(entries: entries, isSet ? "a set" : "a file of items", in: reading)
    _ = fields[.defaults]
    if fields.has(.items), let node = fields[.items] {
      reading.error("`items` is a list; write one `- id: …` for each item", rule: .wrongShape, at: node.span)
    } else if itemsKey == nil {
      _ = fields.required(.items, help: "one `- id: …` for each item")
    }
    guard isSet else {
      fields.finish(knowing: Self.itemFileKeys)
      return reading.places.drop()
    }
    guard let set = ItemSet(&fields, items: items) else { return reading.places.drop() }
    reading.places.close(.set(bank.sets.count), in: reading.file.id)
    bank.sets.append(set)
  }
}

extension ItemSet {
  static let keys: [FieldName] = [.set, .title, .stimulus, .draw, .items, .defaults]

  /// Reads what a set says beside its items.
  fileprivate init?(_ fields: inout FieldReader, items: [ItemID]) {
    let reading = fields.reading
    let id: ItemSetID? = fields.required(.set).flatMap { reading.id($0) }
    if let place = fields.valueSpan(.set) { reading.places.note(.root, place) }
    let title = fields.required(.title).flatMap { reading.plainText($0) }
    let stimulus = fields.required(.stimulus, help: "`stimulus: {text: …}`").flatMap { Self.stimulus($0, in: reading) }
    let draw = fields[.draw].flatMap { Self.draw($0, at: fields.path / .draw, in: reading) }
    fields.finish(knowing: Self.keys)
    guard let id else { return nil }
    self.init(id: id, title: title ?? "", stimulus: stimulus ?? "", draw: draw ?? .all, items: items)
  }

  private static func stimulus(_ node: YAMLNode, in reading: Reading) -> String? {
    guard node.isMapping else { return reading.markdown(node) }
    var fields = FieldReader(node, "a stimulus", at: FieldPath(.stimulus), in: reading)
    let text = fields.required(.text).flatMap { reading.markdown($0) }
    if fields.has(.media) { fields.warnNotCarriedOut(.media) }
    fields.finish(knowing: [.text, .media])
    return text
  }

  private static func draw(_ node: YAMLNode, at path: FieldPath, in reading: Reading) -> ItemSetDraw? {
    guard node.isMapping else {
      if node.isText("all") { return .all }
      if reading.isScalar(node) {
        reading.error(
          "`\(node.quotation)` is not a way to draw from a set; write `all` or `{pick: 3}`", rule: .wrongValue,
          at: node.span)
      }
      return nil
    }
    var fields = FieldReader(node, "`draw`", at: path, in: reading)
    let count = fields.required(.pick).flatMap { reading.whole($0, in: 1...10_000) }
    let require: [ItemID] = fields.list(.require) { node, _ in reading.id(node) } ?? []
    fields.finish(knowing: [.pick, .require])
    return count.map { .pick($0, require: require) }
  }
}
