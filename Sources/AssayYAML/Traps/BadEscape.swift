import AssayDiagnostics

extension RuleID {
  static let escape: RuleID = "yaml-escape"
}

/// `"C:\path"`: in double quotes a backslash begins an escape.
enum BadEscape {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.context == "while parsing a quoted scalar", !failure.bytes.isEmpty else { return nil }
    var place = min(failure.place, failure.bytes.count - 1)
    if failure.problem != "found unknown escape character" {
      while place > failure.contextPlace, failure.bytes[place] != UInt8(ascii: "\\") { place -= 1 }
    }
    var end = min(place + 2, failure.bytes.count)
    while end < failure.bytes.count, failure.bytes[end] & 0xC0 == 0x80 { end += 1 }
    let text = failure.file.text(place..<end)
    let help = "write `\\\\` for a backslash; or put the text in single quotes, where it stands for itself"
    if failure.problem == "found unknown escape character" {
      return Diagnostic(
        "`\(text)` is not an escape that double quotes know", rule: .escape, at: failure.file.span(place..<end),
        help: help)
    }
    let digits = text == "\\x" ? "two" : text == "\\u" ? "four" : "eight"
    return Diagnostic(
      "`\(text)` needs \(digits) hexadecimal digits that name a character", rule: .escape,
      at: failure.file.span(place..<end), help: help)
  }
}
