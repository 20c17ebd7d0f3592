import AssayDigest
import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Testing

@testable import AssayEngine

struct `A receipt` {
  /// A sitting of the sample's exam in which one answer is saved.
  private func sit(_ desk: Desk, submits: Bool = true) throws -> Candidate {
    var candidate = try #require(Candidate(at: desk))
    candidate.save("s1", fullAnswer(to: candidate.item("s1")) ?? "")
    if submits { #expect(candidate.act("session.submit", #""confirm":true"#).kind == "") }
    return candidate
  }

  private func receipt(_ candidate: Candidate) -> JSONValue {
    candidate.call("session.receipt").result["receipt"] ?? .null
  }

  /// What a store has to be held against, of a receipt as clients keep it.
  private func evidence(_ receipts: JSONValue...) throws -> VerificationEvidence {
    var evidence = VerificationEvidence()
    evidence.receipts = try receipts.map { receipt in
      SessionReceipt(
        session: try #require(receipt["session"]?.string.flatMap { SessionID($0) }),
        events: try #require(receipt["events"]?.int),
        digest: try #require(receipt["digest"]?.string.flatMap { Digest($0) }))
    }
    return evidence
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-receipt-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func `is given from the submission on, and stays what it is`() throws {
    let store = try sampleStore()
    let clock = StoppedClock()
    let desk = Desk(store, clock: clock)
    var candidate = try sit(desk, submits: false)
    #expect(candidate.call("session.receipt").kind == "stateViolation")
    candidate.act("session.submit", #""confirm":true"#)
    let first = receipt(candidate)
    #expect(first["line"] == "receipt" && first["session"]?.string == candidate.session)
    let count = try #require(first["events"]?.int)
    let id = try #require(SessionID(candidate.session))
    let record = try #require(try store.record(of: id))
    #expect(first["digest"]?.string == record.digests[count - 1]?.description)
    // What comes after the submission is no part of it.
    let staff = Desk(store, role: .staff, clock: clock, entropy: 9)
    func act(_ method: String, _ more: String = "") {
      let by = #""requestKey":"\#(method)","by":"office","reason":"a test""#
      #expect(staff.call(method, #"{"session":"\#(candidate.session)",\#(by)\#(more)}"#).kind == "")
    }
    act("session.note")
    #expect(try #require(try store.record(of: id)).digests.count > record.digests.count)
    #expect(receipt(candidate) == first)
    #expect(receipt(Candidate(candidate, at: Desk(store, clock: clock, entropy: 10))) == first)
    // Another submission has another.
    act("session.reopen", #","timeMs":60000"#)
    #expect(candidate.call("session.receipt").kind == "stateViolation")
    candidate.act("session.submit", #""confirm":true"#)
    let second = receipt(candidate)
    #expect(second["events"]?.int ?? 0 > count && second["digest"] != first["digest"])
  }

  @Test func `can be asked for with the submission in one go, and by nobody else`() throws {
    let candidate = try sit(Desk(try sampleStore()), submits: false)
    let own = #""session":"\#(candidate.session)","token":"\#(candidate.token)""#
    let lines = [
      #"{"jsonrpc":"2.0","id":90,"method":"session.submit","params":{\#(own),"seq":\#(candidate.next),"confirm":true}}"#,
      #"{"jsonrpc":"2.0","id":91,"method":"session.receipt","params":{\#(own)}}"#,
    ]
    let replies = candidate.desk.send(lines.joined(separator: "\n")).map { JSONValue(reply: $0) }
    #expect(replies.count == 2 && replies[0].result["submitted"] == true)
    #expect(replies[1].result["receipt"] == receipt(candidate))
    var stranger = candidate
    stranger.token = "none"
    #expect(stranger.call("session.receipt").kind == "unknownSession")
  }

  @Test func `is what a store is held against, with the receipts of earlier submissions`() throws {
    try inFolder { folder in
      let store = try SQLiteStore(path: folder.appending(path: "store").path())
      try store.publish(SampleBank().exam())
      let clock = StoppedClock()
      var candidate = try sit(Desk(store, clock: clock))
      let first = receipt(candidate)
      Desk(store, role: .staff, clock: clock).call(
        "session.reopen", #"{"session":"\#(candidate.session)","requestKey":"r","by":"office","reason":"a test"}"#)
      candidate.act("session.submit", #""confirm":true"#)
      let found = try store.verify(against: try evidence(first, receipt(candidate)))
      #expect(found.isWhole && found.receiptsHeld == 2)
      // Of other events it is no receipt.
      let digest = first["digest"]?.string ?? ""
      let other: JSONValue = [
        "session": .string(candidate.session), "events": 2, "digest": .string(digest),
      ]
      #expect(try !store.verify(against: try evidence(other)).isWhole)
    }
  }

  @Test func `tells nothing of the package and its key, since equal sittings have different ones`() throws {
    try inFolder { folder in
      let told = try (1...2).map { number in
        let store = try SQLiteStore(path: folder.appending(path: "store-\(number)").path())
        try store.publish(SampleBank().exam())
        let desk = Desk(store)
        let candidate = try sit(desk)
        return (desk.transcript, receipt(candidate))
      }
      // To the byte the same was said and done, with the same ids, the same form, at the same time.
      #expect(told[0].0 == told[1].0)
      #expect(told[0].1["events"] == told[1].1["events"] && told[0].1["session"] == told[1].1["session"])
      #expect(told[0].1["digest"] != told[1].1["digest"])
    }
  }

  @Test func `is never given of what is not kept`() throws {
    var seen: Set<String> = []
    for call in 1...40 {
      let base = try sampleStore()
      let store = FailingStore(base, failingAt: [call: .lost])
      let desk = Desk(store)
      guard var candidate = Candidate(at: desk) else { continue }
      candidate.act("session.submit", #""confirm":true"#)
      let reply = candidate.call("session.receipt")
      seen.insert(reply.kind)
      guard let receipt = reply.result["receipt"], let id = SessionID(candidate.session) else {
        #expect(["storage", "stateViolation"].contains(reply.kind), "call \(call): \(reply.kind)")
        continue
      }
      let digests = try #require(try base.record(of: id)).digests
      let count = try #require(receipt["events"]?.int)
      #expect(digests[count - 1]?.description == receipt["digest"]?.string, "call \(call)")
    }
    #expect(seen.contains("") && seen.contains("storage"))
  }
}
