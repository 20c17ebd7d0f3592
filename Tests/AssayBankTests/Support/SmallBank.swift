import AssayBank
import AssayDiagnostics
import AssayTestSupport
import Testing

/// A bank of a few lines, with places marked by `⟦` and `⟧`.
struct SmallBank {
  let loaded: LoadedBank
  /// What reading and the rules said, sorted.
  let diagnostics: [Diagnostic]
  /// The marked places of the file under test.
  let marks: [Range<Int>]

  static let bank = """
    bank: small
    title: A small bank
    language: en
    """

  static let framework = """
    framework: sec
    title: Security
    source: https://example.org/sec
    competencies:
      - {id: SEC.1, title: Attacks, children: [{id: SEC.1.1, title: Phishing, description: Spots *lures*.}]}
      - {id: SEC.2, title: Identities}
    """

  /// Loads a bank whose file `items/x.yaml` is the marked text.
  init(_ marked: String, bank: String = Self.bank, today: String? = "2026-06-01") throws {
    let text = MarkedText(marked)
    let checked = BankLoader.load([
      BankFile(path: "bank.yaml", bytes: Array(bank.utf8)),
      BankFile(path: "competencies/sec.yaml", bytes: Array(Self.framework.utf8)),
      BankFile(path: "items/x.yaml", bytes: Array(text.text.utf8)),
    ])
    loaded = try #require(checked.value)
    diagnostics = Diagnostics(checked.diagnostics + BankRules.check(loaded, today: today)).sorted()
    marks = text.ranges
  }

  /// The diagnostics of a rule.
  func of(_ rule: RuleID) -> [Diagnostic] { diagnostics.filter { $0.rule == rule } }

  /// Everything that was said, as lines.
  var report: String { diagnostics.map { $0.line(in: loaded.files) }.joined(separator: "\n") }
}

extension Diagnostic {
  /// The diagnostic as text: where, how bad, what, the rule, and below it the marked source, notes and help.
  func line(in files: SourceFiles) -> String {
    var text = "\(place(span, in: files)): \(severity.rawValue): \(message) [\(rule)]"
    if let span, let file = files[span.file], !span.range.isEmpty {
      let source = file.text(span).split(separator: "\n", omittingEmptySubsequences: false)
      text += "\n    at «\(source[0])\(source.count > 1 ? " …" : "")»"
    }
    for note in notes { text += "\n    note: \(note.message)\(note.span.map { " (\(place($0, in: files)))" } ?? "")" }
    if let help { text += "\n    help: \(help)" }
    return text
  }

  private func place(_ span: SourceSpan?, in files: SourceFiles) -> String {
    guard let span else { return "-" }
    return "\(files[span.file]?.path ?? "?"):\(span.line):\(span.column)"
  }
}
