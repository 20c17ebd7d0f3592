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
    var start = SessionStart(
      session: try #require(session), candidate: try #require(candidate), assessment: package.assessment.id,
      package: publication.package, form: form, attempt: 1, requestKey: "key-1",
      tokenDigest: "sha256:" + String(repeating: "0", count: 64),
      budget: TimeBudget(package.assessment, accommodations: Accommodations()), locale: "en")
    start.agreements = package.assessment.agreements.map(\.id)
    #expect(try store.start([SessionEvent(at: Instant(milliseconds: 1_790_000_000_000), .started(start))]) == .started)
    return store
  }

  /// Everything that the engine writes during a sitting, up to and with the submission, by the candidate or the clock.
  private func transcript(
    _ store: MemoryStore, _ assessment: String, isSubmittedByClock: Bool = false
  ) throws -> [String] {
    let desk = Desk(store)
    for method in ["ping", "assessment.list"] { desk.call(method) }
    desk.call("assessment.describe", #"{"assessment":"\#(assessment)"}"#)
    var candidate = try #require(Candidate(at: desk, assessment))
    candidate.act("agreement.accept", #""agreement":"rules""#)
    for turn in 0..<3 {
      for slot in candidate.slots {
        candidate.act("nav.go", #""slot":"\#(slot)""#)
        let item = candidate.item(slot)
        if let stimulus = item["stimulus"]?.string { candidate.call("stimulus.get", #""stimulus":"\#(stimulus)""#) }
        candidate.call("media.get", #""id":"m1""#)
        candidate.act("client.event", #""kind":"item-viewed","slot":"\#(slot)""#)
        let sent = item["type"] == "file" ? candidate.sendFile("Plan \(turn)", at: slot) : nil
        candidate.save(slot, sent ?? fullAnswer(to: item, turn) ?? #"{"text":"none"}"#)
        candidate.act("item.check", #""slot":"\#(slot)","answer":\#(fullAnswer(to: item, turn) ?? #"{"text":"x"}"#)"#)
        // A hint may be about the key, where items have some.
        if assessment == "everything" { candidate.act("item.hint", #""slot":"\#(slot)""#) }
        candidate.act("item.comment", #""slot":"\#(slot)","text":"Turn \#(turn)""#)
        _ = candidate.item(slot)
        candidate.call("item.review", #""slot":"\#(slot)""#)
      }
      candidate.act("item.flag", #""slot":"s2","flagged":true"#)
      candidate.act("response.clear", #""slot":"s\#(turn + 1)""#)
      desk.wait(1000)
      _ = candidate.state
      candidate.act("session.submit")
      candidate.act("client.state.put", #""state":"turn \#(turn)""#)
      candidate.call("client.state.get")
      candidate.act("session.pause")
      candidate.act("session.resume")
    }
    // An old call again, and one that was never sent.
    candidate.call("response.clear", #""seq":1,"slot":"s1""#)
    candidate.call("response.clear", #""seq":9999,"slot":"s1""#)
    candidate.act("section.submit", #""section":"case""#)
    candidate.act("break.start")
    candidate.act("break.end")
    if let token = candidate.call("session.attach").result["token"]?.string { candidate.token = token }
    _ = candidate.state
    candidate.call("session.result")
    candidate.call("session.receipt")
    if isSubmittedByClock {
      // The warnings, the limit, the end.
      for _ in 0..<80 { desk.wait(60_000) }
    }
    candidate.act("session.submit", #""confirm":true"#)
    _ = candidate.state
    #expect(candidate.call("session.result").kind == "notReleased")
    #expect(candidate.call("session.receipt").result["receipt"] != nil)
    for slot in candidate.slots {
      #expect(candidate.call("item.review", #""slot":"\#(slot)""#).kind == "notReleased")
      candidate.call("stimulus.get", #""stimulus":"st1""#)
    }
    candidate.call("client.state.get")
    desk.call("shutdown")
    // The digest of a receipt is of what the store sealed, with a key of its own: it differs in any two stores, which
    // ReceiptTests holds. Everything around it must be alike.
    return desk.transcript.map { line in
      guard line.contains(#""line":"receipt""#), let digest = line.firstRange(of: "sha256:") else { return line }
      return String(line[..<digest.upperBound] + line[digest.upperBound...].drop { $0.isHexDigit })
    }
  }

  /// What a candidate may meet beside the items.
  private static func everythingElse(_ assessment: inout Assessment) {
    assessment.agreements = [Agreement(id: "rules", text: "I work alone.")]
    assessment.breaks = BreakPolicy(count: 1, length: Interval(seconds: 60))
    assessment.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 60))
    assessment.interruptions?.allowsPause = true
    var time = TimePolicy(limit: Interval(seconds: 3600))
    time.warnings = [Interval(seconds: 600)]
    time.grace = Interval(seconds: 30)
    assessment.time = time
  }

  /// Some hours after the start.
  private static let release = Instant(milliseconds: 1_790_020_000_000)

  /// Keys that are never told, and keys that will be.
  static let releases: [ReleasePolicy.Moment] = [.never, .on(release)]

  @Test(arguments: releases, [false, true])
  func `changes no byte of an exam before its release`(release: ReleasePolicy.Moment, isSubmittedByClock: Bool) throws {
    let make: (SampleBank) -> AssessmentPackage = { bank in
      bank.everything {
        Self.everythingElse(&$0)
        $0.release.result = .never
        $0.release.competencies = .never
        $0.release.key = release
      }
    }
    let plain = try transcript(
      try store(flipped: false, make), "everything", isSubmittedByClock: isSubmittedByClock)
    let flipped = try transcript(
      try store(flipped: true, make), "everything", isSubmittedByClock: isSubmittedByClock)
    #expect(plain.count > 150)
    #expect(plain == flipped)
    // Nothing was left out: every type, every method, every notice that an engine alone can give.
    for type in InteractionType.allCases { #expect(plain.contains { $0.contains(#""type":"\#(type.rawValue)""#) }) }
    #expect(plain.contains { $0.hasPrefix("←") && $0.contains(#""answer":{"file":["f1"]}"#) })
    for method in Engine.methods(of: .candidate) {
      #expect(plain.contains { $0.hasPrefix("→") && $0.contains(#""method":"\#(method)""#) }, "\(method)")
    }
    guard isSubmittedByClock else { return }
    for notice in ["clock.warning", "clock.expired", "session.closed"] {
      #expect(plain.contains { $0.hasPrefix("←") && $0.contains(#""method":"\#(notice)""#) }, "\(notice)")
    }
  }

  @Test(arguments: releases)
  func `changes no byte of a knowledge check that tells nothing before its release`(
    release: ReleasePolicy.Moment
  ) throws {
    let make: (SampleBank) -> AssessmentPackage = { bank in
      bank.check {
        Self.everythingElse(&$0)
        $0.release.result = .never
        $0.release.key = release
        $0.formative?.rightWrong = .never
        $0.formative?.rationale = .never
        $0.formative?.key = .never
      }
    }
    let plain = try transcript(try store(flipped: false, make), "practice")
    let flipped = try transcript(try store(flipped: true, make), "practice")
    #expect(plain.filter { $0.contains("→") }.count > 100)
    #expect(plain == flipped)
  }

  @Test func `changes no byte of what is told of staff and other engines`() throws {
    func told(_ flipped: Bool) throws -> [String] {
      let store = try store(flipped: flipped) { bank in bank.everything { Self.everythingElse(&$0) } }
      let clock = StoppedClock()
      let (one, two) = (Desk(store, clock: clock), Desk(store, clock: clock, entropy: 8))
      let staff = Desk(store, role: .staff, clock: clock, entropy: 9)
      let ada = try #require(Candidate(at: one, "everything"))
      func act(_ method: String, _ key: String, _ members: String) {
        staff.call(
          method, #"{"session":"\#(ada.session)","requestKey":"\#(key)","by":"office","reason":"a test",\#(members)}"#)
      }
      act("session.extend", "a", #""timeMs":60000"#)
      one.wait(1000)
      _ = try #require(Candidate(at: two, "everything"))
      one.wait(1000)
      act("session.void", "b", #""attemptCounts":true"#)
      two.wait(1000)
      return one.transcript + two.transcript
    }
    let plain = try told(false)
    #expect(plain == (try told(true)))
    for notice in ["session.adjusted", "session.displaced", "session.closed"] {
      #expect(plain.contains { $0.hasPrefix("←") && $0.contains(#""method":"\#(notice)""#) }, "\(notice)")
    }
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
      desk.clock.now = Self.release.milliseconds
      return candidate.slots.map { candidate.call("item.review", #""slot":"\#($0)""#).result }
    }
    for (plain, flipped) in zip(try reviews(false), try reviews(true)) {
      let hasKey = !["essay", "file", "survey", "info"].contains(plain["type"]?.string)
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
