/// Escapes in strings, RFC 8259 section 7.
enum JSONEscapes {
  /// Appends the content of a checked string without its escapes.
  static func appendUnescaped(_ bytes: Span<UInt8>, _ content: Range<Int>, to result: inout [UInt8]) {
    var index = content.lowerBound
    while index < content.upperBound {
      let byte = bytes[index]
      guard byte == JSONByte.backslash else {
        result.append(byte)
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      guard escape == UInt8(ascii: "u") else {
        result.append(plain(escape))
        index += 2
        continue
      }
      var scalar = UInt32(codeUnit(bytes, at: index + 2) ?? 0)
      index += 6
      if scalar & 0xF800 == 0xD800 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + UInt32(codeUnit(bytes, at: index + 2) ?? 0) & 0x3FF
        index += 6
      }
      appendUTF8(scalar, to: &result)
    }
  }

  /// The code unit that four hexadecimal digits at an index spell, or nil where they are not digits.
  static func codeUnit(_ bytes: Span<UInt8>, at index: Int) -> UInt16? {
    var unit: UInt16 = 0
    for digit in index..<index + 4 {
      let byte = bytes[digit]
      let value: UInt8
      switch byte {
      case JSONByte.zero...JSONByte.nine: value = byte - JSONByte.zero
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }

  private static func plain(_ escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: escape
    }
  }

  private static func appendUTF8(_ scalar: UInt32, to result: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80:
      result.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      result.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      result.append(tail(0))
    case ..<0x10000:
      result.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      result.append(tail(6))
      result.append(tail(0))
    default:
      result.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      result.append(tail(12))
      result.append(tail(6))
      result.append(tail(0))
    }
  }
}
