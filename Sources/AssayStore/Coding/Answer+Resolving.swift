package import AssayModel

extension Answer {
  /// The answer with a choice in place of a text in each gap that has options, in the ids that a candidate is shown.
  ///
  /// What fits no gap stays as it is; ``Presentation/authored(_:)`` refuses it.
  package func resolved(for presentation: Presentation) -> Answer {
    guard case .cloze(let parts) = self, case .cloze(let cloze) = presentation.interaction else { return self }
    return .cloze(
      parts.map { part in
        cloze.gaps.indices.contains { OptionID("g", $0 + 1) == part.id && cloze.gaps[$0].hasOptions }
          ? part.choosing : part
      })
  }

  /// The answer with a choice in place of a text in each gap that has options, in the author's ids.
  package func resolved(for interaction: Interaction) -> Answer {
    guard case .cloze(let parts) = self, case .cloze(let cloze) = interaction else { return self }
    return .cloze(
      parts.map { part in cloze.gaps.contains { $0.id == part.id && $0.hasOptions } ? part.choosing : part })
  }
}

extension ClozeGap {
  fileprivate var hasOptions: Bool {
    if case .choice = content { true } else { false }
  }
}

extension Answer.Part<Answer.GapAnswer> {
  /// The same with its text as an option's id, where it can be one.
  fileprivate var choosing: Self {
    guard case .text(let text) = value, let option = OptionID(text) else { return self }
    return Self(id, .choice(option))
  }
}
