import AssayJSON
import AssayModel

/// A session that is started again is started with the same request key.
enum SameRequestKey: ConformanceCheck {
  static let id = "same-request-key"
  static let title = "session.start names the plan's assessment and candidate, and has the same request key each time"
  static let advice = "Choose the request key before the first start, and keep it for as long as the sitting lasts."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    let starts = record.lines(of: "session.start")
    return starts.compactMap { line in
      guard line.params?["assessment"]?.string == ConformanceExam.id.text,
        line.params?["candidate"]?.string == record.plan.candidate
      else {
        return ConformanceProblem(
          "Expected a start of `\(ConformanceExam.id)` by `\(record.plan.candidate)`, as the plan says.", line)
      }
      guard line.params?["requestKey"] == starts.first?.params?["requestKey"] else {
        let key = starts.first?.params?["requestKey"]?.text() ?? ""
        return ConformanceProblem("Expected the request key of the first start, \(key.harmless).", line)
      }
      return nil
    }
  }
}
