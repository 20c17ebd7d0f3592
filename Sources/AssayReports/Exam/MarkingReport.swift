package import AssayModel
package import AssayPsychometrics
import AssayScoring

/// How people marked, and how far they agreed.
///
/// Agreement rests on the answers that two raters marked, blind to one another; an adjudicator's points, which come of
/// having disagreed, are in no figure.
package struct MarkingReport: Hashable, Sendable {
  /// In the order of their ids.
  package let items: [ItemMarking]
  /// In the order of their names.
  package let raters: [RaterMarking]

  /// Nil where nobody has marked anything.
  init?(_ marks: MarkingCollector, _ options: ReportOptions) {
    let items = marks.items.mapValues { item in
      var item = item
      if options.attempts == .first { item.answers.removeAll { $0.attempt != 1 } }
      return item
    }.filter { !$0.value.answers.isEmpty }
    guard !items.isEmpty else { return nil }
    let names = Set(items.values.flatMap { $0.answers.flatMap { $0.ratings.map(\.rater) + $0.adjudicators } })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let sorted = items.sorted { $0.key < $1.key }
    self.items = sorted.map { ItemMarking($0.key, $0.value, numbers, level: options.level) }
    raters = names.map { RaterMarking($0, sorted.map(\.value), level: options.level) }
  }
}

/// How answers to one item were marked.
package struct ItemMarking: Hashable, Sendable {
  package let item: ItemID
  /// Answers with at least one mark.
  package let marked: Int
  /// Answers that two raters marked.
  package let twice: Int
  package let adjudicated: Int
  /// Each trait in the order of the rubric, then all of them together where there are several.
  package let traits: [TraitAgreement]

  init(_ item: ItemID, _ marks: MarkingCollector.OfItem, _ numbers: [String: Int], level: Double) {
    self.item = item
    marked = marks.answers.count
    let pairs = marks.answers.compactMap { answer in
      answer.ratings.count < 2 ? nil : (answer.ratings[0], answer.ratings[1])
    }
    twice = pairs.count
    adjudicated = marks.answers.count { !$0.adjudicators.isEmpty }
    func agreement(_ step: Rational, _ points: (Mark) -> Rational) -> RaterAgreement {
      RaterAgreement(
        pairs.map { one, other in
          RatedPair(
            .init(rater: numbers[one.rater] ?? 0, points: points(one).double),
            .init(rater: numbers[other.rater] ?? 0, points: points(other).double))
        }, step: step.double, level: level)
    }
    var traits = marks.traits.map { trait in
      TraitAgreement(
        trait: trait.id, points: trait.points, agreement: agreement(trait.step) { $0.points(for: trait.id) })
    }
    if marks.traits.count > 1 {
      let step = marks.traits.map(\.step).min() ?? .one
      let points = marks.traits.reduce(Rational.zero) { $0 + $1.points }
      traits.append(TraitAgreement(trait: nil, points: points, agreement: agreement(step) { $0.total }))
    }
    self.traits = traits
  }
}

/// How far raters agreed on one trait, or on all together.
package struct TraitAgreement: Hashable, Sendable {
  /// Nil for the traits together.
  package let trait: TraitID?
  /// The most points to be had.
  package let points: Rational
  package let agreement: RaterAgreement
}

/// How one person marked, beside the others.
package struct RaterMarking: Hashable, Sendable {
  package let rater: String
  package let marks: Int
  package let adjudications: Int
  /// The mean of the rater's points less those of the other rater of the same answers, in percent of the points; above 0
  /// for a lenient one.
  package let severity: Figure

  init(_ rater: String, _ items: [MarkingCollector.OfItem], level: Double) {
    self.rater = rater
    func isOwn(_ name: String) -> Bool { name.utf8.elementsEqual(rater.utf8) }
    let answers = items.flatMap(\.answers)
    marks = answers.reduce(0) { $0 + $1.ratings.count { isOwn($0.rater) } }
    adjudications = answers.reduce(0) { $0 + $1.adjudicators.count(where: isOwn) }
    let differences = items.flatMap { item -> [Double] in
      let points = item.traits.reduce(Rational.zero) { $0 + $1.points }
      guard points != .zero else { return [] }
      return item.answers.compactMap { answer in
        guard answer.ratings.count >= 2, let own = answer.ratings.prefix(2).first(where: { isOwn($0.rater) }),
          let other = answer.ratings.prefix(2).first(where: { !isOwn($0.rater) })
        else { return nil }
        return ((own.total - other.total) / points * 100).double
      }
    }
    severity = .meanDifference(differences.sorted(), level: level, .severity)
  }
}

extension Method {
  static let severity = Method(
    "mean difference from the other rater, percent of the points, t interval", source: "Student 1908")
}
