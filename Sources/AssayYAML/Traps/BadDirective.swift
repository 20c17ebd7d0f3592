import AssayDiagnostics

/// A line that begins with `%`, and text after the end of the document.
enum BadDirective {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    if failure.problem == "did not find expected <document start>" {
      return Diagnostic(
        "the file should end before this", rule: .documents, at: failure.span(at: failure.place),
        help: "a file holds one document; remove what follows, or put it into a file of its own")
    }
    let isDirective =
      failure.context.contains("directive") || failure.problem.contains("directive")
      || failure.problem == "found incompatible YAML document"
    guard isDirective else { return nil }
    let line = failure.content(
      ofLine: failure.line(of: failure.contextPlace > 0 ? failure.contextPlace : failure.place))
    return Diagnostic(
      "a line that begins with `%` is a directive, and only `%YAML 1.2` is allowed", rule: .directive,
      at: failure.file.span(line), help: "remove the line; text that begins with `%` goes in quotes")
  }
}
