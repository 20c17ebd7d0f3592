import AssayModel

extension Session {
  /// Takes in what staff did.
  mutating func apply(_ command: StaffCommand, _ act: StaffAct, at now: Instant) {
    standing.acts.append(Standing.Act(key: act.requestKey, fingerprint: Fingerprint.of(command, by: act)))
    switch command {
    case .extend(let scope, let interval): extend(scope, by: interval)
    case .void(let attemptCounts):
      standing.isVoid = true
      standing.voidedAttemptCounts = attemptCounts
      awaitsDecision = true
    case .reopen(let left):
      guard case .submitted(_, let closedAt) = phase else { return }
      phase = .open
      time.reopen(closedAt: closedAt, at: now, left: left)
      standing.isApproved = false
      standing.unsettle()
      // There must be something to work on.
      if current == nil || sections.allSatisfy(\.isSubmitted), let last = sections.indices.last {
        sections[last].isSubmitted = false
        current = form.sections[last].slots.first
        sections[last].floor = form.sections[last].slots.lowerBound
      }
    case .remark: break
    case .accept(_, let slot, let answer):
      guard let index = index(of: slot) else { return }
      change(index) { slot in
        slot.answer = answer
        slot.late = nil
      }
      awaitsDecision = !isOpen
    case .issueCode(let digest, let until): standing.code = Standing.Code(digest: digest, until: until)
    case .mark(let mark):
      guard let index = index(of: mark.slot) else { return }
      slots[index].marks.append(mark)
      awaitsDecision = true
    case .approve:
      standing.isApproved = true
      awaitsDecision = true
    case .hold:
      standing.isHeld = true
      awaitsDecision = true
    case .release:
      standing.isHeld = false
      awaitsDecision = true
    case .rescore(let rescoring):
      standing.rescore(rescoring, at: now)
      awaitsDecision = true
    }
  }

  private mutating func extend(_ scope: TimeScope, by interval: Interval) {
    switch scope {
    case .exam: time.extend(by: interval)
    case .section(let id):
      guard let index = form.sections.firstIndex(where: { $0.id == id }) else { return }
      sections[index].extra = sections[index].extra + interval
    case .item(let slot):
      guard let index = index(of: slot) else { return }
      slots[index].extra = slots[index].extra + interval
    }
  }
}
