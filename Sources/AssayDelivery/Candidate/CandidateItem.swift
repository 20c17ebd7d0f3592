package import AssayModel

/// What a candidate sees of one slot.
///
/// A type of its own, filled field by field from an allow-list: it has no room for a key, a credit, a competency, a
/// difficulty, a status, tags, references, the item's own id or the seed. Two items that differ in their keys alone
/// look the same.
package struct CandidateItem: Hashable, Sendable {
  package var slot: SlotID
  /// From 1.
  package var position: Int
  /// How many slots the form has.
  package var count: Int
  package var section: SectionID
  /// Nil where there is nothing to earn.
  package var points: Rational?
  package var type: InteractionType
  /// As Markdown, with gaps as `[[g1]]`, `[[g2]]` and on.
  package var stem: String
  /// What is shown beside the stem, in order.
  package var media: [CandidateMedium]
  /// What the client has to offer beside the item, such as `calculator.scientific`.
  package var tools: [ToolID]
  package var interaction: CandidateInteraction
  package var stimulus: CandidateStimulus?
  /// How many hints can be asked for; 0 in exams.
  package var hints: Int
  /// The most bytes that a text may have; nil where nothing is written.
  package var textLimit: Int?

  init(at place: Int, in context: SessionContext) {
    let item = context.item(at: place)
    let slot = context.form.slots[place]
    self.slot = slot.id
    position = place + 1
    count = context.form.slots.count
    section = context.form.sections.first { $0.slots.contains(place) }?.id ?? SectionID("x", 0)
    type = item.interaction.type
    points = item.isScorable ? item.points : nil
    interaction = CandidateInteraction(item.interaction, slot.arrangement, context.media)
    stem = item.interaction.gapIDs.isEmpty ? item.stem : item.stem.renaming(gaps: item.interaction.gapIDs)
    media = context.media.candidateMedia(item.media)
    tools = item.tools
    stimulus = slot.set.flatMap { CandidateStimulus($0, in: context) }
    hints = context.formative == nil ? 0 : item.hints.count
    textLimit = SessionLimits.textBytes(at: type)
  }
}

/// What the items of a set are about.
package struct CandidateStimulus: Hashable, Sendable {
  /// `st1`, `st2` and on, in the order of the form.
  package var id: String
  package var title: String
  /// As Markdown.
  package var text: String
  /// What is shown beside the text, in order.
  package var media: [CandidateMedium]

  init?(_ set: ItemSetID, in context: SessionContext) {
    guard let own = context.index.sets[set], let place = context.stimuli.firstIndex(of: set) else { return nil }
    id = "st\(place + 1)"
    title = own.title
    text = own.stimulus
    media = context.media.candidateMedia(own.media)
  }
}

extension SessionContext {
  /// The item of a slot as any candidate with this form sees it; nil when the form has no such slot.
  package func candidateItem(_ slot: SlotID) -> CandidateItem? {
    guard let number = ordinal(slot.text, after: .slot), number <= form.slots.count else { return nil }
    return CandidateItem(at: number - 1, in: self)
  }
}
