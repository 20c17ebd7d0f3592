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

  /// The blocks of a page: the word behind the fence's language, and the lines.
  private func blocks(of page: String, _ language: String) -> [(name: String, lines: [Substring])] {
    var blocks: [(name: String, lines: [Substring])] = []
    var isIn = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isIn = !isIn && line.hasPrefix("```" + language)
        if isIn { blocks.append((String(line.dropFirst(4 + language.count)), [])) }
      } else if isIn {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  @Test func `runs every example of its page`() throws {
    let page = String(decoding: try Data(contentsOf: checkout.appending(path: "docs/report-input.md")), as: UTF8.self)
    for file in blocks(of: page, "csv") { try write(file.lines.joined(separator: "\n") + "\n", file.name) }
    let commands = blocks(of: page, "sh").flatMap(\.lines)
    #expect(commands.count == 5)
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      #expect(words.first == "assay")
      let outcome = try program.run(Array(words.dropFirst()))
      #expect(outcome.status == 0, "\(command): \(outcome.messages)")
      #expect(!outcome.output.isEmpty)
      #expect(outcome.messages.contains("2 rows were skipped") == command.contains("broken.csv"))
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
    ["--responses", "r.csv", "--empty", "what"],
  ])
  func `ends with 2 when it is used wrongly`(arguments: [String]) throws {
    #expect(try program.run(["report"] + arguments).status == 2)
  }
}
