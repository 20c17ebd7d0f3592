/// All that was found in one run: collected in any order, given out sorted and without repetitions.
package struct Diagnostics: Sendable {
  private var found: [Diagnostic] = []

  package init() {}

  package init(_ diagnostics: some Sequence<Diagnostic>) { found = Array(diagnostics) }

  package mutating func add(_ diagnostic: Diagnostic) { found.append(diagnostic) }

  package mutating func add(_ diagnostics: [Diagnostic]) { found.append(contentsOf: diagnostics) }

  /// Takes over what was wrong and hands on the value.
  package mutating func take<Value>(_ checked: Checked<Value>) -> Value? {
    found.append(contentsOf: checked.diagnostics)
    return checked.value
  }

  package var isEmpty: Bool { found.isEmpty }

  /// Whether anything is an error, which decides the exit code.
  package var hasErrors: Bool { found.contains { $0.severity == .error } }

  /// How many there are of a severity, repetitions left out.
  package func count(_ severity: Severity) -> Int { Set(found).count { $0.severity == severity } }

  /// Everything once, by file, place and rule; what has no place comes first.
  ///
  /// Diagnostics with the same place and rule keep the order in which they were added.
  package func sorted() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let once = found.filter { seen.insert($0).inserted }
    return once.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.span?.file != y.span?.file || x.span?.lower != y.span?.lower {
        guard let s = x.span else { return true }
        guard let t = y.span else { return false }
        return (s.file.rawValue, s.lower) < (t.file.rawValue, t.lower)
      }
      if x.rule != y.rule { return x.rule < y.rule }
      return a.offset < b.offset
    }.map(\.element)
  }
}
