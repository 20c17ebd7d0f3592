/// What came of reading something, together with everything that was wrong with it.
///
/// Reading goes on after a mistake, so there can be a value *and* errors; nil means that nothing usable was left.
package struct Checked<Value> {
  package var value: Value?
  package var diagnostics: [Diagnostic]

  package init(value: Value?, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// Whether any of the diagnostics is an error.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Checked: Sendable where Value: Sendable {}
