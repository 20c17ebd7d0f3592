/// A kind of thing that has ids of its own.
package protocol IdentifierKind {}

/// A short word that names a thing: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`.
///
/// The grammar is ASCII, so that equality of the text is equality of its bytes: two ids are never taken for each
/// other because Unicode calls them canonically equivalent.
package struct Identifier<Kind: IdentifierKind>: Hashable, Sendable {
  /// The id as the author wrote it.
  package let text: String

  /// Takes a text as an id, or gives nil when it is not of the grammar.
  package init?(_ text: String) {
    guard isIdentifier(text.utf8) else { return nil }
    self.text = text
  }

  /// Makes an id of any text: what is not of the grammar becomes `_`, the first 64 bytes are kept, and an empty text is `x`.
  package init(wordFrom text: String) {
    var bytes: [UInt8] = text.utf8.prefix(64).map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: byte
      default: UInt8(ascii: "_")
      }
    }
    if let first = bytes.first, !(0x30...0x7A ~= first) || first == UInt8(ascii: "_") { bytes[0] = UInt8(ascii: "x") }
    self.text = bytes.isEmpty ? "x" : String(decoding: bytes, as: UTF8.self)
  }

  /// Makes the id of the n-th thing of a kind, such as `s3`.
  ///
  /// - Parameters:
  ///   - prefix: One ASCII letter.
  ///   - number: Counted from 1.
  package init(_ prefix: Character, _ number: Int) {
    precondition(prefix.isASCII && prefix.isLetter && number >= 0, "a numbered id is a letter and a count")
    text = "\(prefix)\(number)"
  }
}

/// Whether bytes are of the grammar of ids.
package func isIdentifier(_ bytes: String.UTF8View) -> Bool {
  var count = 0
  for byte in bytes {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
    case 0x2E, 0x5F, 0x2D: if count == 0 { return false }
    default: return false
    }
    count += 1
  }
  return (1...64).contains(count)
}

extension Identifier: Comparable {
  /// Orders ids by their bytes.
  package static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension Identifier: ExpressibleByStringLiteral {
  /// An id written in our own source; a wrong one is our own mistake.
  package init(stringLiteral text: String) {
    precondition(isIdentifier(text.utf8), "`\(text)` is not an id")
    self.text = text
  }
}

extension Identifier: CodedAsText {
  package static var notOfGrammar: String { "not an id" }
}

extension Identifier: CodingKeyRepresentable {
  package var codingKey: any CodingKey { IdentifierKey(stringValue: text) }
  package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}

private struct IdentifierKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
