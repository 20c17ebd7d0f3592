import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

/// A candidate's engine and one for staff, on the same store and clock.
private struct Office {
  let store: MemoryStore
  let clock = StoppedClock()
  let candidates: Desk
  let staff: Desk
  var ada: Candidate

  init() throws {
    store = try sampleStore()
    candidates = Desk(store, clock: clock)
    staff = Desk(store, role: .staff, clock: clock, entropy: 99)
    ada = try #require(Candidate(at: candidates))
    _ = ada.item("s1")
  }

  @discardableResult
  func act(_ method: String, key: String = "a-1", _ members: String = "") -> JSONValue {
    staff.call(
      method,
      #"{"session":"\#(ada.session)","requestKey":"\#(key)","by":"office","reason":"a test"\#(members.isEmpty ? "" : "," + members)}"#
    )
  }

  var inspected: JSONValue { staff.call("session.inspect", #"{"session":"\#(ada.session)"}"#).result }
}

struct `What staff do` {
  @Test func `reaches the candidate's engine, and is done once`() throws {
    let office = try Office()
    #expect(office.act("session.extend", #""timeMs":600000"#).result["done"]?.bool == true)
    #expect(office.act("session.extend", #""timeMs":600000"#).result["replayed"]?.bool == true)
    #expect(office.act("session.extend", #""timeMs":1"#).kind == "sequenceConflict")
    let left = office.ada.state["clock"]?["limits"]?.elements?.first?["remainingMs"]?.int
    #expect(left == 4_200_000)
  }

  @Test func `is on the record with who and why`() throws {
    let office = try Office()
    office.act("session.note")
    let events = office.inspected["events"]?.elements ?? []
    let last = events.last?["record"]
    #expect(last?["event"]?.string == "staff")
    #expect(last?["by"]?.string == "office")
    #expect(last?["reason"]?.string == "a test")
    #expect(events.compactMap { $0["number"]?.int } == Array(1...events.count))
  }

  @Test func `ends a session that is void, and opens one again`() throws {
    var office = try Office()
    office.ada.act("session.submit", #""confirm":true"#)
    #expect(office.act("session.reopen", key: "a-1", #""timeMs":60000"#).kind == "")
    #expect(office.ada.state["status"]?.string == "open")
    #expect(office.act("session.void", key: "a-2", #""attemptCounts":false"#).kind == "")
    #expect(office.ada.state["cause"]?.string == "staff")
    #expect(office.inspected["decision"]?.string == "void")
    // The attempt is given back.
    #expect(Candidate(at: office.candidates, key: "key-2") != nil)
  }

  @Test func `lets an answer count that came too late to be taken`() throws {
    var office = try Office()
    let slot = try #require(
      office.ada.state["slots"]?.elements?.first { $0["type"]?.string == "text" }?["slot"]?.string)
    office.clock.now += 3_600_000 + 31_000
    #expect(office.ada.save(slot, #"{"text":"Encryption"}"#).kind == "timeOver")
    let events = office.inspected["events"]?.elements ?? []
    let refused = try #require(events.first { $0["record"]?["event"]?.string == "refused" }?["number"]?.int)
    #expect(office.act("response.accept", key: "a-0", #""event":1"#).kind == "invalidAnswer")
    #expect(office.act("response.accept", key: "a-1", #""event":\#(refused)"#).kind == "")
    let answered = office.inspected["state"]?["slots"]?.elements?.first { $0["slot"]?.string == slot }
    #expect(answered?["answered"]?.bool == true)
  }

  @Test func `makes a code that opens the session once, and in time`() throws {
    let office = try Office()
    func code(_ key: String) -> String { office.act("session.resumeCode", key: key).result["code"]?.string ?? "" }
    func attach(_ code: String) -> JSONValue {
      office.candidates.call("session.attach", #"{"session":"\#(office.ada.session)","code":"\#(code)"}"#)
    }
    let first = code("c-1")
    #expect(first.utf8.count == 14)
    let second = code("c-2")
    #expect(attach(first).kind == "unknownSession")
    #expect(attach("AAAA-BBBB-CCCC").kind == "unknownSession")
    #expect(attach(second.lowercased().replacing("-", with: " ")).result["token"]?.string != nil)
    #expect(attach(second).kind == "unknownSession")
    #expect(office.ada.call("session.state").kind == "staleClient")
    let third = code("c-3")
    office.clock.now += 901_000
    #expect(attach(third).kind == "unknownSession")
    #expect(office.act("session.resumeCode", key: "c-3").kind == "stateViolation")
  }

  @Test func `is not there for candidates`() throws {
    let office = try Office()
    for method in ["session.extend", "session.void", "session.inspect", "response.accept"] {
      #expect(office.candidates.call(method).kind == "methodNotFound")
    }
    #expect(
      office.staff.call("session.extend", #"{"session":"s-1","requestKey":"k","by":"o","reason":"r","timeMs":1}"#).kind
        == "unknownSession")
  }
}
