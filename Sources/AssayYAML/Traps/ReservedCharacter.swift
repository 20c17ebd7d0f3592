import AssayDiagnostics

extension RuleID {
  static let reservedCharacter: RuleID = "yaml-reserved-character"
}

/// A text that begins with a character to which YAML gives a meaning, or keeps for later.
enum ReservedCharacter {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    switch (failure.problem, failure.context) {
    case ("found character that cannot start any token", _): return diagnostic(failure, at: failure.place)
    case ("mapping keys are not allowed in this context", _): return diagnostic(failure, at: failure.place)
    case ("found undefined tag handle", _): return diagnostic(failure, at: failure.place)
    case (_, "while scanning an alias"), (_, "while scanning an anchor"), (_, "while scanning a tag"),
      (_, "while parsing a tag"):
      return diagnostic(failure, at: failure.contextPlace)
    case ("did not find expected node content", _):
      guard failure.isInFlow else { return diagnostic(failure, at: failure.place) }
      return Diagnostic(
        "something is missing before this", rule: .bracket, at: failure.span(at: failure.place),
        help: "text that begins with a comma or a bracket goes in quotes")
    default: return nil
    }
  }

  private static func diagnostic(_ failure: SyntaxFailure, at place: Int) -> Diagnostic {
    let span = failure.span(at: place)
    let value = failure.isInFlow ? failure.value(around: place) : Composer.restOfLine(failure.bytes, from: place)
    let name = failure.file.text(span) == "`" ? "a backtick" : "`\(failure.file.text(span))`"
    return Diagnostic(
      "a text cannot begin with \(name) unless it stands in quotes", rule: .reservedCharacter,
      at: span, help: Quoting.help(failure.file, value), fixes: [Quoting.fix(failure.file, value)])
  }
}
