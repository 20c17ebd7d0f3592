import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Testing

@testable import AssayEngine

/// Two engines for candidates and one for staff on one store, in memory or in a file with a connection each.
private final class Engines {
  let clock = StoppedClock()
  let one: Desk
  let two: Desk
  let staff: Desk
  private let folder: URL?

  init(inFile: Bool, change: (inout Assessment) -> Void = { _ in }) throws {
    let bank = SampleBank()
    guard inFile else {
      let store = MemoryStore()
      try store.publish(bank.exam(change: change))
      folder = nil
      one = Desk(store, clock: clock)
      two = Desk(store, clock: clock, entropy: 8)
      staff = Desk(store, role: .staff, clock: clock, entropy: 9)
      return
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "store").path()
    try SQLiteStore(path: path).publish(bank.exam(change: change))
    self.folder = folder
    one = Desk(try SQLiteStore(path: path), clock: clock)
    two = Desk(try SQLiteStore(path: path), clock: clock, entropy: 8)
    staff = Desk(try SQLiteStore(path: path), role: .staff, clock: clock, entropy: 9)
  }

  deinit { if let folder { try? FileManager.default.removeItem(at: folder) } }

  @discardableResult
  func act(_ method: String, on candidate: Candidate, key: String = "a-1", _ members: String = "") -> JSONValue {
    staff.call(
      method,
      #"{"session":"\#(candidate.session)","requestKey":"\#(key)","by":"office","reason":"a test"\#(members.isEmpty ? "" : "," + members)}"#
    )
  }

  /// What an engine tells by itself within a second, by method and session.
  func told(at desk: Desk, _ candidate: Candidate) -> [String] {
    desk.wait(1000).map { line in
      let notice = JSONValue(reply: line)
      #expect(notice["params"]?["session"]?.string == candidate.session)
      let left = notice["params"]?["clock"]?["limits"]?[0]?["remainingMs"]?.int.map { " \($0)" } ?? ""
      let cause = notice["params"]?["cause"]?.string.map { " \($0)" } ?? ""
      return (notice["method"]?.string ?? "") + left + cause
    }
  }
}

