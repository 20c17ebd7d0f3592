import AssayDiagnostics
import AssayYAML

/// Reads the fields of one mapping as typed values, and reports everything that is wrong with them.
///
/// ```swift
/// var fields = FieldReader(node, "a trait", at: path, in: reading)
/// let id = fields.required(.id).flatMap { reading.id($0, TraitID.self) }
/// let points = fields.required(.points).flatMap { reading.number($0, in: .zero...100) }
/// let levels = fields.list("levels") { node, path in … } ?? []
/// fields.finish(knowing: Self.keys)
/// ```
///
/// A field that is absent gives nil; one that is wrong is reported and gives nil too, so reading goes on. Where each
/// value stands is noted in ``Reading/places`` under the reader's path. Nothing is allocated but the table of fields.
struct FieldReader {
  let reading: Reading
  /// What is read, as messages name it: `an item`, `an option`.
  let thing: StaticString
  /// The way to the mapping from the part of the bank that it belongs to.
  let path: FieldPath
  /// The mapping, or nil for the top of a file that was read entry by entry.
  private let node: YAMLNode?
  private var entries: [YAMLNode.Entry] = []
  /// In the order of the source.
  private var fields: [YAMLField]

  /// Prepares to read a node, and reports one that is no mapping; then it has no fields.
  ///
  /// - Parameters:
  ///   - node: The mapping.
  ///   - thing: What it describes, with the article that messages give it: `an item`, `a trait`.
  ///   - path: The way to it, under which its fields are noted.
  ///   - reading: What is at hand.
  init(_ node: YAMLNode, _ thing: StaticString, at path: FieldPath, in reading: Reading) {
    self.reading = reading
    self.thing = thing
    self.path = path
    self.node = node
    fields = reading.spareFields()
    guard node.isMapping else {
      reading.error("\(thing) is written as `key: value` lines", rule: .wrongShape, at: node.span)
      return
    }
    node.appendFields(to: &fields)
    reading.note(fields, below: path)
  }

  /// Prepares to read the top of a file that was read entry by entry.
  init(entries: [YAMLNode.Entry], _ thing: StaticString, at path: FieldPath = .root, in reading: Reading) {
    self.reading = reading
    self.thing = thing
    self.path = path
    self.entries = entries
    node = nil
    fields = entries.indices.map { YAMLField(entries[$0], index: $0) }
    reading.note(fields, below: path)
  }

  private func index(of name: FieldName) -> Int? {
    for index in fields.indices where fields[index].name.hash == name.hash { return index }
    return nil
  }

  private func key(_ index: Int) -> YAMLNode { node?.key(of: fields[index]) ?? entries[index].key }

  private func value(_ index: Int) -> YAMLNode { node?.value(of: fields[index]) ?? entries[index].value }

  /// How many keys of one mapping are complained of one by one.
  private static let mostUnknownKeys = 100

  /// Where to point at when something is missing: the first key.
  var head: SourceSpan {
    fields.isEmpty ? node?.span ?? reading.file.span(0..<0) : key(0).span
  }

  /// Whether the key is there, with or without a value.
  func has(_ name: FieldName) -> Bool { index(of: name) != nil }

  /// Whether nothing was written, or no mapping, which has been reported.
  var isEmpty: Bool { fields.isEmpty }

  /// The place of a value.
  func valueSpan(_ name: FieldName) -> SourceSpan? { index(of: name).map { value($0).span } }

  /// The place of a key.
  func keySpan(_ name: FieldName) -> SourceSpan? { index(of: name).map { key($0).span } }

  /// The value of a field; nil when it is not there, or has no value, which is reported.
  subscript(name: FieldName) -> YAMLNode? {
    mutating get {
      guard let index = index(of: name) else { return nil }
      fields[index].isRead = true
      let value = value(index)
      guard !value.isAbsent else {
        reading.error(
          "`\(name)` has no value; write one or remove the line", rule: .missingValue, at: key(index).span)
        return nil
      }
      return value
    }
  }

  /// The value of a field that must be there; its absence is reported.
  mutating func required(_ name: FieldName, help: String? = nil) -> YAMLNode? {
    guard has(name) else {
      if !fields.isEmpty { reading.error("\(thing) needs `\(name)`", rule: .missingKey, at: head, help: help) }
      return nil
    }
    return self[name]
  }

  /// Marks a field as known whose value is read elsewhere or not at all.
  mutating func skip(_ name: FieldName) {
    if let index = index(of: name) { fields[index].isRead = true }
  }

  /// A mapping under a key.
  mutating func mapping(_ name: FieldName, _ thing: StaticString) -> FieldReader? {
    self[name].map { FieldReader($0, thing, at: path / name, in: reading) }
  }

  /// A list under a key, each element read by a closure; elements that give nil are left out.
  mutating func list<Value>(_ name: FieldName, _ read: (YAMLNode, FieldPath) -> Value?) -> [Value]? {
    self[name].flatMap { reading.list($0, name.text, at: path / name, read) }
  }

  /// Reports what was not read: keys that nobody knows, and keys that have no effect here.
  ///
  /// Comes last: then the reader has no fields any more.
  ///
  /// - Parameters:
  ///   - known: All keys that the mapping can have, for suggestions.
  ///   - idle: Keys that mean something elsewhere and nothing here, reported as warnings.
  ///   - here: Where that is, as in “has no effect in a choice item”.
  mutating func finish(
    knowing known: @autoclosure () -> [FieldName], idle: @autoclosure () -> [FieldName] = [],
    in here: @autoclosure () -> String = ""
  ) {
    var told = 0
    for index in fields.indices where !fields[index].isRead {
      let key = key(index)
      told += 1
      guard told <= Self.mostUnknownKeys else {
        return reading.warn(
          "\(thing) has more keys that it cannot have; only \(Self.mostUnknownKeys) of them are named",
          rule: .unknownKey, at: key.span)
      }
      if let name = idle().first(where: { $0.hash == fields[index].name.hash }) {
        reading.warn("`\(name)` has no effect in \(here()); remove it", rule: .noEffect, at: key.span)
      } else {
        reading.unknownKey(key, among: known(), of: thing)
      }
    }
    reading.keepSpare(&fields)
  }
}

extension Reading {
  func unknownKey(_ key: YAMLNode, among known: [FieldName], of thing: StaticString) {
    let names = known.map(\.text)
    let written = key.quotation
    if let meant = suggestion(for: key.string, among: names) {
      error(
        "\(thing) has no key `\(written)`; did you mean `\(meant)`?", rule: .unknownKey, at: key.span,
        fixes: [.init("write `\(meant)`", edits: [TextEdit(key.span, meant)])])
    } else {
      error(
        "\(thing) has no key `\(written)`", rule: .unknownKey, at: key.span,
        help: "it can have \(names.sorted().map { "`\($0)`" }.joined(separator: ", "))")
    }
  }
}

extension YAMLNode {
  /// A scalar's text for a message, on one line and shortened to 60 bytes or so.
  var quotation: String {
    var text = ""
    for character in string {
      if text.utf8.count >= 60 { return text + "…" }
      text.append(character.isNewline || character == "`" ? " " : character)
    }
    return text
  }
}
