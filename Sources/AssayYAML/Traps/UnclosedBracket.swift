import AssayDiagnostics

extension RuleID {
  static let unclosedBracket: RuleID = "yaml-unclosed-bracket"
  static let bracket: RuleID = "yaml-bracket"
}

/// `[a, b` without an end, `{a: b]`, and a bracket in the middle of a text inside brackets.
enum UnclosedBracket {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem.hasPrefix("did not find expected ','") else { return nil }
    let open = failure.contextPlace
    let isList = failure.problem.hasSuffix("']'")
    let closing = isList ? "]" : "}"
    let sign = isList ? "[" : "{"
    if isUnclosed(failure) {
      return Diagnostic(
        "this `\(sign)` is never closed; write `\(closing)` where it ends", rule: .unclosedBracket,
        at: failure.span(at: open), notes: [.init("it was missed here", at: failure.span(at: failure.place))])
    }
    let opening = Diagnostic.Note("the `\(sign)` is here", at: failure.span(at: open))
    switch failure.byte {
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      return Diagnostic(
        "`\(sign)` must be closed with `\(closing)`", rule: .bracket, at: failure.span(at: failure.place),
        notes: [opening])
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return Diagnostic(
        "a bracket inside a text must stand in quotes here", rule: .bracket, at: failure.span(at: failure.place),
        help: "put the whole text in quotes")
    default:
      return Diagnostic(
        "a comma or `\(closing)` is missing before this", rule: .bracket, at: failure.span(at: failure.place),
        notes: [opening])
    }
  }

  /// Whether the lines behind the bracket go on as if it had been closed.
  static func isUnclosed(_ failure: SyntaxFailure) -> Bool {
    guard failure.place < failure.bytes.count else { return true }
    let (first, line) = (failure.line(of: failure.contextPlace), failure.line(of: failure.place))
    guard line > first else { return false }
    let content = failure.content(ofLine: line)
    guard let start = failure.bytes[content].first else { return true }
    return start != UInt8(ascii: "]") && start != UInt8(ascii: "}")
      && failure.indent(ofLine: line) <= failure.indent(ofLine: first)
  }
}
