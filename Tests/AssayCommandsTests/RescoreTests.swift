import AssayJSON
import AssayModel
import AssayStore
import AssayTestSupport
import FoundationEssentials
import Testing

struct `Rescoring from the command line` {
  private let exam: MarkedExam

  init() throws {
    exam = try MarkedExam()
    // Points by the key of 443: 5 + 5, 0 + 5, 5 + 0; nobody wrote a memo.
    try exam.take("cand-1", memo: "", port: "443")
    try exam.take("cand-2", memo: "", port: "8443")
    try exam.take("cand-3", memo: "", port: "443", isTrue: true)
    // Ten of twenty pass.
    try exam.scratch.write(
      String(
        decoding: try Data(contentsOf: exam.scratch.url.appending(path: "bank/assessments/ex.yaml")), as: UTF8.self
      )
      .split(separator: "\n").map { $0.hasPrefix("cut") ? "cut: {basis: fixed, at: 50%}" : String($0) }
      .joined(separator: "\n") + "\n", to: "bank/assessments/ex.yaml")
  }

  private func rescore(_ arguments: [String]) throws -> Program.Outcome {
    try exam.run(["rescore", "ex", "--bank", "bank"] + arguments)
  }

  private func states() throws -> [String?] { try exam.results().map { $0["state"]?.string } }

  @Test func `shows who would change, and records it when asked to`() throws {
    #expect(try states() == ["fail", "fail", "fail"])
    let cut = try rescore([])
    for text in [
      "cut 60% -> 50%", "fail → pass", "10/20", "1 becomes a pass", "3 sessions rescored, of which 3 change",
    ] {
      #expect(cut.output.contains(text), "\(text)\n\(cut.output)")
    }
    #expect(cut.messages.contains("nothing was recorded; --apply with a --reason records it on 3 sessions."))
    #expect(try states() == ["fail", "fail", "fail"])
    #expect(try rescore(["--apply"]).status == 2)
    let done = try rescore(["--apply", "--reason", "The panel met again"])
    #expect(done.status == 0 && done.messages.contains("recorded on 3 sessions"), "\(done.messages)")
    #expect(done.messages.contains("new sessions still begin with what was published"))
    #expect(try states() == ["pass", "fail", "fail"])
    #expect(try exam.run(["score", "ex"]).status == 0)
    let again = try rescore(["--apply", "--reason", "The panel met again"])
    #expect(again.messages.contains("there was nothing to record"), "\(again.messages)")
    #expect(again.output.contains("3 of them are scored just so already"))

    // The key is mended: the second candidate was right, the first and the third were not; the pass stands.
    try exam.writeItems(port: "8443")
    let key = try rescore(["--apply", "--reason", "The port was wrong"])
    for text in [
      "port: answer 443 -> 8443", "1 becomes a pass", "1 keeps a pass, or its score", "(stands; computed fail)",
    ] {
      #expect(key.output.contains(text), "\(text)\n\(key.output)")
    }
    #expect(try states() == ["pass", "pass", "fail"])
    let first = try exam.results()[0]
    #expect(first["effective"]?["raw"]?.double == 10 && first["computed"]?["raw"]?.double == 5)
    #expect(first["rescores"]?.int == 2 && first["passed"]?.string == first["submitted"]?.string)
    #expect(try exam.run(["score", "ex"]).status == 0)
    // Every earlier result is on record, with who changed it and why.
    let shown = try exam.run(["session", "show", first["session"]?.string ?? ""]).output
    for text in [
      "result: fail, 10 of 20 points", "rescore, by staff: The panel met again", "result: pass, 10 of 20 points",
    ] {
      #expect(shown.contains(text), "\(text)\n\(shown)")
    }
    // Back to the key of before: another rescore, and the same results as at first.
    try exam.writeItems(port: "443")
    #expect(try rescore(["--apply", "--reason", "It was right after all"]).status == 0)
    #expect(try exam.results().map { $0["computed"]?["raw"]?.double } == [10, 5, 5])
    #expect(try states() == ["pass", "pass", "fail"])
  }

