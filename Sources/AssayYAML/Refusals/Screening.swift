import AssayDiagnostics

extension RuleID {
  static let utf16: RuleID = "encoding-utf16"
  static let utf8: RuleID = "encoding-utf8"
  static let character: RuleID = "character-not-allowed"
}

/// Looks at the bytes before they are read as YAML: UTF-8, and no character that programs disagree about.
///
/// Only lines that are not plain ASCII are looked at.
enum Screening {
  static func check(_ file: SourceFile, _ lines: Range<Int>, into problems: inout Problems) {
    if let wide = utf16(file) { return problems.add(wide) }
    let bytes = file.bytes
    for line in lines where !file.lines.isPlain(line) {
      var place = file.lines.start(of: line)
      let end = line + 1 < file.lines.count ? file.lines.start(of: line + 1) : bytes.count
      while place < end, !problems.isFull {
        let (scalar, length) = decode(bytes, at: place, before: end)
        if let message = scalar.map(refusal(of:)) ?? .some(invalid(bytes[place])) {
          problems.add(
            Diagnostic(
              message.text, rule: scalar == nil ? .utf8 : .character, at: file.span(place..<place + length),
              help: message.help))
        }
        place += length
      }
    }
  }

  private typealias Refusal = (text: Diagnostic.Message, help: String?)

  private static func utf16(_ file: SourceFile) -> Diagnostic? {
    let start = file.bytes.prefix(2)
    guard start.count == 2, let first = start.first, let second = start.last else { return nil }
    let hasMark = (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)
    guard hasMark || ((first == 0) != (second == 0)) else { return nil }
    return Diagnostic(
      "`\(file.path)` is in UTF-16; save it as UTF-8", rule: .utf16, at: file.span(0..<0),
      help: "editors offer this as “save with encoding”; `iconv -f UTF-16 -t UTF-8` does it too")
  }

  private static func invalid(_ byte: UInt8) -> Refusal {
    (
      "the byte 0x\(hex(UInt32(byte), 2)) is not UTF-8; save the file as UTF-8",
      "this happens when an editor saves as Windows-1252 or Latin-1"
    )
  }

  /// Why a character may not stand in a bank, or nil.
  private static func refusal(of scalar: UInt32) -> Refusal? {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x10000...: nil
    case 0x00: ("a NUL byte is not text; remove it", "a file with many of them may be UTF-16 or no text at all")
    case 0xFEFF: ("a byte order mark may stand at the start of a file only; remove it", nil)
    case 0x85, 0x2028, 0x2029:
      (
        "the line separator U+\(hex(scalar, 4)) ends a line for some programs and not for others; press Enter instead",
        "it comes along when text is pasted from web pages and word processors"
      )
    default: ("the control character U+\(hex(scalar, 4)) is not allowed; remove it", nil)
    }
  }

  /// The code point at a place and its length, or nil and the length of what is no UTF-8.
  ///
  /// Well-formed sequences are those of table 3-7 of the Unicode Standard.
  private static func decode(_ bytes: [UInt8], at place: Int, before end: Int) -> (UInt32?, Int) {
    let lead = bytes[place]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let (length, low, high): (Int, UInt8, UInt8) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (1, 0, 0)
      }
    guard length > 1 else { return (nil, 1) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for i in 1..<length {
      guard place + i < end, (i == 1 ? low...high : 0x80...0xBF).contains(bytes[place + i]) else { return (nil, i) }
      scalar = scalar << 6 | UInt32(bytes[place + i] & 0x3F)
    }
    return (scalar, length)
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
