extension Interaction {
  /// An answer in authored ids that earns the highest share, or nil where no answer is better than another.
  package var keyAnswer: Answer? {
    switch self {
    case .choice(let choice): choice.best.map { .choice($0.id) }
    case .trueFalse(let statement): .trueFalse(statement.key)
    case .multipleResponse(let multiple): .multipleResponse(multiple.best.map(\.id))
    case .matrix(let matrix): .matrix(matrix.rows.map { .init($0.id, $0.key) })
    case .text(let text): text.best.map { .text($0.text) }
    case .number(let number): .number(number.key)
    case .order(let order): .order(order.rightOrder)
    case .match(let match): .match(match.lefts.map { .init($0.id, $0.key) })
    case .cloze(let cloze): .cloze(cloze.gaps.compactMap(\.key))
    case .essay, .file, .survey, .info: nil
    }
  }
}

extension ChoiceInteraction {
  fileprivate var best: ChoiceOption? { options.max { $0.credit < $1.credit } }
}

extension MultipleResponseInteraction {
  /// The options worth choosing, the best first, as many as may be chosen.
  fileprivate var best: [ChoiceOption] {
    let worthwhile = options.filter { rule == .weights ? $0.credit > .zero : $0.isKey }
    return Array(worthwhile.sorted { $0.credit > $1.credit }.prefix(select ?? worthwhile.count))
  }
}

extension TextInteraction {
  fileprivate var best: AcceptedText? { accept.max { $0.credit < $1.credit } }
}

extension ClozeGap {
  fileprivate var key: Answer.Part<Answer.GapAnswer>? {
    switch content {
    case .choice(let choice): choice.best.map { .init(id, .choice($0.id)) }
    case .text(let text): text.best.map { .init(id, .text($0.text)) }
    case .number(let number): .init(id, .text(number.key))
    }
  }
}
