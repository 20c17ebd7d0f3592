/// Bytes as text without look-alike letters: Crockford's base 32 in lower case, without padding or check symbol.
///
/// Five bits a character, the highest first; the last character is filled with zero bits, so 16 bytes are 26 characters
/// and 32 bytes are 52. Source: Douglas Crockford, "Base 32", <https://www.crockford.com/base32.html>.
package enum Base32 {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The text of these bytes.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 8 + 4) / 5)
    var bits = 0
    var held: UInt32 = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(held >> UInt32(bits) & 31)])
      }
      held &= (1 << UInt32(bits)) - 1
    }
    if bits > 0 { text.append(alphabet[Int(held << UInt32(5 - bits) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of this text, or nil when ``encode(_:)`` would not have written it just so.
  ///
  /// Crockford's reading of `O` as zero and of upper case is left out on purpose: an id or a token has one spelling.
  package static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var held: UInt32 = 0
    for character in text.utf8 {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      held = held << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
      }
      held &= (1 << UInt32(bits)) - 1
    }
    return held == 0 && bits < 5 ? bytes : nil
  }
}
