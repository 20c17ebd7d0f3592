package import AssayModel
import AssayScoring

/// One item after the end, with what the release policy allows to be told of it.
package struct ItemReview: Hashable, Sendable {
  package var item: CandidateItem
  /// As last saved or tried, in the ids shown.
  package var answer: Answer?
  /// False for an answer that came after the limit and does not count.
  package var answerCounts: Bool
  package var feedback: AnswerFeedback
}

extension Session {
  /// What `item.review` may show of a slot at a moment.
  ///
  /// Exams tell keys, rationales and marks together, by their release policy; knowledge checks tell what their feedback
  /// policy allows by the end. Throws `stateViolation` while the session is open, `unknownSlot`, and `notReleased`.
  package func review(_ slot: SlotID, at now: Instant, in context: SessionContext) throws(Refusal) -> ItemReview {
    guard !isOpen else { throw .stillOpen }
    guard let place = index(of: slot) else { throw .unknownSlot(slot, count: slots.count) }
    let release = context.scoring.package.assessment.release
    var disclosure = context.formative.map { Disclosure($0, isSettled: true, isSubmitted: true) }
    if disclosure?.isEmpty ?? true {
      try release.key.require(now, of: result(in: context).decision.state, "The review of items")
      disclosure = .everything
    }
    let response = response(at: place, in: context)
    let shown = slots[place].tries.last?.answer ?? slots[place].shownAnswer
    return ItemReview(
      item: CandidateItem(at: place, in: context), answer: shown, answerCounts: shown == response.answer,
      feedback: AnswerFeedback(response, at: place, telling: disclosure ?? .everything, in: context))
  }
}
