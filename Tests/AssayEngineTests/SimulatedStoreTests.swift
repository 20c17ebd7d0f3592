import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

struct `A store that fails, forgets and does not know, by seed` {
  /// The package of a small exam, and an engine's shelf on which it stands ready.
  private static func exam() throws -> (bytes: [UInt8], shelf: PackageShelf) {
    let package = SampleBank().exam { exam in
      exam.blueprint = Blueprint(sections: [
        SectionBlueprint(id: "all", draws: [.item("x-choice"), .item("x-true-false"), .item("x-number")])
      ])
      exam.blueprint.shufflesItems = false
    }
    let store = MemoryStore()
    try store.publish(package)
    let desk = Desk(store)
    _ = try #require(Candidate(at: desk))
    return (try package.canonicalBytes(), desk.engine.shelf)
  }

  /// 2,000 sittings, 500 at a time.
  @Test(arguments: 0..<4)
  func `never has an acknowledged answer lost, doubled or changed`(quarter: Int) throws {
    let (bytes, shelf) = try Self.exam()
    var attempts = 0
    for seed in quarter * 500..<(quarter + 1) * 500 {
      let sitting = try SimulatedSitting(seed: seed, exam: bytes, shelf: shelf)
      let events = try sitting.play()
      let problems = sitting.broken + PromiseJudge(sitting.sent).problems(in: events)
      #expect(problems.isEmpty, "seed \(seed): \(problems.joined(separator: "; "))")
      attempts += sitting.attempts
    }
    // Else nothing went wrong on the way, and nothing was tried.
    #expect(attempts > 500 * 8)
  }

  @Test func `would be found out: whatever is taken from a record, doubled in it or changed in it`() throws {
    let (bytes, shelf) = try Self.exam()
    let sitting = try SimulatedSitting(seed: 1, exam: bytes, shelf: shelf)
    let events = try sitting.play()
    let judge = PromiseJudge(sitting.sent)
    #expect(judge.problems(in: events).isEmpty)
    for place in events.indices where events[place].sequence != nil {
      var less = events
      less.remove(at: place)
      #expect(!judge.problems(in: less).isEmpty)
      #expect(!judge.problems(in: events + [events[place]]).isEmpty)
      var changed = events
      changed[place].kind = .saved("s3", .number("another"))
      #expect(!judge.problems(in: changed).isEmpty)
    }
  }
}

/// Holds a record against what a client sent and was told.
private struct PromiseJudge {
  private let sent: [SentCommand]

  init(_ sent: [SentCommand]) { self.sent = sent }

  /// What the record breaks of the promise: an acknowledged command is there once, as it was sent, in its order.
  func problems(in events: [SessionEvent]) -> [String] {
    var problems: [String] = []
    let numbers = events.compactMap(\.sequence)
    if numbers != Array(1...max(sent.count, 1)) { problems.append("the numbers on record are \(numbers)") }
    for (place, command) in sent.enumerated() {
      let own = events.filter { $0.sequence == place + 1 }
      if command.isAcknowledged, own.isEmpty { problems.append("number \(place + 1) is lost") }
      for event in own where !command.isKept(as: event.kind) {
        problems.append("number \(place + 1) is \(event.kind), and \(command.kind) was sent")
      }
    }
    if events.filter({ if case .submitted = $0.kind { true } else { false } }).count != 1 {
      problems.append("the session was not submitted once")
    }
    return problems
  }
}

extension SentCommand {
  /// Whether an event is what the command brings about.
  fileprivate func isKept(as event: SessionEvent.Kind) -> Bool {
    switch (kind, event) {
    case (.save(let slot, let answer), .saved(let kept, let content)): slot == kept && answer == content
    case (.clear(let slot), .cleared(let kept)): slot == kept
    case (.saveNowhere, .refused): true
    case (.submit, .submitted(.candidate)): true
    default: false
    }
  }
}
