import AssayModel

/// What sealed records are bound to: their place in the store, so that none can stand in for another.
///
/// The kind of record as one byte, its number as eight bytes, the highest first, then the session's id for what belongs
/// to one, after the file's id and a blank for a part of a file.
enum SealingContext {
  /// An event of a session, by its number there.
  static func event(_ number: Int, of session: SessionID) -> [UInt8] { bytes(1, number, session.text) }

  /// A registration, by its number in the store.
  static func registration(_ number: Int) -> [UInt8] { bytes(2, number, "") }

  /// A part of a file that a candidate sends, by where it begins.
  static func upload(_ file: FileID, at offset: Int, of session: SessionID) -> [UInt8] {
    bytes(3, offset, "\(file.text) \(session.text)")
  }

  private static func bytes(_ kind: UInt8, _ number: Int, _ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(9 + text.utf8.count)
    bytes.append(kind)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: UInt64(number) >> shift))
    }
    bytes.append(contentsOf: text.utf8)
    return bytes
  }
}
