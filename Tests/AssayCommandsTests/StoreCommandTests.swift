import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

struct `A store at the command line` {
  private let exam: MarkedExam

  init() throws {
    exam = try MarkedExam()
    try exam.take("cand-1", memo: "Memo", port: "443")
  }

  private func copy(_ from: String, to: String) throws {
    for suffix in ["", "-wal", "-keys", "-keys-wal"] {
      let (source, target) = (
        exam.scratch.url.appending(path: from + suffix), exam.scratch.url.appending(path: to + suffix)
      )
      try? FileManager.default.removeItem(at: target)
      guard FileManager.default.fileExists(atPath: source.path()) else { continue }
      try FileManager.default.copyItem(at: source, to: target)
    }
  }

  @Test func `is verified, and held against what was kept of it`() throws {
    let whole = try exam.run(["store", "verify", "--write-checkpoint", "early.jsonl"])
    #expect(whole.status == 0 && whole.output.hasPrefix("The store `s.sqlite` is whole."), "\(whole.output)")
    try copy("s.sqlite", to: "old.sqlite")
    try exam.take("cand-2", memo: " ", port: "80")
    #expect(try exam.run(["session", "receipt", "--assessment", "ex", "--out", "r.jsonl"]).status == 0)
    #expect(try exam.run(["session", "export", "--assessment", "ex", "--out", "x.jsonl"]).status == 0)
    #expect(try exam.run(["store", "verify", "--write-checkpoint", "late.jsonl"]).status == 0)
    let evidence = ["--receipt", "r.jsonl", "--receipt", "x.jsonl", "--checkpoint", "early.jsonl"]
    let held = try exam.run(["store", "verify", "--checkpoint", "late.jsonl"] + evidence)
    #expect(held.status == 0 && held.output.contains("Receipts that hold: 4."), "\(held.output)\(held.messages)")
    #expect(held.output.contains("Checkpoints that hold: 2."))

    // The whole file is put back to what it was: it fits its own digests, and not what was kept.
    try copy("old.sqlite", to: "s.sqlite")
    #expect(try exam.run(["store", "verify"]).status == 0)
    #expect(try exam.run(["store", "verify", "--checkpoint", "early.jsonl"]).status == 0)
    let rolledBack = try exam.run(["store", "verify", "--checkpoint", "late.jsonl"])
    #expect(rolledBack.status == 1 && rolledBack.output.contains("it was rolled back"), "\(rolledBack.output)")
    let json = try exam.run(["store", "verify", "--receipt", "r.jsonl", "--format", "json"])
    let report = try JSONValue(parsing: json.output)
    #expect(json.status == 1 && report["whole"]?.bool == false && report["problemCount"]?.int == 1)
    // A store that is not whole gives no checkpoint.
    let kept = try exam.run(["store", "verify", "--checkpoint", "late.jsonl", "--write-checkpoint", "no.jsonl"])
    #expect(kept.status == 1)
    #expect(!FileManager.default.fileExists(atPath: exam.scratch.url.appending(path: "no.jsonl").path()))
  }

  @Test func `without its keys is damaged, and one that is not there is not judged`() throws {
    #expect(try exam.program.run(["store", "verify", "--store", "none.sqlite"]).status == 3)
    try exam.scratch.write("nonsense", to: "text.sqlite")
    #expect(try exam.program.run(["store", "verify", "--store", "text.sqlite"]).status == 3)
    try exam.scratch.write("{}\n", to: "empty.jsonl")
    for option in ["--receipt", "--checkpoint"] {
      #expect(try exam.run(["store", "verify", option, "empty.jsonl"]).status == 2)
    }
    for suffix in ["-keys", "-keys-wal"] {
      try? FileManager.default.removeItem(at: exam.scratch.url.appending(path: "s.sqlite" + suffix))
    }
    let outcome = try exam.run(["store", "verify"])
    #expect(outcome.status == 1 && outcome.messages.contains("which holds the keys"), "\(outcome.messages)")
  }

  @Test func `keeps what a legal hold is on`() throws {
    let on = ["--candidate", "cand-1", "--reason", "an appeal", "--by", "board"]
    let dry = try exam.run(["store", "hold"] + on)
    #expect(dry.status == 0 && dry.output.contains("Would put a hold on candidate `cand-1`"), "\(dry.output)")
    #expect(try exam.run(["store", "holds"]).output == "No legal hold is in force.\n")
    #expect(try exam.run(["store", "hold", "--candidate", "cand-1", "--apply"]).status == 2)
    #expect(try exam.run(["store", "hold", "--apply", "--reason", "x"]).status == 2)
    #expect(try exam.run(["store", "hold", "--apply"] + on).output == "A hold is on candidate `cand-1` (hold 1).\n")
    #expect(try exam.run(["store", "holds"]).output.contains("board  an appeal"))
    for arguments in [[], ["--apply", "--reason", "asked for it"]] {
      let refused = try exam.run(["candidate", "erase", "cand-1"] + arguments)
      #expect(refused.status == 1 && refused.messages.contains("a legal hold is on candidate `cand-1`"))
    }
    #expect(try exam.run(["candidate", "export", "cand-1"]).output.contains("Memo"))
    #expect(try exam.run(["store", "unhold", "--candidate", "cand-1", "--reason", "decided", "--apply"]).status == 0)
    #expect(try exam.run(["store", "holds", "--all"]).output.contains("ended"))
    #expect(try exam.run(["candidate", "erase", "cand-1", "--apply", "--reason", "asked for it"]).status == 0)
    #expect(try exam.run(["store", "verify"]).status == 0)
  }
}
