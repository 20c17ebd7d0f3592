import AssayPsychometrics
import Testing

struct `A test summary` {
  @Test func `agrees with a sum by hand`() {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, Σ(x − 5)² = 32, SD = √(32/7); m3 = 42/8, g1 = 5.25/8.
    let summary = TestSummary(scores: [9, 2, 4, 5, 4, 7, 5, 4])
    #expect(summary.n == 8 && summary.mean.value == 5 && summary.median.value == 4.5)
    #expect(near(summary.standardDeviation.value, (32.0 / 7).squareRoot(), 1e-15))
    #expect(near(summary.mean.standardError, (4.0 / 7).squareRoot(), 1e-15))
    // t(0.975, 7) = 2.364624251592785 (R qt).
    #expect(near(summary.mean.interval?.upper, 5 + 2.364_624_251_592_785 * (4.0 / 7).squareRoot(), 1e-12))
    #expect(near(summary.skewness.value, 5.25 / 8 * 56.0.squareRoot() / 6, 1e-14))
    #expect(summary.minimum.value == 2 && summary.maximum.value == 9)
  }

  @Test func `withholds what the data cannot support`() {
    let none = TestSummary(scores: [])
    for figure in [none.mean, none.median, none.minimum, none.maximum] {
      #expect(figure.reason == .tooFewCandidates(needed: 1) && figure.n == 0)
    }
    let one = TestSummary(scores: [3])
    #expect(one.mean.value == 3 && one.mean.standardError == nil && one.median.value == 3)
    #expect(one.standardDeviation.reason == .tooFewCandidates(needed: 2))
    #expect(one.skewness.reason == .tooFewCandidates(needed: 3))
    let equal = TestSummary(scores: [0.1, 0.1, 0.1, 0.1, 0.1])
    #expect(equal.standardDeviation.value == 0 && equal.mean.value == 0.1)
    #expect(equal.skewness.reason == .scoresAreConstant && equal.kurtosis.reason == .scoresAreConstant)
    #expect(TestSummary(scores: [1, 2, 4]).kurtosis.reason == .tooFewCandidates(needed: 4))
    #expect(Reason.tooFewCandidates(needed: 4).description == "needs at least 4 candidates")
  }

  @Test func `does not depend on the order of the scores`() {
    var generator = Generator(seed: 5, purpose: "test.order")
    var scores = (0..<500).map { _ in generator.normal() * 1e3 + 1e7 }
    let summary = TestSummary(scores: scores)
    for _ in 0..<10 {
      generator.shuffle(&scores)
      #expect(TestSummary(scores: scores) == summary)
    }
  }

  @Test func `counts scores in steps`() {
    #expect(Histogram([0, 1, 1, 3], start: 0, width: 1, steps: 4).counts == [1, 2, 0, 1])
    // 0.15/0.05 rounds below 3; 1 belongs to the last step, as do scores beyond it.
    let shares = Histogram([0, 0.05, 0.15, 0.1499, 1, 1.2, -0.1], start: 0, width: 0.05, steps: 20)
    #expect(shares.counts[0] == 2 && shares.counts[1] == 1 && shares.counts[2] == 1 && shares.counts[3] == 1)
    #expect(shares.counts[19] == 2 && shares.counts.reduce(0, +) == 7)
  }
}

struct `A proportion` {
  @Test(arguments: [
    // scipy.stats.binomtest(x, n).proportion_ci(0.95, "wilson").
    (0, 10, 0.0, 0.27753279986288926),
    (7, 7, 0.6456695649333126, 1.0),
    (1, 1, 0.20654931437723745, 1.0),
    (15, 20, 0.5312991223812561, 0.8881382985923344),
    (640, 1000, 0.6097662373959409, 0.6691622702281035),
    (50000, 100000, 0.49690108435968966, 0.5030989156403103),
  ])
  func `has Wilson's interval`(x: Int, n: Int, lower: Double, upper: Double) {
    let figure = Figure.passRate(passed: x, of: n)
    #expect(near(figure.value, Double(x) / Double(n), 1e-15))
    #expect(near(figure.interval?.lower, lower, 1e-12) && near(figure.interval?.upper, upper, 1e-12))
    #expect(figure.n == n && figure.interval?.level == 0.95)
  }

  @Test func `is withheld when there is nobody`() {
    #expect(Figure.passRate(passed: 0, of: 0).reason == .tooFewCandidates(needed: 1))
  }
}
