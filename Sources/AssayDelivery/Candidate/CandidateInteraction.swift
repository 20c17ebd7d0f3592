package import AssayModel

/// What a candidate can do at an item, in the order shown and under opaque ids.
///
/// The ids are those that ``Presentation`` translates back.
package enum CandidateInteraction: Hashable, Sendable {
  case choice(options: [Part])
  case trueFalse
  /// `select` is how many to choose, where the candidate is told.
  case multipleResponse(options: [Part], select: Int?)
  /// In each row any number of columns, whatever the key.
  case matrix(rows: [Part], columns: [Part])
  case text
  case number
  case order(entries: [Part])
  /// Each right side may be used more than once.
  case match(lefts: [Part], rights: [Part])
  case cloze(gaps: [Gap])
  /// `words` is how many are asked for; it stops nobody.
  case essay(words: ClosedRange<Int>?)
  case survey(steps: [Part])
  case info

  /// Something with an opaque id and a text as Markdown.
  package struct Part: Hashable, Sendable {
    package var id: OptionID
    package var text: String
  }

  /// One gap of a cloze, `g1`, `g2` and on.
  package struct Gap: Hashable, Sendable {
    package var id: OptionID
    package var content: Content

    package enum Content: Hashable, Sendable {
      case choice(options: [Part])
      case text
      case number
    }
  }
}

extension CandidateInteraction {
  init(_ interaction: Interaction, _ arrangement: Arrangement) {
    let choices = arrangement.choices
    switch interaction {
    case .choice(let choice): self = .choice(options: parts("o", choices) { choice.options[$0].text })
    case .trueFalse: self = .trueFalse
    case .multipleResponse(let multiple):
      self = .multipleResponse(options: parts("o", choices) { multiple.options[$0].text }, select: multiple.select)
    case .matrix(let matrix):
      self = .matrix(
        rows: parts("r", arrangement.rows) { matrix.rows[$0].text },
        columns: parts("c", choices) { matrix.columns[$0].text })
    case .text: self = .text
    case .number: self = .number
    case .order(let order): self = .order(entries: parts("e", choices) { order.entries[$0].text })
    case .match(let match):
      self = .match(
        lefts: parts("l", arrangement.rows) { match.lefts[$0].text },
        rights: parts("o", choices) { match.rights[$0].text })
    case .cloze(let cloze):
      self = .cloze(
        gaps: cloze.gaps.indices.map { place in
          Gap(id: OptionID("g", place + 1), content: .init(cloze.gaps[place].content, arrangement.gaps[place]))
        })
    case .essay(let essay): self = .essay(words: essay.words)
    case .survey(let survey): self = .survey(steps: parts("o", choices) { survey.scale[$0].text })
    case .info: self = .info
    }
  }
}

extension CandidateInteraction.Gap.Content {
  fileprivate init(_ content: GapContent, _ order: [Int]) {
    switch content {
    case .choice(let choice): self = .choice(options: parts("o", order) { choice.options[$0].text })
    case .text: self = .text
    case .number: self = .number
    }
  }
}

/// The parts in the order shown, numbered as they stand.
private func parts(
  _ prefix: Character, _ order: [Int], text: (Int) -> String
) -> [CandidateInteraction.Part] {
  order.enumerated().map { CandidateInteraction.Part(id: OptionID(prefix, $0 + 1), text: text($1)) }
}
