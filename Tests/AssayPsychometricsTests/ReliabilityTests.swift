import AssayPsychometrics
import Testing

struct `Alpha` {
  @Test func `agrees with a sum by hand`() throws {
    // Σ(x − mean)² is 3/4, 1, 3/4, 3/4 for the items, and 8.75 for the totals 4, 2, 1, 0.
    let form = try matrix([[1, 1, 1, 1], [1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]])
    #expect(near(form.alpha().value, 4.0 / 3 * (1 - (0.75 + 1 + 0.75 + 0.75) / 8.75), 1e-15))
    #expect(
      near(form.standardErrorOfMeasurement().value, (8.75 / 3 * (1 - 4.0 / 3 * (1 - 3.25 / 8.75))).squareRoot(), 1e-14))
  }

  @Test func `is KR-20 for right and wrong`() throws {
    var generator = Generator(seed: 2, purpose: "test.kr20")
    let form = try randomForms(candidates: 200, bank: 15, form: 15, using: &generator)
    let analysis = ItemAnalysis(form)
    let pq = analysis.items.compactMap(\.pValue.value).reduce(0) { $0 + $1 * (1 - $1) }
    let moments = CentralMoments(form.totalScores)
    let variance = try #require(moments.variance) * 199 / 200
    #expect(near(form.alpha().value, 15.0 / 14 * (1 - pq / variance), 1e-12))
  }

  @Test func `counts thirds of a point exactly`() throws {
    // Three thirds are a whole: the totals are all equal, and no rounding says otherwise.
    let third = 1.0 / 3
    let form = try matrix([[third, third, third], [1, 0, 0], [0, 2 * third, third]])
    #expect(form.totalScores == [1, 1, 1])
    #expect(form.alpha().reason == .scoresAreConstant)
    #expect(ItemAnalysis(form).items[0].itemTotal.reason == .scoresAreConstant)
  }

  @Test func `may be negative`() throws {
    let form = try matrix([[1, 0], [0, 1], [1, 0], [0, 1], [1, 1]])
    let alpha = try #require(form.alpha().value)
    #expect(alpha < 0)
    #expect(try #require(form.alpha().interval).lower < alpha)
  }

  @Test func `is withheld when forms differ or are too small`() throws {
    var forms = try ResponseMatrix(items: [.init(), .init(), .init()])
    #expect(forms.alpha().reason == .tooFewCandidates(needed: 2))
    try forms.append([.scored(1), .scored(1), .notPresented])
    try forms.append([.scored(1), .notPresented, .scored(0)])
    #expect(forms.alpha().reason == .formsDiffer)
    #expect(forms.standardErrorOfMeasurement().reason == .formsDiffer)
    #expect(try matrix([[1], [0]]).alpha().reason == .tooFewItems(needed: 2))
    #expect(try matrix([[1, 1], [1, 1]]).alpha().reason == .scoresAreConstant)
  }

  @Test func `ignores pretest items and columns nobody had`() throws {
    var form = try ResponseMatrix(items: [.init(), .init(isPretest: true), .init(), .init(), .init()])
    let plain = try matrix([[1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 1]])
    for row in 0..<4 {
      let own = (0..<3).map { plain.response(candidate: row, item: $0) }
      try form.append([own[0], row == 2 ? .scored(1) : .notPresented, own[1], own[2], .notPresented])
    }
    #expect(form.isFixedForm && form.alpha() == plain.alpha())
  }

  @Test(
    arguments: [
      // scipy.stats.f.ppf.
      (0.975, 999, 3996, 1.1014512333334125), (0.025, 1, 1, 0.001543712508674131), (0.975, 1, 5, 10.006982196613569),
      (0.975, 99999, 9_899_901, 1.0088289421012482), (0.025, 99999, 9_899_901, 0.9912101137737523),
      (0.975, 2, 1000, 3.7025208126568048), (0.5, 30, 4, 1.1649081896860236),
    ] as [(Double, Double, Double, Double)])
  func `takes its interval from F quantiles`(p: Double, numerator: Double, denominator: Double, quantile: Double) {
    #expect(near(fQuantile(p, numerator, denominator), quantile, 1e-11))
  }
}
