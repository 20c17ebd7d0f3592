import AssayDiagnostics

/// `stem: [1] is a footnote`: a text that begins with a bracket.
enum TextAfterBracket {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem.hasPrefix("did not find expected"), !failure.isInFlow, !failure.isFirstOnLine else {
      return nil
    }
    var end = failure.place
    while end > 0, failure.bytes[end - 1] == 0x20 { end -= 1 }
    guard end > 0, failure.bytes[end - 1] == UInt8(ascii: "]") || failure.bytes[end - 1] == UInt8(ascii: "}") else {
      return nil
    }
    let sign = failure.bytes[end - 1] == UInt8(ascii: "]") ? "]" : "}"
    let value = failure.value(around: failure.place)
    let begins = failure.bytes[value].first.map { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") } ?? false
    return Diagnostic(
      "text follows a closing `\(sign)`", rule: .bracket, at: failure.span(at: failure.place),
      help: begins ? Quoting.help(failure.file, value) : "text that begins with a bracket goes in quotes",
      fixes: begins ? [Quoting.fix(failure.file, value)] : [])
  }
}
