import AssayPsychometrics
import AssayTestSupport
import Testing

/// Against `psychometrics/expected/standard_setting.json`, 1e-8.
///
/// The candidates behind it (`spisa.csv`) are not among the data. What can be had without them is held against the file:
/// counts of candidates follow from it uniquely where a curve is read, and item parameters from two booklets. Correlations
/// with p-values, midpoints, densities and fewest mistakes are checked on small examples alone.
@Suite(.enabled(if: Reference.isPresent, "needs ASSAY_REFERENCE"))
struct `Standard setting on reference data` {
  struct File: Decodable {
    struct Angoff: Decodable { let round1, round2: Round }
    struct Round: Decodable {
      let judge_sums: [Double]
      let cut_mean, cut_median, cut_trimmed_drop_high_low, sd_judges, se_judges: Double
      let var_item, var_judge, var_residual, se_cut_judges_random_items_fixed: Double
      let phi_lambda_denominator_abs_error_var, icc_2_1, icc_2_k, pass_rate_at_ceil_cut: Double
    }
    struct Hofstee: Decodable { let cmin, cmax, fmin, fmax, cut, fail_rate: Double }
    struct Beuk: Decodable {
      let judge_cuts, judge_pass_rates: [Double]
      let slope, cut, pass_rate: Double
    }
    struct Booklets: Decodable { let RP50, RP67: Booklet }
    struct Booklet: Decodable {
      let order_item_numbers: [Int]
      let locations: [Double]
      let bookmark_after_item_position: Int
      let cut_theta_last_mastered, cut_theta_midpoint, expected_score_at_cut: Double
    }
    struct Ebel: Decodable {
      let cells_count_and_expected_proportion: [String: [Double]]
      let cut: Double
    }
    struct Nedelsky: Decodable {
      let options_left: [Int]
      let cut: Double
    }
    let modified_angoff: Angoff
    let hofstee: Hofstee
    let beuk: Beuk
    let bookmark: Booklets
    let ebel: Ebel
    let nedelsky: Nedelsky
  }

  private let known: File
  init() throws { known = try expected("standard_setting") }

  @Test func `agrees on every Angoff figure that needs no candidates`() throws {
    for (name, known) in [
      ("sim_angoff_round1", known.modified_angoff.round1), ("sim_angoff_round2", known.modified_angoff.round2),
    ] {
      let round = AngoffRound(try Table(name).rows.map { $0.dropFirst().map { Double($0) } })
      #expect(zip(round.cut.judges, known.judge_sums).allSatisfy { near($0, $1, 1e-8) })
      #expect(round.cut.judges.count == 8 && round.complete.count == 8)
      #expect(near(round.cut.mean.value, known.cut_mean, 1e-8))
      #expect(near(round.cut.mean.standardError, known.se_judges, 1e-8))
      #expect(near(round.cut.median.value, known.cut_median, 1e-8))
      #expect(near(round.cut.trimmed.value, known.cut_trimmed_drop_high_low, 1e-8))
      #expect(near(round.cut.standardDeviation.value, known.sd_judges, 1e-8))
      let own = round.agreement
      #expect(near(own.itemVariance.value, known.var_item, 1e-8))
      #expect(near(own.judgeVariance.value, known.var_judge, 1e-8))
      #expect(near(own.residualVariance.value, known.var_residual, 1e-8))
      #expect(near(own.absoluteErrorVariance.value, known.phi_lambda_denominator_abs_error_var, 1e-8))
      let error = try #require(own.absoluteErrorVariance.value).squareRoot() * 45
      #expect(near(error, known.se_cut_judges_random_items_fixed, 1e-8))
      #expect(near(own.ofOneJudge.value, known.icc_2_1, 1e-8))
      #expect(near(own.ofPanel.value, known.icc_2_k, 1e-8))
    }
  }

  /// Of 1,075 candidates 331 below 24 and 72 at 24 are the only counts that give the file's cut and rate.
  @Test func `agrees on Hofstee's compromise`() {
    let scores = Array(repeating: 23.0, count: 331) + Array(repeating: 24, count: 72) + Array(repeating: 40, count: 672)
    let known = known.hofstee
    let study = Hofstee(
      [.init(cut: known.cmin...known.cmax, failing: known.fmin...known.fmax)], PassingCurve(scores))
    #expect(near(study.cut.value, known.cut, 1e-8))
    #expect(near(study.failRate.value, known.fail_rate, 1e-8))
  }

  /// Likewise 471 below 26 and 67 at 26.
  @Test func `agrees on Beuk's compromise`() {
    let scores = Array(repeating: 20.0, count: 471) + Array(repeating: 26, count: 67) + Array(repeating: 40, count: 537)
    let known = known.beuk
    let study = Beuk(
      zip(known.judge_cuts, known.judge_pass_rates).map { .init(cut: $0, passing: $1) }, PassingCurve(scores))
    #expect(near(study.slope.value, known.slope, 1e-8))
    #expect(near(study.cut.value, known.cut, 1e-8))
    #expect(near(study.passRate.value, known.pass_rate, 1e-8))
    #expect(study.cut.standardError != nil)
  }

  /// b is the place at RP50, a follows from the place at RP67.
  ///
  /// The item without a place falls with ability, so that what it
  /// adds to the expected score lies between 0 and 1 and is less at the higher cut.
  @Test func `agrees on both booklets`() throws {
    let (half, high) = (known.bookmark.RP50, known.bookmark.RP67)
    let at67 = Dictionary(zip(high.order_item_numbers, high.locations), uniquingKeysWith: { a, _ in a })
    let items = half.order_item_numbers.sorted()
    let at50 = Dictionary(zip(half.order_item_numbers, half.locations), uniquingKeysWith: { a, _ in a })
    let models = try items.map { item in
      let (b, place) = (try #require(at50[item]), try #require(at67[item]))
      return ItemModel.twoPL(a: naturalLog(0.67 / 0.33) / (place - b), b: b)
    }
    var rest: [Double] = []
    for (known, probability) in [(half, 0.5), (high, 0.67)] {
      let booklet = OrderedItemBooklet(models + [.twoPL(a: -0.2, b: 0)], responseProbability: probability)
      #expect(booklet.leftOut == [models.count])
      #expect(booklet.pages.map { items[$0.item] } == known.order_item_numbers)
      #expect(zip(booklet.pages, known.locations).allSatisfy { near($0.location, $1, 1e-8) })
      let position = known.bookmark_after_item_position
      let last = try #require(booklet.theta(behind: position, .lastMastered))
      #expect(near(last, known.cut_theta_last_mastered, 1e-8))
      #expect(near(booklet.theta(behind: position, .midpoint), known.cut_theta_midpoint, 1e-8))
      let placed = OrderedItemBooklet(models, responseProbability: probability)
      rest.append(known.expected_score_at_cut - placed.expectedScore(last))
    }
    #expect(0 < rest[1] && rest[1] < rest[0] && rest[0] < 1)
  }

  @Test func `agrees on Ebel and Nedelsky`() {
    let cells = known.ebel.cells_count_and_expected_proportion.values.map { Ebel.Cell(items: $0[0], expected: $0[1]) }
    #expect(near(Ebel.cut(cells), known.ebel.cut, 1e-8))
    let round = Nedelsky.round(optionsLeft: [known.nedelsky.options_left])
    #expect(near(round.cut.mean.value, known.nedelsky.cut, 1e-8))
    #expect(round.cut.mean.standardError == nil)
  }
}