  @Test func `drops items, or gives full credit for them, until the next time`() throws {
    let dropped = try JSONValue(parsing: rescore(["--drop", "port", "--format", "json"]).output)
    #expect(dropped["treatments"]?[0]?["kind"]?.string == "drop")
    #expect(dropped["sessions"]?.elements?.map { $0["after"]?["maximum"]?.double } == [15, 15, 15])
    #expect(dropped["sessions"]?.elements?.map { $0["after"]?["raw"]?.double } == [5, 5, 0])
    let full = try JSONValue(parsing: rescore(["--full-credit", "port", "--drop", "memo", "--format", "json"]).output)
    #expect(full["sessions"]?.elements?.map { $0["after"]?["maximum"]?.double } == [10, 10, 10])
    #expect(full["sessions"]?.elements?.map { $0["after"]?["state"]?.string } == ["pass", "pass", "pass"])
    #expect(try rescore(["--drop", "port", "--apply", "--reason", "It was ambiguous"]).status == 0)
    let after = try rescore([])
    #expect(after.output.contains("An earlier rescore dropped or gave full credit for `port`"), "\(after.output)")
    let kept = try rescore(["--drop", "port", "--apply", "--reason", "It was ambiguous"])
    #expect(kept.messages.contains("there was nothing to record"))
    let report = try exam.run(["report", "ex"]).output
    #expect(report.contains("rescored") && report.contains("of 15"), "\(report)")
    for (arguments, words) in [
      (["--drop", "prot"], "Did you mean `port`?"), (["--drop", "port", "--full-credit", "port"], "choose one"),
    ] {
      let outcome = try rescore(arguments)
      #expect(outcome.status == 2 && outcome.messages.contains(words), "\(outcome.messages)")
    }
    let all = try rescore(["--drop", "port", "--drop", "memo", "--drop", "padlock"])
    #expect(all.status == 1 && all.messages.contains("nothing that counts is left on the form"))
  }

  @Test func `refuses items that are not what candidates saw, by name`() throws {
    try exam.scratch.write(
      """
      items:
        - {id: memo, type: essay, status: approved, points: 10, stem: Write., rubric: {traits: [{id: all, points: 10, levels: {10: Good}}]}}
        - {id: port, type: true-false, status: approved, points: 5, stem: Is it 443?, answer: true}
        - {id: padlock, type: true-false, status: approved, points: 5, stem: A padlock proves that a site is honest., answer: false}

      """, to: "bank/items/items.yaml")
    let refused = try rescore(["--apply", "--reason", "x"])
    #expect(refused.status == 1)
    #expect(refused.messages.contains("`port` was delivered as number and is true-false now."), "\(refused.messages)")
    #expect(refused.messages.contains("--drop port"))
    #expect(try exam.results().allSatisfy { $0["rescores"]?.int == 0 })
    #expect(try rescore(["--drop", "port"]).status == 0)
  }

  @Test func `puts the pictures that rationales show now into the store, before anybody is told of them`() throws {
    try exam.scratch.write(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#, to: "bank/media/ports.svg")
    try exam.writeItems(port: "443", extra: "\n    feedback: {wrong: 'See ![a table](media/ports.svg).'}")
    let path = exam.scratch.url.appending(path: "s.sqlite").path()
    let picture = ContentDigest(of: Array(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#.utf8))
    #expect(try rescore([]).status == 0)
    #expect(try SQLiteStore(path: path).mediumSize(picture) == nil)
    let outcome = try rescore(["--apply", "--reason", "Candidates asked why"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    let store = try SQLiteStore(path: path)
    #expect(try store.mediumSize(picture) == 41)
    for session in try store.sessions(of: "ex", after: 0, limit: 9) {
      let rescoring = try session.events.compactMap { event -> Rescoring? in
        if case .staff(_, .rescore(let rescoring)) = event.kind { rescoring } else { nil }
      }
      let digest = try #require(rescoring.first?.package)
      let package = try AssessmentPackage(canonicalBytes: #require(try store.package(digest)))
      #expect(package.media.map(\.digest) == [picture])
    }
    #expect(try exam.run(["store", "verify"]).status == 0)
  }

  @Test func `leaves open sessions for later, and says so`() throws {
    _ = try exam.run(["take", "ex", "--bank", "bank", "--candidate", "cand-4"], input: "\n443\n")
    let outcome = try rescore(["--apply", "--reason", "The panel met again"])
    #expect(outcome.output.contains("1 session still open"), "\(outcome.output)")
    _ = try exam.run(["take", "ex", "--bank", "bank", "--candidate", "cand-4"], input: "/submit\nyes\n")
    #expect(try exam.run(["results", "ex"]).output.contains("1 session submitted since the last rescore"))
    let report = try exam.run(["report", "ex"]).output
    #expect(report.contains("1 scored by another key (rescore them)"), "\(report)")
    #expect(try rescore(["--apply", "--reason", "The panel met again"]).messages.contains("recorded on 1 session."))
  }
}
