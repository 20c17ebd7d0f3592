package import AssayModel

/// A place of a form with what was answered and earned there.
package struct TranscriptSlot: Hashable, Sendable {
  package let slot: SlotID
  package let section: SectionID?
  package let item: ItemID
  package let role: FormSlot.Role
  /// Nil when the package lacks the item.
  package let type: InteractionType?
  package let competency: CompetencyID?
  /// Nil where nothing was answered.
  package let answer: AnswerInWords?
  /// Nil when the item could not be scored for want of its definition.
  package let outcome: ItemOutcome?

  /// Whether there is an answer that does not count: it came too late, or holds nothing but blanks.
  package var isUncounted: Bool { answer != nil && outcome?.state == .blank }

  static func all(_ sitting: SittingRecord, in index: PackageIndex) -> [TranscriptSlot] {
    let outcomes = Dictionary(sitting.result.outcomes.map { ($0.slot, $0) }, uniquingKeysWith: { first, _ in first })
    return sitting.form.slots.enumerated().map { place, slot in
      let item = index.items[slot.item]
      let response = place < sitting.responses.count ? sitting.responses[place] : nil
      return TranscriptSlot(
        slot: slot.id, section: sitting.form.sections.first { $0.slots.contains(place) }?.id, item: slot.item,
        role: slot.role, type: item?.interaction.type, competency: item?.competency,
        answer: response.flatMap { response in item.map { AnswerInWords(response, to: $0, at: slot) } },
        outcome: outcomes[slot.id])
    }
  }
}
