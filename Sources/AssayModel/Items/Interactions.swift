/// One of several options is chosen.
package struct ChoiceInteraction: Hashable, Sendable, Codable {
  package var options: [ChoiceOption]

  package init(options: [ChoiceOption]) { self.options = options }
}

/// A statement is judged.
package struct TrueFalseInteraction: Hashable, Sendable, Codable {
  package var key: Bool

  package init(key: Bool) { self.key = key }
}

/// Any number of options are chosen.
package struct MultipleResponseInteraction: Hashable, Sendable, Codable {
  package var options: [ChoiceOption]
  /// How many to choose, as the candidate is told; nil when the candidate is told nothing.
  package var select: Int?
  package var rule: MultipleResponseRule
  /// The least that the rule gives, as a share of the points; only `net`, `penalty` and `weights` have one.
  package var floor: Rational = .zero

  package init(options: [ChoiceOption], select: Int? = nil, rule: MultipleResponseRule, floor: Rational = .zero) {
    self.options = options
    self.select = select
    self.rule = rule
    self.floor = floor
  }
}

/// How the chosen options of a multiple response become credit; the format's table defines each.
package enum MultipleResponseRule: String, Hashable, Sendable, Codable, CaseIterable {
  case all, net, each, coverage, penalty, lenient, weights
}

/// In each row, columns are chosen.
package struct MatrixInteraction: Hashable, Sendable, Codable {
  package var rows: [MatrixRow]
  package var columns: [LabelledChoice]
  package var rule: PartRule = .each

  package init(rows: [MatrixRow], columns: [LabelledChoice], rule: PartRule = .each) {
    self.rows = rows
    self.columns = columns
    self.rule = rule
  }

  /// Whether every row has exactly one right column, so that a client may show radio buttons.
  package var isSingleChoice: Bool { rows.allSatisfy { $0.key.count == 1 } }
}

/// A row of a matrix and its right columns.
package struct MatrixRow: Hashable, Sendable, Codable {
  package var id: OptionID
  package var text: String
  package var key: [OptionID]
  package var rationale: String?

  package init(id: OptionID, text: String, key: [OptionID], rationale: String? = nil) {
    self.id = id
    self.text = text
    self.key = key
    self.rationale = rationale
  }
}

/// Something with an id and a text that a candidate places or chooses, which is neither right nor wrong by itself.
package struct LabelledChoice: Hashable, Sendable, Codable {
  package var id: OptionID
  package var text: String

  package init(id: OptionID, text: String) {
    self.id = id
    self.text = text
  }
}

/// How parts (rows, pairs) become credit: all or nothing, or each its share.
package enum PartRule: String, Hashable, Sendable, Codable, CaseIterable {
  case all, each
}

/// A short text is written.
package struct TextInteraction: Hashable, Sendable, Codable {
  package var accept: [AcceptedText]
  /// What is folded in the answer and in the accepted texts before they are compared.
  package var ignore: Set<TextFolding>

  package init(accept: [AcceptedText], ignore: Set<TextFolding>) {
    self.accept = accept
    self.ignore = ignore
  }
}

/// A text that earns credit.
package struct AcceptedText: Hashable, Sendable, Codable {
  package var text: String
  /// The share of the points, from 0 to 1.
  package var credit: Rational
  package var rationale: String?

  package init(text: String, credit: Rational = .one, rationale: String? = nil) {
    self.text = text
    self.credit = credit
    self.rationale = rationale
  }
}

/// A difference between texts that does not count.
package enum TextFolding: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case accents, `case`, spaces

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A number is written.
package struct NumberInteraction: Hashable, Sendable, Codable {
  /// The key as the author typed it, digits kept.
  package var key: String
  package var tolerance: Tolerance?
  /// Other answers that earn credit, such as that of a known slip.
  package var also: [AcceptedNumber]

  package init(key: String, tolerance: Tolerance? = nil, also: [AcceptedNumber] = []) {
    self.key = key
    self.tolerance = tolerance
    self.also = also
  }
}

/// How far a number may be from the key; the ends of the interval are inside.
package enum Tolerance: Hashable, Sendable, Codable {
  /// The same unit as the key.
  case absolute(Rational)
  /// A share of the key's magnitude.
  case relative(Rational)
  /// Equal when both are rounded to so many significant digits.
  case digits(Int)
  /// Equal when both are rounded to so many decimals.
  case decimals(Int)
}

