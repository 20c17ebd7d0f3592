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
    }
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

  static func closed(_ slot: SlotID) -> Self {
    Refusal(
      .navigationForbidden, "Slot `\(slot)` is closed: its section was submitted, or it was left behind.",
      advice: "Go on with a slot that session.state shows as open or ahead.")
  }

  static func ahead(_ slot: SlotID) -> Self {
    Refusal(
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
      message = "The answer to slot `\(slot)` chooses \(chosen) options where \(select) are asked for."
      advice = "Choose at most \(select)."
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
