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