/// A number that earns credit.
package struct AcceptedNumber: Hashable, Sendable, Codable {
  package var number: String
  package var credit: Rational
  package var rationale: String?

  package init(number: String, credit: Rational, rationale: String? = nil) {
    self.number = number
    self.credit = credit
    self.rationale = rationale
  }
}

/// Entries are put in order.
package struct OrderInteraction: Hashable, Sendable, Codable {
  /// In the right order.
  package var entries: [LabelledChoice]
  package var rule: OrderRule = .exact

  package init(entries: [LabelledChoice], rule: OrderRule = .exact) {
    self.entries = entries
    self.rule = rule
  }
}

/// How an order becomes credit.
package enum OrderRule: String, Hashable, Sendable, Codable, CaseIterable {
  case exact, position, pairs, longest
}

/// Each thing on the left is matched with one on the right.
package struct MatchInteraction: Hashable, Sendable, Codable {
  package var lefts: [MatchLeft]
  /// Everything that can be chosen on the right, decoys included.
  package var rights: [LabelledChoice]
  package var rule: PartRule = .each
  /// What each wrong pair costs, as a share of one pair: from 0 to 1.
  package var wrong: Rational = .zero

  package init(lefts: [MatchLeft], rights: [LabelledChoice], rule: PartRule = .each, wrong: Rational = .zero) {
    self.lefts = lefts
    self.rights = rights
    self.rule = rule
    self.wrong = wrong
  }
}

/// A thing on the left and the id of its right partner.
package struct MatchLeft: Hashable, Sendable, Codable {
  package var id: OptionID
  package var text: String
  package var key: OptionID
  package var rationale: String?

  package init(id: OptionID, text: String, key: OptionID, rationale: String? = nil) {
    self.id = id
    self.text = text
    self.key = key
    self.rationale = rationale
  }
}

/// Gaps in the stem are filled.
package struct ClozeInteraction: Hashable, Sendable, Codable {
  /// In the order in which they stand in the stem.
  package var gaps: [ClozeGap]
  package var rule: PartRule = .each

  package init(gaps: [ClozeGap], rule: PartRule = .each) {
    self.gaps = gaps
    self.rule = rule
  }
}

/// One gap: `[[id]]` in the stem.
package struct ClozeGap: Hashable, Sendable, Codable {
  package var id: OptionID
  /// Its share of the points relative to the other gaps, above 0.
  package var weight: Rational = .one
  package var content: GapContent

  package init(id: OptionID, weight: Rational = .one, content: GapContent) {
    self.id = id
    self.weight = weight
    self.content = content
  }
}

/// What goes into a gap.
package enum GapContent: Hashable, Sendable, Codable {
  case choice(ChoiceInteraction)
  case text(TextInteraction)
  case number(NumberInteraction)
}

/// A longer text is written, and scored by people.
package struct EssayInteraction: Hashable, Sendable, Codable {
  /// How many words are asked for.
  package var words: ClosedRange<Int>?
  package var rubric: Rubric?

  package init(words: ClosedRange<Int>? = nil, rubric: Rubric? = nil) {
    self.words = words
    self.rubric = rubric
  }
}

/// How people score an answer.
package struct Rubric: Hashable, Sendable, Codable {
  /// How many score each answer, blind to one another: 1 or 2.
  package var raters: Int = 1
  /// The difference in points above which a third person decides.
  package var adjudicateAbove: Rational?
  package var traits: [Trait]

  package init(raters: Int = 1, adjudicateAbove: Rational? = nil, traits: [Trait]) {
    self.raters = raters
    self.adjudicateAbove = adjudicateAbove
    self.traits = traits
  }
}

/// One aspect that a rubric looks at.
package struct Trait: Hashable, Sendable, Codable {
  package var id: TraitID
  package var points: Rational
  package var levels: [Level]

  package init(id: TraitID, points: Rational, levels: [Level]) {
    self.id = id
    self.points = points
    self.levels = levels
  }

  /// What so many points stand for.
  package struct Level: Hashable, Sendable, Codable {
    package var points: Rational
    package var text: String

    package init(points: Rational, text: String) {
      self.points = points
      self.text = text
    }
  }
}

/// One step of a scale is chosen; it earns nothing.
package struct SurveyInteraction: Hashable, Sendable, Codable {
  package var scale: [LabelledChoice]

  package init(scale: [LabelledChoice]) { self.scale = scale }
}
