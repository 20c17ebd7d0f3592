import AssayBank
import AssayDiagnostics
import AssayModel
import Testing

/// Large files are read in parts, on several cores; nothing that an author sees may show it.
struct `A large file of items` {
  private static let count = 12_000

  /// Items of some 300 bytes, with mistakes in some.
  private func text(_ mistake: (Int) -> String = { _ in "" }) -> String {
    var text = "defaults: {points: 2, status: approved}\nitems:\n"
    for number in 0..<Self.count {
      text += """
          - id: q-\(number)
            type: choice
            stem: Which of these is number \(number)?
            options:
              - correct: The number \(number), which was asked for in the question above.
                rationale: It is the same number.
              - distractor: The number \(number + 1), which comes next and was not asked for.\n
        """ + mistake(number)
    }
    return text
  }

  private func load(_ text: String) -> Checked<LoadedBank> {
    BankLoader.load([
      BankFile(path: "bank.yaml", bytes: Array(SmallBank.bank.utf8)),
      BankFile(path: "items/large.yaml", bytes: Array(text.utf8)),
    ])
  }

  @Test func `has every item in order, each with its places and the file's defaults`() throws {
    let loaded = try #require(load(text()).value)
    #expect(loaded.bank.items.map(\.id.text) == (0..<Self.count).map { "q-\($0)" })
    #expect(loaded.bank.items.allSatisfy { $0.points == 2 && $0.status == .approved })
    for number in stride(from: 0, to: Self.count, by: 97) {
      let owner = Places.Owner.item(number)
      #expect(loaded.source(of: owner, FieldPath(.stem)) == "Which of these is number \(number)?")
      #expect(loaded.span(of: owner)?.line == UInt32(3 + 7 * number))
    }
    #expect(loaded.isComplete)
  }

  @Test func `gets its diagnostics in the order of its lines`() throws {
    let checked = load(text { $0 % 500 == 499 ? "    colour: red\n    points: \($0)x\n" : "" })
    let rules = (0..<24).flatMap { _ in ["wrong-value", "unknown-key"] as [RuleID] }
    #expect(checked.diagnostics.map(\.rule) == rules)
    let lines = checked.diagnostics.compactMap(\.span?.line)
    #expect(lines.enumerated().allSatisfy { index, line in Int(line) == 3504 + 3502 * (index / 2) - index % 2 })
    #expect(checked.value?.bank.items.count == Self.count)
  }

  @Test func `loses only the element that is no YAML`() throws {
    let checked = load(text { $0 == 7000 ? "    hints: \"open\" and more\n" : "" })
    #expect(checked.diagnostics.count == 1)
    let items = try #require(checked.value?.bank.items)
    #expect(items.map(\.id.text) == (0..<Self.count).filter { $0 != 7000 }.map { "q-\($0)" })
    #expect(checked.value?.isComplete == false)
  }

  @Test func `is refused what stands behind its list and a whole file may not have`() {
    let checked = load(text() + "colour: red\n")
    #expect(checked.diagnostics.map(\.rule) == ["unknown-key"])
    #expect(checked.value?.bank.items.count == Self.count)
  }
}
