import AssayPsychometrics
import AssayTestSupport
import Testing

/// Against R psych 2.2.9 and base R, 1e-9 (`psychometrics/expected/ctt.json`).
@Suite(.enabled(if: Reference.isPresent, "needs ASSAY_REFERENCE"))
struct `Internal consistency agrees with psych` {
  struct Known: Decodable {
    struct Error: Decodable {
      let score: Int
      let lord_binomial, lord_keats: Double
    }
    struct Item: Decodable {
      let item_reliability_index: Double
      let biserial_total, biserial_rest, delta_ets: Double?
    }
    let n_items: Int
    let alpha_standardized, alpha_ase_duhachek, mean_interitem_r, median_interitem_r: Double
    let guttman, split_half: [String: Double]
    let kr20_popvar, kr21_popvar: Double?
    let csem: [Error]?
    let items: [Item]
  }

  private func each(_ body: (String, Known, ResponseMatrix) throws -> Void) throws {
    let file: [String: Known] = try expected("ctt", as: File.self).sets
    for set in `Classical statistics agree with psych`.sets {
      let known = try #require(file[set.name])
      try body(set.name, known, try Table(set.file).matrix(items: known.n_items, maximum: set.maximum))
    }
  }

  struct File: Decodable {
    let lsat6, mathexam14w, verbagg_dich, verbagg_poly, mathexam_credits: Known
    var sets: [String: Known] {
      [
        "lsat6": lsat6, "mathexam14w": mathexam14w, "verbagg_dich": verbagg_dich, "verbagg_poly": verbagg_poly,
        "mathexam_credits": mathexam_credits,
      ]
    }
  }

  @Test func `in lambdas, standardised alpha, its error and split halves`() throws {
    try each { name, known, matrix in
      let found = InternalConsistency(matrix)
      let pairs: [(String, Figure, Double?)] = [
        ("lambda-1", found.lambda1, known.guttman["lambda1"]), ("lambda-2", found.lambda2, known.guttman["lambda2"]),
        ("lambda-6", found.lambda6, known.guttman["lambda6_cov"]),
        ("lambda-6 of r", found.lambda6OfCorrelations, known.guttman["lambda6_psych_cor"]),
        ("standardised", found.standardisedAlpha, known.alpha_standardized),
        ("error", found.errorOfAlpha, known.alpha_ase_duhachek),
        ("mean r", found.meanCorrelation, known.mean_interitem_r),
        ("median r", found.medianCorrelation, known.median_interitem_r),
        ("odd-even r", found.oddEven.correlation, known.split_half["odd_even_r"]),
        ("odd-even SB", found.oddEven.spearmanBrown, known.split_half["odd_even_spearman_brown"]),
        ("odd-even GR", found.oddEven.guttmanRulon, known.split_half["odd_even_guttman_rulon"]),
        ("half r", found.firstSecond.correlation, known.split_half["half_r"]),
        ("half SB", found.firstSecond.spearmanBrown, known.split_half["half_spearman_brown"]),
        ("half GR", found.firstSecond.guttmanRulon, known.split_half["half_guttman_rulon"]),
      ]
      for (statistic, figure, wanted) in pairs {
        let wanted = try #require(wanted)
        #expect(near(figure.value, wanted), "\(name) \(statistic): \(figure.value ?? .nan), psych \(wanted)")
      }
    }
  }

  @Test func `in KR-21 and conditional errors`() throws {
    var compared = 0
    try each { name, known, matrix in
      guard let errors = known.csem else { return }
      let found = try #require(ConditionalError(matrix))
      #expect(near(matrix.alpha().value, try #require(known.kr20_popvar)), "\(name)")
      #expect(near(found.kr21.value, try #require(known.kr21_popvar)), "\(name)")
      #expect(errors.count == found.items + 1)
      for error in errors {
        #expect(near(found.lordBinomial(at: error.score), error.lord_binomial), "\(name) \(error.score)")
        #expect(near(found.lordKeats(at: error.score), error.lord_keats), "\(name) \(error.score)")
        compared += 1
      }
    }
    #expect(compared == 6 + 14 + 25)
  }

  @Test func `in biserial correlations, deltas and reliability indices`() throws {
    try each { name, known, matrix in
      for (place, (item, wanted)) in zip(ItemAnalysis(matrix).items, known.items).enumerated() {
        let found = ItemIndices(item, isDichotomous: matrix.isDichotomous(item: place))
        #expect(near(found.reliabilityIndex.value, wanted.item_reliability_index), "\(name) \(place)")
        guard let total = wanted.biserial_total, let rest = wanted.biserial_rest, let delta = wanted.delta_ets else {
          #expect(found.delta.reason == .itemIsNotDichotomous && found.biserialRest.value == nil)
          continue
        }
        #expect(near(found.biserialTotal.value, total), "\(name) \(place)")
        #expect(near(found.biserialRest.value, rest), "\(name) \(place)")
        #expect(near(found.delta.value, delta), "\(name) \(place)")
      }
    }
  }
}

struct `Internal consistency` {
  @Test func `is withheld where the data cannot support it`() throws {
    let one = InternalConsistency(try matrix([[1, 0, 1]]))
    #expect(one.lambda2.reason == .tooFewCandidates(needed: 2) && one.oddEven.guttmanRulon.value == nil)
    let alike = InternalConsistency(try matrix([[1, 1], [1, 1]]))
    #expect(alike.lambda2.reason == .scoresAreConstant)
    let twice = InternalConsistency(try matrix([[1, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0]]))
    #expect(twice.lambda6.reason == .itemsAreDependent && twice.lambda2.value != nil)
    let constant = InternalConsistency(try matrix([[1, 1, 1], [0, 0, 1], [1, 0, 1]]))
    #expect(constant.standardisedAlpha.reason == .itemIsConstant && constant.lambda1.value != nil)
    #expect(ConditionalError(try matrix([[2, 1], [0, 1]], maxima: [2, 1])) == nil)
    #expect(try #require(ConditionalError(try matrix([[1, 1], [1, 1]]))).lordKeats(at: 1) == nil)
  }
}
