import AssayDiagnostics

extension RuleID {
  static let empty: RuleID = "file-empty"
  static let documents: RuleID = "yaml-documents"
  static let notMapping: RuleID = "file-not-a-mapping"
  static let directive: RuleID = "yaml-directive"
}

/// A file holds one document, and something in it.
extension Composer {
  /// Goes to the first node of the document; nil when there is none.
  mutating func enterDocument() -> EventParser.Event? {
    guard let start = advance() else {
      if problems.found.isEmpty { reportEmpty() }
      return nil
    }
    guard start == .documentStart else { return nil }
    if parser.hasTagDirectives {
      let lower = places.offset(of: parser.start)
      report(
        Diagnostic(
          "`%TAG` is not allowed, because tags are not; remove the line", rule: .directive,
          at: file.span(lower..<lower + 4)))
    }
    return advance()
  }

  /// Reads on to the end of the file, where nothing may follow; false when the rest is not YAML.
  mutating func leaveDocument() -> Bool {
    guard advance() == .documentEnd else { return false }
    hasExplicitEnd = parser.isExplicitEnd
    let known = problems.found.count
    guard advance() == .documentStart else { return problems.found.count == known }
    let lower = places.offset(of: parser.start)
    report(
      Diagnostic(
        "a second document begins here; a file holds one, so put it into a file of its own", rule: .documents,
        at: file.span(lower..<min(lower + 3, places.bytes.count))))
    isOver = true
    return true
  }

  mutating func reportEmpty() {
    let hasText = places.bytes.contains { !Self.isBlank($0) }
    report(
      Diagnostic(
        hasText
          ? "`\(file.path)` holds no keys; its first key says what it is, such as `items:`"
          : "`\(file.path)` is empty; its first key says what it is, such as `items:`",
        rule: .empty, at: file.span(0..<0)))
  }

  /// Reports a document that is no mapping; its node is the one built last.
  mutating func refuseTop() {
    let isList = records[0].kind == .sequence
    let line = file.range(ofLine: Int(records[0].line))
    let place = Int(records[0].lower)..<max(Int(records[0].lower), min(Int(records[0].upper), line.upperBound))
    report(
      Diagnostic(
        "`\(file.path)` must be a mapping whose first key says what it is, not a \(isList ? "list" : "text")",
        rule: .notMapping, at: file.span(place),
        help: isList ? "put the list under a key, such as `items:`" : nil))
  }
}
