package import AssayModel

extension Session {
  /// Takes in what happened.
  ///
  /// Total: a recorded event always applies, and one that names what the form lacks changes nothing but the count.
  package mutating func apply(_ event: SessionEvent) {
    if event.at > lastEventAt { isClampNoted = false }
    lastEventAt = max(lastEventAt, event.at)
    eventCount += 1
    let number = event.at.milliseconds / 60_000
    minute = number == minute.number ? (number, minute.count + 1) : (number, 1)
    time.settle(at: event.at)
    switch event.kind {
    case .started: break
    case .attached(let epoch, let tokenDigest):
      self.epoch = epoch
      self.tokenDigest = tokenDigest
      // A code is good once.
      standing.code = nil
    case .served(let slot):
      if let index = index(of: slot) { serve(index, at: event.at) }
    case .saved(let slot, let answer):
      answerBytes += answer.byteCount
      guard let index = index(of: slot) else { return }
      let isLate = lateness(at: index, event.at).0 != .inTime
      change(index) { if isLate { $0.late = .saved(answer) } else { $0.answer = answer } }
      note(event, Fingerprint.save(slot, answer), .saved(Int32(index), isLate: isLate))
    case .cleared(let slot):
      guard let index = index(of: slot) else { return }
      let isLate = lateness(at: index, event.at).0 != .inTime
      change(index) { if isLate { $0.late = .cleared } else { $0.answer = nil } }
      note(event, Fingerprint.clear(slot), .cleared(Int32(index), isLate: isLate))
    case .flagged(let slot, let isFlagged):
      guard let index = index(of: slot) else { return }
      slots[index].isFlagged = isFlagged
      note(event, Fingerprint.flag(slot, isFlagged), .flagged(Int32(index), isFlagged))
    case .commented(let slot, let text):
      answerBytes += text.utf8.count
      guard let index = index(of: slot) else { return }
      slots[index].comment = text
      note(event, Fingerprint.of(.comment(slot, text)), .commented(Int32(index)))
    case .moved(let slot):
      guard let index = index(of: slot) else { return }
      move(to: index)
      note(event, Fingerprint.go(slot), .moved(Int32(index)))
    case .checked(let slot, let answer, let credit):
      answerBytes += answer.byteCount
      guard let index = index(of: slot) else { return }
      change(index) { $0.answer = answer }
      slots[index].tries.append(Try(at: event.at, answer: answer, credit: credit, hints: slots[index].hints))
      note(event, Fingerprint.check(slot, answer), .checked(Int32(index), Int32(slots[index].tries.count)))
    case .hinted(let slot):
      guard let index = index(of: slot) else { return }
      slots[index].hints += 1
      note(event, Fingerprint.hint(slot), .hinted(Int32(index), Int32(slots[index].hints)))
    case .sectionSubmitted(let section):
      guard let index = close(section) else { return }
      note(event, Fingerprint.submitSection(section), .sectionSubmitted(Int32(index)))
    case .sectionExpired(let section): _ = close(section)
    case .submitted(let cause):
      if phase == .open {
        phase = .submitted(cause, at: event.at)
        awaitsDecision = true
        time.go(at: event.at)
      }
      note(event, Fingerprint.submit(confirm: true), .submitted(at: event.at))
    case .refused(let command, let refusal):
      answerBytes += command.answer?.byteCount ?? 0
      if event.sequence == nextSequence { commands.append(Fingerprint.of(command), refusal) }
    case .decided(let result):
      deliveredResult = result
      standing.settle(result, submittedAt: submittedAt ?? event.at)
      awaitsDecision = false
    case .agreed, .noted, .stateKept, .fileBegun, .fileEnded, .paused, .resumed, .breakStarted, .breakEnded:
      applyAside(event)
    case .detached: break
    case .givenBack(let interval): time.giveBack(interval)
    case .clockClamped: isClampNoted = true
    case .staff(let act, let command): apply(command, act, at: event.at)
    }
  }

