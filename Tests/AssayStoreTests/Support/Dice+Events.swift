import AssayModel
import AssayStore

extension Dice {
  mutating func answer() -> Answer {
    switch below(11) {
    case 0: .choice(id())
    case 1: .trueFalse(bool())
    case 2: .multipleResponse(ids())
    case 3:
      .matrix(ids().map { .init($0, ids()) })
    case 4: .text(text())
    case 5: .number(text())
    case 6: .order(ids())
    case 7: .match(ids().map { .init($0, id()) })
    case 8: .cloze(ids().map { .init($0, bool() ? .choice(id()) : .text(text())) })
    case 9: .essay(text())
    default: .survey(id())
    }
  }

  mutating func command() -> SessionCommand {
    switch below(8) {
    case 0: .save(id(), answer())
    case 1: .clear(id())
    case 2: .flag(id(), bool())
    case 3: .go(id())
    case 4: .check(id(), answer())
    case 5: .hint(id())
    case 6: .submitSection(id())
    default: .submit(confirm: bool())
    }
  }

  mutating func cut() -> FormCut? { bool() ? FormCut(share: fraction(), basis: text()) : nil }

  mutating func form() -> Form {
    let slots = (0..<below(6)).map { place in
      FormSlot(
        id: SlotID("s", place + 1), item: id(), set: bool() ? id() : nil, role: one(of: FormSlot.Role.allCases),
        arrangement: Arrangement(
          choices: list(4) { $0.below(9) }, rows: list(3) { $0.below(9) }, gaps: list(2) { $0.list(3) { $0.below(9) } })
      )
    }
    let sections = bool() ? [] : [FormSection(id: id(), slots: 0..<slots.count)]
    return Form(
      assessment: id(), seed: next(), algorithm: text(), sections: sections, slots: slots, cut: cut())
  }

  mutating func budget() -> TimeBudget {
    var policy = TimePolicy(limit: Interval(milliseconds: Int64(below(1_000_000))))
    policy.warnings = list(3) { Interval(milliseconds: Int64($0.below(1000))) }
    policy.grace = Interval(milliseconds: Int64(below(1000)))
    policy.late = one(of: TimePolicy.LateAnswers.allCases)
    return TimeBudget(policy, accommodations: Accommodations(extraTime: fraction()))
  }

  mutating func groups() -> [String: String] {
    var groups: [String: String] = [:]
    for word in list(3, { $0.text() }) { groups[word] = text() }
    return groups
  }

  mutating func start() -> SessionStart {
    SessionStart(
      session: sample("s-\(below(1000))"), candidate: sample("c-\(below(1000))"), assessment: id(),
      package: ContentDigest(of: [UInt8(below(256))]), form: form(), attempt: below(9) + 1, requestKey: text(),
      tokenDigest: text(), budget: bool() ? budget() : nil, locale: text(), groups: groups())
  }

  /// An event of any kind.
  mutating func event() -> SessionEvent {
    let kind: SessionEvent.Kind =
      switch below(13) {
      case 0: .started(start())
      case 1: .attached(epoch: below(100), tokenDigest: text())
      case 2: .served(id())
      case 3: .saved(id(), answer())
      case 4: .cleared(id())
      case 5: .flagged(id(), bool())
      case 6: .moved(id())
      case 7: .checked(id(), answer(), credit: fraction())
      case 8: .hinted(id())
      case 9: .sectionSubmitted(id())
      case 10: .submitted(one(of: SubmissionCause.allCases))
      case 11: .refused(command(), Refusal(one(of: Refusal.Kind.allCases), text(), advice: text()))
      default:
        .decided(
          DeliveredResult(
            state: one(of: DecisionState.allCases), raw: fraction(), maximum: fraction(),
            scaled: bool() ? fraction() : nil, cut: cut(), scoringVersion: below(9)))
      }
    return SessionEvent(at: instant(), sequence: bool() ? below(1000) : nil, kind)
  }
}

/// A candidate's or a session's id, written in a test.
func sample<Kind>(_ text: String) -> Reference<Kind> {
  guard let reference = Reference<Kind>(text) else { preconditionFailure("`\(text)` is no reference") }
  return reference
}
