package import AssayModel

/// What an answer is worth, before points, tries and hints.
package enum Credit: Hashable, Sendable {
  /// A share of the points: 0 to 1, or below 0 where wrong answers cost something.
  case share(Rational)
  /// Nothing was answered: always 0 points, never a negative.
  case blank
  /// People score it.
  case pendingMarking
  /// There is nothing to score.
  case unscored
}

extension Item {
  /// What an answer in authored ids is worth at this item, negative marking included.
  ///
  /// An answer of another kind than the item's is worth 0, as a wrong one is.
  package func credit(for answer: Answer?) -> Credit {
    switch interaction {
    case .survey, .info: return .unscored
    default: break
    }
    guard let answer, !answer.isBlank else { return .blank }
    if interaction.isMarkedByPeople { return .pendingMarking }
    let share = interaction.share(earnedBy: answer)
    guard share == .zero, let negative else { return .share(share) }
    return .share(max(negative.wrong, negative.floor))
  }
}

extension Interaction {
  /// The share of the points that an answer earns by the rule of the interaction, from 0 to 1.
  ///
  /// `weights` alone may go below 0, down to its floor.
  package func share(earnedBy answer: Answer) -> Rational {
    switch (self, answer) {
    case (.choice(let choice), .choice(let id)): choice.share(choosing: id)
    case (.trueFalse(let statement), .trueFalse(let value)): value == statement.key ? .one : .zero
    case (.multipleResponse(let multiple), .multipleResponse(let ids)): multiple.share(choosing: ids)
    case (.matrix(let matrix), .matrix(let rows)): matrix.share(choosing: rows)
    case (.text(let text), .text(let written)): text.share(writing: written)
    case (.number(let number), .number(let written)): number.share(writing: written)
    case (.order(let order), .order(let ids)): order.share(ordering: ids)
    case (.match(let match), .match(let pairs)): match.share(matching: pairs)
    case (.cloze(let cloze), .cloze(let gaps)): cloze.share(filling: gaps)
    default: .zero
    }
  }

  /// The largest share that any answer can earn.
  ///
  /// Below 1, an item promises points that nobody can reach.
  package var highestShare: Rational {
    switch self {
    case .choice(let choice): choice.highestShare
    case .multipleResponse(let multiple): multiple.highestShare
    case .text(let text): text.accept.map(\.credit).max() ?? .zero
    case .number: .one
    case .cloze(let cloze): cloze.highestShare
    case .trueFalse, .matrix, .order, .match, .essay, .file, .survey, .info: .one
    }
  }
}

extension Answer {
  /// Whether nothing was answered: no choice, or white space alone.
  package var isBlank: Bool {
    switch self {
    case .choice, .trueFalse, .survey: false
    case .multipleResponse(let ids), .order(let ids): ids.isEmpty
    case .matrix(let rows): rows.allSatisfy(\.value.isEmpty)
    case .text(let text), .number(let text), .essay(let text): text.isBlank
    case .match(let pairs): pairs.isEmpty
    case .file(let files): files.isEmpty
    case .cloze(let gaps): gaps.allSatisfy(\.value.isBlank)
    }
  }
}

extension Answer.GapAnswer {
  fileprivate var isBlank: Bool {
    switch self {
    case .choice: false
    case .text(let text): text.isBlank
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
