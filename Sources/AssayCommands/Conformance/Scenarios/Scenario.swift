import AssayJSON

/// A sitting under one kind of trouble, and what a good client makes of it.
///
/// What a client does wrong whatever the trouble is found by the ``ConformanceCheck``s; a scenario is judged only where
/// they find nothing in it.
protocol Scenario: SendableMetatype {
  /// The name in reports and for `--only`, such as `death-after`.
  static var id: String { get }
  /// What a good client does, as half a sentence.
  static var title: String { get }
  /// What to do where it does not.
  static var advice: String { get }

  /// Plans what the client meets.
  static func arrange(_ stage: inout Stage)

  /// What is wrong in what came of it; empty where nothing is.
  static func problems(in record: ConformanceRecord) -> [ConformanceProblem]
}

extension Scenario {
  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] { record.whatIsMissing() }
}

/// Every scenario, in the order in which they are run: the first one without trouble, the last one with much.
enum Scenarios {
  static let all: [any Scenario.Type] = [
    Plain.self, SlowReplies.self, UnknownNotifications.self, UnknownMembers.self, LongLines.self,
    IncompleteSubmission.self, DeathBefore.self, DeathAfter.self, DeathWithin.self, DeathAtStart.self,
    DeathAtSubmission.self, StorageFails.self, StorageKept.self, StorageBroken.self, Gap.self, TimeOver.self,
    TakenOver.self, Displaced.self, Voided.self, NotEligible.self, Agreements.self, LeftInPause.self,
    TimeAdjusted.self, ManyTroubles.self,
  ]
}

extension ConformanceRecord {
  /// What is missing for the plan to be carried out: every answer kept, the session submitted, the client ended.
  func whatIsMissing() -> [ConformanceProblem] {
    if let problem = whatKeptItFromEnding { return [problem] }
    if lines.isEmpty { return [ConformanceProblem("Expected the engine to be started; it never was.")] }
    if cause != "candidate", let place = lines.lastIndex(where: \.isTroubled), place == lines.count - 1 {
      return [
        ConformanceProblem(
          "Expected this line again, whose answer was lost or a refusal for now; nothing more came, and \(endingInWords).",
          lines[place])
      ]
    }
    var problems: [ConformanceProblem] = []
    for (slot, expected) in plan.final.sorted(by: { $0.key < $1.key }) where answers[slot] != expected {
      let kept = answers[slot]?.text() ?? "nothing"
      let sent = lines.last { $0.method == "response.save" && $0.params?["slot"]?.string == slot }
      problems.append(
        ConformanceProblem(
          "Expected \(expected.text().shortened) in \(slot) at the end; kept is \(kept.shortened).", sent))
    }
    if problems.isEmpty, cause != "candidate" {
      problems.append(ConformanceProblem("Expected the session to be submitted at the end.", lines.last))
    }
    return problems
  }

  /// What is wrong where a good client stops: it goes on, or does not end.
  func whatDidNotStop(after kind: String, changes: Bool = true) -> [ConformanceProblem] {
    if let problem = whatKeptItFromEnding { return [problem] }
    guard let told = lines.first(where: { $0.answer?.kind == kind })?.answer else {
      return [ConformanceProblem("Expected calls until the engine answers `\(kind)`; it was not asked.", lines.last)]
    }
    let starts = ["session.start", "session.attach"]
    let later = lines.filter { line in
      line.came(after: told, leeway: leeway) && (starts.contains(line.method ?? "") || (changes && line.isChange))
    }
    if let line = later.first { return [ConformanceProblem("Expected the client to stop after `\(kind)`.", line)] }
    return []
  }

  /// Whether the client said beforehand that it cannot do what the exam asks for.
  var saysThatItCannot: Bool { lines.contains { $0.answer?.kind == "unsupportedContent" } }

  /// Why nothing can be said of how the client ended.
  var whatKeptItFromEnding: ConformanceProblem? {
    switch ending {
    case .exited: nil
    case .signalled: ConformanceProblem("Expected the client to end by itself; \(endingInWords).", lines.last)
    case .killed:
      ConformanceProblem("Expected the client to end; it was still running when the time was over.", lines.last)
    }
  }

  /// How the client ended, as half a sentence.
  var endingInWords: String {
    switch ending {
    case .exited(let code): "it ended with \(code)"
    case .signalled(let signal): "it was ended by signal \(signal)"
    case .killed: "it did not end"
    }
  }
}

extension String {
  /// The beginning, for a report.
  fileprivate var shortened: String { count > 80 ? prefix(80) + "…" : self }
}
