import AssayForms
import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

struct `The key` {
  /// A store with a package, and a session in it that was started on a form of our own.
  private func store(flipped: Bool, _ make: (SampleBank) -> AssessmentPackage) throws -> MemoryStore {
    let store = MemoryStore()
    let package = make(SampleBank(isFlipped: flipped))
    try store.publish(package)
    let plain = PackageIndex(make(SampleBank()))
    var form = try FormPlan(plain).form(seed: 5)
    if flipped {
      // The right order is the author's; shown in the same order, it is another permutation of it.
      for place in form.slots.indices {
        if case .order(let order) = plain.items[form.slots[place].item]?.interaction {
          form.slots[place].arrangement.choices = form.slots[place].arrangement.choices.map {
            order.entries.count - 1 - $0
          }
        }
      }
    }
    form.cut = FormCut(share: Rational(1, 2), basis: "fixed")
    let publication = try #require(try store.publication(of: package.assessment.id))
    let (session, candidate) = (SessionID("s-1"), CandidateID("ada"))
    let start = SessionStart(
      session: try #require(session), candidate: try #require(candidate), assessment: package.assessment.id,
      package: publication.package, form: form, attempt: 1, requestKey: "key-1",
      tokenDigest: "sha256:" + String(repeating: "0", count: 64),
      budget: TimeBudget(package.assessment, accommodations: Accommodations()), locale: "en")
    #expect(try store.start([SessionEvent(at: Instant(milliseconds: 1_790_000_000_000), .started(start))]) == .started)
    return store
  }

  /// Everything that the engine writes during a sitting, up to and with the submission.
  private func transcript(_ store: MemoryStore, _ assessment: String) throws -> [String] {
    let desk = Desk(store)
    desk.call("assessment.list")
    desk.call("assessment.describe", #"{"assessment":"\#(assessment)"}"#)
    var candidate = try #require(Candidate(at: desk, assessment))
    for turn in 0..<3 {
      for slot in candidate.slots {
        let item = candidate.item(slot)
        if let stimulus = item["stimulus"]?.string { candidate.call("stimulus.get", #""stimulus":"\#(stimulus)""#) }
        candidate.save(slot, fullAnswer(to: item, turn) ?? #"{"text":"none"}"#)
        candidate.act("item.check", #""slot":"\#(slot)","answer":\#(fullAnswer(to: item, turn) ?? #"{"text":"x"}"#)"#)
        _ = candidate.item(slot)
        candidate.call("item.review", #""slot":"\#(slot)""#)
      }
      candidate.act("item.flag", #""slot":"s2","flagged":true"#)
      candidate.act("response.clear", #""slot":"s\#(turn + 1)""#)
      desk.wait(1000)
      _ = candidate.state
      candidate.act("session.submit")
    }
    candidate.call("session.result")
    candidate.act("session.submit", #""confirm":true"#)
    _ = candidate.state
    #expect(candidate.call("session.result").kind == "notReleased")
    for slot in candidate.slots {
      #expect(candidate.call("item.review", #""slot":"\#(slot)""#).kind == "notReleased")
      candidate.call("stimulus.get", #""stimulus":"st1""#)
    }
    return desk.transcript
  }

  /// Keys that are never told, and keys that will be.
  static let releases: [ReleasePolicy.Moment] = [.never, .on(Instant(milliseconds: 1_790_001_000_000))]

  @Test(arguments: releases)
  func `changes no byte of an exam before its release`(release: ReleasePolicy.Moment) throws {
    let make: (SampleBank) -> AssessmentPackage = { bank in
      bank.everything {
        $0.release.result = .never
        $0.release.competencies = .never
        $0.release.key = release
      }
    }
    let plain = try transcript(try store(flipped: false, make), "everything")
    let flipped = try transcript(try store(flipped: true, make), "everything")
    #expect(plain.count > 150)
    #expect(plain == flipped)
  }

  @Test(arguments: releases)
  func `changes no byte of a knowledge check that tells nothing before its release`(
    release: ReleasePolicy.Moment
  ) throws {
    let make: (SampleBank) -> AssessmentPackage = { bank in
      bank.check {
        $0.release.result = .never
        $0.release.key = release
        $0.formative?.rightWrong = .never
        $0.formative?.rationale = .never
        $0.formative?.key = .never
      }
    }
    let plain = try transcript(try store(flipped: false, make), "practice")
    let flipped = try transcript(try store(flipped: true, make), "practice")
    #expect(plain == flipped)
  }

  @Test func `is what the results differ by`() throws {
    let make: (SampleBank) -> AssessmentPackage = { bank in
      bank.check { $0.formative?.rightWrong = .never }
    }
    func result(_ flipped: Bool) throws -> JSONValue {
      let desk = Desk(try store(flipped: flipped, make))
      var candidate = try #require(Candidate(at: desk, "practice"))
      for slot in candidate.slots { candidate.save(slot, fullAnswer(to: candidate.item(slot)) ?? "") }
      candidate.act("session.submit", #""confirm":true"#)
      return candidate.call("session.result").result
    }
    #expect(try result(false) != result(true))
  }

  @Test func `is what the reviews of every item differ by, from its release on`() throws {
    let make: (SampleBank) -> AssessmentPackage = { bank in
      bank.everything { $0.release.key = Self.releases[1] }
    }
    func reviews(_ flipped: Bool) throws -> [JSONValue] {
      let desk = Desk(try store(flipped: flipped, make))
      var candidate = try #require(Candidate(at: desk, "everything"))
      for slot in candidate.slots {
        if let answer = fullAnswer(to: candidate.item(slot)) { candidate.save(slot, answer) }
      }
      candidate.act("session.submit", #""confirm":true"#)
      desk.clock.now = 1_790_001_000_000
      return candidate.slots.map { candidate.call("item.review", #""slot":"\#($0)""#).result }
    }
    for (plain, flipped) in zip(try reviews(false), try reviews(true)) {
      let hasKey = !["essay", "survey", "info"].contains(plain["type"]?.string)
      #expect((plain["feedback"]?["key"] != nil) == hasKey)
      #expect((plain != flipped) == hasKey, "\(plain["type"]?.string ?? "")")
    }
  }

  @Test func `stands in no reply, nor do the ids of the bank`() throws {
    let desk = Desk(try sampleStore())
    var candidate = try #require(Candidate(at: desk))
    for (turn, slot) in candidate.slots.enumerated() {
      candidate.save(slot, fullAnswer(to: candidate.item(slot), turn) ?? "")
    }
    // The seed, the tags, the set, the rationales; options are `k0` and on in the bank, labels and rows have ids too.
    let secrets = [
      "clinic", "\"core\",\"case\"", "This is right", "This is not", "Well done", "\"k0\"", "\"k1\"", "\"m1\"",
      "\"port\"",
      "pretest", "scored", "\"seed\"", "credit", "C.1",
    ]
    for line in desk.transcript where line.hasPrefix("←") {
      for secret in secrets { #expect(!line.contains(secret), "\(secret) in \(line.prefix(80))") }
    }
  }
}
