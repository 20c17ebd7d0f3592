import AssayModel
import AssayPsychometrics

extension Arrangement {
  /// Draws the order in which the parts of an item are shown.
  ///
  /// - Options of choices and of gaps are shuffled around those pinned first or last; with `shuffle: none` they stand
  ///   as authored. So do the rows of a matrix.
  /// - Columns of a matrix, left sides of a match and steps of a scale always stand as authored.
  /// - Entries to put in order and right sides of a match are shuffled whatever the item says, because their authored
  ///   order tells the key. Entries never stand in the key order. Both are shuffled from the order of their ids, so
  ///   that a change of the key leaves them where they are.
  init(drawnFor item: Item, using generator: inout Generator) {
    self.init()
    let shuffles = item.shuffle == .options
    func options(_ options: [ChoiceOption], using generator: inout Generator) -> [Int] {
      shuffles ? pinned(options.map(\.pin), using: &generator) : Array(options.indices)
    }
    switch item.interaction {
    case .choice(let choice): choices = options(choice.options, using: &generator)
    case .multipleResponse(let multiple): choices = options(multiple.options, using: &generator)
    case .matrix(let matrix):
      choices = Array(matrix.columns.indices)
      rows = shuffles ? generator.permutation(of: matrix.rows.count) : Array(matrix.rows.indices)
    case .order(let order): choices = disordered(order.entries.map(\.id), using: &generator)
    case .match(let match):
      rows = Array(match.lefts.indices)
      choices = shuffled(match.rights.map(\.id), using: &generator)
    case .cloze(let cloze):
      gaps = cloze.gaps.map { gap in
        if case .choice(let choice) = gap.content { options(choice.options, using: &generator) } else { [] }
      }
    case .survey(let survey): choices = Array(survey.scale.indices)
    case .trueFalse, .text, .number, .essay, .file, .info: break
    }
  }
}

/// Positions in random order, those pinned first in front and those pinned last behind, each in authored order.
private func pinned(_ pins: [Pin?], using generator: inout Generator) -> [Int] {
  var free = pins.indices.filter { pins[$0] == nil }
  generator.shuffle(&free)
  return pins.indices.filter { pins[$0] == .first } + free + pins.indices.filter { pins[$0] == .last }
}

/// Authored positions in random order, shuffled from the order of the ids.
private func shuffled(_ ids: [OptionID], using generator: inout Generator) -> [Int] {
  var order = ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
  generator.shuffle(&order)
  return order
}

/// As `shuffled`, and drawn again while it is the authored order.
///
/// Ends with certainty: after 64 draws, which two entries in a row of bad luck reach once in 2⁶⁴, the order is turned by
/// one place.
private func disordered(_ ids: [OptionID], using generator: inout Generator) -> [Int] {
  var order = shuffled(ids, using: &generator)
  guard ids.count > 1 else { return order }
  for _ in 0..<64 where order == Array(ids.indices) { order = shuffled(ids, using: &generator) }
  if order == Array(ids.indices) { order.append(order.removeFirst()) }
  return order
}
