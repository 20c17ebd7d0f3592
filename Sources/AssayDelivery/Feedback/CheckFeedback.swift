package import AssayModel

/// What a try at an item of a knowledge check brought.
package struct CheckFeedback: Hashable, Sendable {
  package var slot: SlotID
  /// Which try it was, from 1.
  package var number: Int
  /// How many tries are left; 0 once the item is settled.
  package var triesLeft: Int
  package var feedback: AnswerFeedback

  /// The feedback on the last of some tries, as it stood right after it.
  init(after tries: [Try], at place: Int, in context: SessionContext) {
    let formative = context.formative ?? FormativePolicy()
    let isSettled = formative.isSettled(by: tries)
    slot = context.form.slots[place].id
    number = tries.count
    triesLeft = isSettled ? 0 : max(formative.triesPerItem - tries.count, 0)
    feedback =
      tries.last.map { last in
        AnswerFeedback(
          .init(last, number: tries.count, by: formative), at: place,
          telling: Disclosure(formative, isSettled: isSettled, isSubmitted: false), in: context)
      } ?? AnswerFeedback()
  }
}
