import AssayModel

extension Interaction {
  /// An answer that earns most, in authored ids; nil where machines do not score.
  var key: Answer? {
    switch self {
    case .choice(let choice): return choice.key.map(Answer.choice)
    case .trueFalse(let statement): return .trueFalse(statement.key)
    case .multipleResponse(let multiple):
      let worthwhile = multiple.options.filter { multiple.rule == .weights ? $0.credit > .zero : $0.isKey }
      let best = worthwhile.sorted { $0.credit > $1.credit }.prefix(multiple.select ?? worthwhile.count)
      return .multipleResponse(best.map(\.id))
    case .matrix(let matrix): return .matrix(matrix.rows.map { Answer.Part($0.id, $0.key) })
    case .text(let text): return text.key.map(Answer.text)
    case .number(let number): return .number(number.key)
    case .order(let order): return .order(order.entries.map(\.id))
    case .match(let match): return .match(match.lefts.map { Answer.Part($0.id, $0.key) })
    case .cloze(let cloze): return .cloze(cloze.gaps.compactMap { gap in gap.content.key.map { .init(gap.id, $0) } })
    case .essay, .survey, .info: return nil
    }
  }
}

extension GapContent {
  fileprivate var key: Answer.GapAnswer? {
    switch self {
    case .choice(let choice): choice.key.map(Answer.GapAnswer.choice)
    case .text(let text): text.key.map(Answer.GapAnswer.text)
    case .number(let number): .text(number.key)
    }
  }
}

extension ChoiceInteraction {
  /// The first option with the most credit.
  fileprivate var key: OptionID? {
    let best = options.map(\.credit).max()
    return options.first { $0.credit == best }?.id
  }
}

extension TextInteraction {
  /// The first text with the most credit.
  fileprivate var key: String? {
    let best = accept.map(\.credit).max()
    return accept.first { $0.credit == best }?.text
  }
}
