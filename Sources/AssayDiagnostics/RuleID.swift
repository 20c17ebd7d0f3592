/// The stable name an author writes to silence a rule, such as `key-missing`.
///
/// Lower-case ASCII words joined by hyphens; it never changes once it has been released, and is compared as bytes.
package struct RuleID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let name: String

  package init(stringLiteral name: String) { self.name = name }

  package var description: String { name }

  package static func == (a: Self, b: Self) -> Bool { a.name.utf8.elementsEqual(b.name.utf8) }

  package func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
  }
}

extension RuleID: Comparable {
  package static func < (a: Self, b: Self) -> Bool { a.name.utf8.lexicographicallyPrecedes(b.name.utf8) }
}
