import AssayDiagnostics
import AssayModel
import AssayYAML

extension BankLoader {
  static let itemFileKeys: [FieldName] = [.items, .defaults]

  /// Takes a file of items or an item set into the bank.
  mutating func take(_ batches: consuming [ItemBatch], isSet: Bool) {
    var entries: [YAMLNode.Entry] = []
    var itemIDs: [ItemID] = []
    var itemsKey: YAMLNode?
    var isWhole = true
    for index in batches.indices {
      let first = bank.items.count
      if isSet { itemIDs += batches[index].items.map(\.id) }
      batches[index].moveItems(into: &bank.items)
      let batch = batches[index]
      partialItems.formUnion(batch.partialItems.map { first + $0 })
      unreadIDs.formUnion(batch.unreadIDs)
      reading.places.append(batch.places)
      note(batch.diagnostics)
      reading.mediaUses += batch.mediaUses
      entries += batch.entries
      itemsKey = itemsKey ?? batch.itemsKey
      isComplete = isComplete && batch.isComplete
      isWhole = isWhole && batch.isComplete && !batch.hasLosses
    }
    if isSet, !isWhole { partialSets.insert(bank.sets.count) }
    finishFile(entries, itemsKey: itemsKey, items: itemIDs, isSet: isSet)
  }

  private mutating func finishFile(_ entries: [YAMLNode.Entry], itemsKey: YAMLNode?, items: [ItemID], isSet: Bool) {
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
    self.init(id: id, title: title ?? "", stimulus: stimulus?.text ?? "", draw: draw ?? .all, items: items)
    media = stimulus?.media ?? []
  }

  private static func stimulus(_ node: YAMLNode, in reading: Reading) -> (text: String, media: [Medium])? {
    guard node.isMapping else { return reading.markdown(node).map { ($0, []) } }
    var fields = FieldReader(node, "a stimulus", at: FieldPath(.stimulus), in: reading)
    let text = fields.required(.text).flatMap { reading.markdown($0) }
    let media = fields.media()
    fields.finish(knowing: [.text, .media])
    return text.map { ($0, media) }
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
