package import AssayModel
package import AssayScoring

extension Session {
  /// The answers that people score, with what they gave so far.
  ///
  /// Blank answers are among them, without an answer: they earn 0 points unmarked. Items that a rescore drops, or gives
  /// full credit for, are not: nothing hangs on their marks.
  package func markedSlots(in context: SessionContext) -> [MarkedSlot] {
    let treated = Set(standing.rescoring?.treatments.map(\.item) ?? [])
    return slots.indices.compactMap { place in
      let slot = form.slots[place]
      guard !treated.contains(slot.item), let rubric = context.scoredItem(at: place).markingRubric else { return nil }
      let answer = response(at: place, in: context).answer.flatMap { $0.isBlank ? nil : $0 }
      return MarkedSlot(
        slot: slot.id, item: context.item(at: place), stimulus: slot.set.flatMap { context.index.sets[$0] },
        answer: answer, rubric: rubric, marks: slots[place].marks)
    }
  }

  /// The marks that count, with the items whose answers they are for.
  package var marks: [(item: ItemID, marks: [Mark])] {
    slots.indices.filter { !slots[$0].marks.isEmpty }.map { (form.slots[$0].item, slots[$0].marks) }
  }

  /// Whether people can mark it: it was submitted, and counts.
  package var isMarkable: Bool {
    !isOpen && !standing.isVoid && submissionCause != .declined && submissionCause != .declinedUnused
  }
}
