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
