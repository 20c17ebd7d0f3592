import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
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

  @Test func `may be given the same answer at several engines, and one too many is refused`() throws {
    let room = try MarkingRoom()
    let session = try room.write("ada", "One").session
    let engines = (1...3).map { Desk(room.store, role: .staff, clock: room.clock, entropy: 90 + UInt64($0)) }
    let raters = ["anna", "ben", "cora"]
    let works = zip(engines, raters).map { engine, rater in
      engine.call("grading.next", #"{"assessment":"memo","by":"\#(rater)"}"#).result["task"]?["work"]?.string
    }
    // Two marks are asked for; until they are there, the answer waits for everybody.
    let work = try #require(works[0])
    #expect(works == [work, work, work])
    let replies = zip(engines, raters).map { engine, rater in
      engine.call(
        "grading.submit",
        #"{"assessment":"memo","work":"\#(work)","requestKey":"k","by":"\#(rater)","#
          + #""points":{"content":4,"language":2}}"#)
    }
    #expect(replies.map(\.kind) == ["", "", "stateViolation"])
    #expect(replies[2]["error"]?["message"]?.string?.contains("marks of both raters already") == true)
    let record = room.staff.call("session.inspect", #"{"session":"\#(session)"}"#).result["events"]?.elements ?? []
    #expect(record.count { $0["record"]?["act"]?["do"] == "mark" } == 2)
    for (engine, rater) in zip(engines, raters) {
      #expect(engine.call("grading.next", #"{"assessment":"memo","by":"\#(rater)"}"#).result["task"] == nil)
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

/// Answers with files, to an item with media of its own, and people who mark them.
struct `The files and media of an answer` {
  private let store = MemoryStore()
  private let clock = StoppedClock()
  private let candidates: Desk
  private let staff: Desk
  private static let picture = Array(#"<svg xmlns="http://www.w3.org/2000/svg"><title>A plan</title></svg>"#.utf8)
  private static let sent = Array(String(repeating: "Door, till, ward.\n", count: 40_000).utf8)

  init() throws {
    func path(_ name: String) -> MediaPath { MediaPath("media/\(name).svg") ?? "media/none.svg" }
    func medium(_ name: String) -> Medium { Medium(file: path(name), alternative: name) }
    let rubric = Rubric(
      traits: [
        Trait(id: "rooms", points: 2, levels: [.init(points: 2, text: "As in ![the plan](media/right.svg)")])
      ])
    var item = Item(
      id: "plan", stem: "Send a plan ![like this](media/sample.svg).",
      interaction: .file(FileInteraction(types: [.text, .png], largest: 1 << 20, count: 2, rubric: rubric)))
    item.status = .approved
    item.media = [medium("beside")]
    item.set = "clinic"
    var bank = Bank(id: "plans", title: "Plans")
    bank.items = [item]
    bank.sets = [ItemSet(id: "clinic", title: "The clinic", stimulus: "Look.", items: ["plan"])]
    bank.sets[0].media = [medium("clinic")]
    bank.media = ["sample", "beside", "clinic", "right"].map { name in
      let bytes = Self.picture + Array("<!-- \(name) -->".utf8)
      return MediaFile(
        path: path(name), type: .svg, bytes: bytes.count, digest: ContentDigest(of: bytes))
    }
    for name in ["sample", "beside", "clinic", "right"] {
      try store.putMedium(Self.picture + Array("<!-- \(name) -->".utf8), at: Instant(milliseconds: 0))
    }
    var exam = Assessment(
      id: "plans", type: .exam, title: "Plans",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.set("clinic")])]))
    exam.registration = .open
    try store.publish(AssessmentPackage(exam, from: bank))
    candidates = Desk(store, clock: clock)
    staff = Desk(store, role: .staff, clock: clock, entropy: 99)
  }

  /// A session in which two files were sent, the second of which is the answer.
  private func answer(_ name: String, submits: Bool = true) throws -> Candidate {
    var candidate = try #require(Candidate(at: candidates, "plans", as: name))
    _ = candidate.sendFile("A first try that is no answer.", at: "s1")
    candidate.act(
      "file.begin",
      #""slot":"s1","name":"\#(name).txt","type":"text/plain","bytes":\#(Self.sent.count)"#)
    for offset in stride(from: 0, to: Self.sent.count, by: 400_000) {
      let piece = Data(Self.sent[offset..<min(offset + 400_000, Self.sent.count)]).base64EncodedString()
      candidate.call("file.put", #""file":"f2","offset":\#(offset),"data":"\#(piece)""#)
    }
    candidate.act("file.end", #""file":"f2","digest":"\#(ContentDigest(of: Self.sent))""#)
    #expect(candidate.save("s1", #"{"file":["f2"]}"#).result["saved"] == true)
    if submits { candidate.act("session.submit", #""confirm":true"#) }
    return candidate
  }

  private func next(_ by: String = "anna") -> JSONValue {
    staff.call("grading.next", #"{"assessment":"plans","by":"\#(by)"}"#).result["task"] ?? .null
  }

  private func file(_ id: String, of work: String, by: String = "anna", _ more: String = "") -> JSONValue {
    staff.call(
      "grading.file", #"{"assessment":"plans","work":"\#(work)","by":"\#(by)","id":"\#(id)"\#(more)}"#)
  }

  /// All bytes of a file, piece by piece, held against what is told of it.
  private func whole(_ id: String, of work: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = file(id, of: work, #","offset":\#(bytes.count)"#).result
      let data = try #require(piece["data"]?.string.flatMap { Data(base64Encoded: $0) })
      #expect(piece["offset"]?.int == bytes.count && data.count <= 524_288)
      bytes += data
      guard bytes.count < piece["bytes"]?.int ?? 0, !data.isEmpty else {
        #expect(piece["digest"]?.string == ContentDigest(of: bytes).text)
        return bytes
      }
    }
  }

  @Test func `come in pieces, under ids that tell nothing`() throws {
    let candidate = try answer("secret-name")
    let task = next()
    let work = try #require(task["work"]?.string)
    #expect(task["answer"] == ["file": ["f2"]])
    let told: JSONValue = [
      "file": "f2", "type": "text/plain", "bytes": JSONValue(Self.sent.count),
      "digest": .string(ContentDigest(of: Self.sent).text),
    ]
    #expect(task["files"]?.elements == [told])
    #expect(try whole("f2", of: work) == Self.sent)
    // Numbered as they are met: the stimulus, the item, the rubric.
    #expect(task["stimulus"]?["media"]?[0]?["id"] == "m1" && task["media"]?[0]?["id"] == "m3")
    #expect(task["content"]?["html"]?.string?.contains(#"data-media="m2""#) == true)
    let level = task["traits"]?[0]?["levels"]?[0]?["content"]?["html"]?.string
    #expect(level?.contains(#"data-media="m4""#) == true)
    for (id, name) in [("m1", "clinic"), ("m2", "sample"), ("m3", "beside"), ("m4", "right")] {
      #expect(try whole(id, of: work) == Self.picture + Array("<!-- \(name) -->".utf8))
    }
    let some = file("f2", of: work, #","offset":17,"length":5"#).result
    #expect(some["data"]?.string == Data("\nDoor".utf8).base64EncodedString() && some["bytes"]?.int == Self.sent.count)
    for line in staff.transcript where line.hasPrefix("←") {
      for secret in ["secret-name", candidate.session, candidate.token, "\"s1\"", ".svg"] {
        #expect(!line.contains(secret), "\(secret) in \(line.prefix(200))")
      }
    }
  }

  @Test func `are none but those of the answer, in their bounds`() throws {
    _ = try answer("ada")
    let work = try #require(next()["work"]?.string)
    for id in ["f1", "f3", "m5", "m0", "", "media/clinic.svg"] {
      #expect(file(id, of: work).kind == "unknownSlot", "\(id)")
    }
    #expect(file("f2", of: work, #","offset":\#(Self.sent.count)"#).result["data"] == "")
    #expect(file("f2", of: work, #","offset":\#(Self.sent.count + 1)"#).kind == "invalidParams")
    #expect(file("f2", of: work, #","length":524289"#).kind == "invalidParams")
    #expect(file("f2", of: "w-none").kind == "stateViolation")
    #expect(
      staff.call("grading.file", #"{"assessment":"none","work":"\#(work)","by":"anna","id":"f2"}"#).kind
        == "unknownAssessment")
    #expect(candidates.call("grading.file").kind == "methodNotFound")
    // What one turn gives is bounded, and the rest is asked for again.
    let calls = (1...20).map { number in
      #"{"jsonrpc":"2.0","id":\#(900 + number),"method":"grading.file","params":{"assessment":"plans","#
        + #""work":"\#(work)","by":"anna","id":"f2"}}"#
    }
    let kinds = staff.send(calls.joined(separator: "\n")).map { JSONValue(reply: $0).kind }
    #expect(kinds.count { $0.isEmpty } == 16 && kinds.count { $0 == "limit" } == 4)
  }

  @Test func `are given while the answer is the rater's to mark`() throws {
    var candidate = try answer("ada", submits: false)
    #expect(next() == .null)
    candidate.act("session.submit", #""confirm":true"#)
    let work = try #require(next()["work"]?.string)
    #expect(file("f2", of: work, #","role":"adjudicator""#).kind == "stateViolation")
    #expect(file("f2", of: work, by: "ben").result["id"] == "f2")
    func mark(_ by: String) -> String {
      staff.call(
        "grading.submit",
        #"{"assessment":"plans","work":"\#(work)","requestKey":"k","by":"\#(by)","points":{"rooms":2}}"#
      ).kind
    }
    // One rater suffices here: whoever is second is refused, and sees no more of it.
    #expect(next("ben")["work"]?.string == work)
    #expect(mark("anna").isEmpty)
    #expect(mark("ben") == "stateViolation")
    for rater in ["anna", "ben"] { #expect(file("f2", of: work, by: rater).kind == "stateViolation", "\(rater)") }
    #expect(next() == .null && next("ben") == .null)
  }

  @Test func `are not given of an answer that was changed, or of a candidate who was erased`() throws {
    let candidate = try answer("ada")
    _ = try answer("bob")
    var works: [String] = []
    for by in ["anna", "ben"] {
      let after = works.map { #","skipping":["\#($0)"]"# }.joined()
      let task = staff.call("grading.next", #"{"assessment":"plans","by":"\#(by)"\#(after)}"#).result["task"]
      works.append(try #require(task?["work"]?.string))
    }
    #expect(Set(works).count == 2)
    staff.call(
      "session.void",
      #"{"session":"\#(candidate.session)","requestKey":"v","by":"office","reason":"a test","attemptCounts":false}"#)
    #expect(works.count { file("f2", of: $0).kind == "stateViolation" } == 1)
    _ = try store.erase(
      ErasureRequest(
        [#require(CandidateID("bob"))], at: Instant(milliseconds: clock.now), officer: "office", reason: "a test"))
    #expect(works.allSatisfy { file("f2", of: $0).kind == "stateViolation" })
  }
}
