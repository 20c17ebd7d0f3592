package import AssayModel

extension Session {
  /// Takes in what happened.
  ///
  /// Total: a recorded event always applies, and one that names what the form lacks changes nothing but the count.
  package mutating func apply(_ event: SessionEvent) {
    lastEventAt = max(lastEventAt, event.at)
    eventCount += 1
    let isLate = timeEnd.map { event.at > $0 } ?? false
    switch event.kind {
    case .started: break
    case .attached(let epoch, let tokenDigest):
      self.epoch = epoch
      self.tokenDigest = tokenDigest
    case .served(let slot):
      if let index = index(of: slot) { slots[index].isServed = true }
    case .saved(let slot, let answer):
      answerBytes += answer.byteCount
      guard let index = index(of: slot) else { return }
      if isLate { slots[index].late = .saved(answer) } else { slots[index].answer = answer }
      note(event, Fingerprint.save(slot, answer), .saved(Int32(index), isLate: isLate))
    case .cleared(let slot):
      guard let index = index(of: slot) else { return }
      if isLate { slots[index].late = .cleared } else { slots[index].answer = nil }
      note(event, Fingerprint.clear(slot), .cleared(Int32(index), isLate: isLate))
    case .flagged(let slot, let isFlagged):
      guard let index = index(of: slot) else { return }
      slots[index].isFlagged = isFlagged
      note(event, Fingerprint.flag(slot, isFlagged), .flagged(Int32(index), isFlagged))
    case .moved(let slot):
      guard let index = index(of: slot) else { return }
      move(to: index)
      note(event, Fingerprint.go(slot), .moved(Int32(index)))
    case .checked(let slot, let answer, let credit):
      answerBytes += answer.byteCount
      guard let index = index(of: slot) else { return }
      slots[index].answer = answer
      slots[index].tries.append(Try(answer: answer, credit: credit, hints: slots[index].hints))
      note(event, Fingerprint.check(slot, answer), .checked(Int32(index), Int32(slots[index].tries.count)))
    case .hinted(let slot):
      guard let index = index(of: slot) else { return }
      slots[index].hints += 1
      note(event, Fingerprint.hint(slot), .hinted(Int32(index), Int32(slots[index].hints)))
    case .sectionSubmitted(let section):
      guard let index = start.form.sections.firstIndex(where: { $0.id == section }) else { return }
      sections[index].isSubmitted = true
      if let current, slots[current].section == index { self.current = nil }
      note(event, Fingerprint.submitSection(section), .sectionSubmitted(Int32(index)))
    case .submitted(let cause):
      if phase == .open { phase = .submitted(cause, at: event.at) }
      note(event, Fingerprint.submit(confirm: true), .submitted)
    case .refused(let command, let refusal):
      answerBytes += command.answer?.byteCount ?? 0
      if event.sequence == nextSequence { commands.append(Fingerprint.of(command), refusal) }
    case .decided(let result):
      deliveredResult = result
    }
  }

  /// Takes in several events, in their order.
  package mutating func apply(_ events: [SessionEvent]) {
    for event in events { apply(event) }
  }

  /// Goes to a slot, and leaves behind the one before and all that stand before the new one in its section.
  private mutating func move(to index: Int) {
    if let current, current != index {
      let left = slots[current].section
      sections[left].floor = max(sections[left].floor, current + 1)
    }
    let section = slots[index].section
    sections[section].floor = max(sections[section].floor, index)
    current = index
  }

  private mutating func note(
    _ event: SessionEvent, _ fingerprint: @autoclosure () -> UInt64, _ trace: CommandIndex.Trace
  ) {
    if event.sequence == nextSequence { commands.append(fingerprint(), trace) }
  }
}

extension SessionCommand {
  /// The answer that the command carries.
  var answer: Answer? {
    switch self {
    case .save(_, let answer), .check(_, let answer): answer
    case .clear, .flag, .go, .hint, .submitSection, .submit: nil
    }
  }
}
