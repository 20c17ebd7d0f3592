import AssayModel

extension ClozeInteraction {
  /// The weighted mean of the gaps' shares, each by its own rule; under `all`, 1 when every gap is fully right.
  func share(filling answer: [Answer.Part<Answer.GapAnswer>]) -> Rational {
    let shares = gaps.map { gap in
      answer.first { $0.id == gap.id }.map { gap.content.share(earnedBy: $0.value) } ?? .zero
    }
    switch rule {
    case .all: return !shares.isEmpty && shares.allSatisfy { $0 == .one } ? .one : .zero
    case .each: return weighted(shares)
    }
  }

  var highestShare: Rational {
    let shares = gaps.map(\.content.highestShare)
    return rule == .all ? (shares.allSatisfy { $0 == .one } ? .one : .zero) : weighted(shares)
  }

  private func weighted(_ shares: [Rational]) -> Rational {
    let weight = gaps.reduce(Rational.zero) { $0 + $1.weight }
    guard weight > .zero else { return .zero }
    return zip(gaps, shares).reduce(Rational.zero) { $0 + $1.0.weight * $1.1 } / weight
  }
}

extension GapContent {
  fileprivate func share(earnedBy answer: Answer.GapAnswer) -> Rational {
    switch (self, answer) {
    case (.choice(let choice), .choice(let id)): choice.share(choosing: id)
    case (.text(let text), .text(let written)): text.share(writing: written)
    case (.number(let number), .text(let written)): number.share(writing: written)
    default: .zero
    }
  }

  fileprivate var highestShare: Rational {
    switch self {
    case .choice(let choice): choice.highestShare
    case .text(let text): text.accept.map(\.credit).max() ?? .zero
    case .number: .one
    }
  }
}
