/// One round of a modified Angoff study: what each judge expects a borderline candidate to get at each item.
///
/// A rating is the share of the item's points that a candidate who is just competent is expected to get, from 0 to 1. A
/// judge's cut is the sum of ratings × points. Judges who left an item out have no cut and are in no figure of the panel;
/// their ratings count in the means of the items alone. Angoff (1971), *Scales, norms, and equivalent scores*.
package struct AngoffRound: Hashable, Sendable {
  /// By judge, then item; nil where the judge gave none.
  package let ratings: [[Double?]]
  /// The points of each item.
  package let points: [Double]
  /// The judges who rated every item, by their places.
  package let complete: [Int]
  /// The cuts of the judges who rated every item, in their order.
  package let cut: PanelCut
  /// How the ratings of those judges vary, and how far they agree.
  package let agreement: PanelAgreement

  /// - Parameters:
  ///   - ratings: By judge, then item; rows of equal length.
  ///   - points: Of each item; 1 each where nil.
  ///   - level: Of intervals.
  package init(_ ratings: [[Double?]], points: [Double]? = nil, level: Double = 0.95) {
    self.ratings = ratings
    let count = ratings.first?.count ?? 0
    precondition(ratings.allSatisfy { $0.count == count }, "every judge has a place for every item")
    let points = points ?? Array(repeating: 1, count: count)
    precondition(points.count == count, "every item has its points")
    self.points = points
    complete = ratings.indices.filter { count > 0 && ratings[$0].allSatisfy { $0 != nil } }
    let rows = complete.map { ratings[$0].compactMap(\.self) }
    cut = PanelCut(rows.map { orderFreeSum(zip($0, points).map { $0 * $1 }) }, level: level)
    agreement = PanelAgreement(rows, level: level)
  }

  /// The most points there are: the scale of the cut.
  package var maximum: Double { orderFreeSum(points) }
}

/// What a panel expects of a borderline candidate at one item.
package struct AngoffItem: Hashable, Sendable {
  /// The mean rating of all who rated the item, with SD/√k as standard error.
  package let mean: Figure
  /// With divisor k − 1.
  package let standardDeviation: Figure
  /// The lowest and the highest rating; nil where nobody rated it.
  package let range: ClosedRange<Double>?
}

extension AngoffRound {
  /// What the panel says of an item; those who rated it alone count.
  package func item(_ item: Int) -> AngoffItem {
    let given = ratings.compactMap { $0[item] }.sorted()
    guard let low = given.first, let high = given.last else {
      let none = Reason.tooFewJudges(needed: 1)
      return AngoffItem(
        mean: .withheld(none, n: 0, .itemRating), standardDeviation: .withheld(none, n: 0, .itemRatingDeviation),
        range: nil)
    }
    let (k, mean) = (given.count, compensatedSum(given) / Double(given.count))
    guard k >= 2 else {
      return AngoffItem(
        mean: .value(mean, n: k, .itemRating),
        standardDeviation: .withheld(.tooFewJudges(needed: 2), n: k, .itemRatingDeviation), range: low...high)
    }
    let deviation = sampleDeviation(given)
    return AngoffItem(
      mean: .value(mean, standardError: deviation / Double(k).squareRoot(), n: k, .itemRating),
      standardDeviation: .value(deviation, n: k, .itemRatingDeviation), range: low...high)
  }

  /// Pearson's correlation of a judge's ratings with how hard the items proved to be.
  ///
  /// Over the items that the judge rated and that have a p-value; n counts items. A judge who knows which items are hard
  /// has one well above 0; see van der Linden (1982), *A latent trait method for determining intrajudge inconsistency in the
  /// Angoff and Nedelsky techniques*, Journal of Educational Measurement 19.
  ///
  /// - Parameters:
  ///   - judge: By the place in ``ratings``.
  ///   - pValues: Of each item, from 0 to 1; nil where unknown.
  ///   - level: Of the interval.
  /// - Returns: The correlation; withheld below three items, and where the ratings or the p-values are all alike.
  package func correlation(ofJudge judge: Int, withPValues pValues: [Double?], level: Double = 0.95) -> Figure {
    let pairs = zip(ratings[judge], pValues).compactMap { rating, p in rating.flatMap { r in p.map { (r, $0) } } }
    let n = pairs.count
    guard n >= 3 else { return .withheld(.tooFewItems(needed: 3), n: n, .judgeItemCorrelation) }
    let (own, proved) = (pairs.map(\.0), pairs.map(\.1))
    guard sampleDeviation(own) > 0 else { return .withheld(.ratingsAreConstant, n: n, .judgeItemCorrelation) }
    guard sampleDeviation(proved) > 0 else { return .withheld(.pValuesAreConstant, n: n, .judgeItemCorrelation) }
    let (mx, my) = (orderFreeSum(own) / Double(n), orderFreeSum(proved) / Double(n))
    return .correlation(
      sxx: orderFreeSum(own.map { ($0 - mx) * ($0 - mx) }), syy: orderFreeSum(proved.map { ($0 - my) * ($0 - my) }),
      sxy: orderFreeSum(pairs.map { ($0.0 - mx) * ($0.1 - my) }), n: n, level: level, .judgeItemCorrelation)
  }
}

extension Method {
  package static let itemRating = Method("mean rating of an item", source: "Angoff 1971")
  package static let itemRatingDeviation = Method("SD of an item's ratings, divisor k − 1", source: "Angoff 1971")
  package static let judgeItemCorrelation = Method(
    "r of a judge's ratings with p-values", source: "van der Linden 1982")
}
