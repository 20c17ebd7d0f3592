/// The keys that a mapping may have, so that a reader can turn a key into a number and switch on it.
///
/// Looking up costs a comparison of a few machine words for each known key, and no string.
package struct YAMLKeys: Sendable {
  /// The keys as they were given.
  package let names: [String]
  private let marks: [UInt64]

  package init(_ names: [String]) {
    self.names = names
    marks = names.map { Self.mark(Array($0.utf8)[...]) }
  }

  /// The position in ``names`` of a scalar's text; nil for a key that is not among them.
  package func index(of node: YAMLNode) -> Int? {
    guard node.isScalar else { return nil }
    let text = node.utf8
    let mark = Self.mark(text)
    for index in marks.indices where marks[index] == mark {
      if names[index].utf8.elementsEqual(text) { return index }
    }
    return nil
  }

  /// A number that differs for most texts: the length and the first seven bytes.
  private static func mark(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var mark = UInt64(truncatingIfNeeded: bytes.count)
    for byte in bytes.prefix(7) { mark = mark << 8 | UInt64(byte) }
    return mark
  }
}
