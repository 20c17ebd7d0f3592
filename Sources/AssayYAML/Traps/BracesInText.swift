import AssayDiagnostics

/// `{stem: The {{x}} value}`: inside brackets even braces in the middle of a text need quotes.
enum BracesInText {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem.hasPrefix("did not find expected"),
      let braces = failure.occurrences(of: "{{", onLineOf: failure.place).last(where: { $0 <= failure.place })
    else { return nil }
    let end = Composer.endOfBraces(failure.bytes, from: braces)
    return Composer.unquotedBraces(in: failure.file, at: braces..<end, value: failure.value(around: braces))
  }
}
