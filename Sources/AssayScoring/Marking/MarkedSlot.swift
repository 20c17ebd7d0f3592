package import AssayModel

/// An answer that people score.
package struct MarkedSlot: Hashable, Sendable {
  package var slot: SlotID
  /// As it was delivered.
  package var item: Item
  /// What the item's set is about; nil where it stands alone.
  package var stimulus: ItemSet?
  /// What counts, in the ids shown; nil where there is nothing to mark.
  package var answer: Answer?
  package var rubric: Rubric
  /// In the order in which they were given.
  package var marks: [Mark]

  package init(slot: SlotID, item: Item, stimulus: ItemSet? = nil, answer: Answer?, rubric: Rubric, marks: [Mark]) {
    self.slot = slot
    self.item = item
    self.stimulus = stimulus
    self.answer = answer
    self.rubric = rubric
    self.marks = marks
  }

  /// How far its marking has come.
  package var state: MarkingState { rubric.state(of: marks) }
}
