import AssayPsychometrics
import Testing

/// Pairs of marks by the raters 0 and 1, so many of each.
private func pairs(_ table: [(Double, Double, Int)], raters: (Int, Int) = (0, 1)) -> [RatedPair] {
  table.flatMap { first, second, count in
    Array(
      repeating: RatedPair(.init(rater: raters.0, points: first), .init(rater: raters.1, points: second)), count: count)
  }
}

/// Two hundred answers with three points.
private let answers = [
  (0.0, 0.0, 106), (0, 1, 10), (0, 2, 4), (1, 0, 22), (1, 1, 28), (1, 2, 10), (2, 0, 2), (2, 1, 12), (2, 2, 6),
]

struct `Agreement of raters` {
  @Test func `beyond chance agrees with fractions by hand`() {
    // κ = 3/7; the standard error by the formula of Fleiss, Cohen and Everitt (1969) in another program.
    let agreement = RaterAgreement(pairs(answers))
    #expect(agreement.design == .pair && agreement.n == 200)
    #expect(near(agreement.kappa.value, 3.0 / 7, 1e-14))
    #expect(near(agreement.kappa.standardError, 0.053_711_004_869, 1e-12))
    // Quadratic weights: 17/30.
    #expect(near(agreement.weightedKappa.value, 17.0 / 30, 1e-14))
    #expect(near(agreement.weightedKappa.standardError, 0.055_666_340_158, 1e-12))
    #expect(near(agreement.exact.value, 0.7, 1e-15))
    #expect(near(agreement.adjacent.value, 0.97, 1e-15))
    // Σ(x − y)/n = (−10·1 − 4·2 + 22·1 − 10·1 + 2·2 + 12·1)/200.
    #expect(near(agreement.meanDifference.value, 0.05, 1e-15))
    // Σ|x − y|/n = (10 + 8 + 22 + 10 + 4 + 12)/200.
    #expect(near(agreement.absoluteDifference.value, 0.33, 1e-15))
    #expect(agreement.kappa.method == .cohenKappa && agreement.weightedKappa.method == .weightedKappa)
  }

  @Test func `agrees with a two by two table by hand`() {
    // 20, 5, 10, 15 of 50: pₒ = 0.7, pₑ = 0.5·0.6 + 0.5·0.4 = 0.5, κ = 0.4.
    let agreement = RaterAgreement(pairs([(1, 1, 20), (1, 0, 5), (0, 1, 10), (0, 0, 15)]))
    #expect(near(agreement.kappa.value, 0.4, 1e-15))
    #expect(near(agreement.kappa.standardError, 0.126_996_062_931, 1e-12))
    // With two values, weights by the square change nothing.
    #expect(near(agreement.weightedKappa.value, 0.4, 1e-15))
  }

  @Test func `of two marks is more dependable than of one, by Spearman and Brown`() throws {
    // Of a pair: Φ(2) = 2Φ(1)/(1 + Φ(1)), and Φ(1) is ICC(2,1).
    let pair = RaterAgreement(pairs(answers))
    let one = try #require(pair.intraclass.value)
    #expect(near(pair.bothMarks.value, 2 * one / (1 + one), 1e-12))
    #expect(pair.bothMarks.method == .dependabilityOfBothMarks && pair.components?.persons == 200)
    let pool = RaterAgreement(
      answers.enumerated().flatMap { place, row in pairs([row], raters: (place, place + 1)) })
    let single = try #require(pool.intraclass.value)
    #expect(near(pool.bothMarks.value, 2 * single / (1 + single), 1e-12))
    #expect(pool.bothMarks.method == .intraclassOfBothMarks && pool.components == nil)
    let few = RaterAgreement(pairs([(1, 1, 4), (0, 1, 2)]))
    #expect(few.bothMarks.reason == .tooFewPairs(needed: 10))
  }

  @Test func `in a pool takes each answer both ways round`() {
    // The same 200 answers, marked by other people each time: π = 179/419 and, weighted, 407/719, in fractions by hand.
    let pool = answers.enumerated().flatMap { place, row in pairs([row], raters: (place, place + 1)) }
    let agreement = RaterAgreement(pool)
    #expect(agreement.design == .pool)
    #expect(near(agreement.kappa.value, 179.0 / 419, 1e-14))
    #expect(near(agreement.kappa.standardError, 0.054_151_799_024, 1e-12))
    #expect(near(agreement.weightedKappa.value, 407.0 / 719, 1e-14))
    #expect(near(agreement.weightedKappa.standardError, 0.055_710_895_821, 1e-12))
    #expect(agreement.kappa.method == .scottPi && agreement.intraclass.method == .intraclassOneWay)
    #expect(agreement.meanDifference.reason == .ratersVary)
    #expect(near(agreement.absoluteDifference.value, 0.33, 1e-15))
  }

