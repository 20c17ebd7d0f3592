/// Where a medium stands in its bank: `media/` and what follows, such as `media/maps/spur.png`.
///
/// Parts are joined by `/`; each begins with a letter, a digit or `_`, has `.`, `_` and `-` beside these, does not end in
/// a point, and is no name of a device (`con`, `nul`, `com1` …). All of it is ASCII and has at most 200 bytes, so that
/// one path names one file on every system, and equality of the text is equality of its bytes.
package struct MediaPath: Hashable, Sendable, CodedAsText {
  package let text: String

  /// Takes a text as a path, or gives nil when it is not of the grammar.
  package init?(_ text: String) {
    guard Self.problem(with: text) == nil else { return nil }
    self.text = text
  }

  package static var notOfGrammar: String { "not a path below `media/`" }

  /// Why a text is no path of a medium.
  package enum Problem: Hashable, Sendable {
    /// It begins with a slash, or with a scheme or a drive.
    case absolute
    /// A part of it is `..` or `.`.
    case upwards
    case backslash
    /// It does not begin with `media/`.
    case elsewhere
    /// A part is a name that some systems keep for a device.
    case device(String)
    case tooLong
    /// An empty part, or a character that not every system takes.
    case characters
  }

  /// What keeps a text from being a path of a medium; nil where nothing does.
  package static func problem(with text: String) -> Problem? {
    let bytes = text.utf8
    if bytes.first == UInt8(ascii: "/") || bytes.prefix(24).contains(UInt8(ascii: ":")) { return .absolute }
    if bytes.contains(UInt8(ascii: "\\")) { return .backslash }
    guard bytes.count <= 200 else { return .tooLong }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.contains(where: { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) }) { return .upwards }
    guard parts.count > 1, parts[0].elementsEqual("media".utf8) else { return .elsewhere }
    for part in parts {
      guard let first = part.first, isLetterOrDigit(first) || first == UInt8(ascii: "_"), part.last != 0x2E,
        part.allSatisfy({ isLetterOrDigit($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D })
      else { return .characters }
      if isDevice(part) { return .device(String(decoding: part, as: UTF8.self)) }
    }
    return nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Whether Windows takes a name for a device, whatever its ending (Microsoft, *Naming Files, Paths, and Namespaces*).
  private static func isDevice(_ part: Substring.UTF8View) -> Bool {
    let stem = part.prefix { $0 != 0x2E }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if ["con", "prn", "aux", "nul"].contains(where: { stem.elementsEqual($0.utf8) }) { return true }
    guard stem.count == 4, let last = stem.last, (0x30...0x39).contains(last) else { return false }
    return stem.starts(with: "com".utf8) || stem.starts(with: "lpt".utf8)
  }
}

extension MediaPath: Comparable {
  /// Orders paths by their bytes.
  package static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension MediaPath: ExpressibleByStringLiteral {
  /// A path written in our own source; a wrong one is our own mistake.
  package init(stringLiteral text: String) {
    precondition(Self.problem(with: text) == nil, "`\(text)` is no path of a medium")
    self.text = text
  }
}
