package import AssayModel

/// What a candidate left at one slot, in shown ids.
package struct SlotResponse: Hashable, Sendable {
  /// Nil when there is no answer, or none that counts.
  package var answer: Answer?
  /// What the tries used leave of the credit, from 0 to 1.
  package var factor: Rational
  /// What hints cost, as a share of the points.
  package var deduction: Rational
  /// What people gave, in points; nil until they are done, and where a machine scores.
  package var marked: Rational?

  package init(
    _ answer: Answer?, factor: Rational = .one, deduction: Rational = .zero, marked: Rational? = nil
  ) {
    self.answer = answer
    self.factor = factor
    self.deduction = deduction
    self.marked = marked
  }
}

extension SessionResult {
  /// Scores the responses to a form and decides.
  ///
  /// A pure function of form, responses and package: the same with a corrected key is a rescore.
  ///
  /// - Parameters:
  ///   - form: As the candidate got it.
  ///   - responses: One for each slot, in the order of the form.
  ///   - index: The package that the form was drawn from, or that it is rescored by.
  ///   - treatments: What is done with single items, beside their keys.
  package init(
    _ form: Form, _ responses: [SlotResponse], in index: PackageIndex, treating treatments: [ItemTreatment] = []
  ) {
    precondition(responses.count == form.slots.count, "responses belong to another form")
    let outcomes = zip(form.slots, responses).compactMap { slot, response in
      index.items[slot.item].map { item in
        var outcome = ItemOutcome(response, at: slot, of: item)
        for treatment in treatments where treatment.item == item.id { outcome.apply(treatment.kind) }
        return outcome
      }
    }
    var score = Score(outcomes, on: form, in: index)
    if let share = score.share {
      score.scaled = index.package.assessment.score.scaled?
        .scaled(share, cut: form.cut, maximum: score.total.maximum)
    }
    self.init(
      outcomes: outcomes, score: score,
      decision: Decision(score, cut: form.cut, outcomes: outcomes, by: index.package.assessment))
  }
}

extension ItemOutcome {
  /// Lets an item count for nobody, or its points go to everybody.
  fileprivate mutating func apply(_ treatment: ItemTreatment.Kind) {
    guard state != .unscored else { return }
    switch treatment {
    case .drop:
      state = .unscored
      earned = .zero
      maximum = .zero
    case .fullCredit:
      state = .scored
      earned = maximum
    }
  }

  /// The outcome of one response.
  ///
  /// What a try leaves of the credit and what hints cost never turn a positive credit negative.
  package init(_ response: SlotResponse, at slot: FormSlot, of item: Item) {
    let answer = response.answer.flatMap { Presentation(item.interaction, slot.arrangement)?.authored($0) }
    let credit = item.credit(for: answer)
    let state: State
    var share = Rational.zero
    switch credit {
    case .share(let own):
      state = .scored
      share = own > .zero ? max(own * response.factor - response.deduction, .zero) : own
    case .blank: state = .blank
    case .pendingMarking:
      guard let marked = response.marked else {
        state = .pendingMarking
        break
      }
      state = .scored
      share = item.points == .zero ? .zero : marked / item.points
    case .unscored: state = .unscored
    }
    self.init(
      slot: slot.id, item: item.id, role: slot.role, state: state, earned: share * item.points,
      maximum: state == .unscored ? .zero : item.points)
  }
}
