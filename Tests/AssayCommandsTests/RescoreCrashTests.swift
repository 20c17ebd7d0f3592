import AssayDelivery
import AssayModel
import AssayScoring
import AssayStore
import FoundationEssentials
import Testing

@testable import AssayCommands

/// A store with sessions of an exam of ten statements, and the bank with one key mended.
private struct Exam {
  let store: MemoryStore
  let assessment: Assessment
  let mended: Bank
  let ids: [SessionID]

  init(sessions: Int) throws {
    var bank = Bank(id: "bank", title: "Bank")
    bank.items = (0..<10).map { place in
      var item = Item(id: ItemID("q", place), stem: "", interaction: .trueFalse(TrueFalseInteraction(key: true)))
      item.status = .approved
      return item
    }
    var assessment = Assessment(
      id: "exam", type: .exam, title: "Exam",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: bank.items.map { .item($0.id) })]))
    assessment.pass = .condition(.total, .atLeast(.share(Rational(1, 2))))
    assessment.rescore.alreadyPassed = .apply
    self.assessment = assessment
    let package = AssessmentPackage(assessment, from: bank)
    store = MemoryStore()
    let now = Instant(milliseconds: 1_000_000)
    let publication = try store.publish("exam", packageBytes: package.canonicalBytes(), at: now, note: "")
    let form = Form(
      assessment: "exam", seed: 1, algorithm: "test", sections: [FormSection(id: "all", slots: 0..<10)],
      slots: bank.items.enumerated().map {
        FormSlot(id: SlotID("s", $0 + 1), item: $1.id, role: .scored, arrangement: Arrangement())
      })
    let context = try SessionContext(form, in: PackageIndex(package))
    var ids: [SessionID] = []
    for number in 0..<sessions {
      let id = try #require(SessionID("session-\(number)"))
      var events = [
        SessionEvent(
          at: now,
          .started(
            SessionStart(
              session: id, candidate: try #require(CandidateID("person-\(number)")), assessment: "exam",
              package: publication.package, form: form, attempt: 1, requestKey: "k", tokenDigest: "t-\(number)",
              locale: "en")))
      ]
      for place in 0..<(number % 11) {
        events.append(SessionEvent(at: now, sequence: place + 1, .saved(SlotID("s", place + 1), .trueFalse(true))))
      }
      let session = try Session(replaying: events)
      events +=
        session.decide(
          .submit(confirm: true), sequence: session.nextSequence, at: now, in: context
        ).events
      #expect(try store.start(events) == .started)
      ids.append(id)
    }
    self.ids = ids
    var mended = bank
    mended.items[0].interaction = .trueFalse(TrueFalseInteraction(key: false))
    self.mended = mended
  }

  /// Rescores by way of a store, which may fail.
  func rescore(through store: any Store) throws(Failure) -> Int {
    let plan = try RescorePlan(assessment, in: mended, dropping: ["q9"], fullCredit: [], sittings: Sittings(store))
    return try plan.apply(mediaOf: URL(filePath: "/")) { StaffAct(requestKey: $0, by: "office", reason: "a test") }
  }

  /// The results on record, and how often each session was rescored.
  func record() throws -> [(result: DeliveredResult?, rescores: Int)] {
    try ids.map { id in
      let stored = try #require(try store.session(id))
      let events = try stored.events
      return (
        try Session(replaying: events).deliveredResult,
        events.count { if case .staff(_, .rescore) = $0.kind { true } else { false } }
      )
    }
  }
}

struct `A rescore that is cut off` {
  @Test func `goes on where it ended, whatever call of the store failed, and does nothing twice`() throws {
    // As many sessions as take three transactions.
    let goal = try Exam(sessions: 150)
    #expect(try goal.rescore(through: goal.store) == 150)
    let expected = try goal.record()
    #expect(expected.allSatisfy { $0.rescores == 1 })
    #expect(try goal.rescore(through: goal.store) == 0)
    let counting = FailingStore(try Exam(sessions: 150).store, failingAt: [:])
    let exam = try Exam(sessions: 150)
    _ = try exam.rescore(through: counting)
    let calls = counting.calls
    #expect(calls > 150)
    var partly = 0
    for fault in [FailingStore<MemoryStore>.Fault.lost, .unknown] {
      for call in stride(from: 1, through: calls, by: 1)
      where call < 20 || call > calls - 160 || call.isMultiple(of: 17) {
        let exam = try Exam(sessions: 150)
        let failing = FailingStore(exam.store, failingAt: [call: fault])
        #expect(throws: Failure.self) { try exam.rescore(through: failing) }
        let done = try exam.record().count { $0.rescores == 1 }
        if done > 0, done < 150 { partly += 1 }
        #expect(try exam.rescore(through: exam.store) == 150 - done)
        let record = try exam.record()
        for (own, other) in zip(record, expected) {
          #expect(own.result == other.result && own.rescores == 1, "call \(call), \(fault)")
        }
      }
    }
    #expect(partly > 10)
  }
}
