import AssayForms
import AssayModel

/// Forms of the sample exam, each drawn and verified.
enum FormDrawing: Benchmark {
  static let names = ["forms-per-second"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let exam = try SampleExam(in: place)
    let count = 200
    let rounds = try Rounds([
      {
        let start = Time.processor
        for seed in 0..<count { _ = try exam.plan.form(seed: UInt64(seed)) }
        return Time.processor - start
      }
    ])
    return [
      Measurement(
        name: names[0], what: "forms of the sample exam per s",
        seen: "\((rounds.median(0) / Double(count)).asTime) each", value: Double(count) / rounds.median(0))
    ]
  }
}
