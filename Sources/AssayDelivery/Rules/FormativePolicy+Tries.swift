import AssayModel
import AssayScoring

extension FormativePolicy {
  /// Whether tries leave nothing more to do at an item.
  ///
  /// A right answer ends it where right and wrong are told at once: ending it elsewhere would tell. So does a key that
  /// was shown.
  func isSettled(by tries: [Try]) -> Bool {
    guard let last = tries.last else { return false }
    return tries.count >= max(triesPerItem, 1) || key == .atOnce || (rightWrong == .atOnce && last.credit == .one)
  }

  /// What the n-th try leaves of the credit, from 1; the last entry serves for the rest.
  func factor(ofTry number: Int) -> Rational {
    tryCredit.isEmpty ? .one : tryCredit[min(max(number, 1), tryCredit.count) - 1]
  }

  /// Whether something is told now.
  func tells(_ moment: FeedbackMoment, isSettled: Bool, isSubmitted: Bool) -> Bool {
    switch moment {
    case .atOnce: true
    case .afterLastTry: isSettled || isSubmitted
    case .afterSubmit: isSubmitted
    case .never: false
    }
  }
}

extension Try {
  /// Scores an answer as a try; nil where it is blank, or where machines do not score.
  init?(
    _ answer: Answer, at place: Int, _ now: Instant, after state: SlotState, in context: SessionContext
  ) {
    guard let authored = context.presentation(at: place)?.authored(answer),
      case .share(let share) = context.item(at: place).credit(for: authored)
    else { return nil }
    self.init(at: now, answer: answer, credit: max(share, .zero), hints: state.hints)
  }
}

extension Answer {
  /// Whether a machine would score this if only it were not blank.
  func isNothing(in context: SessionContext, at place: Int) -> Bool {
    context.item(at: place).credit(for: self) == .blank
  }
}
