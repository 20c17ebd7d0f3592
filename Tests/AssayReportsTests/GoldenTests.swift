import AssayModel
import AssayTestSupport
import Testing

@testable import AssayReports

struct `Reports on a simulated exam` {
  static let random = SimulatedExam()
  static let fixed = SimulatedExam(isFixed: true)

  @Test(arguments: [60, 80, 120])
  func `read well on a terminal`(width: Int) {
    let report = Self.random.report(Self.random.sittings(200))
    #expect(golden(TextReport(width: width).text(of: report), "random-\(width).txt").isGood)
  }

  @Test func `with one form have alpha and all options`() {
    let report = Self.fixed.report(Self.fixed.sittings(120))
    #expect(golden(TextReport(width: 100, options: .all).text(of: report), "fixed-100.txt").isGood)
  }

  @Test func `are stable as JSON, CSV and Markdown`() {
    let report = Self.random.report(Self.random.sittings(200))
    #expect(golden(JSONReport().text(of: report), "random.json").isGood)
    #expect(golden(CSVReport.items(of: report), "items.csv").isGood)
    #expect(golden(CSVReport.options(of: report), "options.csv").isGood)
    #expect(golden(MarkdownReport(options: .flagged).text(of: report), "random.md").isGood)
  }

  @Test func `tell one candidate's session`() {
    let sitting = Self.random.sittings(4)[3]
    let transcript = Transcript(sitting, in: Self.random.index, digest: SimulatedExam.digest)
    #expect(golden(TextReport(width: 100).text(of: transcript), "transcript-100.txt").isGood)
    #expect(golden(TextReport(width: 60).text(of: transcript), "transcript-60.txt").isGood)
    #expect(golden(JSONReport().text(of: transcript), "transcript.json").isGood)
  }

  @Test func `list the scores of all sessions`() {
    var sittings = Self.random.sittings(12)
    sittings[4].delivered = nil
    sittings[5].delivered?.raw = 3
    sittings[5].delivered?.state = .held
    let table = ScoresTable(sittings, in: Self.random.index, digest: SimulatedExam.digest)
    #expect(golden(TextReport(width: 100).text(of: table), "scores-100.txt").isGood)
    #expect(golden(TextReport(width: 60).text(of: table), "scores-60.txt").isGood)
    #expect(golden(JSONReport().text(of: table), "scores.json").isGood)
    #expect(golden(CSVReport.scores(of: table), "scores.csv").isGood)
  }
}
