import AssayDelivery
import AssayModel
import AssayStore

/// Acts of staff that are done from the command line, decided and journalled as the engine does it.
///
/// Each carries a key of its own, so that a command that was killed can be given again.
struct StaffDesk {
  let sittings: Sittings

  /// Something to do in one session.
  struct Task {
    var session: SessionID
    var act: StaffAct
    var command: StaffCommand
  }

  enum Outcome {
    /// It is on record, now or from before; the session as it stands then.
    case done(ReadSession)
    case refused(Refusal)
    /// The key stands for something else.
    case conflict
  }

  /// How many sessions go into one transaction.
  static let width = 64

  /// Carries tasks out, many sessions in one transaction.
  ///
  /// - Parameters:
  ///   - tasks: In their order; a session may come more than once.
  ///   - progress: Called with how many are done.
  /// - Returns: What became of each, in the same order.
  /// - Throws: What the store refuses; the tasks before are on record then.
  func carryOut(_ tasks: [Task], progress: (Int) -> Void = { _ in }) throws(Failure) -> [Outcome] {
    var outcomes: [Outcome] = []
    var rest = tasks[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.width)
      rest = rest.dropFirst(Self.width)
      outcomes += try carryOut(part)
      progress(outcomes.count)
    }
    return outcomes
  }

  /// Carries one task out.
  func carryOut(_ task: Task) throws(Failure) -> Outcome { try carryOut([task][...])[0] }

  private func carryOut(_ part: ArraySlice<Task>) throws(Failure) -> [Outcome] {
    var outcomes = [Outcome?](repeating: nil, count: part.count)
    // Whenever another writer was first, what it wrote is read and it is decided again.
    for _ in 0..<50 {
      try attempt(Array(part), &outcomes)
      if !outcomes.contains(where: { $0 == nil }) { break }
    }
    return try outcomes.map { outcome throws(Failure) in
      guard let outcome else {
        throw Failure("another process keeps writing into the same sessions; end it, and run the command again.")
      }
      return outcome
    }
  }

  /// Decides and journals the tasks that have no outcome yet.
  private func attempt(_ tasks: [Task], _ outcomes: inout [Outcome?]) throws(Failure) {
    var live: [SessionID: Draft] = [:]
    var order: [SessionID] = []
    for (place, task) in tasks.enumerated() where outcomes[place] == nil {
      if live[task.session] == nil {
        guard let stored = try sittings.session(task.session) else {
          throw Failure("the store has no session `\(task.session)`.", .usedWrongly)
        }
        live[task.session] = Draft(try sittings.read(stored, at: nil))
        order.append(task.session)
      }
      guard var draft = live[task.session] else { continue }
      let rescored = try rescored(draft, by: task.command)
      do throws(Refusal) {
        switch try draft.decide(task, rescored) {
        case .conflict: outcomes[place] = .conflict
        case .repeated, .events: draft.places.append(place)
        }
      } catch {
        outcomes[place] = .refused(error)
      }
      live[task.session] = draft
    }
    let drafts = order.compactMap { live[$0] }
    let written = drafts.filter { !$0.events.isEmpty }
    let appended: [AppendOutcome]
    do {
      appended = try sittings.store.append(
        written.map { SessionAppend($0.read.session.id, after: $0.read.events.count, $0.events) })
    } catch {
      throw Failure(error)
    }
    for (draft, outcome) in zip(written, appended) {
      guard case .appended = outcome else { continue }
      for place in draft.places { outcomes[place] = .done(draft.finished) }
    }
    for draft in drafts where draft.events.isEmpty {
      for place in draft.places { outcomes[place] = .done(draft.read) }
    }
  }

  /// The context of a session once it is scored by what a rescore names; nil for anything else.
  private func rescored(_ draft: Draft, by command: StaffCommand) throws(Failure) -> SessionContext? {
    guard case .rescore(let rescoring) = command else { return nil }
    return try sittings.context(of: draft.read.session, scoredBy: rescoring.package)
  }
}

/// A session with what is decided on and not journalled yet.
private struct Draft {
  var read: ReadSession
  var events: [SessionEvent] = []
  /// The tasks that are done once the events are journalled.
  var places: [Int] = []

  init(_ read: ReadSession) { self.read = read }

  mutating func decide(_ task: StaffDesk.Task, _ rescored: SessionContext?) throws(Refusal) -> StaffDecision {
    let now = SystemClock.now
    // What fell due is scored by what it was delivered with.
    if rescored != nil { record(read.session.expire(at: now, in: read.context, isConnected: false)) }
    let context = rescored ?? read.context
    let decision = try read.session.decide(task.command, by: task.act, at: now, in: context)
    if case .events(let own) = decision {
      record(own)
      read.context = context
    }
    return decision
  }

  private mutating func record(_ new: [SessionEvent]) {
    events += new
    read.session.apply(new)
  }

  /// The session with the events, once they are journalled.
  var finished: ReadSession {
    var finished = read
    finished.events += events
    finished.stored.content = .events(finished.events)
    finished.stored.summary.count = finished.events.count
    return finished
  }
}
