import AssayJSON
import AssayTestSupport
import Testing

struct `Results from the command line` {
  private let exam: MarkedExam

  init() throws {
    exam = try MarkedExam()
    try exam.take("cand-1", memo: "Memo", port: "443")
    try exam.take("cand-2", memo: " ", port: "80")
  }

  @Test func `are held and let go, each with a reason, and shown before`() throws {
    let text = try exam.run(["results", "ex"]).output
    #expect(text.contains("waits for 2 marks") && text.contains("1 fail, 1 pending-marking."), "\(text)")
    let session = try #require(exam.results()[1]["session"]?.string)
    let dry = try exam.run(["results", "hold", "ex", session])
    #expect(dry.status == 0 && dry.output.contains("fail    held"), "\(dry.output)")
    #expect(dry.output.contains("Would hold 1 result. Add --apply and --reason to do it."))
    #expect(try exam.results()[1]["state"]?.string == "fail")
    #expect(try exam.run(["results", "hold", "ex", session, "--apply"]).status == 2)
    let done = try exam.run([
      "results", "hold", "ex", session, "--apply", "--reason", "A phone was seen", "--by", "board",
    ])
    #expect(done.status == 0 && done.output.hasSuffix("Held 1 of 1 result.\n"), "\(done.messages)")
    let held = try exam.results()[1]
    #expect(held["state"]?.string == "held" && held["computed"]?["state"]?.string == "fail")
    #expect(held["remarks"]?[0]?.string == "staff hold it; the rules say fail")
    #expect(try exam.run(["score", "ex"]).status == 0)
    let twice = try exam.run(["results", "hold", "ex", session, "--apply", "--reason", "again"])
    #expect(twice.status == 1 && twice.messages.contains("The result is held already."))
    let shown = try exam.run(["session", "show", session]).output
    #expect(shown.contains("hold, by board: A phone was seen"), "\(shown)")
    // Without sessions, all that it is due for.
    #expect(try exam.run(["results", "release", "ex"]).output.contains("held    fail"))
    #expect(try exam.run(["results", "release", "ex", "--apply", "--reason", "Nothing was found"]).status == 0)
    #expect(try exam.results()[1]["state"]?.string == "fail")
    #expect(try exam.run(["results", "release", "ex"]).output == "There is nothing to release.\n")
  }

  @Test func `are approved only where the exam waits for it`() throws {
    #expect(try exam.run(["results", "approve", "ex"]).output == "There is nothing to approve.\n")
    let session = try #require(exam.results()[1]["session"]?.string)
    let outcome = try exam.run(["results", "approve", "ex", session])
    #expect(outcome.status == 1 && outcome.messages.contains("do not wait for approval"), "\(outcome.messages)")
  }

  @Test func `say which attempt counts, and are written for programs`() throws {
    let csv = try exam.run(["results", "ex", "--format", "csv"]).output
    #expect(csv.hasPrefix("candidate,session,attempt,state,raw,maximum,scaled,cut_percent,"))
    let rows = try exam.results()
    #expect(rows.map { $0["counts"]?.bool } == [true, true] && rows.map { $0["attempt"]?.int } == [1, 1])
    #expect(try exam.run(["results", "ex", "--format", "markdown"]).output.contains("# Results: Incident basics"))
    for arguments in [
      ["results", "hold", "ex", "nobody"], ["results", "nothing"], ["results", "hold", "ex", "--by", "a b"],
    ] {
      #expect(try exam.run(arguments).status == 2)
    }
  }
}
