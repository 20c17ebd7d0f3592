import AssayYAML

/// A key of the format, such as `stem`, with its hash worked out once.
///
/// Keys of a file are compared by 64-bit hashes, so no string is made of a key unless it is wrong. A key that is read in
/// one place only may be written as a literal there; what many readers share stands in the vocabulary.
package struct FieldName: Sendable, Equatable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let text: String
  /// That of the key's ``YAMLName``.
  let hash: UInt64

  package init(stringLiteral text: String) {
    self.text = text
    hash = YAMLName(text).hash
  }

  package static func == (a: Self, b: Self) -> Bool { a.hash == b.hash }

  package var description: String { text }
}
