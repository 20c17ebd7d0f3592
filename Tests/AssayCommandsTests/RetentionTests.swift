import AssayModel
import AssayStore
import AssayTestSupport
import FoundationEssentials
import Testing

@testable import AssayCommands

struct `What is kept for as long as its exam says` {
  private static let day: Int64 = 86_400_000
  private let exported: ExportedSession

  /// A session of candidate c-7 at `networks-1`, over on day 0.
  init() throws { exported = try ExportedSession() }

  /// What a plan makes of the candidate on a day.
  private func outcome(_ policies: [AssessmentID: Interval?], day: Int64) throws -> String {
    let over = 1_790_000_025_000 as Int64
    let plan = try RetentionPlan(exported.store, policies, at: Instant(milliseconds: over + day * Self.day))
    return try #require(plan.candidates.first { $0.candidate == exported.candidate }).outcome.word
  }

  private static func days(_ count: Int64) -> Interval { Interval(milliseconds: count * day) }

  @Test func `is due from the end of its retention on, to the millisecond`() throws {
    let policies: [AssessmentID: Interval?] = ["networks-1": Self.days(30)]
    #expect(try outcome(policies, day: 29) == "kept")
    #expect(try outcome(policies, day: 30) == "due")
    #expect(try outcome(["networks-1": nil], day: 9999) == "unlimited")
    #expect(try outcome([:], day: 9999) == "unlimited")
  }

  @Test func `stays while something else of the candidate must stay`() throws {
    var registration = Registration(candidate: exported.candidate, assessment: "other")
    registration.closes = Instant(milliseconds: 1_790_000_025_000 + 40 * Self.day)
    _ = try exported.store.put(registration, requestKey: "k", at: Instant(milliseconds: 1_790_000_000_000))
    #expect(try outcome(["networks-1": Self.days(30)], day: 9999) == "unlimited")
    let policies: [AssessmentID: Interval?] = ["networks-1": Self.days(30), "other": Self.days(10)]
    #expect(try outcome(policies, day: 49) == "kept")
    #expect(try outcome(policies, day: 50) == "due")
    for subject in [Hold.Subject.candidate(exported.candidate), .assessment("other"), .assessment("networks-1")] {
      let now = Instant(milliseconds: 1)
      _ = try exported.store.hold(HoldRequest(subject, begins: true, at: now, officer: "o", reason: "r"))
      #expect(try outcome(policies, day: 50) == "held")
      _ = try exported.store.hold(HoldRequest(subject, begins: false, at: now, officer: "o", reason: "r"))
    }
    _ = try exported.store.erase(
      ErasureRequest([exported.candidate], at: Instant(milliseconds: 1), officer: "o", reason: "r"))
    let plan = try RetentionPlan(exported.store, policies, at: Instant(milliseconds: .max))
    #expect(plan.candidates.isEmpty)
  }

  @Test func `is told at the command line, by the edition that is published now`() throws {
    let exam = try MarkedExam()
    func publish(_ retention: String) throws {
      let file = exam.scratch.url.appending(path: "bank/assessments/ex.yaml")
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("retention") }
      try exam.scratch.write(kept.joined(separator: "\n") + "\(retention)\n", to: "bank/assessments/ex.yaml")
      let outcome = try exam.run(["publish", "ex", "--bank", "bank"])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.messages)")
    }
    try exam.take("cand-1", memo: "Memo", port: "443")
    #expect(try exam.run(["store", "retention"]).output.contains("1 candidate kept without an end."))
    try publish("retention: 1d")
    let soon = try exam.run(["store", "retention"])
    #expect(soon.output == "Nobody's record is past its retention.\n1 candidate kept until later.\n", "\(soon.output)")
    let csv = try exam.run(["store", "retention", "--format", "csv"]).output
    #expect(csv.hasPrefix("candidate,sessions,registrations,outcome,when,why\ncand-1,1,0,kept,"), "\(csv)")
    // Nothing that happened within a day is erased, whatever a plan says.
    let store = try SQLiteStore(path: exam.scratch.url.appending(path: "s.sqlite").path())
    let candidate = try #require(CandidateID("cand-1"))
    var request = ErasureRequest([candidate], at: SystemClock.now, officer: "o", reason: "r")
    request.quietSince = SystemClock.now + Interval(seconds: -86_400)
    #expect(try store.erase(request) == [.active])
    #expect(try store.session(#require(try store.summaries(of: nil, by: candidate).first).session)?.erasure == nil)
  }
}

struct `A record past its retention` {
  @Test func `is erased at the command line, shown before and with a reason`() throws {
    let scratch = try ScratchFolder()
    let program = Program(in: scratch.url)
    // In 2020.
    let exported = try ExportedSession(
      retention: Interval(seconds: 86_400), in: SQLiteStore(path: scratch.url.appending(path: "s.sqlite").path()),
      started: 1_600_000_000_000)
    let command = ["store", "retention", "--store", "s.sqlite"]
    let hold = HoldRequest(
      .assessment("networks-1"), begins: true, at: Instant(milliseconds: 1), officer: "o", reason: "an appeal")
    _ = try exported.store.hold(hold)
    let held = try program.run(command + ["--apply", "--reason", "its time is over"])
    #expect(held.status == 0 && held.output.contains("assessment `networks-1`: an appeal"), "\(held.output)")
    var ended = hold
    ended.begins = false
    _ = try exported.store.hold(ended)
    let dry = try program.run(command)
    #expect(dry.status == 0 && dry.output.contains("c-7        1         0              due"), "\(dry.output)")
    #expect(dry.messages.contains("Would erase 1 candidate"), "\(dry.messages)")
    #expect(try exported.store.session(exported.session)?.erasure == nil)
    #expect(try program.run(command + ["--apply"]).status == 2)
    let done = try program.run(command + ["--apply", "--reason", "its time is over"])
    #expect(done.status == 0 && done.messages == "Erased 1 candidate.\n", "\(done.messages)")
    #expect(try exported.store.session(exported.session)?.erasure?.reason == "its time is over")
    #expect(try program.run(command).output == "Nobody's record is past its retention.\n")
  }
}

extension RetentionPlan.Outcome {
  fileprivate var word: String {
    switch self {
    case .due: "due"
    case .kept: "kept"
    case .unlimited: "unlimited"
    case .held: "held"
    }
  }
}
