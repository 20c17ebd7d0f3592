import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

@testable import AssayCommands

/// The psychometrician's command as its users run it.
struct `The report command` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
  }

  @Test func `writes every format, and the page as one file`() throws {
    let bank = checkout.appending(path: "ItemBanks/quick-start").path()
    let simulated = try program.run(
      ["simulate", "first-check", "--candidates", "20", "--bank", bank, "--store", "s.sqlite"])
    #expect(simulated.status == 0, "\(simulated.messages)")
    for format in ReportFormat.allCases {
      let report = ["report", "first-check", "--store", "s.sqlite", "--format", format.rawValue]
      let outcome = try program.run(report + ["--out", "out"])
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(format): \(outcome.messages)")
      let written = String(decoding: try Data(contentsOf: scratch.url.appending(path: "out")), as: UTF8.self)
      let shown = try program.run(report).output
      #expect(!written.isEmpty && written == shown, "\(format)")
      if format == .html { #expect(written.hasPrefix("<!doctype html>") && written.hasSuffix("</html>\n")) }
      if format == .json {
        let schema = try JSONValue(parsing: program.run(["report", "--schema"]).output)
        #expect(SchemaValidator(schema).problems(try JSONValue(parsing: written), schema) == [])
      }
    }
  }

  @Test func `documents every format`() throws {
    let page = String(decoding: try Data(contentsOf: checkout.appending(path: "docs/report.md")), as: UTF8.self)
    for format in ReportFormat.allCases { #expect(page.contains("| `\(format.rawValue)` |"), "\(format.rawValue)") }
  }

  @Test func `explains a statistic without a store`() throws {
    let known = try program.run(["report", "--explain", "KR-20"])
    #expect(known.status == 0 && known.output.hasPrefix("Cronbach's alpha\n"))
    let all = try program.run(["report", "--explain", "list"])
    #expect(all.status == 0 && all.output.contains("item-rest"))
    let unknown = try program.run(["report", "--explain", "kurtosys"])
    #expect(unknown.status == 2 && unknown.messages.contains("Did you mean `kurtosis`?"))
    #expect(unknown.output == all.output)
  }

  @Test func `refuses a number of score groups that it cannot make`() throws {
    for number in ["0", "11", "-1", "many"] {
      #expect(try program.run(["report", "ex", "--score-groups", number]).status == 2)
    }
  }

  @Test func `asks for an exam where it is given nothing to do`() throws {
    #expect(try program.run(["report"]).status == 2)
  }
}
