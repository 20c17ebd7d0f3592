import AssayModel

// What an interaction says of itself: its parts with the key, and its rule in words.
extension Interaction {
  /// The key below `scoring:` in `defaults:`.
  var defaultsKey: FieldName { FieldName(stringLiteral: type.rawValue) }

  /// The rule as an author would write it; nil where there is none to choose.
  var scoringWord: String? {
    switch self {
    case .multipleResponse(let multiple):
      multiple.floor == .zero
        ? multiple.rule.rawValue : "\(multiple.rule.rawValue), floor \((multiple.floor * 100).percent)"
    case .matrix(let matrix): matrix.rule.rawValue
    case .order(let order): order.rule.rawValue
    case .match(let match):
      match.wrong == .zero ? match.rule.rawValue : "\(match.rule.rawValue), wrong \((match.wrong * 100).percent)"
    case .cloze(let cloze): cloze.rule.rawValue
    default: nil
    }
  }

  /// What is shown and what is right.
  var parts: [ItemExplanation.Part] {
    switch self {
    case .choice(let choice):
      [.init(title: "Options", lines: choice.options.flatMap(\.explanation))]
    case .trueFalse(let statement):
      [.init(title: "Key", lines: ["\(statement.key)"])]
    case .multipleResponse(let multiple):
      [
        .init(
          title: multiple.select.map { "Options (choose \($0))" } ?? "Options",
          lines: multiple.options.flatMap(\.explanation))
      ]
    case .matrix(let matrix):
      [
        .init(title: "Columns", lines: matrix.columns.map(\.explanation)),
        .init(
          title: "Rows",
          lines: matrix.rows.flatMap { row in
            ["\(row.id): \(row.text) → \(row.key.map(\.text).joined(separator: ", "))"] + why(row.rationale)
          }),
      ]
    case .text(let text): [.init(title: "Accepted", lines: text.explanation)]
    case .number(let number): [.init(title: "Key", lines: number.explanation)]
    case .order(let order):
      [
        .init(
          title: "Right order",
          lines: order.entries.enumerated().map { "\($0 + 1). \($1.explanation)" })
      ]
    case .match(let match):
      [
        .init(
          title: "Pairs",
          lines: match.lefts.flatMap { left in
            let right = match.rights.first { $0.id == left.key }
            return ["\(left.id): \(left.text) → \(right?.explanation ?? left.key.text)"] + why(left.rationale)
          })
      ] + match.decoyPart
    case .cloze(let cloze):
      cloze.gaps.map { gap in
        let weight = gap.weight == .one ? "" : ", weight \(gap.weight)"
        return .init(title: "Gap \(gap.id) (\(gap.content.word)\(weight))", lines: gap.content.explanation)
      }
    case .essay(let essay): essay.explanation
    case .file(let file): file.explanation
    case .survey(let survey): [.init(title: "Scale", lines: survey.scale.map(\.explanation))]
    case .info: []
    }
  }

  /// How an answer is scored, in sentences.
  var scoringSentences: [String] {
    switch self {
    case .choice(let choice):
      choice.options.contains { ![.zero, .one].contains($0.credit) }
        ? ["The option chosen earns its credit."] : ["The right option earns all points, any other none."]
    case .trueFalse: ["The right answer earns all points, the other none."]
    case .multipleResponse(let multiple): [multiple.sentence] + multiple.limitSentence
    case .matrix(let matrix):
      [
        matrix.rule == .each
          ? "Each row whose columns are exactly right earns an equal share."
          : "All rows must be right; otherwise nothing is earned."
      ]
    case .text: ["The best accepted text that the answer equals, once both are folded, gives its credit."]
    case .number:
      ["A number within the tolerance of the key earns all points; else the best of the further numbers counts."]
    case .order(let order): [order.sentence]
    case .match(let match):
      [
        match.rule == .all
          ? "All pairs must be right; otherwise nothing is earned."
          : match.wrong == .zero
            ? "Each right pair earns an equal share."
            : "Each right pair earns an equal share, and each wrong pair costs \((match.wrong * 100).percent) of one; never below 0."
      ]
    case .cloze(let cloze):
      [
        cloze.rule == .each
          ? "Each gap earns its share of the points by its own rule, in proportion to its weight."
          : "All gaps must be fully right; otherwise nothing is earned."
      ]
    case .essay, .file:
      [rubric?.raters == 2 ? "Two people score it, blind to one another." : "People score it."]
        + (rubric?.adjudicateAbove.map { ["A third decides where they differ by more than \($0) points."] } ?? [])
    case .survey, .info: ["It is not scored."]
    }
  }

