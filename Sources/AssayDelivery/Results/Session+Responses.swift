package import AssayModel
package import AssayScoring

extension Session {
  /// What counts at each slot, in the order of the form.
  ///
  /// An answer sent after the limit counts only where the assessment says so; where it does not, the last one in time
  /// stands. In a knowledge check the last try counts, with what its number leaves of the credit and less the hints
  /// taken; an answer that was saved and never checked counts as a first try.
  package func responses(in context: SessionContext) -> [SlotResponse] {
    slots.indices.map { response(at: $0, in: context) }
  }

  func response(at place: Int, in context: SessionContext) -> SlotResponse {
    let state = slots[place]
    let saved = countedAnswer(at: place)
    if let rubric = context.scoredItem(at: place).markingRubric {
      return SlotResponse(saved, marked: rubric.state(of: state.marks).points)
    }
    guard let formative = context.formative else { return SlotResponse(saved) }
    guard let last = state.tries.last else {
      return SlotResponse(
        saved, factor: formative.factor(ofTry: 1), deduction: formative.hintCost * Rational(state.hints))
    }
    return SlotResponse(last, number: state.tries.count, by: formative)
  }

  /// Scores the session as it stands and decides; derived, and the same from the same events for ever.
  ///
  /// The decision is the effective one: what staff did with the session, and what a rescore leaves standing, is in it.
  /// Scores are as computed.
  package func result(in context: SessionContext) -> SessionResult {
    var result = computedResult(in: context)
    result.decision.state = effective(DeliveredResult(result), in: context).state
    if result.decision.state != .pass { result.decision.bands = [] }
    return result
  }

  /// What the rules of scoring say, whatever staff did and whatever was told before.
  package func computedResult(in context: SessionContext) -> SessionResult {
    var form = form
    if let rescoring = standing.rescoring { form.cut = rescoring.cut }
    return SessionResult(
      form, responses(in: context), in: context.scoring, treating: standing.rescoring?.treatments ?? [])
  }

  /// The result as it is recorded right behind the submission, and behind everything that changes it later.
  package func deliverableResult(in context: SessionContext) -> DeliveredResult {
    effective(DeliveredResult(computedResult(in: context)), in: context)
  }
}

extension SlotResponse {
  /// What the n-th try is worth.
  init(_ tried: Try, number: Int, by formative: FormativePolicy) {
    self.init(
      tried.answer, factor: formative.factor(ofTry: number), deduction: formative.hintCost * Rational(tried.hints))
  }
}
