import AssayPsychometrics
import AssayTestSupport
import Testing

/// Against R psych 2.2.9 and base R, 1e-9 (`psychometrics/expected/ctt.json`).
@Suite(.enabled(if: Reference.isPresent, "needs ASSAY_REFERENCE"))
struct `Classical statistics agree with psych` {
  struct Known: Decodable {
    struct Ends: Decodable {
      let lower, upper: Double
    }
    struct Item: Decodable {
      let item: String
      let n: Int
      let mean, sd, item_total_r, item_rest_r, alpha_if_deleted, D27_fractional: Double
    }
    let n_persons, n_items: Int
    let score: [String: Double]
    let alpha, sem: Double
    let alpha_ci_feldt95: Ends
    let items: [Item]
  }
  struct File: Decodable {
    let lsat6, mathexam14w, verbagg_dich, verbagg_poly, mathexam_credits: Known
  }

  static let sets: [(name: String, file: String, maximum: Double, known: @Sendable (File) -> Known)] = [
    ("lsat6", "lsat6", 1, { $0.lsat6 }), ("mathexam14w", "mathexam14w_solved", 1, { $0.mathexam14w }),
    ("verbagg_dich", "verbagg_dich", 1, { $0.verbagg_dich }), ("verbagg_poly", "verbagg_poly", 2, { $0.verbagg_poly }),
    ("mathexam_credits", "mathexam14w_credits", 2, { $0.mathexam_credits }),
  ]

  private func each(_ body: (String, Double, Known, ResponseMatrix) throws -> Void) throws {
    let file: File = try expected("ctt")
    for set in Self.sets {
      let known = set.known(file)
      let matrix = try Table(set.file).matrix(items: known.n_items, maximum: set.maximum)
      #expect(matrix.candidateCount == known.n_persons)
      try body(set.name, set.maximum, known, matrix)
    }
  }

  @Test func `in score summaries`() throws {
    try each { name, _, known, matrix in
      let summary = TestSummary(scores: matrix.totalScores)
      let moments = CentralMoments(matrix.totalScores)
      let pairs: [(String, Double?)] = [
        ("n", Double(summary.n)), ("mean", summary.mean.value), ("median", summary.median.value),
        ("sd", summary.standardDeviation.value), ("variance", moments.variance), ("min", summary.minimum.value),
        ("max", summary.maximum.value), ("skew_g1", moments.g1), ("skew_G1", summary.skewness.value),
        ("skew_b1", moments.b1), ("kurt_g2", moments.g2), ("kurt_G2", summary.kurtosis.value), ("kurt_b2", moments.b2),
      ]
      for (statistic, value) in pairs {
        let wanted = try #require(known.score[statistic])
        #expect(near(value, wanted), "\(name) \(statistic): \(value ?? .nan), psych \(wanted)")
      }
    }
  }

  @Test func `in alpha, its interval and the standard error of measurement`() throws {
    try each { name, _, known, matrix in
      let alpha = matrix.alpha()
      #expect(near(alpha.value, known.alpha), "\(name)")
      #expect(near(alpha.interval?.lower, known.alpha_ci_feldt95.lower), "\(name)")
      #expect(near(alpha.interval?.upper, known.alpha_ci_feldt95.upper), "\(name)")
      #expect(near(matrix.standardErrorOfMeasurement().value, known.sem), "\(name)")
    }
  }

  @Test func `in item statistics`() throws {
    try each { name, maximum, known, matrix in
      let analysis = ItemAnalysis(matrix)
      #expect(analysis.criterion == .total)
      for (found, wanted) in zip(UpperLower(matrix).items, known.items) {
        #expect(near(found.value, wanted.D27_fractional / maximum), "\(name) \(wanted.item)")
      }
      for (found, wanted) in zip(analysis.items, known.items) {
        #expect(found.pValue.n == wanted.n)
        #expect(near(found.pValue.value, wanted.mean / maximum), "\(name) \(wanted.item)")
        #expect(near(found.standardDeviation.value, wanted.sd), "\(name) \(wanted.item)")
        #expect(near(found.itemTotal.value, wanted.item_total_r), "\(name) \(wanted.item)")
        #expect(near(found.itemRest.value, wanted.item_rest_r), "\(name) \(wanted.item)")
        #expect(near(found.alphaIfDeleted.value, wanted.alpha_if_deleted), "\(name) \(wanted.item)")
      }
    }
  }
}
