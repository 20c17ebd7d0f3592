package import AssayDiagnostics

extension Shortage {
  /// Each problem as a diagnostic.
  ///
  /// - Parameters:
  ///   - rule: The rule that speaks.
  ///   - severity: How much it weighs.
  ///   - span: Says where a line of the blueprint stands in a file; nil where it stands nowhere.
  /// - Returns: As many as there are problems, in their order.
  package func diagnostics(
    rule: RuleID = "blueprint-shortage", severity: Severity = .error, span: (BlueprintPlace) -> SourceSpan?
  ) -> [Diagnostic] {
    problems.map { $0.diagnostic(rule: rule, severity: severity, at: span($0.place)) }
  }
}

extension ShortageProblem {
  /// The problem as a diagnostic at a place in a file.
  package func diagnostic(
    rule: RuleID = "blueprint-shortage", severity: Severity = .error, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      Diagnostic.Message(message), rule: rule, severity: severity, at: span,
      notes: notes.map { Diagnostic.Note(Diagnostic.Message($0)) }, help: help)
  }
}
