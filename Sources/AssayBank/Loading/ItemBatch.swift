import AssayDiagnostics
import AssayModel
import AssayYAML

/// What a file of items says, or a part of one, read apart from the rest of the bank.
struct ItemBatch: Sendable {
  var items: [Item] = []
  /// Items, by position in ``items``, of which a part could not be read.
  var partialItems: [Int] = []
  var unreadIDs: [String] = []
  /// Whether an item is missing because too little of it could be read.
  var hasLosses = false
  var places = Places()
  var diagnostics: [Diagnostic] = []
  var mediaUses: [MediaUse] = []
  /// What stands at the top of the file beside the items.
  var entries: [YAMLNode.Entry] = []
  var itemsKey: YAMLNode?
  /// Whether all that was to be read makes sense as YAML.
  var isComplete = true
  /// Whether YAML gave no reason to say anything.
  var isSound = true
}

extension ItemBatch {
  /// Reads a whole file, one item at a time.
  init(_ file: SourceFile, isSet: Bool, defaults: ItemDefaults) {
    let reading = Reading(file)
    let defaults = defaults.reading(file, in: reading)
    reading.places.reserve(lines: file.lines.count)
    var stream = YAMLStream(file)
    self.init(&stream, ItemReader(reading: reading, defaults: defaults), isSet: isSet)
  }

  /// Reads a part of a file of items.
  init(_ file: SourceFile, _ part: YAMLPart, defaults: ItemDefaults) {
    let reading = Reading(file)
    reading.places.reserve(lines: part.lines.count)
    var stream = YAMLStream(part, of: file)
    self.init(&stream, ItemReader(reading: reading, defaults: defaults), isSet: false)
  }

  /// What the file's own `defaults:` give to say and where they stand, without any items.
  init(defaults: inout ItemDefaults, of file: SourceFile) {
    let reading = Reading(file)
    defaults = defaults.reading(file, in: reading)
    places = reading.places
    diagnostics = reading.diagnostics
  }

  /// Moves the items to the end of others, because copying an item counts twenty references.
  mutating func moveItems(into others: inout [Item]) {
    var span = items.mutableSpan
    for index in 0..<span.count / 2 { span.swapAt(index, span.count - 1 - index) }
    while !items.isEmpty { others.append(items.removeLast()) }
  }

  private init(_ stream: inout YAMLStream, _ reader: ItemReader, isSet: Bool) {
    let reading = reader.reading
    while let part = stream.next() {
      switch part {
      case .entry(let key, let value):
        if isSet, key.isText("set") { reader.set = ItemSetID(value.string) }
        entries.append(.init(key: key, value: value))
      case .list(let key): itemsKey = key
      case .element(let node): add(node, reader)
      }
    }
    isComplete = stream.isComplete
    isSound = isComplete && stream.diagnostics.isEmpty
    places = reading.places
    mediaUses = reading.mediaUses
    diagnostics = reading.diagnostics + stream.diagnostics
  }

  /// Reads an item with its places.
  private mutating func add(_ node: YAMLNode, _ reader: ItemReader) {
    let places = items.count
    let outcome = reader.read(node, into: &items)
    guard items.count > places else {
      reader.reading.places.drop()
      hasLosses = true
      if let id = outcome.id { unreadIDs.append(id.text) }
      return
    }
    reader.reading.places.close(.item(places), in: reader.reading.file.id)
    if outcome.isPartial { partialItems.append(places) }
  }
}

extension ItemDefaults {
  /// What holds for the items of a file: these defaults and the file's own, wherever in the file they stand.
  ///
  /// Items are resolved as they are read, so this looks ahead for them, in the few files that have any.
  fileprivate func reading(_ file: SourceFile, in reading: Reading) -> ItemDefaults {
    guard file.mentionsDefaults else { return self }
    var stream = YAMLStream(file)
    while let part = stream.next() {
      guard case .entry(let key, let value) = part, key.isText("defaults") else { continue }
      guard !value.isAbsent else { break }
      let result = self.reading(value, in: reading)
      reading.places.close(.file(file.id), in: file.id)
      return result
    }
    return self
  }
}
