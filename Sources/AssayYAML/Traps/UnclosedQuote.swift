import AssayDiagnostics

extension RuleID {
  static let unclosedQuote: RuleID = "yaml-unclosed-quote"
}

/// A quote that is opened and never closed.
enum UnclosedQuote {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.context == "while scanning a quoted scalar" else { return nil }
    let file = failure.file
    let open = failure.contextPlace
    let rest = Composer.restOfLine(failure.bytes, from: open)
    if failure.problem == "found unexpected document indicator" {
      return Diagnostic(
        "a line inside quotes cannot begin with `---` or `...`; indent it", rule: .unclosedQuote,
        at: failure.span(at: failure.place), notes: [.init("the quoted text begins here", at: failure.span(at: open))])
    }
    let isApostrophe = open < failure.bytes.count && failure.bytes[open] == UInt8(ascii: "'")
    return Diagnostic(
      "this quote is never closed; close it where the text ends", rule: .unclosedQuote, at: failure.span(at: open),
      help: isApostrophe && rest.count <= 120
        ? "text that begins with an apostrophe goes in double quotes: `\"\(file.text(rest))\"`" : nil)
  }
}
