import AssayDiagnostics

extension RuleID {
  static let textAfterQuote: RuleID = "yaml-text-after-quote"
}

/// `'it's'` and `"he said "hi""`: the quote inside ends the text.
enum TextAfterQuote {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem.hasPrefix("did not find expected"), !failure.isFirstOnLine || failure.isInFlow,
      let last = failure.last, last.style == .singleQuoted || last.style == .doubleQuoted,
      last.range.upperBound <= failure.place,
      failure.bytes[last.range.upperBound..<failure.place].allSatisfy({ $0 == 0x20 }),
      failure.byte.map({ !failure.isInFlow || !Composer.isFlowSign($0) }) ?? false
    else { return nil }
    let file = failure.file
    let isSingle = last.style == .singleQuoted
    var notes: [Diagnostic.Note] = []
    if failure.line(of: last.range.lowerBound) != failure.line(of: failure.place) {
      notes = [
        .init(
          "the quoted text begins here; perhaps its own end is missing", at: failure.span(at: last.range.lowerBound))
      ]
    }
    notes.append(.init("this quote ended the text", at: file.span(last.range.upperBound - 1..<last.range.upperBound)))
    let rest = Composer.restOfLine(failure.bytes, from: last.range.lowerBound)
    if notes.count == 1, !failure.isInFlow, failure.bytes[rest].last == failure.bytes[rest].first {
      let text = file.text(rest.dropFirst().dropLast())
      return Diagnostic(
        "text follows a closing quote", rule: .textAfterQuote, at: failure.span(at: failure.place), notes: notes,
        help: Quoting.help(file, rest, text: text), fixes: [Quoting.fix(file, rest, text: text)])
    }
    return Diagnostic(
      "text follows a closing quote", rule: .textAfterQuote, at: failure.span(at: failure.place), notes: notes,
      help: isSingle
        ? "double a quote that belongs to the text: `'it''s'`; or put the whole text in double quotes"
        : "write a quote that belongs to the text as `\\\"`; or put the whole text in single quotes")
  }
}
