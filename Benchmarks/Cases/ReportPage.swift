import AssayReports

/// The HTML report of 100,000 sittings that were taken in, of an exam of 100 items of four options: statistics, plots, tables, glossary.
enum ReportPage: Benchmark {
  static let names = ["report-page"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let exam = try PaperExam(items: 100)
    var builder = ReportBuilder(exam.index)
    for number in 0..<100_000 { builder.append(try exam.sitting(number)) }
    var bytes = 0
    let rounds = try Rounds(
      [
        {
          let start = Time.processor
          let report = builder.report()
          let page = HTMLReport().text(of: report)
          let time = Time.processor - start
          guard report.sessions.included == 100_000, page.hasSuffix("</html>\n") else {
            throw Failure("the report left sittings out")
          }
          bytes = page.utf8.count
          return time
        }
      ], count: 5)
    return [
      Measurement(
        name: names[0], what: "HTML report of 100,000 × 100 that are taken in, s",
        seen: "\(rounds.median(0).asTime), \(bytes / 1000) kB", value: rounds.median(0))
    ]
  }
}
