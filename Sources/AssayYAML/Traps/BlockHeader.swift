import AssayDiagnostics

extension RuleID {
  static let blockHeader: RuleID = "yaml-block-header"
}

/// `stem: |text`: a block of text begins on the next line.
enum BlockHeader {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.context == "while scanning a block scalar" else { return nil }
    let value = Composer.restOfLine(failure.bytes, from: failure.contextPlace)
    let sign = failure.file.text(failure.contextPlace..<failure.contextPlace + 1)
    return Diagnostic(
      "the text after `\(sign)` begins on the next line, indented", rule: .blockHeader,
      at: failure.span(at: failure.place),
      help: value.count <= 120
        ? "if the `\(sign)` belongs to the text, put it in quotes: `\(Quoting.quoted(failure.file.text(value)))`" : nil)
  }
}
