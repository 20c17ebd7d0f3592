import AssayDiagnostics
import Testing

struct `Diagnostics of a run` {
  var files = SourceFiles()

  init() {
    files.add(path: "a.yaml", bytes: Array("abcdef\n".utf8))
    files.add(path: "b.yaml", bytes: Array("abcdef\n".utf8))
  }

  private func diagnostic(_ file: Int, _ place: Int, _ rule: RuleID, _ severity: Severity = .error) -> Diagnostic {
    Diagnostic("m", rule: rule, severity: severity, at: files.all[file].span(place..<place + 1))
  }

  @Test func `come sorted by file, place and rule, once each`() {
    let placeless = Diagnostic("none", rule: "z", at: nil)
    let expected = [
      placeless, diagnostic(0, 1, "b"), diagnostic(0, 2, "a"), diagnostic(0, 2, "b"), diagnostic(1, 0, "a"),
    ]
    for shift in expected.indices {
      let order = expected[shift...] + expected[..<shift] + expected.reversed()
      #expect(Diagnostics(Array(order)).sorted() == expected)
    }
  }

  @Test func `are counted by severity, repetitions left out`() {
    var diagnostics = Diagnostics()
    #expect(diagnostics.isEmpty && !diagnostics.hasErrors)
    diagnostics.add(diagnostic(0, 1, "a", .warning))
    #expect(!diagnostics.hasErrors)
    diagnostics.add([diagnostic(0, 1, "a"), diagnostic(0, 1, "a"), diagnostic(0, 1, "b", .note)])
    #expect(diagnostics.hasErrors)
    #expect(Severity.allCases.map(diagnostics.count) == [1, 1, 1])
  }

  @Test func `take over what was wrong with a value`() {
    var diagnostics = Diagnostics()
    #expect(diagnostics.take(Checked(value: 7, diagnostics: [diagnostic(0, 0, "a")])) == 7)
    #expect(diagnostics.take(Checked<Int>(value: nil)) == nil)
    #expect(diagnostics.sorted().count == 1)
  }
}
