import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

/// `assay report --responses` as its users run it.
struct `A report on a file of responses` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: scratch.url.appending(path: name))
  }

  @Test func `runs every example of its page`() throws {
    let page = String(decoding: try Data(contentsOf: checkout.appending(path: "docs/report-input.md")), as: UTF8.self)
    let examples = PageExamples(page)
    for file in examples.files { try write(file.text, file.name) }
    #expect(examples.commands.count == 5)
    for words in examples.commands {
      #expect(words.first == "assay")
      let outcome = try program.run(Array(words.dropFirst()))
      #expect(outcome.status == 0, "\(words): \(outcome.messages)")
      #expect(!outcome.output.isEmpty)
      #expect(outcome.messages.contains("2 rows were skipped") == words.contains("broken.csv"))
    }
  }

  @Test func `writes JSON that its schema holds for, and a page`() throws {
    let rows = (0..<60).map { "\($0 % 2 == 0 ? "f" : "m"),\($0 % 3 % 2),\($0 % 5 % 2),\($0 % 7 % 2),\($0 % 4 / 2)" }
    try write("sex,q1,q2,q3,q4\n" + rows.joined(separator: "\n") + "\n", "r.csv")
    let report = ["report", "--responses", "r.csv", "--group-column", "sex", "--cut", "50%", "--least-group", "20"]
    let outcome = try program.run(report + ["--format", "json"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    let schema = try JSONValue(parsing: program.run(["report", "--schema"]).output)
    let value = try JSONValue(parsing: outcome.output)
    #expect(SchemaValidator(schema).problems(value, schema) == [])
    #expect(value["assessment"]?["file"]?.string == "r.csv")
    #expect(value["fairness"]?.elements?.first?["focal"]?.string == "m")
    let named = try program.run(report + ["--reference-group", "sex=m", "--format", "json"])
    #expect(try JSONValue(parsing: named.output)["fairness"]?.elements?.first?["focal"]?.string == "f")
    let page = try program.run(report + ["--format", "html"])
    #expect(page.output.contains("<title>r"))
  }

  @Test func `takes in a group alone, or those who reached the end`() throws {
    try write("sex,q1,q2,q3\nf,1,0,1\nm,1,1,0\nf,0,1,R\nf,1,1,1\n", "r.csv")
    let report = ["report", "--responses", "r.csv", "--group-column", "sex", "--not-reached", "R", "--format", "json"]
    let women = try JSONValue(parsing: program.run(report + ["--group", "sex=f"]).output)
    #expect(women["sessions"]?["included"]?.int == 3)
    let complete = try JSONValue(parsing: program.run(report + ["--group", "sex=f", "--complete"]).output)
    #expect(complete["sessions"]?["included"]?.int == 2)
    #expect(
      complete["sessions"]?["excluded"]?.elements?.compactMap { $0["reason"]?.string } == ["other-group", "incomplete"])
  }

  @Test func `asks whether a column of large numbers is an item`() throws {
    try write("q1,q2,q3,centre\n1,0,1,9074\n0,1,1,12\n", "r.csv")
    let outcome = try program.run(["report", "--responses", "r.csv"])
    #expect(outcome.status == 0 && outcome.messages.contains("`centre` is taken as an item"))
    let without = try program.run(["report", "--responses", "r.csv", "--group-column", "centre"])
    #expect(without.messages.isEmpty)
  }

  @Test func `says where a row is wrong, and ends with 1`() throws {
    try write("q1,q2\n1,0\n1,b\n", "r.csv")
    let outcome = try program.run(["report", "--responses", "r.csv"])
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.messages.contains("r.csv:3:2: a score is a number (q2: `b`)"))
  }

  @Test func `says what cannot be read`() throws {
    let missing = try program.run(["report", "--responses", "none.csv"])
    #expect(missing.status != 0 && missing.messages.contains("none.csv"))
    try write("q1\n1\n", "r.csv")
    let key = try program.run(["report", "--responses", "r.csv", "--key", "none.csv"])
    #expect(key.status != 0 && key.messages.contains("none.csv"))
  }

  @Test(arguments: [
    ["ex", "--responses", "r.csv"], ["ex", "--key", "k.csv"], ["ex", "--cut", "3"],
    ["--responses", "r.csv", "--cut", "much"], ["--responses", "r.csv", "--cut", "-1"],
    ["--responses", "r.csv", "--cut", "120%"], ["--responses", "r.csv", "--least-group", "1"],
    ["--responses", "r.csv", "--reference-group", "sex"], ["--responses", "r.csv", "--matching-bands", "1"],
    ["--responses", "r.csv", "--empty", "what"], ["ex", "--from", "May"], ["ex", "--to", "2026-5-1"],
    ["ex", "--from", "2026-02-01", "--to", "2026-01-01"], ["ex", "--group", "site"],
    ["--responses", "r.csv", "--from", "2026-02-01"], ["--responses", "r.csv", "--group", "site=north"],
  ])
  func `ends with 2 when it is used wrongly`(arguments: [String]) throws {
    #expect(try program.run(["report"] + arguments).status == 2)
  }
}
