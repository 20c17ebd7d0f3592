import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

/// `assay standard-setting` as a panel's secretary runs it.
struct `The standard-setting command` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: scratch.url.appending(path: name))
  }

  private func json(_ arguments: [String]) throws -> JSONValue {
    let outcome = try program.run(["standard-setting"] + arguments + ["--format", "json"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try JSONValue(parsing: outcome.output)
  }

  @Test func `runs every example of its page`() throws {
    let page = String(
      decoding: try Data(contentsOf: checkout.appending(path: "docs/standard-setting.md")), as: UTF8.self)
    let examples = PageExamples(page)
    for file in examples.files { try write(file.text, file.name) }
    #expect(examples.commands.count == 10)
    for words in examples.commands {
      for format in ["text", "json", "csv", "markdown", "html"] {
        let outcome = try program.run(Array(words.dropFirst()) + ["--format", format])
        #expect(outcome.status == 0, "\(words): \(outcome.messages)")
        #expect(!outcome.output.isEmpty && outcome.messages.isEmpty, "\(words): \(outcome.messages)")
        if format == "json" { _ = try JSONValue(parsing: outcome.output) }
      }
    }
  }

  @Test func `sums the ratings of the last round, and tells what the cut would do`() throws {
    try write("judge,round,q1,q2\na,1,0.1,0.1\nb,1,0.2,0.2\na,2,0.5,0.7\nb,2,0.7,0.9\n", "r.csv")
    try write("score\n0\n1\n2\n2\n", "s.csv")
    let report = try json(["angoff", "r.csv", "--scores", "s.csv"])
    #expect(report["cut"]?["value"]?.numberText == "1.4")
    #expect(report["maximum"]?.numberText == "2")
    #expect(report["count"]?.int == 2)
    let middle = report["impact"]?.elements?.first { $0["errors"]?.int == 0 }
    #expect(middle?["passing"]?.int == 2)
    let judges = report["judges"]?.elements?.filter { $0["round"]?.string == "2" }.compactMap { $0["cut"]?.numberText }
    #expect(judges == ["1.2", "1.6"])
  }

  /// Each mistake, and what is said of it.
  @Test(arguments: [
    ("angoff", "judge,q1\na,1.5\n", "f.csv:2:2: `q1` is a number from 0 to 1 (q1: `1.5`)"),
    ("angoff", "q1\n0.5\n", "f.csv:1: there is no column `judge`"),
    ("angoff", "judge,q1\na,0.5\na,0.6\n", "f.csv:3:1: the judge has two rows in a round"),
    ("angoff", "judge,item,rating\na,q1,0.5\na,q1,0.6\n", "f.csv:3:2: the judge has rated the item twice"),
    ("angoff", "", "f.csv: the file is empty"), ("angoff", "judge,q1\n", "f.csv: the file has a header and no row"),
    ("nedelsky", "judge,item,options-left\na,q1,2.5\n", "f.csv:2:3: options are counted in whole numbers"),
    ("nedelsky", "judge,item,options-left\na,q1,0\n", "f.csv:2:3: `options-left` is a number from 1 to 100"),
    ("bookmark", "judge,bookmark\na,2\n", "f.csv: Bookmark needs the parameters of the items"),
    ("hofstee", "judge,lowest-cut\na,2\n", "f.csv: Hofstee needs the scores of candidates"),
    ("contrasting-groups", "score,competent\n3,perhaps\n", "f.csv:2:2: `competent` is yes or no"),
    ("borderline-regression", "score,grade\n3,1\n", "f.csv: borderline regression needs the grade that is borderline"),
    ("ebel", "items,expected\n3,1,2\n", "f.csv:2: the row has 3 fields, the header 2"),
  ])
  func `names a mistake at its place, and ends with 1`(method: String, text: String, message: String) throws {
    try write(text, "f.csv")
    let outcome = try program.run(["standard-setting", method, "f.csv"])
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  @Test(arguments: [["angof", "f.csv"], ["angoff"], ["bookmark", "f.csv", "--response-probability", "1"]])
  func `ends with 2 when it is used wrongly`(arguments: [String]) throws {
    #expect(try program.run(["standard-setting"] + arguments).status == 2)
  }

  @Test func `says what cannot be read`() throws {
    let outcome = try program.run(["standard-setting", "angoff", "none.csv"])
    #expect(outcome.status == 3 && outcome.messages.contains("none.csv"))
  }

  @Test(.enabled(if: Reference.isPresent, "needs ASSAY_REFERENCE"))
  func `comes to the cut of a simulated panel`() throws {
    let file = try Reference.data("psychometrics/sim_angoff_round2.csv")
    try Data(file).write(to: scratch.url.appending(path: "r.csv"))
    let report = try json(["angoff", "r.csv"])
    #expect(report["cut"]?["value"]?.numberText == "27.55")
    #expect(report["cut"]?["standardError"]?.numberText == "0.594618725379")
  }
}
