import AssayModel
import AssayTestSupport
import FoundationEssentials
import Testing

@testable import AssayStore

struct `A package` {
  @Test func `has the bytes that it always had`() throws {
    let outcome = golden(String(decoding: try Self.sample.canonicalBytes(), as: UTF8.self), "package.json")
    #expect(outcome.isGood, "\(outcome)")
  }

  @Test func `reads back as it was written`() throws {
    let bytes = try Self.sample.canonicalBytes()
    let read = try AssessmentPackage(canonicalBytes: bytes)
    #expect(read == Self.sample)
    #expect(try read.canonicalBytes() == bytes)
    #expect(ContentDigest(of: bytes).text.hasPrefix("sha256:"))
  }

  @Test func `keeps its translations, and has another digest with them`() throws {
    var translated = Self.sample
    translated.translations = [Translation(language: "de", texts: ["q1": ["stem": "Welcher Port?"]])]
    let bytes = try translated.canonicalBytes()
    #expect(try AssessmentPackage(canonicalBytes: bytes) == translated)
    #expect(ContentDigest(of: bytes) != ContentDigest(of: try Self.sample.canonicalBytes()))
  }

  @Test func `of the first format is read as the same in the present one`() throws {
    let path = #filePath.replacingSuffix("PackageCodingTests.swift", "Golden/package-1.json")
    let bytes = try Array(Data(contentsOf: URL(filePath: path)))
    #expect(try AssessmentPackage(canonicalBytes: bytes) == Self.sample)
  }

  @Test func `of a later format is refused, whatever else it says`() throws {
    var later = Self.sample
    later.format = 3
    #expect(throws: PackageError.unknownFormat(found: 3, known: 2)) {
      try AssessmentPackage(canonicalBytes: try later.canonicalBytes())
    }
    #expect(throws: PackageError.unknownFormat(found: 9, known: 2)) {
      try AssessmentPackage(canonicalBytes: Array(#"{"format":9}"#.utf8))
    }
  }

  @Test(arguments: ["", "[]", "{}", #"{"format":1}"#, #"{"format":"1"}"#])
  func `is refused when it is none`(text: String) {
    let error = #expect(throws: PackageError.self) { try AssessmentPackage(canonicalBytes: Array(text.utf8)) }
    guard case .malformed? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// A bank of two items as a package.
  static var sample: AssessmentPackage {
    var choice = Item(
      id: "phish-01", stem: "Which is *safe*? a/b",
      interaction: .choice(
        ChoiceInteraction(options: [
          ChoiceOption(id: "report", text: "Report it", credit: 1, rationale: "It stops others."),
          ChoiceOption(id: "reply", text: "Reply", credit: 0, pin: .last),
        ])))
    choice.status = .approved
    choice.use = .practice
    choice.competency = "SEC.1.1"
    choice.tests = [ItemTest(answer: .choice("report"), score: 1)]
    var text = Item(
      id: "phish-02", stem: "Name it.",
      interaction: .text(
        TextInteraction(
          accept: [AcceptedText(text: "phishing", credit: Rational(1, 3))], ignore: [.spaces, .case, .accents])))
    text.status = .approved
    text.use = .practice
    var bank = Bank(id: "sample", title: "Sample")
    bank.items = [text, choice]
    bank.frameworks = [
      Framework(id: "sec", title: "Security", competencies: [Competency(id: "SEC.1.1", title: "Phishing")])
    ]
    bank.ratings = [ItemRating(item: "phish-01", rating: Rational(13, 20))]
    let draw = AssayModel.Draw.pick(2, where: ItemFilter(), minimum: [])
    var assessment = Assessment(
      id: "check", type: .knowledgeCheck, title: "Phishing",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [draw])]))
    assessment.time = TimePolicy(limit: Interval(seconds: 600))
    return AssessmentPackage(assessment, from: bank)
  }

}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, _ other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }
}
