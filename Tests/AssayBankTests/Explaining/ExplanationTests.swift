import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import Testing

struct `An explanation` {
  @Test func `shows an item as it is resolved, and where each value came from`() throws {
    let bank = try SmallBank(
      """
      defaults: {status: review, competency: SEC.1.1}
      items:
        - id: a
          type: multiple-response
          was: [old]
          select: 2
          stem: |
            Which two?

            Choose well.
          scoring: {rule: net, floor: -50%}
          options:
            - {correct: One, id: one, rationale: It is.}
            - {correct: Two, id: two}
            - {distractor: Three, id: three, pin: last}
          hints: [Count.]
          feedback: {right: Yes.}
          references: [NIST SP 800-61]
          reviewed: [{by: panel-2, on: 2026-04-02}]
          enemies: [b]
        - {id: b, type: number, stem: How many?, answer: 5, tolerance: 10%, also: [{answer: 8, credit: 25%}], enemies: [a]}
        - id: c
          type: essay
          competency: SEC.1.2
          stem: Why?
          rubric:
            raters: 2
            adjudicate: {differ-by-more-than: 1/2}
            traits: [{id: t, points: 2, levels: {2: Clear, 0: Dark}}]
      """, bank: SmallBank.bank + "\ndefaults: {points: 2}\n")
    #expect(bank.diagnostics.map(\.rule) == ["unknown-competency"], "\(bank.report)")
    let texts = (["old", "b", "c"] as [ItemID]).map { ItemExplanation(of: $0, in: bank.loaded)?.text ?? "none" }
    #expect(golden(texts.joined(separator: "\n---\n\n"), "explanation.txt").isGood)
    #expect(ItemExplanation(of: "d", in: bank.loaded) == nil)
  }

  @Test func `can be given of every item of the sample bank`() throws {
    let files = try SampleBank.files()
    let loaded = try #require(BankLoader.load(files).value)
    for item in loaded.bank.items {
      let explanation = try #require(ItemExplanation(of: item.id, in: loaded))
      #expect(explanation.text.contains("Scoring\n"))
      let rating = loaded.bank.ratings.first { $0.item == item.id }
      let shown = explanation.parts.first { $0.title == "Angoff rating" }?.lines.first
      #expect((rating == nil) == (shown == nil))
      if let deviation = rating?.standardDeviation {
        #expect(shown?.contains("standard deviation \(deviation)") ?? false, "\(shown ?? "")")
      }
    }
  }
}
