package import AssayModel
package import AssayPsychometrics

/// A candidate with an ability who answers by an item response model.
///
/// The chance of a right answer follows the item's model; a wrong answer is one that a real candidate could give: a
/// distractor (some more tempting than others), two entries swapped, a slip in a number. Nothing here reads a clock or
/// draws from anywhere but the generator.
package struct SimulatedCandidate: Hashable, Sendable {
  /// θ on the scale of the item models.
  package let ability: Double
  /// The chance that an item is left blank.
  package let omitRate: Double
  private var generator: Generator

  package init(ability: Double, omitRate: Double = 0.02, generator: Generator) {
    self.ability = ability
    self.omitRate = omitRate
    self.generator = generator
  }

  /// Answers an item as shown.
  ///
  /// - Parameters:
  ///   - presentation: The interaction and its arrangement.
  ///   - model: The item's model.
  /// - Returns: An answer in shown ids, or nil where the item is left blank or takes none.
  package mutating func answer(_ presentation: Presentation, by model: ItemModel) -> Answer? {
    let isRight = model.simulate(ability, using: &generator) == model.maximum
    guard generator.uniform() >= omitRate else { return nil }
    let authored: Answer?
    switch presentation.interaction {
    case .survey(let survey):
      authored = survey.scale.isEmpty ? nil : .survey(survey.scale[generator.index(below: survey.scale.count)].id)
    case .essay: authored = .essay("A simulated answer, to be read by nobody.")
    // A simulated candidate has no files.
    case .file, .info: authored = nil
    default:
      let key = presentation.interaction.keyAnswer
      // Where nothing but the key can be given, whoever answers is right.
      authored = isRight ? key : key.map { wrongAnswer(to: presentation.interaction, key: $0) ?? $0 }
    }
    return authored.flatMap { presentation.shown($0) }
  }
}

extension SimulatedCandidate {
  private mutating func wrongAnswer(to interaction: Interaction, key: Answer) -> Answer? {
    switch (interaction, key) {
    case (.choice(let choice), .choice(let right)):
      return pick(choice.options.map(\.id).filter { $0 != right }).map(Answer.choice)
    case (.trueFalse, .trueFalse(let right)): return .trueFalse(!right)
    case (.multipleResponse(let multiple), .multipleResponse(let right)):
      return .multipleResponse(swapOne(of: right, among: multiple.options.map(\.id)))
    case (.matrix(let matrix), .matrix(var rows)):
      guard !rows.isEmpty else { return nil }
      let row = generator.index(below: rows.count)
      let others = matrix.columns.map(\.id).filter { !rows[row].value.contains($0) }
      rows[row].value = pick(others).map { [$0] } ?? []
      return .matrix(rows)
    case (.text, .text): return .text(["not sure", "firewall", "encryption"][generator.index(below: 3)])
    case (.number, .number(let right)): return .number(slip(right))
    case (.order, .order(var ids)):
      guard ids.count > 1 else { return nil }
      let place = generator.index(below: ids.count - 1)
      ids.swapAt(place, place + 1)
      return .order(ids)
    case (.match(let match), .match(var pairs)):
      guard !pairs.isEmpty else { return nil }
      let place = generator.index(below: pairs.count)
      guard let other = pick(match.rights.map(\.id).filter { $0 != pairs[place].value }) else { return nil }
      pairs[place].value = other
      return .match(pairs)
    case (.cloze(let cloze), .cloze(var parts)):
      guard !parts.isEmpty else { return nil }
      let place = generator.index(below: parts.count)
      parts[place].value = wrongAnswer(to: cloze.gaps, at: parts[place])
      return .cloze(parts)
    default: return nil
    }
  }

  private mutating func wrongAnswer(
    to gaps: [ClozeGap], at part: Answer.Part<Answer.GapAnswer>
  ) -> Answer.GapAnswer {
    if let gap = gaps.first(where: { $0.id == part.id }), case .choice(let choice) = gap.content,
      case .choice(let right) = part.value
    {
      return .choice(pick(choice.options.map(\.id).filter { $0 != right }) ?? right)
    }
    if case .text(let right) = part.value { return .text(slip(right)) }
    return part.value
  }

  /// One of the ids, the first ones being more tempting than the last.
  private mutating func pick(_ ids: [OptionID]) -> OptionID? {
    guard !ids.isEmpty else { return nil }
    return ids[min(generator.index(below: ids.count), generator.index(below: ids.count))]
  }

  private mutating func swapOne(of right: [OptionID], among all: [OptionID]) -> [OptionID] {
    let others = all.filter { !right.contains($0) }
    guard !right.isEmpty, let other = pick(others) else { return Array(right.dropLast()) }
    var ids = right
    ids[generator.index(below: ids.count)] = other
    return ids
  }

  /// A text that is not the right one.
  private mutating func slip(_ right: String) -> String {
    guard let number = Rational(decimal: right) else { return right + "x" }
    return (number + Rational(1 + generator.index(below: 9))).decimalText(places: 6)
  }
}
