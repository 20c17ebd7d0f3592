import AssayDiagnostics
import AssayModel
import AssayYAML

/// How a multiple response is scored: `net`, or `{rule: net, floor: 0}`.
struct MultipleResponseScoring {
  var rule = MultipleResponseRule.all
  var floor = Rational.zero

  /// Takes what is written; what is wrong is reported and left as it was.
  mutating func read(_ node: YAMLNode, at path: FieldPath, in reading: Reading) {
    guard node.isMapping else {
      if let rule: MultipleResponseRule = reading.word(node, "a rule for multiple responses") {
        self = .init(rule: rule)
      }
      return
    }
    var fields = FieldReader(node, "`scoring`", at: path, in: reading)
    if let node = fields.required(.rule),
      let rule: MultipleResponseRule = reading.word(node, "a rule for multiple responses")
    {
      self = .init(rule: rule)
    }
    if let node = fields[.floor], let floor = reading.share(node, in: -1...1) {
      if [.net, .penalty, .weights].contains(rule) {
        self.floor = floor
      } else {
        reading.warn(
          "`floor` has no effect with the rule `\(rule.rawValue)`, which never goes below 0; remove it",
          rule: .noEffect,
          at: fields.keySpan(.floor))
      }
    }
    fields.finish(knowing: [.rule, .floor])
  }
}

/// How a match is scored: `each`, or `{rule: each, wrong: 25%}`.
struct MatchScoring {
  var rule = PartRule.each
  /// What each wrong pair costs, as a share of one pair.
  var wrong = Rational.zero

  /// Takes what is written; what is wrong is reported and left as it was.
  mutating func read(_ node: YAMLNode, at path: FieldPath, in reading: Reading) {
    guard node.isMapping else {
      if let rule: PartRule = reading.word(node, "a rule for matches") { self = .init(rule: rule) }
      return
    }
    var fields = FieldReader(node, "`scoring`", at: path, in: reading)
    if let node = fields.required(.rule), let rule: PartRule = reading.word(node, "a rule for matches") {
      self = .init(rule: rule)
    }
    if let node = fields[.wrong], let wrong = reading.share(node) {
      if rule == .each {
        self.wrong = wrong
      } else {
        reading.warn(
          "`wrong` has no effect with the rule `\(rule.rawValue)`, which is all or nothing; remove it", rule: .noEffect,
          at: fields.keySpan(.wrong))
      }
    }
    fields.finish(knowing: [.rule, .wrong])
  }
}

extension Reading {
  /// A rule without settings: `pairs`, or `{rule: pairs}`.
  func rule<Rule: RawRepresentable & CaseIterable>(_ node: YAMLNode, at path: FieldPath) -> Rule?
  where Rule.RawValue == String {
    guard node.isMapping else { return word(node, "a scoring rule of this type") }
    var fields = FieldReader(node, "`scoring`", at: path, in: self)
    let rule: Rule? = fields.required(.rule).flatMap { word($0, "a scoring rule of this type") }
    fields.finish(knowing: [.rule], idle: [.floor, .wrong], in: "this type")
    return rule
  }
}
