package import AssayModel
package import AssayPsychometrics

/// What was decided.
package struct DecisionReport: Hashable, Sendable {
  /// How many sessions are in each state, in the order of ``DecisionState``; only states that occurred.
  package let states: [StateCount]
  /// Passed among passed and failed; other states are in neither number.
  package let passRate: Figure
  package let passRateOfFirstAttempts: Figure
  package let passRateOfLaterAttempts: Figure

  /// A state and how many sessions are in it.
  package struct StateCount: Hashable, Sendable {
    package let state: DecisionState
    package let count: Int
  }

  init(_ rows: [ReportRow], level: Double) {
    states = DecisionState.allCases.compactMap { state in
      let count = rows.count { $0.state == state }
      return count == 0 ? nil : StateCount(state: state, count: count)
    }
    passRate = rows.passRate(level: level)
    passRateOfFirstAttempts = rows.filter { $0.attempt == 1 }.passRate(level: level)
    passRateOfLaterAttempts = rows.filter { $0.attempt != 1 }.passRate(level: level)
  }
}

extension [ReportRow] {
  func passRate(level: Double) -> Figure {
    let passed = count { $0.state == .pass }
    return .passRate(passed: passed, of: passed + count { $0.state == .fail }, level: level)
  }
}