  @Test func `does not depend on the order of answers, nor on who marked an answer first`() {
    var generator = Generator(seed: 11, purpose: "test.agreement")
    for raters in [2, 5] {
      var sample = (0..<60).map { _ -> RatedPair in
        let one = generator.index(below: raters)
        let other = (one + 1 + generator.index(below: raters - 1)) % raters
        let quality = generator.index(below: 7)
        func points() -> Double { Double(min(max(quality + generator.index(below: 3) - 1, 0), 6)) }
        return RatedPair(.init(rater: one, points: points()), .init(rater: other, points: points()))
      }
      let agreement = RaterAgreement(sample)
      for _ in 0..<10 {
        generator.shuffle(&sample)
        sample = sample.map { generator.index(below: 2) == 0 ? $0 : RatedPair($0.second, $0.first) }
        #expect(RaterAgreement(sample) == agreement)
      }
      for figure in [agreement.kappa, agreement.weightedKappa, agreement.intraclass] {
        guard let value = figure.value, let interval = figure.interval else {
          Issue.record("\(figure)")
          continue
        }
        #expect(interval.lower < value && value < interval.upper && value <= 1 && interval.lower >= -1)
      }
    }
  }

  @Test func `counts what is one step apart as adjacent`() {
    let halves = pairs([(0, 0.5, 3), (0, 1, 2), (1, 1, 5)])
    #expect(near(RaterAgreement(halves, step: 0.5).adjacent.value, 0.8, 1e-15))
    #expect(near(RaterAgreement(halves, step: 1).adjacent.value, 1, 1e-15))
    #expect(near(RaterAgreement(halves).exact.value, 0.5, 1e-15))
  }

  @Test func `is withheld where answers are too few, or all alike`() {
    let none = RaterAgreement([])
    #expect(none.exact.reason == .tooFewCandidates(needed: 1))
    #expect(none.kappa.reason == .tooFewPairs(needed: 10) && none.intraclass.reason == .tooFewPairs(needed: 10))
    #expect(none.meanDifference.reason == .tooFewPairs(needed: 2))
    let nine = RaterAgreement(pairs([(1, 1, 5), (2, 1, 4)]))
    #expect(nine.kappa.reason == .tooFewPairs(needed: 10) && nine.exact.value != nil && nine.exact.interval != nil)
    let alike = RaterAgreement(pairs([(3, 3, 12)]))
    #expect(alike.kappa.reason == .ratingsAreConstant && alike.weightedKappa.reason == .ratingsAreConstant)
    #expect(alike.intraclass.reason == .ratingsAreConstant && alike.exact.value == 1)
    // Raters who agree on different answers: everything is 1, and nothing is left to make an interval of.
    let perfect = RaterAgreement(pairs([(3, 3, 6), (1, 1, 6)]))
    #expect(perfect.kappa.value == 1 && perfect.intraclass.value == 1 && perfect.intraclass.interval == nil)
    // A rater who is always a point stricter: no disagreement but that.
    let shifted = RaterAgreement(pairs([(3, 2, 6), (1, 0, 6)]))
    #expect(shifted.meanDifference.value == 1 && shifted.kappa.value ?? 1 < 0.5)
    #expect(shifted.intraclass.value ?? 1 < 1 && shifted.intraclass.interval == nil)
    #expect(Reason.tooFewPairs(needed: 10).description == "needs at least 10 answers that two people marked")
  }
}

struct `An intraclass correlation` {
  /// Shrout and Fleiss (1979), table 2: six targets, four judges.
  private let table: [[Double]] = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]

  @Test func `agrees with the published example`() {
    // Shrout and Fleiss print .17 and .29; the intervals are by their formulas and the F quantiles of SciPy 1.
    let one = Figure.intraclassOneWay(table)
    #expect(near(one.value, 0.165_741_768_405, 1e-12))
    #expect(near(one.interval?.lower, -0.132_932_324_875, 1e-9) && near(one.interval?.upper, 0.722_560_062_328, 1e-9))
    let two = Figure.intraclassTwoWay(table)
    #expect(near(two.value, 0.289_763_779_528, 1e-12))
    #expect(near(two.interval?.lower, 0.018_786_513_375, 1e-9) && near(two.interval?.upper, 0.761_084_369_649, 1e-9))
    #expect(one.n == 6 && two.n == 6)
  }

  @Test func `needs rows of the same length`() {
    #expect(Figure.intraclassOneWay([[1, 2]]).reason == .tooFewPairs(needed: 2))
    #expect(Figure.intraclassTwoWay([[1, 2], [1]]).reason == .tooFewPairs(needed: 2))
    #expect(Figure.intraclassTwoWay([[1], [2]]).reason == .tooFewPairs(needed: 2))
  }
}
