import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

/// An exam of an hour with 30 seconds of grace, at one engine after the other.
private struct Restarts {
  let store: MemoryStore
  let clock = StoppedClock()
  var ada: Candidate
  private var engines: UInt64 = 1

  init() throws {
    store = try sampleStore()
    ada = try #require(Candidate(at: Desk(store, clock: clock)))
  }

  /// The engine dies, the clock jumps, and the client speaks to a new engine.
  mutating func jump(_ milliseconds: Int64) {
    engines += 1
    clock.now += milliseconds
    ada = Candidate(ada, at: Desk(store, clock: clock, entropy: engines))
  }

  var left: Int? { ada.state["clock"]?["limits"]?[0]?["remainingMs"]?.int }

  func events() throws -> [SessionEvent] {
    let id = try #require(SessionID(ada.session))
    return try #require(try store.session(id)).events
  }

  func clamps() throws -> [Interval] {
    try events().compactMap { if case .clockClamped(let time) = $0.kind { time } else { nil } }
  }
}

struct `An engine started after its clock jumped` {
  @Test(arguments: [-86_400_000, -3_600_000, -2000] as [Int64])
  func `back takes it for one that stands still, and notes that once`(jump: Int64) throws {
    var restarts = try Restarts()
    restarts.clock.now += 60_000
    #expect(restarts.ada.save("s2", #"{"true-false":true}"#).kind == "")
    restarts.jump(jump)
    #expect(restarts.left == 3_540_000)
    #expect(restarts.ada.save("s2", #"{"true-false":false}"#).kind == "")
    #expect(restarts.ada.save("s2", #"{"true-false":true}"#).kind == "")
    #expect(try restarts.clamps() == [Interval(milliseconds: -jump)])
    restarts.jump(0)
    #expect(restarts.ada.save("s2", #"{"true-false":false}"#).kind == "")
    #expect(restarts.left == 3_540_000)
    // Once it has caught up, time runs again.
    restarts.clock.now += 1000 - jump
    #expect(restarts.left == 3_539_000)
    let times = try restarts.events().map(\.at)
    #expect(times == times.sorted())
  }

  @Test func `forward past the end submits what was saved, dated to the end, and stays so`() throws {
    var restarts = try Restarts()
    restarts.clock.now += 60_000
    restarts.ada.save("s2", #"{"true-false":true}"#)
    restarts.jump(86_400_000)
    let state = restarts.ada.state
    #expect(state["cause"]?.string == "time-limit")
    #expect(state["submittedAt"]?.int == 1_790_000_000_000 + 3_630_000)
    restarts.jump(-86_400_000)
    #expect(restarts.ada.state["status"]?.string == "submitted")
    #expect(restarts.ada.save("s2", #"{"true-false":false}"#).kind == "timeOver")
    // That it was wrong is for staff to mend.
    let staff = Desk(restarts.store, role: .staff, clock: restarts.clock, entropy: 99)
    let reopened = staff.call(
      "session.reopen",
      #"{"session":"\#(restarts.ada.session)","requestKey":"r","by":"office","reason":"the clock","timeMs":600000}"#)
    #expect(reopened.result["done"]?.bool == true)
    #expect(restarts.left == 600_000)
    #expect(restarts.ada.save("s2", #"{"true-false":false}"#).kind == "")
  }

  @Test func `forward and back again gives no time, and takes none twice`() throws {
    var restarts = try Restarts()
    restarts.jump(1_800_000)
    #expect(restarts.left == 1_800_000)
    restarts.ada.save("s2", #"{"true-false":true}"#)
    restarts.jump(-1_800_000)
    #expect(restarts.left == 1_800_000)
    #expect(restarts.ada.save("s2", #"{"true-false":false}"#).kind == "")
    restarts.clock.now += 1_800_000
    #expect(restarts.left == 1_800_000)
    restarts.clock.now += 60_000
    #expect(restarts.left == 1_740_000)
  }

  @Test func `loses no answer and gives no time back, wherever it jumps`() throws {
    for seed in 0..<60 {
      var chance = Chance(seed)
      var restarts = try Restarts()
      var left = 3_600_000
      var kept: [Bool] = []
      for _ in 0..<15 {
        let size = chance.one(of: [500, 60_000, 3_600_000, 86_400_000] as [Int64])
        restarts.jump(chance.happens(50) ? size : -size)
        let now = restarts.left ?? 0
        #expect(now <= left, "seed \(seed)")
        left = now
        let value = chance.happens(50)
        let reply = restarts.ada.save("s2", #"{"true-false":\#(value)}"#)
        if reply.kind == "" { kept.append(value) } else { #expect(reply.kind == "timeOver", "seed \(seed)") }
        if chance.happens(30) {
          restarts.ada.next -= 1
          #expect((restarts.ada.save("s2", #"{"true-false":\#(value)}"#).kind == "") == (reply.kind == ""))
        }
      }
      let events = try restarts.events()
      #expect(events.map(\.at) == events.map(\.at).sorted(), "seed \(seed)")
      let saved = events.compactMap { event -> Bool? in
        if case .saved(_, .trueFalse(let value)) = event.kind { value } else { nil }
      }
      #expect(saved == kept, "seed \(seed)")
    }
  }
}
