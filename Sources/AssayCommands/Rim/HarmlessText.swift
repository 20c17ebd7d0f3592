import AssayJSON

extension String {
  /// The text with U+FFFD for every character that could steer a terminal; line ends and tabs stay.
  ///
  /// Content comes from authors, and a text of theirs may hold escape sequences that rename windows or hide lines.
  var harmless: String {
    guard unicodeScalars.contains(where: \.steersTerminals) else { return self }
    var result = UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.steersTerminals ? "\u{FFFD}" : scalar) }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character other than a line end or tab, or turns the direction of what follows.
  fileprivate var steersTerminals: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension JSONValue {
  /// The value with all its texts made harmless for a terminal.
  var harmless: JSONValue {
    switch self {
    case .string(let text): .string(text.harmless)
    case .array(let elements): .array(elements.map(\.harmless))
    case .object(let members): .object(members.map { JSONMember($0.name, $0.value.harmless) })
    default: self
    }
  }
}
