import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

/// Candidates who wrote an essay, and people who mark it, each at an engine of their own on one store.
private struct MarkingRoom {
  let store: any Store
  let clock = StoppedClock()
  let candidates: Desk
  let staff: Desk

  init(_ store: any Store = MemoryStore()) throws {
    self.store = store
    for (assessment, package) in ExampleBank.packages {
      _ = try store.publish(assessment, packageBytes: package, at: Instant(milliseconds: 0), note: "test")
    }
    candidates = Desk(store, clock: clock)
    staff = Desk(store, role: .staff, clock: clock, entropy: 99)
  }

  @discardableResult
  func write(_ name: String, _ essay: String, submits: Bool = true) throws -> Candidate {
    var candidate = try #require(Candidate(at: candidates, "memo", as: name))
    candidate.act("agreement.accept", #""agreement":"rules""#)
    #expect(candidate.save("s2", #"{"essay":"\#(essay)"}"#).kind == "")
    if submits { #expect(candidate.act("session.submit", #""confirm":true"#).kind == "") }
    return candidate
  }

  func next(_ rater: String, _ members: String = "") -> JSONValue {
    staff.call("grading.next", #"{"assessment":"memo","by":"\#(rater)"\#(members)}"#).result
  }

  /// The answer that waits for a rater, by its text.
  func work(_ rater: String, _ essay: String) throws -> String {
    var skipped: [String] = []
    while true {
      let list = skipped.map { "\"\($0)\"" }.joined(separator: ",")
      let task = try #require(next(rater, #","skipping":[\#(list)]"#)["task"])
      let work = try #require(task["work"]?.string)
      if task["answer"]?["essay"]?.string == essay { return work }
      skipped.append(work)
    }
  }

  @discardableResult
  func mark(
    _ work: String, _ rater: String, _ content: String, _ language: String = "2", key: String? = nil,
    method: String = "grading.submit", comment: String = ""
  ) -> JSONValue {
    staff.call(
      method,
      #"{"assessment":"memo","work":"\#(work)","requestKey":"\#(key ?? work)","by":"\#(rater)","#
        + #""points":{"content":\#(content),"language":\#(language)}\#(comment)}"#)
  }
}

struct `People who mark` {
  @Test func `get every answer once, and whoever decides those on which they differ`() throws {
    let room = try MarkingRoom()
    var sessions: [String: String] = [:]
    for number in 1...8 { sessions["Essay \(number)"] = try room.write("c-\(number)", "Essay \(number)").session }
    var given: [String: [String]] = [:]
    for rater in ["anna", "ben"] {
      var after = ""
      while let task = room.next(rater, after)["task"] {
        let (work, essay) = (task["work"]?.string ?? "", task["answer"]?["essay"]?.string ?? "")
        given[rater, default: []].append(essay)
        after = #","after":"\#(work)""#
        let isApart = rater == "ben" && essay == "Essay 3"
        #expect(room.mark(work, rater, isApart ? "1" : "4").result["done"]?.bool == true)
      }
      #expect(room.next(rater)["left"]?.int == 0)
    }
    #expect(Set(given["anna"] ?? []) == Set(sessions.keys) && given["anna"]?.count == 8)
    #expect(Set(given["ben"] ?? []) == Set(sessions.keys) && given["ben"]?.count == 8)
    #expect(given["anna"] != given["ben"], "each has an order of their own")

    let left = room.next("cora", #","role":"adjudicator""#)
    #expect(left["left"]?.int == 1 && left["task"]?["answer"]?["essay"]?.string == "Essay 3")
    let work = try #require(left["task"]?["work"]?.string)
    func decision() -> String? {
      room.staff.call("session.inspect", #"{"session":"\#(sessions["Essay 3"] ?? "")"}"#).result["decision"]?.string
    }
    #expect(decision() == "pending-marking")
    #expect(room.mark(work, "cora", "3", method: "grading.adjudicate").result["done"]?.bool == true)
    #expect(decision() != "pending-marking")
    #expect(room.next("cora", #","role":"adjudicator""#)["task"] == nil)
  }

  @Test func `read nothing of whose answer it is, nor what others gave`() throws {
    let room = try MarkingRoom()
    var secrets = [
      "\"s1\"", "\"s2\"", "\"slot\"", "\"session\"", "\"candidate\"", "\"clock\"", "rater-secret", "well put",
    ]
    for number in 1...3 {
      let candidate = try room.write("secret-\(number)", "Essay \(number)")
      secrets += [candidate.session, candidate.token, "secret-\(number)"]
    }
    let work = try room.work("rater-secret", "Essay 1")
    room.mark(work, "rater-secret", "4", comment: #","comment":"well put""#)
    let before = room.staff.transcript.count
    while let task = room.next("ben")["task"] {
      #expect(task["traits"]?[0]?["levels"]?[1]?["content"]?["text"]?.string == "Names cause and effect.")
      room.mark(task["work"]?.string ?? "", "ben", "2")
      // Refusals tell no more than that.
      room.mark(task["work"]?.string ?? "", "ben", "1", key: "other")
      room.mark(task["work"]?.string ?? "", "dora", "9", key: "other")
    }
    for line in room.staff.transcript.dropFirst(before) where line.hasPrefix("←") {
      for secret in secrets { #expect(!line.contains(secret), "\(secret) in \(line)") }
    }
  }

  @Test func `are taken at their word once`() throws {
    let room = try MarkingRoom()
    try room.write("ada", "One")
    let work = try room.work("anna", "One")
    #expect(room.mark(work, "anna", "4", key: "k").result["replayed"] == nil)
    #expect(room.mark(work, "anna", "4", key: "k").result["replayed"]?.bool == true)
    #expect(room.mark(work, "anna", "4", key: "again").result["replayed"]?.bool == true)
    #expect(room.mark(work, "anna", "3", key: "k").kind == "sequenceConflict")
    // Another rater's keys are another's.
    #expect(room.mark(work, "ben", "3", key: "k").result["done"]?.bool == true)
  }

  /// What is refused, and why.
  @Test(arguments: [
    ("anna", "4", "grading.submit", "stateViolation"), ("cora", "4", "grading.submit", "stateViolation"),
    ("cora", "4", "grading.adjudicate", "stateViolation"), ("anna", "4", "grading.adjudicate", "stateViolation"),
    ("cora", "5", "grading.submit", "invalidAnswer"), ("cora", "3.5", "grading.submit", "invalidAnswer"),
    ("cora", "-1", "grading.submit", "invalidParams"), ("a b", "1", "grading.submit", "invalidParams"),
  ])
  func `are refused what does not fit the answer or its rubric`(
    rater: String, content: String, method: String, kind: String
  ) throws {
    let room = try MarkingRoom()
    try room.write("ada", "One")
    let work = try room.work("anna", "One")
    for rater in ["anna", "ben"] { room.mark(work, rater, "3") }
    let reply = room.mark(work, rater, content, key: "new", method: method)
    #expect(reply.kind == kind)
    #expect(reply["error"]?["data"]?["clock"] == nil)
  }

  @Test func `must name an assessment, an item and an answer that there are`() throws {
    let room = try MarkingRoom()
    try room.write("ada", "One")
    func next(_ members: String) -> JSONValue { room.staff.call("grading.next", "{\(members)}") }
    #expect(next(#""assessment":"none","by":"anna""#).kind == "unknownAssessment")
    #expect(next(#""assessment":"memo","by":"anna","item":"dns""#).kind == "unknownSlot")
    #expect(next(#""assessment":"memo","by":"anna","item":"memo-text""#).result["left"]?.int == 1)
    #expect(next(#""assessment":"networks","by":"anna""#).result["left"]?.int == 0)
    #expect(room.mark("w-none", "anna", "1").kind == "stateViolation")
  }

  @Test func `see what has changed since they looked`() throws {
    let room = try MarkingRoom()
    #expect(room.next("anna")["left"]?.int == 0)
    let ada = try room.write("ada", "One")
    let bob = try room.write("bob", "Two")
    #expect(room.next("anna")["left"]?.int == 2)
    let (one, two) = (try room.work("anna", "One"), try room.work("anna", "Two"))
    // At another engine, the first answer gets all its marks.
    let elsewhere = Desk(room.store, role: .staff, clock: room.clock, entropy: 5)
    for rater in ["x", "y"] {
      elsewhere.call(
        "grading.submit",
        #"{"assessment":"memo","work":"\#(one)","requestKey":"k","by":"\#(rater)","points":{"content":4,"language":2}}"#
      )
    }
    #expect(room.next("anna")["left"]?.int == 1)
    #expect(room.mark(one, "anna", "1").kind == "stateViolation")
    // At this one, the second session is voided.
    room.staff.call(
      "session.void",
      #"{"session":"\#(bob.session)","requestKey":"v","by":"office","reason":"a test","attemptCounts":false}"#)
    #expect(room.next("anna")["left"]?.int == 0)
    #expect(room.mark(two, "anna", "1").kind == "stateViolation")
    // One that is open waits for nobody until its time runs out, engine or not.
    try room.write("cyd", "Three", submits: false)
    #expect(room.next("anna")["left"]?.int == 0)
    room.clock.now += 2 * 3_600_000
    #expect(room.next("anna")["left"]?.int == 1)
    // What is erased is gone.
    let request = ErasureRequest(
      [try #require(CandidateID("cyd"))], at: Instant(milliseconds: room.clock.now), officer: "o", reason: "r")
    _ = try room.store.erase(request)
    #expect(room.next("anna")["left"]?.int == 0)
    _ = ada
  }

  @Test func `mark an answer as it is now, and no earlier one`() throws {
    let room = try MarkingRoom()
    var ada = try room.write("ada", "One")
    let first = try room.work("anna", "One")
    room.staff.call(
      "session.reopen", #"{"session":"\#(ada.session)","requestKey":"r","by":"office","reason":"a test"}"#)
    #expect(room.mark(first, "anna", "1").kind == "stateViolation")
    ada.save("s2", #"{"essay":"Another"}"#)
    ada.act("session.submit", #""confirm":true"#)
    #expect(room.mark(first, "anna", "1").kind == "stateViolation")
    let second = try room.work("anna", "Another")
    #expect(second != first)
    #expect(room.mark(second, "anna", "1").result["done"]?.bool == true)
  }

  @Test func `cost two looks where nothing has changed, however many have sat`() throws {
    let store = FailingStore(MemoryStore(), failingAt: [:])
    let room = try MarkingRoom(store)
    for number in 1...5 { try room.write("c-\(number)", "Essay \(number)") }
    _ = room.next("anna")
    let calls = store.calls
    _ = room.next("anna")
    #expect(store.calls == calls + 2)
  }

  @Test func `get an answer again whose mark could not be kept`() throws {
    func marked(failingAt plan: [Int: FailingStore<MemoryStore>.Fault]) throws -> (
      room: MarkingRoom, reply: JSONValue, calls: Int
    ) {
      let store = FailingStore(MemoryStore(), failingAt: plan)
      let room = try MarkingRoom(store)
      try room.write("ada", "One")
      let work = try room.work("anna", "One")
      let calls = store.calls
      return (room, room.mark(work, "anna", "4"), calls)
    }
    let whole = try marked(failingAt: [:])
    let store = try #require(whole.room.store as? FailingStore<MemoryStore>)
    for call in (whole.calls + 1)...store.calls {
      let (room, reply, _) = try marked(failingAt: [call: .lost])
      #expect(reply.kind == "storage", "call \(call)")
      // A store that stopped at reading says so once more before it is opened again.
      let waiting = [room.next("anna"), room.next("anna")].compactMap { $0["task"]?["work"]?.string }
      let work = try #require(waiting.last)
      let again = room.mark(work, "anna", "4")
      #expect(again.result["done"]?.bool == true && again.result["replayed"] == nil)
      #expect(room.next("anna")["task"] == nil)
    }
  }
}
