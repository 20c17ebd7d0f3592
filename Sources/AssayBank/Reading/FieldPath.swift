/// The way from an item (or another part of the bank) to a value inside it: `FieldPath(.options)[2] / .rationale`.
///
/// Kept as a hash, four bytes for a path of any length: ``Places`` looks paths up among the few of one item, where two
/// with the same hash do not meet in practice, and would only put a mark at the wrong value of that item.
package struct FieldPath: Hashable, Sendable {
  let hash: UInt32

  /// The part itself.
  package static let root = FieldPath(hash: 0x9747_B28C)

  private init(hash: UInt32) { self.hash = hash }

  /// A field of the part itself.
  package init(_ name: FieldName) { self = .root / name }

  /// A field of what the path leads to.
  package static func / (path: FieldPath, name: FieldName) -> FieldPath {
    path.appending(name.hash)
  }

  /// An element of the list, or an entry of the map, that the path leads to; counted from 0.
  package subscript(index: Int) -> FieldPath {
    FieldPath(hash: Self.mix(hash, UInt32(truncatingIfNeeded: index) &* 0x9E37_79B9 | 1))
  }

  /// A field by the hash of its key.
  func appending(_ name: UInt64) -> FieldPath {
    FieldPath(hash: Self.mix(hash, UInt32(truncatingIfNeeded: name ^ name >> 32)))
  }

  private static func mix(_ hash: UInt32, _ step: UInt32) -> UInt32 {
    var mixed = (hash ^ step) &* 0x85EB_CA6B
    mixed ^= mixed >> 13
    mixed = mixed &* 0xC2B2_AE35 &+ hash << 5
    return mixed ^ mixed >> 16
  }
}
