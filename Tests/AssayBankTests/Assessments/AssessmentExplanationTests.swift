import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import Testing

struct `Explaining an assessment` {
  @Test(arguments: ["ce-1", "kc-phishing"])
  func `puts it into words`(name: String) throws {
    let bank = try #require(BankLoader.load(try SampleBank.files()).value)
    let assessment = try #require(bank.bank.assessments.first { $0.id.text == name })
    let explanation = try #require(AssessmentExplanation(of: assessment.id, in: bank))
    #expect(golden(explanation.text, "\(name).txt").isGood)
  }

  @Test func `gives nothing for one that is not there`() throws {
    let exam = try SmallExam("exam: e\ntitle: E\nform: {sections: [{id: s, draw: [a1]}]}\n")
    #expect(AssessmentExplanation(of: "f", in: exam.loaded) == nil)
    let text = try #require(AssessmentExplanation(of: "e", in: exam.loaded)).text
    #expect(
      text.utf8.starts(
        with: "exam e: E\n\nBank\n  small: Small, in `en`\n\nForm\n  1 item scored, the same for everyone\n".utf8))
  }

  /// The lines behind `form`, and what is told of who passes.
  @Test(arguments: [
    ("", "nobody passes or fails"), ("cut: {basis: fixed, at: 1}", "the total reaches the cut"),
    ("cut: {basis: fixed, at: 1}\npass: {total: 50%}", "the total reaches 50% of the points"),
  ])
  func `says who passes, as the decision does`(lines: String, words: String) throws {
    let exam = try SmallExam("exam: e\ntitle: E\nform: {sections: [{id: s, draw: [a1]}]}\n\(lines)\n")
    let explanation = try #require(AssessmentExplanation(of: "e", in: exam.loaded))
    #expect(explanation.parts.first { $0.title == "Pass" }?.lines == [words])
  }
}
