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
  /// Up to `count` files of these types, each of at most `largest` bytes.
  case file(types: [MediaType], largest: Int, count: Int)
  case survey(steps: [Part])
  case info

  /// Something with an opaque id and a text as Markdown.
  package struct Part: Hashable, Sendable {
    package var id: OptionID
    package var text: String
    /// What is shown with it, in order.
    package var media: [CandidateMedium]
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
  init(_ interaction: Interaction, _ arrangement: Arrangement, _ media: SessionMedia) {
    let choices = arrangement.choices
    switch interaction {
    case .choice(let choice): self = .choice(options: parts("o", choices, media) { choice.options[$0].shown })
    case .trueFalse: self = .trueFalse
    case .multipleResponse(let multiple):
      self = .multipleResponse(
        options: parts("o", choices, media) { multiple.options[$0].shown }, select: multiple.select)
    case .matrix(let matrix):
      self = .matrix(
        rows: parts("r", arrangement.rows, media) { matrix.rows[$0].shown },
        columns: parts("c", choices, media) { matrix.columns[$0].shown })
    case .text: self = .text
    case .number: self = .number
    case .order(let order): self = .order(entries: parts("e", choices, media) { order.entries[$0].shown })
    case .match(let match):
      self = .match(
        lefts: parts("l", arrangement.rows, media) { match.lefts[$0].shown },
        rights: parts("o", choices, media) { match.rights[$0].shown })
    case .cloze(let cloze):
      self = .cloze(
        gaps: cloze.gaps.indices.map { place in
          Gap(id: OptionID("g", place + 1), content: .init(cloze.gaps[place].content, arrangement.gaps[place], media))
        })
    case .essay(let essay): self = .essay(words: essay.words)
    case .file(let file): self = .file(types: file.types, largest: file.largest, count: file.count)
    case .survey(let survey): self = .survey(steps: parts("o", choices, media) { survey.scale[$0].shown })
    case .info: self = .info
    }
  }
}

extension CandidateInteraction.Gap.Content {
  fileprivate init(_ content: GapContent, _ order: [Int], _ media: SessionMedia) {
    switch content {
    case .choice(let choice): self = .choice(options: parts("o", order, media) { choice.options[$0].shown })
    case .text: self = .text
    case .number: self = .number
    }
  }
}

/// The parts in the order shown, numbered as they stand.
private func parts(
  _ prefix: Character, _ order: [Int], _ media: SessionMedia, shown: (Int) -> (text: String, media: [Medium])
) -> [CandidateInteraction.Part] {
  order.enumerated().map { place, position in
    let own = shown(position)
    return CandidateInteraction.Part(
      id: OptionID(prefix, place + 1), text: own.text, media: media.candidateMedia(own.media))
  }
}
