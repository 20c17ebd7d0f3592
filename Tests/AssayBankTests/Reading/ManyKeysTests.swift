import AssayBank
import AssayDiagnostics
import Testing

struct `A mapping with very many keys` {
  @Test func `is read in one walk, and complained of a hundred times at most`() {
    let keys = (0..<20_000).map { "    key\($0): 1\n" }.joined()
    let read = BankLoader.load([
      BankFile(path: "bank.yaml", bytes: Array("bank: b\ntitle: B\nlanguage: en\n".utf8)),
      BankFile(path: "items/a.yaml", bytes: Array(("items:\n  - id: q1\n" + keys).utf8)),
    ])
    let unknown = read.diagnostics.filter { $0.rule == "unknown-key" }
    #expect(unknown.count == 101)
    #expect(unknown.count { $0.severity == .warning } == 1)
  }
}
