import AssayModel

/// Something that a client must be able to do where an assessment asks for it.
enum Feature: String, CaseIterable, Sendable {
  /// Shows that there are several sections, and closes them.
  case sections
  /// Shows what time is left.
  case timers
  /// Lets the candidate take breaks.
  case breaks
  /// Lets the candidate stop the clock.
  case pauses
  /// Shows what must be agreed to, and asks for it.
  case agreements
  /// Shows a stimulus beside the items that are about it.
  case stimuli
  /// Checks answers one by one, and shows feedback and hints.
  case checks

  func isNeeded(by assessment: Assessment) -> Bool {
    switch self {
    case .sections: assessment.blueprint.sections.count > 1
    case .timers: assessment.time?.hasLimit ?? false
    case .breaks: assessment.breaks != nil
    case .pauses: assessment.interruptions?.allowsPause ?? false
    case .agreements: !assessment.agreements.isEmpty
    case .stimuli: assessment.blueprint.sections.contains { $0.draws.contains(where: \.isOfSet) }
    case .checks: assessment.formative != nil
    }
  }
}

extension Draw {
  fileprivate var isOfSet: Bool {
    if case .set = self { true } else { false }
  }
}
