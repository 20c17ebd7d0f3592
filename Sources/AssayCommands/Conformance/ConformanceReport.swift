import AssayJSON

/// What a test of a client found: each check once, with what is wrong and where it shows.
struct ConformanceReport {
  /// One thing that is kept to or not.
  struct Entry {
    var id: String
    var title: String
    var advice: String
    var outcome = Outcome.passed
    var findings: [Finding] = []
  }

  enum Outcome: String {
    case passed, failed
    /// Something else went wrong before it could be told.
    case notJudged = "not-judged"
  }

  struct Finding {
    var scenario: String
    var expected: String
    /// The line that the client sent; nil where it is about none.
    var sent: String?
    /// What the client printed last, where it did not carry the plan out.
    var printed: String?
  }

  var command: [String]
  var entries: [Entry]

  var failed: Int { entries.count { $0.outcome == .failed } }
  var passed: Int { entries.count { $0.outcome == .passed } }
}

extension ConformanceReport {
  /// Judges what came of the scenarios.
  ///
  /// A scenario is judged where no check finds anything in it, and its exit code where it went as it should; the scenario
  /// of many troubles where each of them alone passes. So one mistake is told once.
  /// Where the client sent nothing at all, no check says anything of it.
  ///
  /// - Parameters:
  ///   - command: The client.
  ///   - chosen: The scenarios that were asked for.
  ///   - runs: What came of those that were run.
  init(
    _ command: [String], _ chosen: [any Scenario.Type],
    _ runs: [(scenario: any Scenario.Type, record: ConformanceRecord)]
  ) {
    self.command = command
    var scenarios: [Entry] = []
    var checks = (ConformanceChecks.all + [TellsTheOutcome.self]).map { check in
      Entry(id: check.id, title: check.title, advice: check.advice)
    }
    for (scenario, record) in runs {
      var entry = Entry(id: scenario.id, title: scenario.title, advice: scenario.advice)
      var isClean = true
      for (place, check) in ConformanceChecks.all.enumerated() {
        // One finding of a kind is enough to mend it.
        guard let problem = check.problems(in: record).first else { continue }
        isClean = false
        checks[place].fail(Finding(problem, in: scenario.id))
      }
      let problems = scenario.problems(in: record)
      let mayFollow = scenario.id == ManyTroubles.id && scenarios.contains { $0.outcome == .failed }
      if problems.isEmpty {
        let lie = isClean ? TellsTheOutcome.problems(in: record).first : nil
        if let lie { checks[checks.count - 1].fail(Finding(lie, in: scenario.id)) }
      } else if isClean, !mayFollow {
        for problem in problems.prefix(3) { entry.fail(Finding(problem, in: scenario.id, printed: record.printed)) }
      } else {
        entry.outcome = .notJudged
      }
      scenarios.append(entry)
    }
    if runs.allSatisfy({ $0.record.lines.isEmpty }) {
      for place in checks.indices { checks[place].outcome = .notJudged }
    }
    for scenario in chosen where !runs.contains(where: { $0.scenario.id == scenario.id }) {
      scenarios.append(
        Entry(id: scenario.id, title: scenario.title, advice: scenario.advice, outcome: .notJudged))
    }
    entries = checks + scenarios
  }
}

extension ConformanceReport.Entry {
  fileprivate mutating func fail(_ finding: ConformanceReport.Finding) {
    outcome = .failed
    findings.append(finding)
  }
}

extension ConformanceReport.Finding {
  fileprivate init(_ problem: ConformanceProblem, in scenario: String, printed: String = "") {
    self.init(
      scenario: scenario, expected: problem.expected, sent: problem.line?.shown,
      printed: printed.isEmpty ? nil : printed)
  }
}
