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

  @Test func `tells everything that an exam can say`() throws {
    let exam = try SmallExam(SmallExam.full, items: SmallExam.tagged)
    let explanation = try #require(AssessmentExplanation(of: "e", in: exam.loaded))
    #expect(golden(explanation.text, "full.txt").isGood)
  }

  /// The lines behind `form`, and what is told of them, with its heading.
  @Test(arguments: [
    ("", "Retakes", "1 attempt"),
    ("window: {closes: 2027-06-30}", "Delivery", "sessions can start until 2027-07-01T00:00:00Z"),
    ("window: {opens: 2027-06-30}", "Delivery", "sessions can start from 2027-06-30T00:00:00Z"),
    ("time: {section: {s: {minimum: 1m}}}", "Time", "section s: 1m at least"),
    ("time: {minimum: 1m}", "Time", "no limit in all, and 1m at least"),
    (
      "time: {limit: 1h}\nwindow: {opens: 2027-06-30}\naccommodations: {extra-time: 1..1.5}", "Accommodations",
      "a session takes up to 1h30m: a limit of 1h times 1.5"
    ),
    ("time: {limit: 1h}", "Interruptions", "the clock runs on, and nothing is given back"),
    ("rescore: {already-passed: apply}", "Rescores", "a pass that was told can become a fail"),
    (
      "release: {key: after-marking}", "Release", "keys and marks of single items: once people have marked every answer"
    ),
    ("retake: {max-overlap: 10%}", "Retakes", "at most 10% of a form was seen before"),
  ])
  func `says how it is delivered`(lines: String, heading: String, words: String) throws {
    let exam = try SmallExam("exam: e\ntitle: E\nform: {sections: [{id: s, draw: [a1]}]}\n\(lines)\n")
    let explanation = try #require(AssessmentExplanation(of: "e", in: exam.loaded))
    let told = explanation.parts.first { $0.title == heading }?.lines ?? []
    #expect(told.contains { $0.utf8.elementsEqual(words.utf8) }, "\(told)")
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
