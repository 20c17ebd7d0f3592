import Testing

@testable import AssayPsychometrics

struct `A panel` {
  @Test func `has the mean, median, trimmed mean and spread of its judges' cuts`() {
    let panel = PanelCut([10, 12, 11, 17])
    #expect(panel.mean.value == 12.5 && panel.median.value == 11.5 && panel.trimmed.value == 11.5)
    // Squared deviations 6.25 + 0.25 + 2.25 + 20.25 = 29.
    #expect(near(panel.standardDeviation.value, (29.0 / 3).squareRoot()))
    #expect(near(panel.mean.standardError, (29.0 / 12).squareRoot()))
    #expect(panel.severity(ofJudge: 3) == 4.5)
  }

  @Test func `has no spread with one judge, and nothing with none`() {
    let one = PanelCut([7])
    #expect(one.mean.value == 7 && one.mean.standardError == nil)
    #expect(one.standardDeviation.reason == .tooFewJudges(needed: 2))
    #expect(PanelCut([]).mean.reason == .tooFewJudges(needed: 1))
    #expect(PanelCut([5, 5, 5]).standardDeviation.value == 0)
  }

  @Test func `leaves a judge who skipped an item out of the cut and in the item's mean`() {
    let round = AngoffRound([[0.5, 0.6], [0.7, nil], [0.9, 0.8]], points: [1, 2])
    #expect(round.complete == [0, 2] && round.maximum == 3)
    #expect(near(round.cut.judges[0], 1.7) && near(round.cut.judges[1], 2.5))
    #expect(near(round.item(0).mean.value, 0.7) && round.item(0).mean.n == 3)
    #expect(near(round.item(1).standardDeviation.value, 0.02.squareRoot()))
  }

  @Test func `is known by how its judges' ratings follow the p-values`() {
    let round = AngoffRound([[0.2, 0.4, 0.9, 0.5], [0.5, 0.5, 0.5, 0.5]])
    let known: [Double?] = [0.3, 0.5, 0.8, nil]
    let expected = pearson([(0.2, 0.3), (0.4, 0.5), (0.9, 0.8)])
    #expect(near(round.correlation(ofJudge: 0, withPValues: known).value, expected))
    #expect(round.correlation(ofJudge: 1, withPValues: known).reason == .ratingsAreConstant)
    #expect(round.correlation(ofJudge: 0, withPValues: [0.5, 0.5, 0.5, nil]).reason == .pValuesAreConstant)
    #expect(round.correlation(ofJudge: 0, withPValues: [0.3, 0.5, nil, nil]).reason == .tooFewItems(needed: 3))
  }

  @Test func `changes from round to round`() {
    let first = AngoffRound([[0.5, 0.5], [0.8, 0.7], [0.2, nil]])
    let second = AngoffRound([[0.5, 0.6], [0.7, 0.7], [0.4, 0.5]])
    let change = AngoffChange(from: first, to: second)
    #expect(near(change.judges[0], 0.1) && near(change.judges[1], -0.1) && change.judges[2] == nil)
    #expect(abs(change.cut.value ?? 1) < 1e-12 && near(change.cut.standardError, 0.1))
    #expect(near(change.meanAbsolute.value, 0.4 / 5) && near(change.changed.value, 3.0 / 5))
  }
}

struct `A compromise` {
  /// Below 1: 0.2, below 2: 0.4, and so on; the diagonal of the box falls from 0.6 at 1 to 0.2 at 3.
  private let curve = PassingCurve([0, 1, 2, 3, 4])

