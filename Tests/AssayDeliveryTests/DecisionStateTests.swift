import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// What a session of two essays and a statement comes to, step by step.
private struct Case {
  let exam: EssayExam
  var session: Session
  private var acts = 0

  init(answers: [String?] = ["one", "two"], change: (inout Assessment) -> Void = { _ in }) throws {
    exam = try EssayExam(change: change)
    session = try exam.sitting(1, answers: answers)
  }

  var state: DecisionState? { session.deliveredResult?.state }

  mutating func act(_ command: StaffCommand) throws {
    acts += 1
    try session.act(command, key: "act-\(acts)", in: exam.context)
  }

  /// Two raters give the same points for both essays.
  mutating func mark(_ analysis: Int, _ clarity: Int) throws {
    for slot in ["s1", "s2"] as [SlotID] {
      for rater in ["anna", "ben"] {
        try act(
          .mark(
            Mark(
              slot: slot, rater: rater, role: .rater,
              points: [
                .init(trait: "analysis", points: Rational(analysis)),
                .init(trait: "clarity", points: Rational(clarity)),
              ])))
      }
    }
  }
}

struct `The state of a decision` {
  @Test func `is pending while people mark, and then what the points make it`() throws {
    for (points, state) in [(6, DecisionState.pass), (0, .fail)] {
      var own = try Case()
      #expect(own.state == .pendingMarking)
      try own.mark(points, min(points, 4))
      #expect(own.state == state)
    }
    #expect(try Case(answers: [nil, nil]).state == .fail)
  }

  @Test func `waits for approval where the exam asks for it, once everything is marked`() throws {
    var own = try Case { $0.release.result = .afterApproval }
    #expect(own.state == .pendingMarking)
    #expect(throws: Refusal.self) { try own.act(.approve) }
    try own.mark(6, 4)
    #expect(own.state == .pendingApproval && own.session.deliveredResult?.computed == .pass)
    #expect(own.session.passedAt == nil)
    try own.act(.approve)
    #expect(own.state == .pass && own.session.passedAt == own.session.submittedAt)
    #expect(throws: Refusal.self) { try own.act(.approve) }
    var other = try Case()
    #expect(throws: Refusal.self) { try other.act(.approve) }
  }

  @Test func `is held by staff, and let go`() throws {
    var own = try Case()
    try own.act(.hold)
    // Whoever waits for marks waits for them first.
    #expect(own.state == .pendingMarking)
    try own.mark(6, 4)
    #expect(own.state == .held && own.session.deliveredResult?.computed == .pass)
    try own.act(.release)
    #expect(own.state == .pass && own.session.deliveredResult?.computed == nil)
    #expect(throws: Refusal.self) { try own.act(.release) }
  }

  @Test func `is held where a condition cannot be judged`() throws {
    let own = try Case(answers: [nil, nil]) {
      $0.pass = .condition(.competency("C"), .atLeast(.share(Rational(1, 2))))
    }
    #expect(own.state == .held && own.session.deliveredResult?.computed == nil)
  }

  @Test func `is void once staff void it, whatever it was`() throws {
    var own = try Case()
    try own.act(.void(attemptCounts: true))
    #expect(own.state == .void && own.session.deliveredResult?.computed == .pendingMarking)
    #expect(!own.session.isMarkable)
  }

  @Test func `is indeterminate where nobody passes or fails`() throws {
    var own = try Case { $0.pass = nil }
    #expect(own.state == .pendingMarking)
    try own.mark(6, 4)
    #expect(own.state == .indeterminate)
  }

  @Test func `is told in every word that there is`() throws {
    var seen: Set<DecisionState> = []
    var own = try Case { $0.release.result = .afterApproval }
    func note() { if let state = own.state { seen.insert(state) } }
    note()
    try own.mark(6, 4)
    note()
    try own.act(.hold)
    note()
    try own.act(.release)
    try own.act(.approve)
    note()
    try own.act(.void(attemptCounts: false))
    note()
    seen.insert(try #require(Case(answers: [nil, nil]).state))
    seen.insert(try #require(Case(answers: [nil, nil]) { $0.pass = nil }.state))
    #expect(seen == Set(DecisionState.allCases))
  }
}
