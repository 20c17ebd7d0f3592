import AssayYAML

/// The short forms of what can be chosen, and the long forms that have room for ids.
enum LongForm {
  /// The keys that hold ids.
  static func isID(_ key: YAMLNode) -> Bool { key.isText("id") || key.isText("right-id") }

  /// Whether a long form says what a short form said: a text and `{id, text}`, a map and a list of its entries.
  static func isSame(_ short: YAMLNode, _ long: YAMLNode) -> Bool {
    if short.isScalar, long.isMapping {
      let entries = long.entries.filter { !isID($0.key) }
      return entries.count == 1 && entries[0].key.isText("text") && entries[0].value.hasSameText(as: short)
    }
    guard short.isMapping, long.isSequence, short.count == long.count else { return false }
    return zip(short.entries, long.elements).allSatisfy { entry, element in
      let parts = element.entries.filter { !isID($0.key) }
      guard parts.count == 2, parts[0].value.hasSameText(as: entry.key) else { return false }
      let isPair = parts[0].key.isText("left") && parts[1].key.isText("right")
      let isRow = parts[0].key.isText("text") && parts[1].key.isText("correct")
      return (isPair || isRow) && FormatMeaning.isSame(entry.value, parts[1].value, allowing: .nothing)
    }
  }
}
