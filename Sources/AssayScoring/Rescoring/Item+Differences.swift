import AssayModel

extension Item {
  /// What answers to the item are judged by otherwise in a revision of it, in words.
  func differences(from revised: Item) -> [ScoringDifference] {
    let keys = zip(interaction.keys, revised.interaction.keys).compactMap { own, now in
      ScoringDifference(own.what, own.words, now.words)
    }
    let others = [
      ScoringDifference("rule", interaction.ruleWords, revised.interaction.ruleWords),
      ScoringDifference("points", "\(points)", "\(revised.points)"),
      ScoringDifference("negative", negative.words, revised.negative.words),
    ].compactMap(\.self)
    return keys + others
  }
}

/// Something that is right, or earns credit, at an item, in the words of its ids.
private struct KeyWords {
  let what: String
  let words: String

  init(_ what: String, _ words: String) {
    self.what = what
    self.words = words
  }
}

extension Interaction {
  /// Each thing by which an answer is right, in a fixed order.
  fileprivate var keys: [KeyWords] {
    switch self {
    case .choice(let choice): [KeyWords("key", choice.options.words)]
    case .trueFalse(let statement): [KeyWords("key", statement.key ? "true" : "false")]
    case .multipleResponse(let multiple): [KeyWords("key", multiple.options.words)]
    case .matrix(let matrix):
      matrix.rows.map { row in
        // In the order of the columns, so that it does not hang on that of the file.
        let key = matrix.columns.map(\.id).filter(row.key.contains)
        return KeyWords("row \(row.id)", key.isEmpty ? "none" : key.map(\.text).joined(separator: " + "))
      }
    case .text(let text): [KeyWords("accepted", text.words)]
    case .number(let number): [KeyWords("answer", number.words)]
    case .order(let order): [KeyWords("order", order.rightOrder.map(\.text).joined(separator: " > "))]
    case .match(let match): match.lefts.map { KeyWords("\($0.id)", $0.key.text) }
    case .cloze(let cloze): cloze.gaps.map { KeyWords("gap \($0.id)", $0.words) }
    case .essay, .file: [KeyWords("rubric", rubric.words)]
    case .survey, .info: []
    }
  }

  /// The rule by which parts become credit; empty where there is none.
  fileprivate var ruleWords: String {
    switch self {
    case .multipleResponse(let multiple):
      multiple.rule.rawValue + (multiple.floor == .zero ? "" : " (floor \(multiple.floor))")
    case .matrix(let matrix): matrix.rule.rawValue
    case .order(let order): order.rule.rawValue
    case .match(let match): match.rule.rawValue + (match.wrong == .zero ? "" : " (wrong \(match.wrong))")
    case .cloze(let cloze): cloze.rule.rawValue
    case .choice, .trueFalse, .text, .number, .essay, .file, .survey, .info: ""
    }
  }
}

extension [ChoiceOption] {
  /// The options that earn something, with their credit where that is not all.
  fileprivate var words: String {
    let earning = filter { $0.credit != .zero }
    guard !earning.isEmpty else { return "none" }
    return earning.map { $0.isKey ? $0.id.text : "\($0.id) (\($0.credit * 100)%)" }.joined(separator: " + ")
  }
}

extension TextInteraction {
  fileprivate var words: String {
    let texts = accept.map { $0.credit == .one ? "\"\($0.text)\"" : "\"\($0.text)\" (\($0.credit * 100)%)" }
    let ignored = ignore.sorted().map(\.rawValue).joined(separator: ", ")
    return texts.joined(separator: ", ") + (ignored.isEmpty ? "" : ", ignoring \(ignored)")
  }
}

extension NumberInteraction {
  fileprivate var words: String {
    var words = key
    switch tolerance {
    case nil: break
    case .absolute(let distance): words += " ± \(distance)"
    case .relative(let share): words += " ± \(share * 100)%"
    case .digits(let digits): words += " to \(digits) digits"
    case .decimals(let places): words += " to \(places) decimals"
    }
    return ([words] + also.map { "\($0.number) (\($0.credit * 100)%)" }).joined(separator: ", ")
  }
}

extension ClozeGap {
  fileprivate var words: String {
    let key =
      switch content {
      case .choice(let choice): choice.options.words
      case .text(let text): text.words
      case .number(let number): number.words
      }
    return weight == .one ? key : "\(key), weight \(weight)"
  }
}

extension NegativeMarking? {
  fileprivate var words: String {
    guard let self else { return "none" }
    return "\(self.wrong * 100)%, floor \(self.floor * 100)%"
  }
}

extension Rubric? {
  fileprivate var words: String {
    guard let self else { return "none" }
    let traits = self.traits.map { trait in
      let levels = trait.levels.sorted { $0.points > $1.points }.map { "\($0.points) \($0.text)" }
      return "\(trait.id) \(trait.points)" + (levels.isEmpty ? "" : " (\(levels.joined(separator: "; ")))")
    }
    let limit = self.adjudicateAbove.map { ", adjudicated above \($0)" } ?? ""
    return (["\(self.raters == 1 ? "1 rater" : "\(self.raters) raters")\(limit)"] + traits).joined(separator: ", ")
  }
}
