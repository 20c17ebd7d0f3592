import AssayBank
import AssayDiagnostics
import Testing

struct `A rule` {
  @Test(arguments: RuleExample.keys + RuleExample.content)
  func `lets its good example pass and marks the mistake in its bad one`(example: RuleExample) throws {
    let good = try SmallBank(example.good)
    #expect(good.of(example.rule).isEmpty, "\(good.report)")
    let bad = try SmallBank(example.bad)
    let found = bad.of(example.rule)
    try #require(found.count == 1, "\(bad.report)")
    #expect(found[0].severity == example.severity)
    if let mark = bad.marks.first { #expect(found[0].span?.range == mark, "\(bad.report)") }
  }

  @Test func `about items has an example`() {
    let examples = Set((RuleExample.keys + RuleExample.content).map(\.rule))
    #expect(BankRules.itemIDs.filter { !examples.contains($0) }.isEmpty)
  }

  @Test func `says nothing of time without a day to go by`() throws {
    let bank = try SmallBank("items:\n  - {id: a, type: info, stem: So., review-by: 2020-01-01}\n", today: nil)
    #expect(bank.diagnostics.isEmpty, "\(bank.report)")
  }

  @Test func `is silent about references that a broken file may hold`() throws {
    let bank = try SmallBank(
      """
      items:
        - {id: a, type: info, stem: So., enemies: [b, c]}
        - {id: b, type: nonsense, stem: So.}
        - id: c
          stem: [
      """)
    #expect(bank.of("unknown-enemy").isEmpty, "\(bank.report)")
  }

  @Test func `marks an unknown competency in the bank's defaults once, whether or not an item takes it`() throws {
    let defaults = SmallBank.bank + "\ndefaults:\n  competency: SEC.12\n"
    for item in ["", ", competency: SEC.2"] {
      let bank = try SmallBank(
        """
        items:
          - {id: a, type: true-false, stem: So?, answer: true\(item)}
          - {id: b, type: true-false, stem: So then?, answer: true\(item)}
        """, bank: defaults)
      let found = bank.of("unknown-competency")
      #expect(found.map(\.message.text) == ["the bank has no competency `SEC.12`; did you mean `SEC.1`?"])
      #expect(found.first?.span.map { bank.loaded.files[$0.file]?.text($0) } == "SEC.12")
      #expect(found.first?.span.flatMap { bank.loaded.files[$0.file]?.path } == "bank.yaml")
    }
  }

  @Test func `names the present id of what had another before`() throws {
    let bank = try SmallBank(
      """
      items:
        - {id: a, type: info, stem: One, enemies: [⟦old⟧]}
        - {id: new, type: info, stem: Two, was: [old]}
      """)
    let found = bank.of("unknown-enemy")
    #expect(found.map(\.message.text) == ["the item `old` is called `new` now"])
    #expect(found.first?.fixes.first?.edits.first?.replacement == "new")
    #expect(found.first?.span?.range == bank.marks.first)
  }
}
