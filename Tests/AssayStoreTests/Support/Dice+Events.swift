import AssayModel
import AssayStore

extension Dice {
  mutating func answer() -> Answer {
    switch below(12) {
    case 10: .file(list(3) { $0.id() })
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
    switch below(13) {
    case 8: .comment(id(), text())
    case 9: .agree(id(), bool())
    case 10: one(of: [.pause, .resume, .startBreak, .endBreak])
    case 11: .note(clientEvent())
    case 12: bool() ? .keepState(text()) : .beginFile(id(), file())
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
    var budget = TimeBudget()
    budget.limit = bool() ? interval() : nil
    budget.warnings = list(3) { $0.interval() }
    budget.grace = interval()
    budget.late = one(of: TimePolicy.LateAnswers.allCases)
    budget.multiplier = fraction()
    budget.extra = interval()
    budget.minimum = bool() ? interval() : nil
    budget.sections = list(2) { SectionTime(section: $0.id(), time: $0.part()) }
    budget.item = bool() ? part() : nil
    budget.breaks = bool() ? BreakPolicy(count: below(4), length: interval(), stopsClock: bool()) : nil
    budget.interruptions = bool() ? InterruptionPolicy(givesBack: interval()) : nil
    budget.unlimited = bool() ? Approval(by: text(), reason: text()) : nil
    return budget
  }

  private mutating func interval() -> Interval { Interval(milliseconds: Int64(below(1_000_000))) }

  private mutating func part() -> PartTime {
    PartTime(limit: bool() ? interval() : nil, minimum: bool() ? interval() : nil)
  }

  mutating func clientEvent() -> ClientEvent {
    ClientEvent(kind: text(), slot: bool() ? id() : nil, detail: bool() ? text() : nil)
  }

  mutating func file() -> FileDescription { FileDescription(name: text(), type: text(), bytes: below(1000)) }

  mutating func staff() -> StaffCommand {
    switch below(9) {
    case 0: .extend(one(of: [.exam, .section(id()), .item(id())]), interval())
    case 1: .void(attemptCounts: bool())
    case 2: .reopen(bool() ? interval() : nil)
    case 3: one(of: [.remark, .approve, .hold, .release])
    case 4: .accept(event: below(100), id(), answer())
    case 5: .issueCode(digest: text(), until: instant())
    case 6:
      .mark(
        Mark(
          slot: id(), rater: text(), role: one(of: Mark.Role.allCases),
          points: list(3) { TraitPoints(trait: $0.id(), points: $0.fraction()) }, comment: bool() ? text() : nil))
    default:
      .rescore(
        Rescoring(
          package: ContentDigest(of: [UInt8(below(256))]),
          treatments: list(3) { ItemTreatment(item: $0.id(), kind: $0.one(of: ItemTreatment.Kind.allCases)) },
          cut: cut(), alreadyPassed: one(of: PassedAlreadyPolicy.allCases),
          passDatedAt: one(of: RescorePolicy.PassDate.allCases)))
    }
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
      tokenDigest: text(), budget: bool() ? budget() : nil, locale: text(), groups: groups(),
      needs: list(2) { $0.text() },
      agreements: list(2) { $0.id() })
  }

  /// An event of any kind.
  mutating func event() -> SessionEvent {
    let kind: SessionEvent.Kind =
      switch below(22) {
      case 13: .agreed(id(), bool())
      case 14: .commented(id(), text())
      case 15: .noted(clientEvent())
      case 16: .stateKept(text())
      case 17: bool() ? .fileBegun(id(), id(), file()) : .fileEnded(id(), ContentDigest(of: [UInt8(below(256))]))
      case 18: one(of: [.paused, .resumed, .breakStarted, .breakEnded, .detached])
      case 19: .sectionExpired(id())
      case 20: bool() ? .givenBack(interval()) : .clockClamped(interval())
      case 21: .staff(StaffAct(requestKey: text(), by: text(), reason: text()), staff())
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
            scaled: bool() ? fraction() : nil, cut: cut(), scoringVersion: below(9),
            computed: bool() ? one(of: DecisionState.allCases) : nil, isFlagged: bool()))
      }
    return SessionEvent(at: instant(), sequence: bool() ? below(1000) : nil, kind)
  }
}

/// A candidate's or a session's id, written in a test.
func sample<Kind>(_ text: String) -> Reference<Kind> {
  guard let reference = Reference<Kind>(text) else { preconditionFailure("`\(text)` is no reference") }
  return reference
}