  @Test func `by Hofstee lies where the diagonal meets those who fail`() {
    let study = Hofstee([.init(cut: 1...3, failing: 0.2...0.6)], curve)
    #expect(near(study.cut.value, 2) && near(study.failRate.value, 0.4))
    #expect(Hofstee([.init(cut: 3...4, failing: 0...0.1)], curve).cut.reason == .curveMissesBox)
    #expect(Hofstee([], curve).cut.reason == .tooFewJudges(needed: 1))
    #expect(
      Hofstee([.init(cut: 1...3, failing: 0...1)], PassingCurve([])).cut.reason == .tooFewCandidates(needed: 1))
  }

  @Test func `by Beuk follows the line of the judges`() {
    // Means 2 and 0.8, SDs 1 and 0.2; those who pass, 1 − 0.2c, meet 0.8 + 0.2(c − 2) at c = 1.5.
    let study = Beuk([.init(cut: 1, passing: 0.6), .init(cut: 2, passing: 0.8), .init(cut: 3, passing: 1)], curve)
    #expect(near(study.slope.value, 0.2))
    #expect(near(study.cut.value, 1.5) && near(study.passRate.value, 0.7))
    let agreed = Beuk([.init(cut: 2, passing: 0.6), .init(cut: 2, passing: 0.8)], curve)
    #expect(agreed.slope.reason == .ratingsAreConstant && agreed.cut.value == 2)
    #expect(Beuk([.init(cut: 2, passing: 0.5)], curve).cut.reason == .tooFewJudges(needed: 2))
  }
}

struct `Contrasting groups` {
  private let groups = ContrastingGroups(competent: [4, 5, 6, 7, 8], notCompetent: [1, 2, 3, 4, 5])

  @Test func `part at the midpoints, the densities and the fewest mistakes`() {
    #expect(groups.midpointOfMeans.value == 4.5 && groups.midpointOfMedians.value == 4.5)
    // Both variances are 2.5 over five: ½√(0.5 + 0.5).
    #expect(near(groups.midpointOfMeans.standardError, 0.5))
    #expect(near(groups.densityIntersection.value, 4.5))
    // At 4 the others' 4 and 5 are wrong, at 5 one of each, at 6 two of the competent: the lowest such cut.
    #expect(groups.fewestMistakes.cut.value == 4 && groups.fewestMistakes.mistakes.value == 2)
  }

  @Test func `meet where two unequal densities are alike`() throws {
    let x = try #require(ContrastingGroups.intersection((0, 1), (3, 2)))
    #expect(near(x * x / 2, (x - 3) * (x - 3) / 8 + naturalLog(2)) && 0 < x && x < 3)
  }

  @Test func `have a logistic cut at the midpoint of symmetric groups`() {
    #expect(near(groups.logistic.half.value, 4.5, 1e-9) && near(groups.logistic.equalPriors.value, 4.5, 1e-9))
    #expect((groups.logistic.half.standardError ?? 0) > 0)
  }

  /// A score of 0 or 1: the odds are those of the table, so that b₀ = ln ⅓, b₁ = ln 9, var b₁ = 1 + ⅓ + ⅓ + 1.
  @Test func `have the logistic regression of a two by two table`() {
    let fit = ContrastingGroups(competent: [0, 1, 1, 1], notCompetent: [0, 0, 0, 1]).logistic
    #expect(near(fit.intercept.value, -naturalLog(3), 1e-9) && near(fit.slope.value, naturalLog(9), 1e-9))
    #expect(near(fit.slope.standardError, (8.0 / 3).squareRoot(), 1e-9))
    #expect(near(fit.intercept.standardError, (4.0 / 3).squareRoot(), 1e-9))
    #expect(near(fit.half.value, 0.5, 1e-9))
  }

  @Test func `have no logistic cut where a score parts them, or where the competent score no higher`() {
    #expect(
      ContrastingGroups(competent: [4, 5], notCompetent: [1, 2]).logistic.half.reason == .groupsAreSeparated)
    #expect(
      ContrastingGroups(competent: [1, 2, 4], notCompetent: [1, 3, 4]).logistic.half.reason == .competentScoreNoHigher)
    #expect(
      ContrastingGroups(competent: [], notCompetent: [1]).midpointOfMeans.reason == .groupTooSmall(needed: 1))
  }
}

