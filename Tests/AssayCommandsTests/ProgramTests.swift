import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

/// The program as its users run it: arguments in, output, messages and exit code out.
struct `The program` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
  }

  private var sample: String { checkout.appending(path: "ItemBanks/cybersecurity-essentials").path() }
  private var quick: String { checkout.appending(path: "ItemBanks/quick-start").path() }

  @Test func `tells its version`() throws {
    let outcome = try program.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "0.1.0\n")
  }

  @Test(arguments: [
    [], ["nonsense"], ["check", "--nonsense"], ["check", "--format", "pdf"], ["assemble"],
    ["assemble", "x", "--forms", "0"],
    ["check"], ["explain", "q"], ["publish", "no/id"], ["serve", "--role", "teacher"],
  ])
  func `ends with 2 when it is used wrongly, and says how to use it`(arguments: [String]) throws {
    let outcome = try program.run(arguments)
    guard !arguments.isEmpty else {
      #expect(outcome.output.contains("USAGE: assay"))
      return
    }
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.messages.isEmpty)
  }

  @Test func `finds nothing wrong with the sample banks`() throws {
    for bank in [sample, quick] {
      let outcome = try program.run(["check", "--bank", bank])
      #expect(outcome.status == 0, "\(outcome.output)")
      #expect(try program.run(["fmt", "--check", "--bank", bank]).status == 0)
    }
  }

  @Test func `says what is wrong with a bank in text, JSON and SARIF, and ends with 1`() throws {
    try scratch.write("bank: b\ntitle: B\nlanguage: en\n", to: "bank/bank.yaml")
    try scratch.write(
      "items:\n  - id: q1\n    type: choice\n    stem: Which?\n    options:\n      - distractor: A\n      - distracter: B\n",
      to: "bank/items/a.yaml")
    let text = try program.run(["check", "--bank", "bank"])
    #expect(text.status == 1)
    #expect(text.output.contains("items/a.yaml:7:9"))
    #expect(text.output.contains("did you mean `distractor`?"))
    let json = try program.run(["check", "--bank", "bank", "--format", "json"])
    #expect(json.status == 1)
    _ = try JSONValue(parsing: json.output)
    let sarif = try program.run(["check", "--bank", "bank", "--format", "sarif"])
    #expect(try JSONValue(parsing: sarif.output)["version"]?.string == "2.1.0")
  }

  @Test func `ends with 3 when it cannot judge`() throws {
    try scratch.write("this is no database", to: "store.sqlite")
    let outcome = try program.run(["session", "list", "--store", "store.sqlite"])
    #expect(outcome.status == 3)
    #expect(outcome.messages.hasPrefix("assay: "))
  }

  @Test func `draws the same form from the same seed`() throws {
    let first = try program.run(["assemble", "ce-1", "--bank", sample, "--seed", "7", "--forms", "3"])
    #expect(first.status == 0, "\(first.messages)")
    let again = try program.run(["assemble", "ce-1", "--bank", sample, "--seed", "8"])
    #expect(first.output.split(separator: "\n").count == 3)
    #expect(first.output.contains(again.output))
  }

  @Test func `goes the whole way from bank to report`() throws {
    let store = ["--store", "s.sqlite"]
    #expect(try program.run(["publish", "ce-1", "--bank", sample] + store).status == 0)
    let again = try program.run(["publish", "ce-1", "--bank", sample] + store)
    #expect(again.output.hasPrefix("unchanged"))
    let simulated = try program.run(
      ["simulate", "ce-1", "--candidates", "40", "--seed", "3", "--bank", sample] + store)
    #expect(simulated.status == 0, "\(simulated.messages)")
    let scored = try program.run(["score", "ce-1", "--format", "json"] + store)
    #expect(scored.status == 0, "\(scored.messages)")
    let report = try program.run(["report", "ce-1"] + store)
    #expect(report.status == 0, "\(report.messages)")
    let sessions = try program.run(["session", "list", "ce-1", "--format", "csv"] + store)
    let rows = sessions.output.split(whereSeparator: \.isNewline)
    #expect(rows.count == 41)
    let first = try #require(rows.dropFirst().first?.split(separator: ",").first.map(String.init))
    let shown = try program.run(["session", "show", first] + store)
    #expect(shown.status == 0)
    #expect(shown.output.contains("phish") || shown.output.contains("auth"))
  }

  @Test func `gives the same results to the same simulated candidates`() throws {
    func results(_ store: String) throws -> [String] {
      let run = ["--store", store]
      let simulated = try program.run(["simulate", "first-check", "--candidates", "12", "--bank", quick] + run)
      #expect(simulated.status == 0, "\(simulated.messages)")
      let scores = try program.run(["score", "first-check", "--format", "csv"] + run)
      return scores.output.split(whereSeparator: \.isNewline).map(String.init)
    }
    let first = try results("a.sqlite")
    #expect(first.count == 13)
    #expect(try results("b.sqlite") == first)
  }

  @Test(arguments: [
    ["report", "e"], ["score", "e"], ["session", "list"], ["session", "show", "s-1"], ["serve"],
  ])
  func `makes no store where it has only to read one`(arguments: [String]) throws {
    let outcome = try program.run(arguments + ["--store", "none.sqlite"])
    #expect(outcome.status == 3)
    #expect(outcome.messages.hasPrefix("assay: there is no store `none.sqlite`. "))
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "none.sqlite").path()))
  }

  @Test func `writes its result whole, through a link and with the permissions that were there`() throws {
    try scratch.write("old", to: "file")
    let file = scratch.url.appending(path: "file").path()
    let link = scratch.url.appending(path: "link").path()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "file")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    #expect(try program.run(["explain", "longer-01", "--bank", quick, "--out", "link"]).status == 0)
    #expect(try String(contentsOf: scratch.url.appending(path: "file"), encoding: .utf8).contains("longer-01"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "file")
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path()).sorted() == ["file", "link"])
    for (place, reason) in [(".", "Is a directory"), ("no/file", "No such file or directory"), ("", "it has no name")] {
      let outcome = try program.run(["explain", "longer-01", "--bank", quick, "--out", place])
      #expect(outcome.status == 3)
      #expect(outcome.messages.hasPrefix("assay: `\(place)` could not be written: \(reason)."))
    }
  }

  @Test func `shows no escape sequence that an author wrote`() throws {
    try scratch.write("bank: b\ntitle: B\nlanguage: en\n", to: "bank/bank.yaml")
    try scratch.write(
      "items:\n  - id: q1\n    type: text\n    stem: \"Which \\e]0;title\\a one?\"\n    accept: [a]\n",
      to: "bank/items/a.yaml")
    let outcome = try program.run(["explain", "q1", "--bank", "bank"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Which \u{FFFD}]0;title\u{FFFD} one?"))
  }
}
