import AssayDiagnostics
import Testing

/// A file that keeps a rule and one that breaks it, with the place of the mistake marked.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: RuleID
  let severity: Severity
  let good: String
  let bad: String

  init(_ rule: RuleID, _ severity: Severity = .error, good: String, bad: String) {
    self.rule = rule
    self.severity = severity
    self.good = good
    self.bad = bad
  }

  /// An example of one item, whose lines stand without the indentation of the list.
  static func item(_ rule: RuleID, _ severity: Severity = .error, good: String, bad: String) -> RuleExample {
    RuleExample(rule, severity, good: file(good), bad: file(bad))
  }

  private static func file(_ item: String) -> String {
    let lines = item.split(separator: "\n", omittingEmptySubsequences: false)
    return "items:\n"
      + lines.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }.joined(separator: "\n") + "\n"
  }

  var testDescription: String { rule.name }
}
