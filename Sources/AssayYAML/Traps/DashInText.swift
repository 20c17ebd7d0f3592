import AssayDiagnostics

extension RuleID {
  static let dash: RuleID = "yaml-dash"
}

/// `options: - first`: a list begins on a line of its own.
enum DashInText {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem == "block sequence entries are not allowed in this context" else { return nil }
    let value = Composer.restOfLine(failure.bytes, from: failure.place)
    return Diagnostic(
      "a list cannot begin here; its `-` stands on a line of its own", rule: .dash, at: failure.span(at: failure.place),
      help: value.count <= 120
        ? "if it is meant as text, put it in quotes: `\(Quoting.quoted(failure.file.text(value)))`" : nil)
  }
}

extension Composer {
  /// Warns of `options: some` with `- first` on the next line, which YAML takes for one text.
  mutating func noticeDash(_ record: Int) {
    let range = Int(records[record].lower)..<Int(records[record].upper)
    let (first, last) = (Int(records[record].line), file.position(at: range.upperBound).line)
    for line in first..<max(first, last) {
      let content = file.range(ofLine: line + 1).clamped(to: range)
      guard let dash = places.bytes[content].firstIndex(where: { $0 != 0x20 }), places.bytes[dash] == UInt8(ascii: "-"),
        dash + 1 < content.upperBound, places.bytes[dash + 1] == 0x20
      else { continue }
      return report(
        Diagnostic(
          "this looks like an element of a list, but goes on with the text above", rule: .dash, severity: .warning,
          at: file.span(dash..<dash + 1),
          notes: [.init("the text begins here", at: file.span(range.lowerBound..<range.lowerBound + 1))],
          help: "leave nothing behind the colon of the key; if it is meant as text, put the whole text in quotes"))
    }
  }
}
