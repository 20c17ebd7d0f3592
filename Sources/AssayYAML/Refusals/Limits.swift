import AssayDiagnostics

extension RuleID {
  static let tooDeep: RuleID = "yaml-too-deep"
  static let tooManyNodes: RuleID = "yaml-too-many-nodes"
  static let tooLarge: RuleID = "file-too-large"
}

/// Size, depth and count are limited, so that no file can use up time or memory.
extension Composer {
  mutating func refuseDepth(_ record: Int) {
    problems.add(
      Diagnostic(
        "more than \(limits.depth) lists and mappings inside one another; the file is not read beyond this place",
        rule: .tooDeep, at: file.span(Int(records[record].lower)..<Int(records[record].lower) + 1)))
    isOver = true
  }

  mutating func refuseCount(at lower: Int) {
    problems.add(
      Diagnostic(
        "more than \(limits.nodes) values in one file; split it into several files", rule: .tooManyNodes,
        at: file.span(lower..<lower + 1)))
    isOver = true
  }

  /// The refusal of a file that has more bytes than are allowed.
  static func tooLarge(_ file: SourceFile, limits: YAMLLimits) -> Diagnostic? {
    guard file.bytes.count > limits.bytes else { return nil }
    return Diagnostic(
      "`\(file.path)` has \(file.bytes.count) bytes, more than the \(limits.bytes) allowed; split it into several files",
      rule: .tooLarge, at: file.span(0..<0))
  }
}
