extension Presentation {
  /// An id that a candidate is shown, and the authored one that it stands for.
  package struct Naming: Hashable, Sendable {
    /// Such as `o1`; an option of a gap is named with its gap, such as `g2.o1`.
    package var shown: String
    package var authored: OptionID
  }

  /// What every shown id stands for, in the order shown; empty where nothing is chosen, placed or matched.
  package var namings: [Naming] {
    switch interaction {
    case .choice(let choice): list("o", choice.options.map(\.id), arrangement.choices)
    case .multipleResponse(let multiple): list("o", multiple.options.map(\.id), arrangement.choices)
    case .survey(let survey): list("o", survey.scale.map(\.id), arrangement.choices)
    case .order(let order): list("e", order.entries.map(\.id), arrangement.choices)
    case .matrix(let matrix):
      list("r", matrix.rows.map(\.id), arrangement.rows) + list("c", matrix.columns.map(\.id), arrangement.choices)
    case .match(let match):
      list("l", match.lefts.map(\.id), arrangement.rows) + list("o", match.rights.map(\.id), arrangement.choices)
    case .cloze(let cloze):
      list("g", cloze.gaps.map(\.id), Array(cloze.gaps.indices))
        + cloze.gaps.enumerated().flatMap { place, gap in
          guard case .choice(let choice) = gap.content else { return [Naming]() }
          return list("g\(place + 1).o", choice.options.map(\.id), arrangement.gaps[place])
        }
    case .trueFalse, .text, .number, .essay, .file, .info: []
    }
  }

  private func list(_ prefix: String, _ authored: [OptionID], _ order: [Int]) -> [Naming] {
    order.enumerated().map { place, position in Naming(shown: "\(prefix)\(place + 1)", authored: authored[position]) }
  }
}
