import AssayPsychometrics
import Testing

@testable import AssayReports

struct Explanations {
  @Test func `have ids that are unique and easy to type`() {
    let ids = Explanation.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(
      ids.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D } })
  }

  @Test func `cover a method once`() {
    let names = Explanation.all.flatMap { $0.methods.map(\.name) }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [false, true])
  func `cover every figure of a report`(isFixed: Bool) {
    let exam = SimulatedExam(isFixed: isFixed)
    let unexplained = exam.report(exam.sittings(200)).methods.filter { Explanation.of($0) == nil }
    #expect(unexplained == [])
  }
}

extension Explanations {
  @Test(arguments: [
    ("item-rest", "item-rest"), ("ITEM REST", "item-rest"), ("KR-20", "alpha"), ("Cronbach's alpha", "alpha"),
    ("point-biserial", "item-rest"), ("pass rate, Wilson interval", "pass-rate"), ("SEM", "sem"), ("p", "p-value"),
  ])
  func `are found by any of their names`(name: String, id: String) {
    #expect(Explanation.named(name)?.id == id)
  }

  @Test func `are suggested by a part of a name and by spelling`() {
    #expect(Explanation.named("kurtosys") == nil)
    #expect(Explanation.suggestions(for: "kurtosys") == ["kurtosis"])
    #expect(Explanation.suggestions(for: "distractor").contains("option-share"))
    #expect(Explanation.suggestions(for: "").isEmpty)
    #expect(Explanation.named("") == nil && Explanation.named("-") == nil)
  }

  @Test func `fit a terminal`() {
    for explanation in Explanation.all {
      let text = TextReport(width: 60).text(of: explanation)
      #expect(text.contains(explanation.id))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    }
    #expect(TextReport(width: 60).list(of: Explanation.all).split(separator: "\n").count == Explanation.all.count + 3)
  }
}