struct `Borderline candidates` {
  @Test func `set the cut by their median`() {
    let group = BorderlineGroup([3, 9, 5, 7])
    #expect(group.median.value == 6 && group.mean.value == 6)
    #expect(near(group.mean.standardError, (20.0 / 12).squareRoot()))
    #expect(BorderlineGroup([]).median.reason == .tooFewCandidates(needed: 1))
  }

  @Test func `set the cut by the regression of scores on grades`() {
    // Means 2 and 6, Sgg 2, slope 4/2: scores 3, 5, 7 lie on a line, the 9 at grade 2 lifts it by 1.
    let study = BorderlineRegression(
      [.init(score: 3, grade: 1), .init(score: 5, grade: 2), .init(score: 7, grade: 3), .init(score: 9, grade: 2)],
      borderline: 2)
    #expect(near(study.cut.value, 6) && near(study.slope.value, 2) && near(study.intercept.value, 2))
    // Residuals −1, −1, −1, 3: s² = 12/2, SE √(6/4); Syy 20.
    #expect(near(study.residualError.value, 6.0.squareRoot()) && near(study.cut.standardError, 1.5.squareRoot()))
    #expect(near(study.explained.value, 0.4))
    #expect(
      BorderlineRegression(Array(repeating: .init(score: 1, grade: 1), count: 4), borderline: 1).cut.reason
        == .gradesAreConstant)
  }
}

struct `The impact of a cut` {
  @Test func `is told for three standard errors to either side`() {
    let cut = Figure.value(5, standardError: 1, n: 8, .panelMean)
    let impact = CutImpact(cut, PassingCurve([1, 3, 5, 5, 7, 9]))
    #expect(impact.rows.map(\.steps) == Array(-3...3))
    #expect(impact.rows.map(\.passing) == [5, 5, 4, 4, 2, 2, 1])
    #expect(CutImpact(.value(5, n: 1, .panelMean), PassingCurve([5])).rows.map(\.passing) == [1])
    #expect(CutImpact(cut, PassingCurve([])).rows.isEmpty)
  }
}

struct `An ordered item booklet` {
  @Test func `puts guessing into the place, and has no page for items that never reach the probability`() {
    let booklet = OrderedItemBooklet(
      [.threePL(a: 1, b: 0, c: 0.25), .threePL(a: 1, b: 0, c: 0.6), .rasch(b: -1)], responseProbability: 0.5)
    #expect(booklet.leftOut == [1] && booklet.pages.map(\.item) == [2, 0])
    // ln(0.25/0.5).
    #expect(near(booklet.pages[1].location, -naturalLog(2)))
    #expect(booklet.theta(behind: 0, .lastMastered) == nil && booklet.theta(behind: 2, .midpoint) == nil)
    #expect(near(booklet.theta(behind: 1, .midpoint), (-1 - naturalLog(2)) / 2))
  }
}

struct `A standard` {
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `has the same digits in whatever order judges, items and candidates come`(seed: UInt64) {
    var draws = SplitMix64(seed: seed)
    func share() -> Double { Double(draws.next() % 1000) / 1000 }
    let ratings = (0..<7).map { _ in (0..<11).map { _ in share() } }
    let turned: [[Double]] = ratings.reversed().map { $0.reversed() }
    let (one, other) = (AngoffRound(ratings), AngoffRound(turned))
    #expect(one.agreement == other.agreement)
    #expect(one.cut.mean == other.cut.mean && one.cut.standardDeviation == other.cut.standardDeviation)
    let (high, low) = ((0..<40).map { _ in 10 * share() + 3 }, (0..<50).map { _ in 10 * share() })
    let groups = ContrastingGroups(competent: high, notCompetent: low)
    let others = ContrastingGroups(competent: high.reversed(), notCompetent: low.reversed())
    #expect(groups.logistic == others.logistic && groups.midpointOfMeans == others.midpointOfMeans)
    let candidates = zip(high, low).map { BorderlineRegression.Candidate(score: $0, grade: ($1 / 2).rounded()) }
    #expect(
      BorderlineRegression(candidates, borderline: 2) == BorderlineRegression(candidates.reversed(), borderline: 2))
  }
}
