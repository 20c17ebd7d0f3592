import AssayDiagnostics

extension RuleID {
  static let mergeKey: RuleID = "yaml-merge-key"
  static let keyNotText: RuleID = "yaml-key-not-text"
  static let duplicateKey: RuleID = "duplicate-key"
}

/// A key is a word of its own, and stands in a mapping once.
extension Composer {
  /// Reports a key that is a collection or `<<`, and says whether it did.
  mutating func refusesKey(_ index: Int, _ node: NodeRecord) -> Bool {
    guard node.kind == .scalar else {
      report(
        Diagnostic(
          "a key must be a word, not a \(node.kind == .mapping ? "mapping" : "list")", rule: .keyNotText,
          at: span(of: index), help: "text that begins with `{` or `[` goes in quotes"))
      return true
    }
    guard node.style == .plain, node.length == 2, text[Int(node.first)] == UInt8(ascii: "<"),
      text[Int(node.first) + 1] == UInt8(ascii: "<")
    else { return false }
    report(
      Diagnostic(
        "merge keys are not allowed; write the fields out where they are needed", rule: .mergeKey, at: span(of: index),
        help: "what many items share goes under `defaults:`, in the file or in `bank.yaml`"))
    return true
  }

  mutating func refuseTwin(_ key: Int, of first: SourceSpan) {
    let name = name(of: key)
    report(
      Diagnostic(
        "`\(name)` is written twice; keep one of the two", rule: .duplicateKey, at: span(of: key),
        notes: [.init("`\(name)` is first written here", at: first)]))
  }
}
