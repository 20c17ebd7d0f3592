import AssayModel
import AssayScoring
import Testing

private func attempt(
  _ number: Int, _ state: DecisionState?, scaled: Rational? = nil, raw: Rational = 5
) -> AttemptOutcome {
  guard let session = SessionID("session-\(number)") else { preconditionFailure("it is a reference") }
  return AttemptOutcome(
    session: session, attempt: number,
    result: state.map {
      DeliveredResult(state: $0, raw: raw, maximum: 10, scaled: scaled, cut: nil, scoringVersion: 1)
    })
}

struct `The attempt that counts` {
  @Test(
    arguments: [
      ([], nil, nil),
      ([attempt(1, .pass)], 1, 1),
      ([attempt(1, .pass), attempt(2, .fail)], 1, 2),
      ([attempt(2, .fail), attempt(1, .pass)], 1, 2),
      ([attempt(1, .fail, scaled: 480), attempt(2, .fail, scaled: 460)], 1, 2),
      ([attempt(1, .pass, scaled: 510), attempt(2, .pass, scaled: 620), attempt(3, .pass, scaled: 520)], 2, 3),
      // A pass with a lower score stands above a fail with a higher one, as a condition can have failed.
      ([attempt(1, .fail, raw: 9), attempt(2, .pass, raw: 7)], 2, 2),
      ([attempt(1, .fail, raw: 4), attempt(2, .fail, raw: 4)], 1, 2),
      // What is open, or void, never counts.
      ([attempt(1, .fail), attempt(2, nil)], 1, 1),
      ([attempt(1, .fail), attempt(2, .void)], 1, 1),
      ([attempt(1, .void)], nil, nil),
      // What is not decided counts as the latest, and as the best only where nothing is decided.
      ([attempt(1, .fail), attempt(2, .pendingMarking)], 1, 2),
      ([attempt(1, .held), attempt(2, .pendingApproval)], 2, 2),
      ([attempt(1, .indeterminate, raw: 3), attempt(2, .indeterminate, raw: 8)], 2, 2),
    ] as [([AttemptOutcome], Int?, Int?)])
  func `is the best, or the last`(attempts: [AttemptOutcome], best: Int?, last: Int?) {
    #expect(RetakePolicy.CountingAttempt.best.choose(among: attempts)?.text == best.map { "session-\($0)" })
    #expect(RetakePolicy.CountingAttempt.last.choose(among: attempts)?.text == last.map { "session-\($0)" })
  }

  @Test func `goes by the share where sections are weighted and there is no scale`() {
    var (one, other) = (attempt(1, .fail, raw: 8), attempt(2, .fail, raw: 6))
    one.share = Rational(1, 2)
    other.share = Rational(3, 5)
    #expect(RetakePolicy.CountingAttempt.best.choose(among: [one, other]) == other.session)
  }
}
