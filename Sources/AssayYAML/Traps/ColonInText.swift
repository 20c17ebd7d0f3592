import AssayDiagnostics

extension RuleID {
  static let colonInText: RuleID = "yaml-colon-in-text"
}

/// `stem: Note: this`: a colon and a space make a key, also in the middle of a text.
enum ColonInText {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    if failure.problem == "found unexpected ':'" {
      return Diagnostic(
        "a colon inside brackets needs a space behind it, or quotes around the text", rule: .colonInText,
        at: failure.span(at: failure.place))
    }
    guard failure.isAt(":") else { return nil }
    let isInBrackets = failure.problem.hasPrefix("did not find expected ','")
    guard isInBrackets || failure.problem == "mapping values are not allowed in this context" else { return nil }
    if isInBrackets, UnclosedBracket.isUnclosed(failure) { return nil }
    let first = failure.occurrences(of: ":", onLineOf: failure.place).first {
      $0 < failure.place && (failure.bytes[$0 + 1] == 0x20 || failure.bytes[$0 + 1] == 0x22)
    }
    guard first != nil else { return isInBrackets ? nil : misplaced(failure) }
    let value = failure.value(around: failure.place)
    return Diagnostic(
      "the text goes on behind a colon; text with `: ` in it must stand in quotes", rule: .colonInText,
      at: failure.span(at: failure.place), help: Quoting.help(failure.file, value),
      fixes: [Quoting.fix(failure.file, value)])
  }

  /// The colon makes a key of this line, but the line before is not finished.
  private static func misplaced(_ failure: SyntaxFailure) -> Diagnostic? {
    let line = failure.line(of: failure.place)
    guard let before = failure.contentLine(before: line) else { return nil }
    let (here, above) = (failure.content(ofLine: line), failure.content(ofLine: before))
    let key = failure.file.span(here.lowerBound..<failure.place)
    let note = Diagnostic.Note("the line before", at: failure.file.span(above))
    guard failure.occurrences(of: ": ", onLineOf: above.lowerBound).isEmpty else {
      return Diagnostic(
        "this line is indented deeper than the line before, which has its value already", rule: .indentation, at: key,
        notes: [note],
        help: "give both lines the same indentation; or, if it belongs to the text, put the text in quotes")
    }
    return MissingColon.diagnostic(failure, above)
  }
}