  /// Takes in several events, in their order.
  package mutating func apply(_ events: [SessionEvent]) {
    for event in events { apply(event) }
  }

  /// Changes what is answered at a slot.
  ///
  /// Marks belong to the answer that was marked: where another counts from now on, as in a session that staff opened again,
  /// they are on record and count no more.
  mutating func change(_ index: Int, _ change: (inout SlotState) -> Void) {
    guard !slots[index].marks.isEmpty else { return change(&slots[index]) }
    let before = countedAnswer(at: index)
    change(&slots[index])
    if countedAnswer(at: index) != before { slots[index].marks = [] }
  }

  /// What is answered at a slot, as far as it counts.
  func countedAnswer(at index: Int) -> Answer? {
    time.budget.late == .keep ? slots[index].answer : slots[index].shownAnswer
  }

  /// What a client does beside the answers.
  private mutating func applyAside(_ event: SessionEvent) {
    switch event.kind {
    case .agreed(let agreement, let isAgreed):
      openAgreements.removeAll { $0 == agreement }
      if openAgreements.isEmpty { time.go(at: event.at) }
      guard let place = start.agreements.firstIndex(of: agreement) else { return }
      note(event, Fingerprint.of(.agree(agreement, isAgreed)), .agreed(Int32(place), isAgreed))
    case .noted(let own):
      answerBytes += own.byteCount
      note(event, Fingerprint.of(.note(own)), .noted)
    case .stateKept(let text):
      answerBytes += text.utf8.count
      clientState = text
      note(event, Fingerprint.of(.keepState(text)), .stateKept)
    case .fileBegun(let id, let slot, let description):
      files.append(SentFile(id: id, slot: slot, description: description))
      note(event, Fingerprint.of(.beginFile(slot, description)), .fileBegun(Int32(files.count)))
    case .fileEnded(let id, let digest):
      guard let place = files.firstIndex(where: { $0.id == id }) else { return }
      files[place].digest = digest
      note(event, Fingerprint.of(.endFile(id, digest)), .fileEnded(Int32(place + 1)))
    case .paused:
      time.pause(at: event.at)
      note(event, Fingerprint.of(.pause), .paused)
    case .resumed:
      time.go(at: event.at)
      note(event, Fingerprint.of(.resume), .resumed)
    case .breakStarted:
      time.startBreak(at: event.at)
      for place in slots.indices where slots[place].isServed { slots[place].isLocked = true }
      note(event, Fingerprint.of(.startBreak), .breakStarted)
    case .breakEnded:
      time.go(at: event.at)
      note(event, Fingerprint.of(.endBreak), .breakEnded)
    default: break
    }
  }

  /// Notes that an item was shown, which begins its time and that of its section.
  private mutating func serve(_ index: Int, at moment: Instant) {
    guard slots[index].shownAt == nil else { return }
    let running = time.running(at: moment)
    slots[index].shownAt = running
    let section = slots[index].section
    if sections[section].begunAt == nil { sections[section].begunAt = running }
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

  private mutating func close(_ section: SectionID) -> Int? {
    guard let index = start.form.sections.firstIndex(where: { $0.id == section }) else { return nil }
    sections[index].isSubmitted = true
    if let current, slots[current].section == index { self.current = nil }
    return index
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
    case .clear, .flag, .go, .hint, .submitSection, .submit, .comment, .agree, .pause, .resume, .startBreak, .endBreak,
      .note, .keepState, .beginFile, .endFile:
      nil
    }
  }

  /// The bytes of the texts that the command carries beside an answer.
  var textBytes: Int {
    switch self {
    case .comment(_, let text), .keepState(let text): text.utf8.count
    case .note(let event): event.byteCount
    default: 0
    }
  }
}

extension ClientEvent {
  var byteCount: Int { kind.utf8.count + (detail?.utf8.count ?? 0) }
}
