import ArgumentParser
import AssayDelivery
import AssayDiagnostics
import AssayModel
import AssayStore

/// One thing that staff do with results: to those that are named, or to all for which it is due.
struct ResultAct {
  /// As the command is called.
  let verb: String
  let command: StaffCommand
  let isDue: (ReadSession) -> Bool

  /// A session and what the act makes of its result.
  private struct Change {
    let read: ReadSession
    let after: DecisionState
  }

  func run(_ options: ResultActOptions) throws {
    let id = try AssessmentID.argument(options.assessment)
    let sittings = Sittings(try openStore(options.store.path, mustExist: true))
    _ = try sittings.packages.current(id)
    let now = SystemClock.now
    var changes: [Change] = []
    var refusals: [String] = []
    for read in try chosen(options.sessions, of: id, sittings) {
      var after = read.session
      do throws(Refusal) {
        let act = options.record.act(key(read))
        guard case .events(let events) = try after.decide(command, by: act, at: now, in: read.context) else { continue }
        after.apply(events)
        changes.append(Change(read: read, after: after.deliverableResult(in: read.context).state))
      } catch {
        refusals.append("\(read.session.id): \(error.message) \(error.advice)")
      }
    }
    guard refusals.isEmpty else {
      throw Failure("nothing was done:\n" + refusals.map { "  \($0)" }.joined(separator: "\n"), .fellShort)
    }
    guard !changes.isEmpty else { return say("There is nothing to \(verb).") }
    show(changes)
    let count = counted(changes.count, "result")
    guard options.record.apply else {
      say("Would \(verb) \(count). Add --apply and --reason to do it.")
      return
    }
    let desk = StaffDesk(sittings: sittings)
    let outcomes = try desk.carryOut(
      changes.map {
        StaffDesk.Task(session: $0.read.session.id, act: options.record.act(key($0.read)), command: command)
      })
    var failed = 0
    for (change, outcome) in zip(changes, outcomes) {
      switch outcome {
      case .done: continue
      case .refused(let refusal): StandardError.write("assay: \(change.read.session.id): \(refusal.message)\n")
      case .conflict: StandardError.write("assay: \(change.read.session.id): somebody else acted on it; look again.\n")
      }
      failed += 1
    }
    say("\(Self.past[verb] ?? verb) \(changes.count - failed) of \(count).")
    if failed > 0 { throw ExitCode.fellShort }
  }

  private static let past = ["approve": "Approved", "hold": "Held", "release": "Released"]

  /// The key of the act: the same for the same session as it stands, so that twice the same is once.
  private func key(_ read: ReadSession) -> String { "\(verb)-\(read.events.count)" }

  private func chosen(
    _ names: [String], of assessment: AssessmentID, _ sittings: Sittings
  ) throws(Failure) -> [ReadSession] {
    guard !names.isEmpty else {
      var due: [ReadSession] = []
      try sittings.forEachSession(of: assessment) { read in
        if !read.session.isOpen, isDue(read) { due.append(read) }
      }
      return due
    }
    return try names.map { name throws(Failure) in
      guard let id = SessionID(name), let stored = try sittings.session(id),
        stored.summary.assessment == assessment
      else {
        throw Failure(
          "`\(assessment)` has no session `\(name)`; `assay results \(assessment)` shows those that it has.",
          .usedWrongly)
      }
      return try sittings.read(stored, at: nil)
    }
  }

  private func show(_ changes: [Change]) {
    let rows =
      [["candidate", "session", "result", "after"]]
      + changes.map { change in
        [
          change.read.session.start.candidate.text, change.read.session.id.text,
          change.read.session.isOpen ? "open" : change.read.effective.state.rawValue, change.after.rawValue,
        ]
      }
    say(columns(rows))
  }
}

/// Rows under one another, their cells as wide as the widest.
func columns(_ rows: [[String]]) -> String {
  let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    zip(row, widths).map { text, width in text + String(repeating: " ", count: width - text.count) }
      .joined(separator: "  ").trimmedEnd
  }.joined(separator: "\n")
}

extension String {
  /// The text without blanks at its end.
  var trimmedEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
