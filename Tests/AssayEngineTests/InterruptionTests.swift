import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

/// A store with an exam of an hour that gives ten minutes back for interruptions.
private func store(_ change: (inout Assessment) -> Void = { _ in }) throws -> MemoryStore {
  let store = MemoryStore()
  try store.publish(
    SampleBank().exam { exam in
      exam.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 600))
      change(&exam)
    })
  return store
}

extension Candidate {
  /// What is left of the whole, in seconds.
  fileprivate var left: Int? {
    let limits = state["clock"]?["limits"]?.elements ?? []
    return limits.first { $0["scope"]?.string == "exam" }?["remainingMs"]?.int.map { $0 / 1000 }
  }
}

struct `An engine that went away` {
  @Test func `gives back the time until the next one has the client`() throws {
    let (store, clock) = (try store(), StoppedClock())
    let ada = try #require(Candidate(at: Desk(store, clock: clock)))
    _ = ada.item("s1")
    clock.now += 300_000
    let other = Candidate(ada, at: Desk(store, clock: clock, entropy: 8))
    #expect(other.left == 3600)
    clock.now += 60_000
    #expect(other.left == 3540)
  }

  @Test func `gives back from the end of its input, where that was orderly`() throws {
    let (store, clock) = (try store(), StoppedClock())
    let desk = Desk(store, clock: clock)
    let ada = try #require(Candidate(at: desk))
    _ = ada.item("s1")
    clock.now += 300_000
    _ = desk.engine.finish()
    clock.now += 100_000
    #expect(Candidate(ada, at: Desk(store, clock: clock, entropy: 8)).left == 3300)
  }

  @Test func `does not let another engine submit before what could be given back is over`() throws {
    let (store, clock) = (try store(), StoppedClock())
    let ada = try #require(Candidate(at: Desk(store, clock: clock)))
    _ = ada.item("s1")
    clock.now += 3_631_000
    let desk = Desk(store, clock: clock, entropy: 8)
    let other = Candidate(ada, at: desk)
    #expect(other.state["status"]?.string == "open")
    #expect(other.left == 3600 - 3631 + 600)
  }

  @Test func `does not give back what nobody lost`() throws {
    let (store, clock) = (try store(), StoppedClock())
    let ada = try #require(Candidate(at: Desk(store, clock: clock)))
    _ = ada.item("s1")
    clock.now += 300_000
    #expect(ada.left == 3300)
  }
}

struct `A later attempt` {
  private func forms(_ change: @escaping (inout RetakePolicy) -> Void) throws -> [Form] {
    let store = MemoryStore()
    try store.publish(
      SampleBank().exam { exam in
        exam.blueprint.sections = [
          SectionBlueprint(id: "core", draws: [.pick(3, where: ItemFilter(tag: "core"), minimum: [])])
        ]
        var retake = RetakePolicy()
        change(&retake)
        exam.retake = retake
      })
    let desk = Desk(store, seeds: .random)
    for number in 0..<2 {
      var ada = try #require(Candidate(at: desk, key: "key-\(number)"))
      for slot in ada.slots { _ = ada.item(slot) }
      ada.act("session.submit", #""confirm":true"#)
    }
    return try store.sessions(of: "final", after: 0, limit: 10).compactMap { stored in
      guard case .started(let start) = try stored.events[0].kind else { return nil }
      return start.form
    }
  }

  @Test func `has items that the candidate has not seen, where that is preferred and can be`() throws {
    let forms = try forms { $0.form = .preferUnseen }
    #expect(Set(forms[0].slots.map(\.item)).isDisjoint(with: forms[1].slots.map(\.item)))
  }

  @Test func `keeps the overlap within its limit`() throws {
    let forms = try forms { $0.maximumOverlap = Rational(1, 3) }
    #expect(Set(forms[0].slots.map(\.item)).intersection(forms[1].slots.map(\.item)).count <= 1)
  }

  @Test func `is not started where every form overlaps too much`() throws {
    let store = MemoryStore()
    try store.publish(
      SampleBank().exam { exam in
        exam.retake = RetakePolicy()
        exam.retake?.maximumOverlap = Rational(1, 10)
      })
    let desk = Desk(store)
    var ada = try #require(Candidate(at: desk))
    for slot in ada.slots { _ = ada.item(slot) }
    ada.act("session.submit", #""confirm":true"#)
    let second = desk.call("session.start", #"{"assessment":"final","requestKey":"key-2","candidate":"ada"}"#)
    #expect(second.kind == "blueprintShortage")
    #expect(desk.messages.contains { $0.contains("overlap") || $0.contains("shares more than") })
  }
}
