import AssayModel

// What a session refuses, each said once, for the person who reads it.

extension Refusal {
  static func submitted(_ cause: SubmissionCause) -> Self {
    switch cause {
    case .candidate:
      Refusal(
        .stateViolation, "The session was submitted, so nothing in it can change.",
        advice: "Ask for session.result to see what may be told.")
    case .timeLimit:
      Refusal(
        .timeOver, "The time limit of the assessment is over; what had been saved was submitted.",
        advice: "Ask for session.result to see what may be told.")
    case .declined, .declinedUnused:
      Refusal(
        .stateViolation, "The candidate did not agree to what must be agreed to, and the session has ended.",
        advice: "Nothing more can be done in this session.")
    case .staff:
      Refusal(
        .stateViolation, "Staff ended the session, so nothing in it can change.",
        advice: "Ask staff; session.result tells what may be told.")
    }
  }

  static func timeOver(_ scope: TimeScope) -> Self {
    let what =
      switch scope {
      case .exam: "the assessment"
      case .section(let section): "section `\(section)`"
      case .item(let slot): "slot `\(slot)`"
      }
    return Refusal(
      .timeOver, "The time limit of \(what) is over; this is kept on record and does not count.",
      advice: "Go on with what session.state shows as open; staff can let the answer count.")
  }

  /// `what` is the beginning of a sentence such as `The session can be submitted`.
  static func tooEarly(_ what: String, in rest: Interval) -> Self {
    let seconds = (rest.milliseconds + 999) / 1000
    return Refusal(
      .tooEarly, "\(what) in \(seconds) s at the earliest.", advice: "Go on, and send it again after that time.")
  }

  static func skipping(_ slot: SlotID) -> Self {
    Refusal(
      .skippingForbidden, "Slot `\(slot)` waits for a complete answer, here or in a slot before it.",
      advice: "Answer the slots in order; this assessment lets none be skipped.")
  }

  static let isPaused = Refusal(
    .paused, "The session is paused.", advice: "Send session.resume first, then this again under the next number.")

  static let isOnBreak = Refusal(
    .paused, "The candidate is on a break.", advice: "Send break.end first, then this again under the next number.")

  static let noPauses = Refusal(
    .forbidden, "This assessment cannot be paused.", advice: "Leave pauses out of the client for this assessment.")

  static let pausesUsed = Refusal(
    .forbidden, "The time that pauses and interruptions may take is used up.", advice: "Go on working.")

  static let notPaused = Refusal(.stateViolation, "The session is not paused.", advice: "Go on working.")

  static let noBreak = Refusal(.stateViolation, "There is no break to end.", advice: "Go on working.")

  static let noBreaks = Refusal(
    .forbidden, "This assessment has no breaks.", advice: "Leave breaks out of the client for this assessment.")

  static func breaksUsed(_ count: Int) -> Self {
    Refusal(.forbidden, "The candidate has taken all \(count) breaks.", advice: "Go on working.")
  }

  static func notAgreed(_ agreements: [AgreementID]) -> Self {
    Refusal(
      .stateViolation,
      "The candidate has yet to agree to \(agreements.map { "`\($0)`" }.joined(separator: ", ")).",
      advice: "Show the agreements of session.state, and send agreement.accept for each.")
  }

  static func agreedAlready(_ agreement: AgreementID) -> Self {
    Refusal(.stateViolation, "The candidate has agreed to `\(agreement)` already.", advice: "Go on.")
  }

  static func unknownAgreement(_ agreement: AgreementID) -> Self {
    Refusal(
      .unknownSlot, "There is no agreement `\(agreement)` in this session.",
      advice: "Take the ids from session.state.")
  }

  static let grace = Refusal(
    .timeOver, "The time limit of the assessment is over; only answers are still saved, and marked late.",
    advice: "Send the answers that are not saved yet; the session is then submitted by itself.")

  static func unknownSlot(_ slot: SlotID, count: Int) -> Self {
    Refusal(
      .unknownSlot, "This form has no slot `\(slot)`.",
      advice: count == 0 ? "The form is empty." : "Name a slot from `s1` to `s\(count)`.")
  }

  static func unknownSection(_ section: SectionID) -> Self {
    Refusal(
      .unknownSlot, "This form has no section `\(section)`.", advice: "Take the ids of sections from session.state.")
  }

  /// `isOver` says that the item's own time is over.
  static func closed(_ slot: SlotID, isOver: Bool = false) -> Self {
    guard !isOver else { return .timeOver(.item(slot)) }
    return Refusal(
      .navigationForbidden,
      "Slot `\(slot)` is closed: its section is over, it was left behind, or a break has locked it.",
      advice: "Go on with a slot that session.state shows as open or ahead.")
  }