  private func why(_ rationale: String?) -> [String] { rationale.map { ["   " + $0] } ?? [] }
}

extension ChoiceOption {
  /// The option with a mark for what it earns, and why.
  fileprivate var explanation: [String] {
    let mark = isKey ? "✓" : credit == .zero ? "✗" : "\((credit * 100).percent)"
    let place = pin.map { " (pinned \($0.rawValue))" } ?? ""
    return ["\(mark) \(id): \(text)\(place)"] + (rationale.map { ["   " + $0] } ?? [])
  }
}

extension LabelledChoice {
  fileprivate var explanation: String { "\(id): \(text)" }
}

extension TextInteraction {
  fileprivate var explanation: [String] {
    accept.flatMap { accepted in
      ["\((accepted.credit * 100).percent) \(accepted.text)"] + (accepted.rationale.map { ["   " + $0] } ?? [])
    }
  }
}

extension NumberInteraction {
  fileprivate var explanation: [String] {
    let within =
      switch tolerance {
      case nil: "exactly"
      case .absolute(let distance): "within \(distance)"
      case .relative(let share): "within \((share * 100).percent)"
      case .digits(let digits): "to \(digits) significant digits"
      case .decimals(let decimals): "to \(decimals) decimals"
      }
    return ["\(key), \(within)"]
      + also.flatMap { other in
        ["\((other.credit * 100).percent) \(other.number)"] + (other.rationale.map { ["   " + $0] } ?? [])
      }
  }
}

extension MatchInteraction {
  fileprivate var decoyPart: [ItemExplanation.Part] {
    let decoys = rights.filter { right in !lefts.contains { $0.key == right.id } }
    return decoys.isEmpty ? [] : [.init(title: "Decoys", lines: decoys.map(\.explanation))]
  }
}

extension GapContent {
  fileprivate var word: String {
    switch self {
    case .choice: "choice"
    case .text: "text"
    case .number: "number"
    }
  }

  fileprivate var explanation: [String] {
    switch self {
    case .choice(let choice): choice.options.flatMap(\.explanation)
    case .text(let text): text.explanation
    case .number(let number): number.explanation
    }
  }
}

extension FileInteraction {
  fileprivate var explanation: [ItemExplanation.Part] {
    let number = count == 1 ? "One file" : "Up to \(count) files"
    let size = largest >= 1 << 20 ? "\(largest >> 20) MiB" : "\(largest >> 10) KiB"
    let words = types.map(\.word).joined(separator: ", ")
    return [.init(title: "Files", lines: ["\(number) of at most \(size): \(words)"])] + (rubric?.explanation ?? [])
  }
}

extension Rubric {
  fileprivate var explanation: [ItemExplanation.Part] {
    traits.map { trait in
      .init(title: "Trait \(trait.id) (\(trait.points) points)", lines: trait.levels.map { "\($0.points): \($0.text)" })
    }
  }
}

extension EssayInteraction {
  fileprivate var explanation: [ItemExplanation.Part] {
    var parts: [ItemExplanation.Part] = []
    if let words { parts.append(.init(title: "Length", lines: ["\(words.lowerBound) to \(words.upperBound) words"])) }
    parts += rubric?.explanation ?? []
    return parts
  }
}

extension MultipleResponseInteraction {
  fileprivate var sentence: String {
    let floor = floor == .zero ? "never below 0" : "never below \((self.floor * 100).percent)"
    return switch rule {
    case .all: "All right options and no wrong one must be chosen; otherwise nothing is earned."
    case .net: "Right options less wrong ones, over all right options; \(floor)."
    case .each: "Each option that is rightly chosen or rightly left earns an equal share."
    case .coverage: "The share of the right options that are chosen, times the share of the chosen that are right."
    case .penalty: "The share of the right options less the share of the wrong ones that are chosen; \(floor)."
    case .lenient: "The share of the right options that are chosen; wrong ones cost nothing."
    case .weights: "The credits of the chosen options are added up; \(floor) and never above 100%."
    }
  }

  fileprivate var limitSentence: [String] {
    select.map { ["An answer with more than \($0) options earns 0."] } ?? []
  }
}

extension OrderInteraction {
  fileprivate var sentence: String {
    switch rule {
    case .exact: "The whole order must be right; otherwise nothing is earned."
    case .position: "Each entry in its place earns an equal share."
    case .pairs: "Each two entries in the right order earn an equal share."
    case .longest: "The longest run of entries in the right order, gaps allowed, over all entries."
    }
  }
}
