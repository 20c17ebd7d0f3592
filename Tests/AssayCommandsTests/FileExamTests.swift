import AssayJSON
import AssayModel
import AssayTestSupport
import FoundationEssentials
import Testing

/// An exam that asks for a file, from the terminal of a candidate to the folder of a rater.
struct `Files that candidates send` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
    try scratch.write("bank: plans\ntitle: Plans\nlanguage: en\n", to: "bank/bank.yaml")
    try scratch.write(
      """
      items:
        - id: plan
          type: file
          status: approved
          points: 4
          stem: Send a plan.
          types: [txt, png]
          size: 600 KiB
          files: 2
          rubric: {traits: [{id: rooms, points: 4, levels: {4: All, 0: None}}]}

      """, to: "bank/items/items.yaml")
    try scratch.write(
      """
      exam: ex
      title: Plans
      registration: open
      form: {sections: [{id: all, draw: [plan]}]}
      cut: {basis: fixed, at: 60%}
      pass: {total: cut}
      release: {result: after-marking}

      """, to: "bank/assessments/ex.yaml")
    try scratch.write(String(repeating: "Door, till, ward.\n", count: 30_000), to: "ada-lovelace.txt")
    try scratch.write("Ward only.\n", to: "second.txt")
    try scratch.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "drawing.png")
  }

  @discardableResult
  private func run(_ arguments: [String], input: String = "") throws -> Program.Outcome {
    try program.run(arguments + ["--store", "s.sqlite"], input: input)
  }

  @Test func `are given back to their candidate, in lines or in a folder`() throws {
    let taken = try run(
      ["take", "ex", "--bank", "bank", "--candidate", "cand-1"], input: "ada-lovelace.txt, second.txt\n/submit\nyes\n")
    #expect(taken.status == 0, "\(taken.messages)")
    try run(["take", "ex", "--bank", "bank", "--candidate", "cand-2"], input: "second.txt\n/submit\nyes\n")
    let sent = try ["ada-lovelace.txt", "second.txt"].map {
      Array(try Data(contentsOf: scratch.url.appending(path: $0)))
    }
    let lines = Array(try run(["candidate", "export", "cand-1"]).output.utf8).lines
    let files = lines.filter { $0["line"] == "file" }
    #expect(files.map { $0["name"]?.string } == ["ada-lovelace.txt", "second.txt"])
    #expect(files.map { $0["kept"]?.int } == sent.map(\.count) && files.map { $0["bytes"]?.int } == sent.map(\.count))
    #expect(files.map { $0["digest"]?.string } == sent.map { ContentDigest(of: $0).text })
    for (file, bytes) in zip(files, sent) {
      let parts = lines.filter { $0["line"] == "part" && $0["file"] == file["file"] }
      #expect(parts.compactMap { $0["offset"]?.int } == Array(stride(from: 0, to: bytes.count, by: 393_216)))
      #expect(Data(base64Encoded: parts.compactMap { $0["data"]?.string }.joined()) == Data(bytes))
    }

    let outside = try run(["candidate", "export", "cand-1", "--files", "mine", "--out", "x.jsonl"])
    #expect(outside.status == 0, "\(outside.messages)")
    let told = Array(try Data(contentsOf: scratch.url.appending(path: "x.jsonl"))).lines
    #expect(!told.contains { $0["line"] == "part" })
    let paths = told.filter { $0["line"] == "file" }.compactMap { $0["path"]?.string }
    #expect(paths.count == 2 && paths.allSatisfy { $0.hasPrefix("mine/s-") && $0.hasSuffix(".txt") })
    for (path, bytes) in zip(paths, sent) {
      #expect(try Data(contentsOf: scratch.url.appending(path: path)) == Data(bytes))
    }
    // Of one who was erased there is nothing to give.
    try run(["candidate", "erase", "cand-1", "--apply", "--reason", "asked for it"])
    let left = try run(["candidate", "export", "cand-1", "--files", "none"])
    #expect(left.status == 0 && !left.output.contains(#""line":"file""#))
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "none").path()))
  }

  @Test func `reach raters whole, in a folder, without their names`() throws {
    let taken = try run(
      ["take", "ex", "--bank", "bank", "--candidate", "cand-1"],
      input: "nowhere.txt\ndrawing.png\na.txt, b.txt, c.txt\nada-lovelace.txt, second.txt\n/submit\nyes\n")
    #expect(taken.status == 0, "\(taken.messages)")
    for text in ["`nowhere.txt` could not be read", "`drawing.png` is none of", "Up to 2 files", "Saved."] {
      #expect(taken.output.contains(text), "\(text)\n\(taken.output)")
    }
    let silent = try run(["grade", "ex", "--rater", "anna", "--out", "todo.csv"])
    #expect(silent.messages.contains("--files FOLDER writes them"))
    let graded = try run(["grade", "ex", "--rater", "anna", "--files", "answers"], input: "3\n\nyes\n")
    #expect(graded.status == 0, "\(graded.messages)")
    #expect(graded.messages.contains("wrote 2 files into answers"))
    #expect(graded.output.contains("The answer (2 files)") && graded.output.contains("Marked 1"))
    #expect(!graded.output.contains("lovelace") && !graded.output.contains("cand-1"))
    let folder = scratch.url.appending(path: "answers")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(names.count == 2 && names.allSatisfy { $0.hasPrefix("w-") && graded.output.contains($0) })
    let sent = try Data(contentsOf: scratch.url.appending(path: "ada-lovelace.txt"))
    #expect(try Data(contentsOf: folder.appending(path: names[0])) == sent)
    let results = try JSONValue(parsing: run(["results", "ex", "--format", "json"]).output)
    #expect(results["results"]?[0]?["state"] == "pass")
  }
}
