import AssayDiagnostics

extension RuleID {
  static let tab: RuleID = "yaml-tab"
}

/// Lines are indented with spaces; YAML knows no width for a tab.
enum TabIndentation {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.isAt("\t") else { return nil }
    var end = failure.place
    while end < failure.bytes.count, failure.bytes[end] == 0x09 { end += 1 }
    let before = failure.file.range(ofLine: failure.line(of: failure.place)).lowerBound..<failure.place
    let indents = failure.bytes[before].allSatisfy(Composer.isBlank)
    return Diagnostic(
      indents
        ? "a tab indents this line; use spaces, because YAML gives a tab no width"
        : "a tab cannot stand here; use a space",
      rule: .tab, at: failure.file.span(failure.place..<end))
  }
}