  /// `waits` says that a slot before it has to be answered first.
  static func ahead(_ slot: SlotID, waits: Bool = false) -> Self {
    guard !waits else { return .skipping(slot) }
    return Refusal(
      .navigationForbidden, "Slot `\(slot)` has not been reached yet.",
      advice: "Go there with nav.go first; the way back is then closed.")
  }

  static func sectionClosed(_ section: SectionID) -> Self {
    Refusal(.stateViolation, "Section `\(section)` is closed already.", advice: "Go on with the next section.")
  }

  static func sectionAhead(_ section: SectionID) -> Self {
    Refusal(
      .navigationForbidden, "Section `\(section)` has not been reached yet.",
      advice: "Submit the section that is open first.")
  }

  static let notShown = Refusal(
    .stateViolation, "No item of this stimulus was shown yet.", advice: "Get an item first with item.get.")

  static let noFlags = Refusal(
    .forbidden, "This assessment does not allow flags.", advice: "Leave flags out of the client for this assessment.")

  static let notFormative = Refusal(
    .forbidden, "An exam tells nothing of single answers while it is taken.",
    advice: "Save the answer with response.save.")

  static func notChecked(_ slot: SlotID) -> Self {
    Refusal(
      .stateViolation, "Slot `\(slot)` is not checked: people score it, or there is nothing to score.",
      advice: "Save an answer with response.save where the slot takes one.")
  }

  static func triesUsed(_ slot: SlotID) -> Self {
    Refusal(
      .triesUsed, "Slot `\(slot)` is settled: it was answered rightly, its key was shown, or no try is left.",
      advice: "Go on with another slot.")
  }

  static func noHints(_ slot: SlotID) -> Self {
    Refusal(.stateViolation, "Slot `\(slot)` has no further hint.", advice: "Answer without one.")
  }

  static func blankTry(_ slot: SlotID) -> Self {
    Refusal(
      .invalidAnswer, "A try at slot `\(slot)` needs an answer, and this one is blank.",
      advice: "Send an answer; no try was used.")
  }

  static func invalid(_ misfit: Misfit, at slot: SlotID, of type: InteractionType) -> Self {
    let message: String
    var advice = "Take the ids from item.get for this slot."
    switch misfit {
    case .type:
      message =
        type == .info
        ? "Slot `\(slot)` is a page to read and takes no answer."
        : "The answer is of another type than slot `\(slot)`."
      advice = type == .info ? "Save nothing here." : "Send an answer under `\(type.rawValue)`."
    case .unknown(let id): message = "Slot `\(slot)` shows no `\(id)`."
    case .twice(let id):
      message = "The answer to slot `\(slot)` names `\(id)` twice."
      advice = "Name each thing once."
    case .tooMany(let chosen, let select):
      message =
        type == .file
        ? "The answer to slot `\(slot)` has \(chosen) files where \(select) may be."
        : "The answer to slot `\(slot)` chooses \(chosen) options where \(select) are asked for."
      advice = type == .file ? "Name at most \(select)." : "Choose at most \(select)."
    case .gap(let id):
      message = "Gap `\(id)` of slot `\(slot)` takes the other kind of answer."
      advice = "Choose an option where the gap has some, and write where it has none."
    }
    return Refusal(.invalidAnswer, message, advice: advice)
  }

  static func tooLong(bytes: Int, limit: Int) -> Self {
    Refusal(
      .limit, "The answer has \(bytes) bytes where \(limit) are allowed; it was not kept.",
      advice: "Shorten it and send it again under the same number.")
  }

  static let tooManyEvents = Refusal(
    .limit, "The session has reached its limit of \(SessionLimits.events) events; this one was not kept.",
    advice: "Submit the session; what was saved before is kept.")

  static let tooManyAMinute = Refusal(
    .limit,
    "The session has reached its limit of \(SessionLimits.eventsPerMinute) events a minute; this one was not kept.",
    advice: "Wait until the minute is over, and send it again under the same number.")

  static let tooManyBytes = Refusal(
    .limit, "The session has reached its limit of \(SessionLimits.sessionBytes) bytes sent; this answer was not kept.",
    advice: "Submit the session; what was saved before is kept.")

  /// Names the slots without a complete answer, ten at most.
  static func incomplete(_ slots: [SlotID]) -> Self {
    let named = slots.prefix(10).map { "`\($0)`" }.joined(separator: ", ")
    let rest = slots.count > 10 ? " and \(slots.count - 10) more" : ""
    return Refusal(
      .incomplete, "Without a complete answer: \(named)\(rest).",
      advice: "Answer them, or submit with `confirm: true`.")
  }
}
