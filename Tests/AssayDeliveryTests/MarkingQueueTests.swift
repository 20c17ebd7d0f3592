import AssayDelivery
import AssayModel
import AssayScoring
import Testing

struct `The answers that people mark` {
  private let exam: EssayExam
  private var sessions: [SessionID: Session] = [:]
  private var queue = MarkingQueue()

  init() throws {
    exam = try EssayExam()
    for number in 1...12 {
      let session = try exam.sitting(
        number, answers: ["First of \(number)", number == 5 ? nil : "Second of \(number)"])
      sessions[session.id] = session
      queue.update(session, in: exam.context)
    }
  }

  private func rater(_ name: String, _ role: Mark.Role = .rater) throws -> Rater { try #require(Rater(name, role)) }

  private func points(_ analysis: Int, _ clarity: Int) -> [TraitPoints] {
    [.init(trait: "clarity", points: Rational(clarity)), .init(trait: "analysis", points: Rational(analysis))]
  }

  private mutating func mark(_ work: WorkID, _ rater: Rater, _ analysis: Int, _ clarity: Int) throws {
    let marking = try #require(queue.marking(work, by: rater, points: points(analysis, clarity)))
    #expect(marking.problem == nil && !marking.isRepetition)
    var session = try #require(sessions[marking.session])
    let decision = try session.decide(marking.command, by: marking.act, at: session.lastEventAt, in: exam.context)
    guard case .events(let events) = decision else {
      Issue.record("the mark was not taken: \(decision)")
      return
    }
    session.apply(events)
    sessions[session.id] = session
    queue.update(session, in: exam.context)
  }

  @Test mutating func `go to two raters each, then to an adjudicator, until all have points`() throws {
    let (a, b, c) = (try rater("anna"), try rater("ben"), try rater("cora", .adjudicator))
    var given: [String: Set<WorkID>] = [:]
    for rater in [a, b] {
      var last: WorkID?
      while let work = queue.next(for: rater, after: last) {
        #expect(given[rater.name, default: []].insert(work.work).inserted, "nobody gets an answer twice")
        last = work.work
        // Every third answer gets marks that are far apart.
        let isApart = queue[work.work]?.session.text.hasSuffix("3") ?? false
        try mark(work.work, rater, isApart && rater == b ? 0 : 6, isApart && rater == b ? 0 : 3)
        #expect(queue.next(for: c) == nil || rater == b)
      }
    }
    #expect(given["anna"]?.count == 23 && given["anna"] == given["ben"])
    #expect(queue.next(for: try rater("dora")) == nil)
    #expect(queue.progress.items.map(\.toAdjudicate) == [1, 1])
    #expect(queue.progress.items.map(\.blank) == [0, 1])
    // Who has marked an answer does not decide on it.
    #expect(queue.next(for: try rater("anna", .adjudicator)) == nil)
    var last: WorkID?
    while let work = queue.next(for: c, after: last) {
      last = work.work
      #expect(work.role == .adjudicator)
      try mark(work.work, c, 2, 2)
    }
    #expect(queue.progress.isDone)
    for session in sessions.values {
      #expect(session.deliveredResult?.state != .pendingMarking)
    }
    let blank = sessions.values.first { $0.id.text == "session-5" }?.computedResult(in: exam.context)
    #expect(blank?.outcomes.map(\.state) == [.scored, .blank, .blank])
    #expect(blank?.outcomes[0].earned == 9)
  }

  @Test mutating func `with the fewest marks come first`() throws {
    let (a, b) = (try rater("anna"), try rater("ben"))
    let work = try #require(queue.all(for: b).first)
    try mark(work.work, a, 6, 3)
    let order = queue.all(for: b).map(\.work)
    #expect(order.count == 23 && order.last == work.work)
    #expect(!queue.all(for: a).map(\.work).contains(work.work))
  }

  @Test func `come in an order that is the rater's own, the same each time, and never one candidate's in a row`() throws
  {
    let (a, b) = (try rater("anna"), try rater("ben"))
    let order = queue.all(for: a).map(\.work)
    #expect(order == queue.all(for: a).map(\.work))
    #expect(order != queue.all(for: b).map(\.work))
    #expect(Set(order) == Set(queue.all(for: b).map(\.work)))
    for rater in [a, b, try rater("c1"), try rater("c2"), try rater("c3"), try rater("c4")] {
      let sessions = queue.all(for: rater).map { queue[$0.work]?.session }
      #expect(zip(sessions, sessions.dropFirst()).allSatisfy { $0 != $1 })
    }
    // One by one it is the same order.
    var (skipped, last): (Set<WorkID>, WorkID?) = ([], nil)
    for work in order {
      #expect(queue.next(for: a, after: last, leaving: skipped)?.work == work)
      skipped.insert(work)
      last = work
    }
    #expect(queue.next(for: a, after: last, leaving: skipped) == nil)
    #expect(queue.all(for: a, of: "e2").count == 11)
    #expect(queue.all(for: a, of: "e2").allSatisfy { $0.item == "e2" })
    #expect(queue.all(for: a, of: "q").isEmpty)
  }

  @Test mutating func `tell a rater nothing of the candidate, the session, or other marks`() throws {
    let (a, b) = (try rater("anna"), try rater("ben"))
    let first = try #require(queue.next(for: a))
    let marking = try #require(queue.marking(first.work, by: a, points: points(6, 3), comment: "SECRET remark"))
    var session = try #require(sessions[marking.session])
    guard
      case .events(let events) = try session.decide(
        marking.command, by: marking.act, at: session.lastEventAt, in: exam.context)
    else { return }
    session.apply(events)
    queue.update(session, in: exam.context)
    for work in queue.all(for: b) {
      var text = ""
      dump(work, to: &text)
      // The letters of the opaque id are chance and may spell anything.
      text = text.replacing("\(work.work)", with: "")
      for secret in ["person", "session", "secret", "SECRET", "anna", "ben", "s1", "s2", "s3"] {
        #expect(!text.contains(secret), "\(secret) in \(text)")
      }
      let own = try #require(queue[work.work])
      let answers = [own.marked.answer].compactMap(\.self).map { answer in
        if case .essay(let text) = answer { text } else { "" }
      }
      #expect(answers.allSatisfy { text.contains($0) })
      #expect(text.contains("First of") != text.contains("Second of"))
    }
    // The ids of two answers of one candidate have nothing in common, and do not come from what others know.
    let works = queue.all(for: b).map(\.work.text)
    #expect(Set(works).count == works.count)
    #expect(works.allSatisfy { $0.utf8.count == 22 })
  }

  @Test func `are none of open, void or declined sessions`() throws {
    var session = try #require(sessions.values.first { $0.id.text == "session-1" })
    var queue = MarkingQueue()
    queue.update(session, in: exam.context)
    #expect(queue.progress.items.map(\.answers) == [1, 1])
    try session.act(.reopen(nil), key: "again", in: exam.context)
    queue.update(session, in: exam.context)
    #expect(queue.isEmpty)
    try session.act(.void(attemptCounts: false), key: "void", in: exam.context)
    queue.update(session, in: exam.context)
    #expect(queue.isEmpty)
  }

  @Test mutating func `lose their marks where another answer counts from then on`() throws {
    let a = try rater("anna")
    let work = try #require(queue.all(for: a, of: "e1").first { queue[$0.work]?.session.text == "session-2" })
    try mark(work.work, a, 6, 3)
    let id = try #require(queue[work.work]?.session)
    var session = try #require(sessions[id])
    try session.act(.reopen(nil), key: "again", in: exam.context)
    // The same answer once more changes nothing; another does.
    for (text, marks) in [("First of 2", 1), ("Better", 0)] {
      let number = session.nextSequence
      let decided = session.decide(
        .save("s1", .essay(text)), sequence: number, at: session.lastEventAt, in: exam.context)
      session.apply(decided.events)
      #expect(session.markedSlots(in: exam.context)[0].marks.count == marks)
    }
    let decided = session.decide(
      .submit(confirm: true), sequence: session.nextSequence, at: session.lastEventAt, in: exam.context)
    session.apply(decided.events)
    queue.update(session, in: exam.context)
    sessions[id] = session
    #expect(queue[work.work] == nil)
    #expect(queue.marking(work.work, by: a, points: points(1, 1)) == nil)
    // Under its new name the same rater marks it, for it is another answer.
    let anew = try #require(queue.all(for: a, of: "e1").first { queue[$0.work]?.session == id })
    try mark(anew.work, a, 5, 4)
  }

  @Test mutating func `take the same mark once, and know it again`() throws {
    let a = try rater("anna")
    let work = try #require(queue.next(for: a)).work
    try mark(work, a, 6, 3)
    let again = try #require(queue.marking(work, by: a, points: points(6, 3)))
    #expect(again.isRepetition)
    let session = try #require(sessions[again.session])
    #expect(
      try session.decide(again.command, by: again.act, at: session.lastEventAt, in: exam.context) == .repeated)
    let other = try #require(queue.marking(work, by: a, points: points(6, 4)))
    #expect(!other.isRepetition && other.problem == .markedAlready)
    #expect(
      try session.decide(other.command, by: other.act, at: session.lastEventAt, in: exam.context) == .conflict)
  }

  @Test func `belong to raters under a pseudonym`() {
    for name in ["", "two words", "é", String(repeating: "x", count: 129), "tab\t"] { #expect(Rater(name) == nil) }
    #expect(Rater("panel-2/b")?.name == "panel-2/b")
  }
}
