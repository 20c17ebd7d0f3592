import AssayJSON
import AssayModel
import AssayStore
import AssayTestSupport
import FoundationEssentials
import Testing

@testable import AssayCommands

struct `The export for a candidate` {
  private let now = Instant(milliseconds: 1_800_000_000_000)

  private func lines(_ exported: ExportedSession) throws -> String {
    let sittings = Sittings(exported.store)
    let file = try CandidateFile(exported.candidate, in: sittings)
    var bytes = CandidateLines.head(of: file, at: now)
    for summary in file.sessions {
      let stored = try sittings.record(of: summary.session).stored
      bytes += CandidateLines.session(stored, stored.erasure == nil ? try sittings.read(stored, at: nil) : nil, at: now)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `is as its page shows it, byte for byte`() throws {
    let outcome = goldenBlock(try lines(ExportedSession()), of: "docs/candidate-export.md", language: "jsonl")
    #expect(outcome.isGood, "\(outcome)")
  }

  /// Two exams that differ in their keys alone: until something is released, nobody can tell them apart by an export.
  @Test func `tells nothing of a key until it is released`() throws {
    func exported(_ key: String, _ change: (inout ReleasePolicy) -> Void) throws -> String {
      var release = ReleasePolicy()
      change(&release)
      return try lines(ExportedSession(key: key, release: release))
    }
    for moment in [ReleasePolicy.Moment.never, .afterApproval, .on(Instant(milliseconds: 1_800_000_000_001))] {
      let told = try ["port-443", "port-80"].map { key in
        try exported(key) { release in
          release.result = moment
          release.key = .never
        }
      }
      #expect(told[0] == told[1])
    }
    let results = try ["port-443", "port-80"].map { key in try exported(key) { $0.key = .never } }
    #expect(results[0] != results[1])
    #expect(!results[0].contains(#""line":"outcome""#))
    #expect(try exported("port-443") { $0.key = .afterSubmit }.contains(#""line":"outcome""#))
    for hidden in ["https-port", "port-443", "seed", "token", "sha256", "credit", "pretest"] {
      #expect(!results[0].contains(hidden), "\(hidden)")
    }
  }

  @Test func `says of what was erased that it was, and no more`() throws {
    let exported = try ExportedSession()
    _ = try exported.store.erase(
      ErasureRequest([exported.candidate], at: Instant(milliseconds: 5), officer: "office", reason: "asked for it"))
    let left = Array(try lines(exported).utf8).lines
    #expect(left.map { $0["line"]?.string } == ["candidate", "erasure", "session"])
    #expect(left[2]["state"]?.string == "erased" && left[2]["title"] == nil)
  }
}

struct `A candidate` {
  private let exam: MarkedExam

  init() throws {
    exam = try MarkedExam()
    try exam.take("cand-1", memo: "Memo", port: "443")
    try exam.take("cand-2", memo: " ", port: "80")
  }

  @Test func `is given what was done, and the result once it is there`() throws {
    let waiting = Array(try exam.run(["candidate", "export", "cand-1"]).output.utf8).lines
    #expect(waiting.contains { $0["answer"]?["essay"]?.string == "Memo" })
    #expect(waiting.last?["state"]?.string == "pending-marking" && waiting.last?["percent"] == nil)
    let decided = Array(try exam.run(["candidate", "export", "cand-2"]).output.utf8).lines
    #expect(decided.last?["state"]?.string == "fail" && decided.last?["percent"] != nil)
    #expect(!decided.contains { $0["answer"]?["essay"]?.string == "Memo" })
    #expect(try exam.run(["candidate", "export", "cand-3"]).status == 2)
  }

  @Test func `is erased for good, shown before and with a reason`() throws {
    let before = try exam.run(["candidate", "export", "cand-2"]).output
    let dry = try exam.run(["candidate", "erase", "cand-1"])
    #expect(dry.status == 0 && dry.output.contains("Would erase all of it"), "\(dry.output)")
    #expect(try exam.run(["candidate", "export", "cand-1"]).output.contains("Memo"))
    #expect(try exam.run(["candidate", "erase", "cand-1", "--apply"]).status == 2)
    let done = try exam.run(["candidate", "erase", "cand-1", "--apply", "--reason", "asked for it", "--by", "office"])
    #expect(done.status == 0 && done.output.contains("Erased 1 session with"), "\(done.output)\(done.messages)")
    let left = Array(try exam.run(["candidate", "export", "cand-1"]).output.utf8).lines
    #expect(left.map { $0["line"]?.string } == ["candidate", "erasure", "session"])
    let again = try exam.run(["candidate", "erase", "cand-1", "--apply", "--reason", "again"])
    #expect(again.status == 0 && again.output.contains("nothing is left to erase"), "\(again.output)")
    #expect(try exam.run(["candidate", "erase", "cand-9", "--apply", "--reason", "asked"]).status == 2)
    // Others are as they were, but for the moment of the export.
    let after = try exam.run(["candidate", "export", "cand-2"]).output
    #expect(after.split(separator: "\n").dropFirst() == before.split(separator: "\n").dropFirst())
    // Results and reports go on without the one who was erased.
    #expect(try exam.results().count == 1)
  }
}
