import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

/// Attempts of one candidate at an exam of two items, and what the results say of which of them counts.
struct `Which attempt counts` {
  private let store = MemoryStore()
  private let clock = StoppedClock()

  private func publish(_ change: (inout Assessment) -> Void) throws {
    let bank = ExampleBank.packages
    let found = try #require(bank.first { $0.0 == "networks" })
    var package = try AssessmentPackage(canonicalBytes: found.bytes)
    change(&package.assessment)
    try store.publish(package)
  }

  private func retake(_ counts: RetakePolicy.CountingAttempt, attempts: Int? = nil) -> RetakePolicy {
    var policy = RetakePolicy()
    policy.attempts = attempts
    policy.counts = counts
    return policy
  }

  /// Sits the exam with so many right answers.
  private func sit(_ right: Int, key: String, submits: Bool = true) throws -> Candidate {
    // Ids of its own for each.
    let desk = Desk(store, clock: clock, entropy: UInt64(key.utf8.last ?? 0))
    var candidate = try #require(Candidate(at: desk, "networks", key: key))
    for (place, slot) in candidate.slots.enumerated() {
      let item = candidate.item(slot)
      let options = item["interaction"]?["options"]?.elements ?? []
      let isKey = { (option: JSONValue) in
        ["443", "Names into addresses"].contains(option["content"]?["text"]?.string ?? "")
      }
      let id = options.first { isKey($0) == (place < right) }?["id"]?.string
      candidate.save(slot, #"{"choice":"\#(id ?? "")"}"#)
    }
    if submits { candidate.act("session.submit", #""confirm":true"#) }
    return candidate
  }

  private func attempt(_ candidate: Candidate) -> JSONValue? { candidate.call("session.result").result["attempt"] }

  private func standing(_ number: Int, counting: Int?) -> JSONValue {
    counting.map { ["number": JSONValue(number), "counts": .bool($0 == number), "counting": JSONValue($0)] }
      ?? ["number": JSONValue(number), "counts": false]
  }

  @Test(
    arguments: [
      (.last, [2, 1], [1, 2]), (.best, [2, 1], [1, 1]), (.best, [1, 2], [1, 2]), (.best, [0, 2, 2, 0], [1, 2, 2, 2]),
      (.last, [0, 2, 2, 0], [1, 2, 3, 4]),
    ] as [(RetakePolicy.CountingAttempt, [Int], [Int])])
  func `goes by the policy, as of now`(
    policy: RetakePolicy.CountingAttempt, right: [Int], counting: [Int]
  ) throws {
    try publish { $0.retake = retake(policy) }
    var sat: [Candidate] = []
    for (number, right) in right.enumerated() {
      sat.append(try sit(right, key: "k-\(number)"))
      for (place, candidate) in sat.enumerated() {
        #expect(attempt(candidate) == standing(place + 1, counting: counting[number]))
      }
    }
  }

  @Test func `is not said where there is one attempt alone`() throws {
    try publish { _ in }
    #expect(attempt(try sit(2, key: "k")) == nil)
  }

  @Test func `is said of knowledge checks without a policy, of which the latest counts`() throws {
    try store.publish(SampleBank().check())
    for number in 1...2 {
      var candidate = try #require(Candidate(at: Desk(store, clock: clock), "practice", key: "k-\(number)"))
      _ = candidate.item("s1")
      candidate.act("session.submit", #""confirm":true"#)
      #expect(attempt(candidate) == standing(number, counting: number))
    }
  }

  @Test func `is none that is open or void`() throws {
    try publish { $0.retake = retake(.last) }
    let first = try sit(2, key: "k-1")
    let second = try sit(2, key: "k-2", submits: false)
    #expect(second.call("session.result").kind == "stateViolation")
    #expect(attempt(first) == standing(1, counting: 1))
    let staff = Desk(store, role: .staff, clock: clock, entropy: 9)
    for (session, isCounted) in [(second.session, false), (first.session, true)] {
      let by = #""requestKey":"v","by":"office","reason":"a test""#
      staff.call("session.void", #"{"session":"\#(session)",\#(by),"attemptCounts":\#(isCounted)}"#)
    }
    #expect(attempt(first) == standing(1, counting: nil))
  }

  /// The best tells how the others ended, and must wait until that is told; the last tells nothing.
  @Test(arguments: [RetakePolicy.CountingAttempt.best, .last])
  func `tells nothing of a result that is not released`(policy: RetakePolicy.CountingAttempt) throws {
    try store.publish(
      SampleBank().everything {
        $0.retake = retake(policy)
        $0.release.result = .afterMarking
      })
    func sit(_ key: String, writes: Bool) throws -> Candidate {
      var candidate = try #require(Candidate(at: Desk(store, clock: clock), "everything", key: key))
      for slot in candidate.slots {
        let item = candidate.item(slot)
        if item["type"] == "essay", writes { candidate.save(slot, #"{"essay":"A memo."}"#) }
      }
      candidate.act("session.submit", #""confirm":true"#)
      return candidate
    }
    let first = try sit("k-1", writes: false)
    #expect(attempt(first) == standing(1, counting: 1))
    let second = try sit("k-2", writes: true)
    #expect(second.call("session.result").kind == "notReleased")
    let told: JSONValue? = policy == .best ? .none : standing(1, counting: 2)
    #expect(attempt(first) == told)
  }
}
