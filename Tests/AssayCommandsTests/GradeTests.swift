import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

struct `Marking from the command line` {
  private let exam: MarkedExam

  init() throws {
    exam = try MarkedExam()
    try exam.take("cand-1", memo: "First memo", port: "443")
    try exam.take("cand-2", memo: "=cmd memo", port: "80")
    try exam.take("cand-3", memo: "Third memo", port: "443")
  }

  @Test func `shows an answer with its rubric and nothing of whose it is, and saves each mark`() throws {
    let results = try exam.results()
    #expect(results.map { $0["state"]?.string } == ["pending-marking", "pending-marking", "pending-marking"])
    // One is skipped, one is begun again, one confirmed; then the input ends.
    let outcome = try exam.run(
      ["grade", "ex", "--rater", "anna"],
      input: "/help\n/skip\nseven\n7\n4.5\n6\n/again\n5\n4\nWell argued\nno\n5\n4\nWell argued\nyes\n3\n")
    #expect(outcome.status == 0, "\(outcome.messages)")
    for text in [
      "Answer 1 of 3 · memo", "Write a memo on *one* incident.", "The answer (2 words, 3 to 40 asked for)", "│ ",
      "analysis, 0 to 6 points", "   6  Weighs both courses", "Type a number of points",
      "`analysis` has 0 to 6 points.",
      "`analysis` takes whole points, and those of its levels.",
      "analysis 5 · clarity 4 · together 9 of 10 points. Save?",
      "Nothing was saved", "Saved.", "Marked 1; 2 left.", "/skip   leave it for later",
    ] {
      #expect(outcome.output.contains(text), "\(text)\n\(outcome.output)")
    }
    let sessions = results.compactMap { $0["session"]?.string }
    for secret in ["cand-1", "cand-2", "cand-3"] + sessions { #expect(!outcome.output.contains(secret)) }
    let status = try JSONValue(parsing: exam.run(["grade", "ex", "--status", "--format", "json"]).output)
    #expect(status["items"]?[0]?["missingMarks"]?.int == 5 && status["done"]?.bool == false)
    #expect(status["raters"]?[0]?["rater"]?.string == "anna" && status["raters"]?[0]?["marks"]?.int == 1)
    // What is marked comes no more.
    let again = try exam.run(["grade", "ex", "--rater", "anna"], input: "/quit\n")
    #expect(again.output.contains("2 answers") && again.output.contains("Marked 0; 2 left."))
  }

  @Test func `goes by way of a table, checked before anything is recorded`() throws {
    #expect(try exam.run(["grade", "ex", "--rater", "ben", "--out", "todo.csv"]).status == 0)
    let works = try exam.works("todo.csv")
    #expect(works.count == 3)
    let first = try #require(works["First memo"])
    let second = try #require(works["'=cmd memo"], "\(works)")
    let third = try #require(works["Third memo"])
    let header = "work,points.analysis,points.clarity,comment\n"

    // Each mistake has its place; nothing is recorded of a table that has one.
    try exam.scratch.write(
      header + "\(first),7,4,\n\(second),3,,\n\(third),2.5,4,\n\(first),1,1,\nw-unknown,1,1,\n\(third),x,1,too,many\n",
      to: "wrong.csv")
    let wrong = try exam.run(["grade", "ex", "--rater", "ben", "--import", "wrong.csv", "--apply"])
    #expect(wrong.status == 1)
    for text in [
      "error[out-of-range]: `analysis` has 0 to 6 points, and not 7", "wrong.csv:2:24",
      "error[missing-value]: the points of `clarity` are missing", "wrong.csv:3:26",
      "error[wrong-value]: `analysis` takes whole points and those of its levels, and not 2.5", "wrong.csv:4:24",
      "error[duplicate-mark]: `\(first)` is marked twice in this table", "wrong.csv:5:1",
      "error[unknown-work]: no answer of this assessment is `w-unknown`", "wrong.csv:6:1",
      "error[row-length]: this row has 5 cells, and the header names 4 columns", "nothing was recorded",
    ] {
      #expect(wrong.messages.contains(text), "\(text)\n\(wrong.messages)")
    }
    #expect(try status()["items"]?[0]?["missingMarks"]?.int == 6)

    try exam.scratch.write(
      header + "\(first),6,4,\"Good, \"\"clear\"\"\"\n\(second),0,0,\n\(third),,,\n", to: "ben.csv")
    let dry = try exam.run(["grade", "ex", "--rater", "ben", "--import", "ben.csv"])
    #expect(dry.output == "Would record 2 marks by ben (besides: 1 rows without points). Add --apply to do it.\n")
    #expect(try status()["items"]?[0]?["missingMarks"]?.int == 6)
    let done = try exam.run(["grade", "ex", "--rater", "ben", "--import", "ben.csv", "--apply"])
    #expect(done.status == 0 && done.output.hasPrefix("Recorded 2 of 2 marks by ben"), "\(done.messages)")
    let twice = try exam.run(["grade", "ex", "--rater", "ben", "--import", "ben.csv", "--apply"])
    #expect(twice.output.hasPrefix("Recorded 0 of 0 marks by ben (besides: 2 on record already"))
    try exam.scratch.write(header + "\(first),5,4,\n", to: "other.csv")
    let other = try exam.run(["grade", "ex", "--rater", "ben", "--import", "other.csv"])
    #expect(other.status == 1 && other.messages.contains("the same person has marked this answer already"))

    // The second rater differs on one answer, which an adjudicator decides.
    try exam.scratch.write(header + "\(first),6,3,\n\(second),3,4,\n\(third),3,3,\n", to: "cora.csv")
    #expect(try exam.run(["grade", "ex", "--rater", "cora", "--import", "cora.csv", "--apply"]).status == 0)
    try exam.scratch.write(header + "\(third),3,4,\n", to: "ben2.csv")
    #expect(try exam.run(["grade", "ex", "--rater", "ben", "--import", "ben2.csv", "--apply"]).status == 0)
    #expect(try status()["items"]?[0]?["toAdjudicate"]?.int == 1)
    let text = try exam.run(["grade", "ex", "--status"]).output
    #expect(text.contains("1 answer to adjudicate."), "\(text)")
    let own = try exam.run(["grade", "ex", "--rater", "ben", "--adjudicate"], input: "")
    #expect(own.output.contains("0 answers"))
    let decided = try exam.run(["grade", "ex", "--rater", "dora", "--adjudicate"], input: "2\n2\n\nyes\n")
    #expect(decided.output.contains("Marked 1; nothing is left for you."), "\(decided.output)\(decided.messages)")
    #expect(try exam.run(["grade", "ex", "--status"]).output.contains("Everything is marked."))

    // 9.5 + 5 + 5, 4 + 0 + 5, 6.5 + 5 + 5 of 20, and 60 % are needed.
    let results = try exam.results()
    #expect(results.map { $0["state"]?.string } == ["pass", "fail", "pass"])
    #expect(results.map { $0["effective"]?["raw"]?.double } == [19.5, 9, 16.5])
    let shown = try exam.run(["session", "show", results[1]["session"]?.string ?? ""]).output
    for text in ["Marks", "ben", "dora", "adjudicator", "Record", "mark s1, by cora"] { #expect(shown.contains(text)) }
    #expect(try exam.run(["score", "ex"]).status == 0)
    // Agreement of raters is in the report, as far as three answers carry it.
    let report = try JSONValue(parsing: exam.run(["report", "ex", "--format", "json"]).output)
    let together = report["marking"]?["items"]?[0]?["traits"]?[2]
    #expect(together?["n"]?.int == 3 && together?["exact"]?["value"]?.double == 0)
    #expect(together?["kappa"]?["withheld"]?.string == "needs at least 10 answers that two people marked")
    #expect(try exam.run(["report", "ex", "--format", "csv-raters"]).output.contains("memo,clarity,4,3,3,1,pair"))
    #expect(try exam.run(["report", "ex"]).output.contains("Marking by people"))
  }

  @Test(arguments: [
    ["grade", "ex"], ["grade", "ex", "--rater", "a", "--status"], ["grade", "ex", "--rater", "a", "--apply"],
    ["grade", "ex", "--rater", "a", "--import", "x.csv", "--out", "y.csv"], ["grade", "ex", "--rater", "two words"],
    ["grade", "ex", "--rater", "a", "--item", "port"], ["grade", "nothing", "--status"],
    ["grade", "ex", "--rater", "a", "--format", "json"],
  ])
  func `ends with 2 where it is used wrongly`(arguments: [String]) throws {
    #expect(try exam.run(arguments).status == 2)
  }

  @Test func `says what is wrong with a table as a whole`() throws {
    for (text, words) in [
      ("", "is empty"), ("work;points.analysis\n", "separated by semicolons"),
      ("item,points.analysis\n", "`work` is missing"),
      ("work,comment\n", "no column of points"), ("work,work,points.a\n", "is there twice"),
      ("wrok,work,points.analysis\n", "did you mean `work`?"),
    ] {
      try exam.scratch.write(text, to: "table.csv")
      let outcome = try exam.run(["grade", "ex", "--rater", "a", "--import", "table.csv"])
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
    #expect(try exam.run(["grade", "ex", "--rater", "a", "--import", "none.csv"]).status == 3)
  }

  private func status() throws -> JSONValue {
    try JSONValue(parsing: exam.run(["grade", "ex", "--status", "--format", "json"]).output)
  }
}
