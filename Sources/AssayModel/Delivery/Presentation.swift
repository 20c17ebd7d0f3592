/// How one slot's interaction is shown: which opaque id stands for which authored one.
///
/// Ids are numbered in the order shown, `o1`, `o2` and on, so that they tell nothing: options, right sides and steps of
/// a scale are `o`, rows `r`, columns `c`, entries to put in order `e`, left sides `l`, gaps `g`.
package struct Presentation: Hashable, Sendable {
  package let interaction: Interaction
  package let arrangement: Arrangement

  /// Takes an interaction with its arrangement.
  ///
  /// - Returns: Nil when the arrangement does not fit, as only damaged data can make it.
  package init?(_ interaction: Interaction, _ arrangement: Arrangement) {
    self.interaction = interaction
    self.arrangement = arrangement
    let shape = interaction.shape
    guard isPermutation(arrangement.choices, of: shape.choices), isPermutation(arrangement.rows, of: shape.rows),
      arrangement.gaps.count == shape.gaps.count,
      zip(arrangement.gaps, shape.gaps).allSatisfy({ isPermutation($0, of: $1) })
    else { return nil }
  }
}

/// How many parts of an interaction can be arranged.
package struct InteractionShape: Hashable, Sendable {
  package var choices = 0
  package var rows = 0
  /// The number of options of each gap; 0 for a gap that is written into.
  package var gaps: [Int] = []
}

extension Interaction {
  /// How many parts can be arranged, of each sort.
  package var shape: InteractionShape {
    switch self {
    case .choice(let choice): InteractionShape(choices: choice.options.count)
    case .multipleResponse(let multiple): InteractionShape(choices: multiple.options.count)
    case .matrix(let matrix): InteractionShape(choices: matrix.columns.count, rows: matrix.rows.count)
    case .order(let order): InteractionShape(choices: order.entries.count)
    case .match(let match): InteractionShape(choices: match.rights.count, rows: match.lefts.count)
    case .survey(let survey): InteractionShape(choices: survey.scale.count)
    case .cloze(let cloze):
      InteractionShape(
        gaps: cloze.gaps.map { gap in
          if case .choice(let choice) = gap.content { choice.options.count } else { 0 }
        })
    case .trueFalse, .text, .number, .essay, .file, .info: InteractionShape()
    }
  }
}

extension Presentation {
  /// Translates an answer in shown ids into authored ones.
  ///
  /// - Returns: Nil when the answer is of another kind, names what is not there, or names a thing twice.
  package func authored(_ answer: Answer) -> Answer? { translate(answer, .toAuthored) }

  /// Translates an answer in authored ids into shown ones; the inverse of ``authored(_:)``.
  package func shown(_ answer: Answer) -> Answer? { translate(answer, .toShown) }

  private func translate(_ answer: Answer, _ direction: IDMap.Direction) -> Answer? {
    switch (interaction, answer) {
    case (.choice(let choice), .choice(let id)):
      return map("o", choice.options.map(\.id), direction)[id].map(Answer.choice)
    case (.trueFalse, .trueFalse), (.text, .text), (.number, .number), (.essay, .essay), (.file, .file):
      return answer
    case (.multipleResponse(let multiple), .multipleResponse(let ids)):
      return map("o", multiple.options.map(\.id), direction).distinct(ids).map(Answer.multipleResponse)
    case (.order(let order), .order(let ids)):
      return map("e", order.entries.map(\.id), direction).distinct(ids).map(Answer.order)
    case (.survey(let survey), .survey(let id)):
      return map("o", survey.scale.map(\.id), direction)[id].map(Answer.survey)
    case (.matrix(let matrix), .matrix(let parts)):
      let columns = map("c", matrix.columns.map(\.id), direction)
      return rows("r", matrix.rows.map(\.id), direction).parts(parts) { columns.distinct($0) }.map(Answer.matrix)
    case (.match(let match), .match(let parts)):
      let rights = map("o", match.rights.map(\.id), direction)
      return rows("l", match.lefts.map(\.id), direction).parts(parts) { rights[$0] }.map(Answer.match)
    case (.cloze(let cloze), .cloze(let parts)):
      return translate(parts, of: cloze, direction)
    default:
      return nil
    }
  }

  private func translate(
    _ parts: [Answer.Part<Answer.GapAnswer>], of cloze: ClozeInteraction, _ direction: IDMap.Direction
  ) -> Answer? {
    let ids = IDMap("g", cloze.gaps.map(\.id), Array(cloze.gaps.indices), direction)
    var result: [Answer.Part<Answer.GapAnswer>] = []
    for part in parts {
      guard let id = ids[part.id], !result.contains(where: { $0.id == id }) else { return nil }
      let authored = direction == .toAuthored ? id : part.id
      guard let place = cloze.gaps.firstIndex(where: { $0.id == authored }) else { return nil }
      switch (cloze.gaps[place].content, part.value) {
      case (.choice(let choice), .choice(let option)):
        let options = IDMap("o", choice.options.map(\.id), arrangement.gaps[place], direction)
        guard let translated = options[option] else { return nil }
        result.append(.init(id, .choice(translated)))
      case (.text, .text), (.number, .text): result.append(.init(id, part.value))
      default: return nil
      }
    }
    return .cloze(result)
  }

  private func map(_ prefix: Character, _ authored: [OptionID], _ direction: IDMap.Direction) -> IDMap {
    IDMap(prefix, authored, arrangement.choices, direction)
  }

  private func rows(_ prefix: Character, _ authored: [OptionID], _ direction: IDMap.Direction) -> IDMap {
    IDMap(prefix, authored, arrangement.rows, direction)
  }
}

/// A small table from the ids of one side to those of the other.
private struct IDMap {
  enum Direction { case toAuthored, toShown }

  private let pairs: [(OptionID, OptionID)]

  // `order` holds authored positions in the order shown.
  init(_ prefix: Character, _ authored: [OptionID], _ order: [Int], _ direction: Direction) {
    pairs = order.enumerated().map { place, position in
      let shown = OptionID(prefix, place + 1)
      return direction == .toAuthored ? (shown, authored[position]) : (authored[position], shown)
    }
  }

  subscript(id: OptionID) -> OptionID? { pairs.first { $0.0 == id }?.1 }

  /// All ids translated, or nil when one is unknown or comes twice.
  func distinct(_ ids: [OptionID]) -> [OptionID]? {
    var result: [OptionID] = []
    for id in ids {
      guard let other = self[id], !result.contains(other) else { return nil }
      result.append(other)
    }
    return result
  }

  /// Every part with its id and its value translated, or nil when one is unknown or comes twice.
  func parts<Value: Hashable & Sendable>(
    _ parts: [Answer.Part<Value>], value: (Value) -> Value?
  ) -> [Answer.Part<Value>]? {
    var result: [Answer.Part<Value>] = []
    for part in parts {
      guard let id = self[part.id], let value = value(part.value), !result.contains(where: { $0.id == id }) else {
        return nil
      }
      result.append(.init(id, value))
    }
    return result
  }
}

private func isPermutation(_ order: [Int], of count: Int) -> Bool {
  guard order.count == count else { return false }
  var seen = [Bool](repeating: false, count: count)
  for position in order {
    guard (0..<count).contains(position), !seen[position] else { return false }
    seen[position] = true
  }
  return true
}