struct `What happens to a session elsewhere` {
  @Test(arguments: [false, true])
  func `is told to its client within a second`(inFile: Bool) throws {
    let engines = try Engines(inFile: inFile)
    let ada = try #require(Candidate(at: engines.one))
    let bob = try #require(Candidate(at: engines.one, as: "bob"))
    #expect(engines.told(at: engines.one, ada) == [])
    engines.act("session.extend", on: ada, #""timeMs":600000"#)
    #expect(engines.one.wait(999).isEmpty)
    #expect(engines.one.wait(1).count == 1)
    #expect(ada.state["clock"]?["limits"]?[0]?["remainingMs"]?.int == 4_200_000 - 2000)
    engines.act("session.extend", on: ada, key: "a-2", #""timeMs":-600000"#)
    #expect(engines.told(at: engines.one, ada) == ["session.adjusted 3597000"])
    engines.act("session.void", on: bob, #""attemptCounts":false"#)
    #expect(engines.told(at: engines.one, bob) == ["session.closed staff"])
    #expect(engines.told(at: engines.one, bob) == [])
    #expect(bob.state["cause"]?.string == "staff")
  }

  @Test(arguments: [false, true])
  func `is told of one that is opened again, and not of remarks, codes and marks`(inFile: Bool) throws {
    let engines = try Engines(inFile: inFile)
    var ada = try #require(Candidate(at: engines.one))
    engines.act("session.note", on: ada)
    engines.act("session.resumeCode", on: ada, key: "a-2")
    #expect(engines.told(at: engines.one, ada) == [])
    ada.act("session.submit", #""confirm":true"#)
    #expect(engines.told(at: engines.one, ada) == [])
    engines.act("session.reopen", on: ada, key: "a-3", #""timeMs":60000"#)
    #expect(engines.told(at: engines.one, ada) == ["session.adjusted 59000"])
  }

  @Test(arguments: [false, true])
  func `is a displacement once another client takes it over, and then the other's business`(inFile: Bool) throws {
    let engines = try Engines(inFile: inFile) {
      $0.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 600))
    }
    let ada = try #require(Candidate(at: engines.one))
    _ = ada.item("s1")
    var moved = try #require(Candidate(at: engines.two))
    #expect(engines.told(at: engines.one, ada) == ["session.displaced"])
    #expect(ada.call("session.state").kind == "staleClient")
    engines.act("session.extend", on: ada, #""timeMs":600000"#)
    #expect(engines.told(at: engines.two, moved) == ["session.adjusted 4198000"])
    #expect(engines.told(at: engines.one, ada) == [])
    // Nor does the older engine say that the client went away.
    _ = engines.one.engine.finish()
    #expect(moved.save("s2", #"{"true-false":true}"#).result["saved"]?.bool == true)
    let events = engines.staff.call("session.inspect", #"{"session":"\#(ada.session)"}"#).result["events"]?.elements
    #expect(events?.contains { $0["record"]?["event"]?.string == "detached" } == false)
  }

  @Test func `is what its own client did at another engine`() throws {
    let engines = try Engines(inFile: false) {
      $0.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 600))
      $0.interruptions?.allowsPause = true
    }
    let ada = try #require(Candidate(at: engines.one))
    var there = Candidate(ada, at: engines.two)
    there.act("session.pause")
    #expect(engines.told(at: engines.one, ada) == ["session.adjusted 3600000"])
    // It works there now, so this engine is silent until it comes back.
    there.act("session.resume")
    #expect(engines.told(at: engines.one, ada) == [])
    #expect(ada.state["nextSeq"]?.int == 3)
    engines.act("session.extend", on: ada, #""timeMs":1000"#)
    #expect(engines.told(at: engines.one, ada).count == 1)
  }

  @Test func `counts before the clock strikes`() throws {
    let engines = try Engines(inFile: false)
    let ada = try #require(Candidate(at: engines.one))
    engines.one.wait(3_629_900)
    engines.act("session.extend", on: ada, #""timeMs":60000"#)
    #expect(engines.one.wait(200).isEmpty, "less than a second after the last look, and the store says no")
    #expect(engines.told(at: engines.one, ada).contains { $0.hasPrefix("session.adjusted") })
    #expect(ada.state["status"]?.string == "open")
  }

  @Test func `is told of sessions that are out of memory`() throws {
    let engines = try Engines(inFile: true)
    engines.one.engine.sessions.capacity = 2
    let names = ["ada", "bob", "cyd", "dan", "eva"]
    let candidates = try names.map { try #require(Candidate(at: engines.one, as: $0)) }
    engines.one.wait(1000)
    for candidate in candidates { engines.act("session.extend", on: candidate, #""timeMs":1000"#) }
    let told = Set(engines.one.wait(1000).compactMap { JSONValue(reply: $0)["params"]?["session"]?.string })
    #expect(told == Set(candidates.map(\.session)))
  }

  @Test func `costs one look a second, and none while nobody is there`() throws {
    let store = FailingStore(try sampleStore(), failingAt: [:])
    let desk = Desk(store)
    desk.wait(10_000)
    #expect(desk.engine.nextWake == nil)
    let before = store.calls
    desk.wait(10_000)
    #expect(store.calls == before)
    var ada = try #require(Candidate(at: desk))
    #expect(desk.engine.nextWake?.milliseconds == desk.clock.now + 1000)
    desk.wait(1000)
    let calls = store.calls
    for _ in 1...9 {
      desk.clock.now += 100
      ada.save("s2", #"{"true-false":true}"#)
    }
    #expect(store.calls == calls + 9)
    desk.clock.now += 100
    ada.save("s2", #"{"true-false":true}"#)
    // A store in memory says that something changed, and that it was this engine.
    #expect(store.calls == calls + 9 + 4)
    desk.wait(500)
    #expect(store.calls == calls + 9 + 4)
  }

  @Test func `is told a second later where the store could not be asked`() throws {
    func told(failingAt call: Int?) throws -> (calls: Int, told: [[String]], reports: Int) {
      let base = try sampleStore()
      let store = FailingStore(base, failingAt: call.map { [$0: .refused(.locked(path: "disk"))] } ?? [:])
      let desk = Desk(store)
      let ada = try #require(Candidate(at: desk))
      let staff = Desk(base, role: .staff, clock: desk.clock, entropy: 9)
      desk.wait(1000)
      staff.call(
        "session.extend",
        #"{"session":"\#(ada.session)","requestKey":"k","by":"office","reason":"a test","timeMs":60000}"#)
      let calls = store.calls
      return (calls, [desk.wait(1000), desk.wait(1000)], desk.messages.count)
    }
    let whole = try told(failingAt: nil)
    #expect(whole.told.map(\.count) == [1, 0] && whole.reports == 0)
    let late = try told(failingAt: whole.calls + 1)
    #expect(late.told.map(\.count) == [0, 1] && late.reports == 1)
  }
}
