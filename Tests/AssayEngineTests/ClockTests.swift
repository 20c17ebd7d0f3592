import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

struct `The clock of a session` {
  private func clock(_ reply: JSONValue) -> String {
    let clock = reply.result["clock"] ?? reply["error"]?["data"]?["clock"] ?? .null
    let limits = clock["limits"]?.elements ?? []
    return
      ([clock["state"]?.string ?? "?"] + limits.map { "\($0["scope"]?.string ?? "?") \($0["remainingMs"]?.int ?? -1)" })
      .joined(separator: ", ")
  }

  @Test func `runs in every reply, and takes the last millisecond as in time`() throws {
    let desk = Desk(try sampleStore())
    var candidate = try #require(Candidate(at: desk))
    #expect(clock(candidate.call("item.get", #""slot":"s1""#)) == "running, exam 3600000")
    desk.clock.now += 3_600_000
    let last = candidate.save("s2", #"{"true-false":true}"#)
    #expect(last.result["saved"]?.bool == true)
    #expect(last.result["late"] == nil)
    #expect(clock(last) == "running, exam 0")
  }

  @Test func `keeps answers in the grace period as late, and nothing else`() throws {
    let desk = Desk(try sampleStore())
    var candidate = try #require(Candidate(at: desk))
    desk.clock.now += 3_600_001
    let late = candidate.save("s2", #"{"true-false":true}"#)
    #expect(late.result["late"]?.bool == true)
    #expect(clock(late) == "grace, exam 0, grace 29999")
    let refused = candidate.act("item.flag", #""slot":"s2","flagged":true"#)
    #expect(refused.kind == "timeOver")
    #expect(clock(refused) == "grace, exam 0, grace 29999")
  }

  @Test func `warns, expires and submits by itself, in this order and once`() throws {
    let desk = Desk(try sampleStore())
    var candidate = try #require(Candidate(at: desk))
    candidate.save("s2", #"{"true-false":true}"#)
    let start = desk.clock.now
    #expect(desk.engine.nextDeadline?.milliseconds == start + 3_000_000)
    #expect(desk.wait(2_999_999).isEmpty)
    #expect(desk.wait(1) == [notice("clock.warning", candidate, #","scope":"exam","remainingMs":600000"#)])
    #expect(desk.wait(0).isEmpty)
    #expect(desk.engine.nextDeadline?.milliseconds == start + 3_600_001)
    #expect(desk.wait(600_000).isEmpty)
    #expect(desk.wait(1) == [notice("clock.expired", candidate, #","scope":"exam""#)])
    #expect(desk.engine.nextDeadline?.milliseconds == start + 3_630_001)
    #expect(desk.wait(29_999).isEmpty)
    #expect(desk.wait(1) == [notice("session.closed", candidate, #","cause":"time-limit""#)])
    #expect(desk.engine.nextDeadline == nil)
    #expect(desk.wait(1_000_000).isEmpty)
    #expect(candidate.save("s2", #"{"true-false":false}"#).kind == "timeOver")
    let result = candidate.call("session.result").result
    #expect(result["cause"]?.string == "time-limit")
    #expect(result["submittedAt"]?.int == Int(start) + 3_630_000)
  }

  @Test func `tells all at once when nobody asked in between`() throws {
    let desk = Desk(try sampleStore())
    let candidate = try #require(Candidate(at: desk))
    #expect(
      desk.wait(10_000_000) == [
        notice("clock.warning", candidate, #","scope":"exam","remainingMs":600000"#),
        notice("clock.expired", candidate, #","scope":"exam""#),
        notice("session.closed", candidate, #","cause":"time-limit""#),
      ])
  }

  @Test func `submits in time when lines come before the tick`() throws {
    let desk = Desk(try sampleStore())
    var candidate = try #require(Candidate(at: desk))
    desk.clock.now += 3_630_001
    #expect(candidate.save("s2", #"{"true-false":true}"#).kind == "timeOver")
    #expect(desk.transcript.contains("← " + notice("session.closed", candidate, #","cause":"time-limit""#)))
    #expect(candidate.state["status"]?.string == "submitted")
  }

  @Test func `submits a session that another engine left open`() throws {
    let store = try sampleStore()
    let first = Desk(store)
    let candidate = try #require(Candidate(at: first))
    let second = Desk(store, clock: StoppedClock(first.clock.now + 10_000_000), entropy: 8)
    let back = try #require(Candidate(at: second))
    #expect(back.session == candidate.session)
    #expect(back.state["status"]?.string == "submitted")
    #expect(back.state["cause"]?.string == "time-limit")
    #expect(back.state["submittedAt"]?.int == Int(first.clock.now) + 3_630_000)
  }

  @Test func `gives the extra time that was granted`() throws {
    let store = try sampleStore()
    try store.publish(
      SampleBank().exam { $0.accommodations = AccommodationPolicy(extraTime: 1...2) })
    let staff = Desk(store, role: .staff)
    let put = staff.call(
      "registration.put",
      #"{"requestKey":"r-1","candidate":"ada","assessment":"final","accommodations":{"extraTime":1.5}}"#)
    #expect(put.result["registered"]?.bool == true)
    let desk = Desk(store)
    let candidate = try #require(Candidate(at: desk))
    #expect(clock(candidate.call("item.get", #""slot":"s1""#)) == "running, exam 5400000")
    #expect(desk.engine.nextDeadline?.milliseconds == desk.clock.now + 4_800_000)
  }

  @Test func `takes a clock that goes backwards for one that stands still`() throws {
    let desk = Desk(try sampleStore())
    var candidate = try #require(Candidate(at: desk))
    desk.clock.now += 60_000
    candidate.save("s2", #"{"true-false":true}"#)
    desk.clock.now -= 86_400_000
    #expect(clock(candidate.save("s2", #"{"true-false":false}"#)) == "running, exam 3540000")
    #expect(desk.wait(0).isEmpty)
  }

  @Test func `is none where there is no limit`() throws {
    let desk = Desk(try sampleStore())
    let candidate = try #require(Candidate(at: desk, "practice"))
    #expect(clock(candidate.call("item.get", #""slot":"s1""#)) == "none")
    #expect(desk.engine.nextDeadline == nil)
  }

  private func notice(_ method: String, _ candidate: Candidate, _ rest: String = "") -> String {
    #"{"jsonrpc":"2.0","method":"\#(method)","params":{"session":"\#(candidate.session)"\#(rest)}}"#
  }
}
