import AssayDiagnostics

extension RuleID {
  static let missingColon: RuleID = "yaml-missing-colon"
}

/// A line among keys that has no colon, or none followed by a space.
enum MissingColon {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem == "could not find expected ':'" else { return nil }
    return diagnostic(failure, Composer.restOfLine(failure.bytes, from: failure.contextPlace))
  }

  static func diagnostic(_ failure: SyntaxFailure, _ text: Range<Int>) -> Diagnostic {
    var help = "write `key: value`; a line that goes on with the text above is indented deeper than its key"
    if let colon = failure.bytes[text].firstIndex(of: UInt8(ascii: ":")), text.count <= 80 {
      let corrected =
        failure.file.text(text.lowerBound..<colon + 1) + " " + failure.file.text(colon + 1..<text.upperBound)
      help = "a space follows the colon of a key: `\(corrected)`"
    }
    return Diagnostic(
      "this line has no key; a colon with a space behind it is missing", rule: .missingColon,
      at: failure.file.span(text), help: help)
  }
}
