import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

struct `An exam with agreements, breaks and pauses` {
  /// An exam with whatever it takes, started by a candidate.
  private func started() throws -> Candidate {
    let store = MemoryStore()
    try store.publish(
      SampleBank().exam { exam in
        exam.agreements = [Agreement(id: "rules", text: "I work **alone**."), Agreement(id: "data", text: "Fine.")]
        exam.breaks = BreakPolicy(count: 1, length: Interval(seconds: 300))
        var interruptions = InterruptionPolicy(givesBack: Interval(seconds: 600))
        interruptions.allowsPause = true
        exam.interruptions = interruptions
      })
    return try #require(Candidate(at: Desk(store)))
  }

  private func agreed() throws -> Candidate {
    var candidate = try started()
    candidate.act("agreement.accept", #""agreement":"rules""#)
    candidate.act("agreement.accept", #""agreement":"data""#)
    return candidate
  }

  private func left(_ reply: JSONValue) -> Int? { reply.result["clock"]?["limits"]?[0]?["remainingMs"]?.int }

  @Test func `shows nothing, and lets no time run, before all is agreed to`() throws {
    var candidate = try started()
    #expect(candidate.state["agreements"]?.elements?.compactMap { $0["agreement"]?.string } == ["rules", "data"])
    candidate.desk.wait(100_000)
    #expect(candidate.call("item.get", #""slot":"s1""#).kind == "stateViolation")
    #expect(candidate.save("s1", #"{"choice":"o1"}"#).kind == "stateViolation")
    #expect(candidate.act("agreement.accept", #""agreement":"none""#).kind == "unknownSlot")
    #expect(candidate.act("agreement.accept", #""agreement":"data""#).result["accepted"]?.bool == true)
    #expect(candidate.act("agreement.accept", #""agreement":"data""#).kind == "stateViolation")
    candidate.act("agreement.accept", #""agreement":"rules""#)
    #expect(candidate.state["agreements"] == nil)
    #expect(left(candidate.call("item.get", #""slot":"s1""#)) == 3_600_000)
  }

  @Test func `has the clock strike by itself, whatever moved it`() throws {
    var candidate = try started()
    let desk = candidate.desk
    /// In how many milliseconds the clock next has something to do.
    func next() -> Int64? { desk.engine.nextDeadline.map { $0.milliseconds - desk.clock.now } }
    #expect(next() == nil)
    candidate.act("agreement.accept", #""agreement":"data""#)
    candidate.act("agreement.accept", #""agreement":"rules""#)
    #expect(next() == 3_000_000)
    candidate.act("session.pause")
    desk.wait(60_000)
    candidate.act("session.resume")
    candidate.act("break.start")
    desk.wait(10_000)
    candidate.act("break.end")
    #expect(desk.wait(2_999_999).isEmpty)
    #expect(desk.wait(1).contains { $0.contains("clock.warning") })
    #expect(desk.wait(630_001).contains { $0.contains("session.closed") })
    #expect(next() == nil)
  }

  @Test func `has the time of a section begin, and end, with its first item`() throws {
    let store = MemoryStore()
    try store.publish(
      SampleBank().exam { exam in
        exam.time = nil
        var time = TimePolicy(limit: nil)
        time.sections = [SectionTime(section: "core", time: PartTime(limit: Interval(seconds: 60), minimum: nil))]
        exam.time = time
      })
    let desk = Desk(store)
    var candidate = try #require(Candidate(at: desk))
    #expect(desk.engine.nextDeadline == nil)
    _ = candidate.item("s1")
    #expect(desk.engine.nextDeadline?.milliseconds == desk.clock.now + 60_001)
    #expect(desk.wait(60_001).contains { $0.contains("clock.expired") })
    #expect(candidate.state["sections"]?[0]?["status"]?.string == "closed")
    candidate.act("session.submit", #""confirm":true"#)
    #expect(desk.engine.nextDeadline == nil)
  }

  @Test func `ends when the candidate declines, and says so again to the same call`() throws {
    var candidate = try started()
    let declined = candidate.act("agreement.accept", #""agreement":"rules","accepted":false"#)
    #expect(declined.result["accepted"]?.bool == false)
    #expect(candidate.state["cause"]?.string == "declined-unused")
    let again = candidate.call("agreement.accept", #""seq":1,"agreement":"rules","accepted":false"#)
    #expect(again.result["replayed"]?.bool == true)
  }

  @Test func `takes nothing in a pause, and no time runs`() throws {
    var candidate = try agreed()
    #expect(candidate.act("session.resume").kind == "stateViolation")
    #expect(candidate.act("session.pause").result["paused"]?.bool == true)
    candidate.desk.wait(60_000)
    #expect(candidate.save("s1", #"{"choice":"o1"}"#).kind == "paused")
    #expect(candidate.call("item.get", #""slot":"s1""#).kind == "paused")
    #expect(candidate.call("client.state.get").result["clock"]?["resumesInMs"]?.int == 540_000)
    #expect(left(candidate.act("session.resume")) == 3_600_000)
    #expect(candidate.state["canPause"]?.bool == true)
  }

  @Test func `locks what was seen before a break, of which there is one`() throws {
    var candidate = try agreed()
    _ = candidate.item("s1")
    #expect(candidate.state["breaksLeft"]?.int == 1)
    #expect(candidate.act("break.end").kind == "stateViolation")
    #expect(candidate.act("break.start").result["onBreak"]?.bool == true)
    candidate.desk.wait(60_000)
    #expect(candidate.act("break.end").result["breakEnded"]?.bool == true)
    #expect(candidate.act("break.start").kind == "forbidden")
    #expect(candidate.save("s1", #"{"choice":"o1"}"#).kind == "navigationForbidden")
    #expect(candidate.state["breaksLeft"]?.int == 0)
  }
}

struct `What a client keeps beside the answers` {
  @Test func `is a remark on each item, a record of events and a state of its own`() throws {
    let store = try sampleStore()
    let desk = Desk(store)
    var candidate = try #require(Candidate(at: desk))
    #expect(candidate.call("client.state.get").result["state"] == nil)
    candidate.act("client.state.put", #""state":"first""#)
    candidate.act("client.state.put", #""state":"{\"struck\":[\"o2\"]}""#)
    candidate.act("item.comment", #""slot":"s2","text":"Odd.""#)
    candidate.act("client.event", #""kind":"focus-lost","slot":"s2","detail":"another window""#)
    let other = Desk(store, entropy: 8)
    let back = try #require(Candidate(at: other))
    #expect(back.call("client.state.get").result["state"]?.string == #"{"struck":["o2"]}"#)
    #expect(back.state["slots"]?[1]?["comment"]?.string == "Odd.")
    let id = try #require(SessionID(candidate.session))
    let kinds = try #require(try store.session(id)).events.map(\.kind)
    #expect(kinds.contains(.noted(ClientEvent(kind: "focus-lost", slot: "s2", detail: "another window"))))
  }

  @Test func `has its limits, and uses no number beyond them`() throws {
    var candidate = try #require(Candidate(at: Desk(try sampleStore())))
    let long = String(repeating: "x", count: 16_385)
    #expect(candidate.act("client.state.put", #""state":"\#(long)""#).kind == "limit")
    candidate.next -= 1
    #expect(candidate.act("item.comment", #""slot":"s1","text":"\#(long.prefix(4097))""#).kind == "limit")
    candidate.next -= 1
    #expect(candidate.act("client.event", #""kind":"x","detail":"\#(long.prefix(4097))""#).kind == "limit")
    candidate.next -= 1
    #expect(candidate.act("client.state.put", #""state":"\#(long.dropFirst())""#).result["kept"]?.bool == true)
    #expect(candidate.act("client.event", #""kind":"two words""#).kind == "invalidParams")
  }
}

struct `A code in place of a token` {
  @Test func `opens the candidate's session by the assessment and the candidate, or by its id`() throws {
    let store = try sampleStore()
    let desk = Desk(store)
    let staff = Desk(store, role: .staff, entropy: 99)
    let ada = try #require(Candidate(at: desk))
    func code(_ key: String) -> String {
      staff.call(
        "session.resumeCode", #"{"session":"\#(ada.session)","requestKey":"\#(key)","by":"o","reason":"r"}"#
      ).result["code"]?.string ?? ""
    }
    func attach(_ members: String) -> JSONValue { desk.call("session.attach", "{\(members)}") }
    let first = code("c-1")
    #expect(attach(#""assessment":"final","candidate":"bob","code":"\#(first)""#).kind == "unknownSession")
    #expect(attach(#""assessment":"practice","candidate":"ada","code":"\#(first)""#).kind == "unknownSession")
    #expect(attach(#""assessment":"final","candidate":"ada","code":"AAAA-BBBB-CCCC""#).kind == "unknownSession")
    let taken = attach(#""assessment":"final","candidate":"ada","code":"\#(first)""#)
    #expect(taken.result["session"]?.string == ada.session)
    #expect(attach(#""assessment":"final","candidate":"ada","code":"\#(first)""#).kind == "unknownSession")
    #expect(attach(#""session":"\#(ada.session)","code":"\#(code("c-2"))""#).result["token"] != nil)
  }

  @Test(arguments: [
    #""session":"S""#, #""session":"S","token":"t","code":"c""#, #""code":"c""#, #""assessment":"final","code":"c""#,
    #""assessment":"final","candidate":"ada","token":"t""#, #""session":"S","assessment":"final","code":"c""#, "",
  ])
  func `needs to know what it is for`(members: String) throws {
    #expect(Desk(try sampleStore()).call("session.attach", "{\(members)}").kind == "invalidParams")
  }
}
