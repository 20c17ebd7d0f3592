import AssayPsychometrics
import AssayTestSupport
import FoundationEssentials
import Testing

/// What difR 5.1 finds, see `expected/dif.json`.
private struct Known: Decodable {
  var n_ref: Int
  var n_focal: Int
  var MH_continuity_corrected: [MantelHaenszelRow]
  var MH_uncorrected: [MantelHaenszelRow]
  var MH_purified: Purified
  var breslow_day: [BreslowDayRow]
  var standardization_focal: [StandardRow]
  var standardization_total: [StandardRow]
  var logistic_both: [LogisticRow]
  var logistic_udif: [LogisticRow]
  var logistic_nudif: [LogisticRow]
  var delta_plot: Delta?

  struct MantelHaenszelRow: Decodable {
    var item: String
    var chisq, p, alphaMH, log_alpha_var, mh_d_dif, se: Double
    var ets_class, magnitude_only_class: String
  }
  struct Purified: Decodable {
    struct Row: Decodable { var chisq, p, alphaMH: Double }
    var items: [Row]
    var DIFitems: [Int]
    var iterations: Int
  }
  struct BreslowDayRow: Decodable { var X1, X2, X3: Double }
  struct StandardRow: Decodable {
    var P_DIF: Double
    var std_alpha, delta_std: Double?
  }
  struct LogisticRow: Decodable {
    var LRT, p, delta_R2_nagelkerke: Double
    var constant, score, group, interaction: Double
    enum CodingKeys: String, CodingKey {
      case LRT, p, delta_R2_nagelkerke
      case constant = "coef..Intercept."
      case score = "coef.SCORE"
      case group = "coef.GROUP"
      case interaction = "coef.SCORE.GROUP"
    }
  }
  struct Delta: Decodable {
    var distance: [Double]
    var axis: [Double]
    var deltas: [[Double]]
  }
}

/// A set of responses with its groups.
enum GroupedData: String, CaseIterable {
  case verbagg = "verbagg_gender"
  case mathexam = "mathexam_group"
  case simulated = "sim_dif_4000x20"

  private var file: (name: String, items: Int, group: String, focal: String) {
    switch self {
    case .verbagg: ("verbagg_dich", 24, "gender", "male")
    case .mathexam: ("mathexam14w_solved", 13, "group", "2")
    case .simulated: ("sim_dif_4000x20", 20, "group", "1")
    }
  }

  func analysis(corrects: Bool = true, purifies: Bool = false) throws -> DifferentialAnalysis {
    let table = try Table(file.name)
    let column = try #require(table.header.firstIndex(of: file.group))
    var options = DifferentialAnalysis.Options()
    (options.corrects, options.purifies, options.minimumGroup) = (corrects, purifies, 50)
    return DifferentialAnalysis(
      try table.matrix(items: file.items, maximum: 1), isFocal: table.rows.map { $0[column] == file.focal },
      options: options)
  }
}

@Suite(.enabled(if: Reference.isPresent, "needs ASSAY_REFERENCE"))
struct `Differential item functioning of real data` {
  private func known(_ data: GroupedData) throws -> Known {
    struct File: Decodable { var verbagg_gender, mathexam_group, sim_dif_4000x20: Known }
    let file: File = try expected("dif")
    return switch data {
    case .verbagg: file.verbagg_gender
    case .mathexam: file.mathexam_group
    case .simulated: file.sim_dif_4000x20
    }
  }

  @Test(arguments: GroupedData.allCases, [true, false])
  func `by Mantel and Haenszel agrees with another program`(data: GroupedData, corrects: Bool) throws {
    let known = try known(data)
    let analysis = try data.analysis(corrects: corrects)
    #expect(analysis.referenceCount == known.n_ref && analysis.focalCount == known.n_focal)
    let rows = corrects ? known.MH_continuity_corrected : known.MH_uncorrected
    for (row, item) in zip(rows, analysis.items) {
      let own = item.mantelHaenszel
      #expect(near(own.test?.statistic, row.chisq, 1e-8), "\(row.item)")
      #expect(near(own.test?.p, row.p, 1e-8), "\(row.item)")
      #expect(near(own.commonOdds.value, row.alphaMH, 1e-8), "\(row.item)")
      #expect(near(own.difference.value, row.mh_d_dif, 1e-8), "\(row.item)")
      #expect(near(own.difference.standardError, row.se, 1e-8), "\(row.item)")
      #expect(own.level?.rawValue == row.ets_class, "\(row.item)")
      #expect(own.levelBySize?.rawValue == row.magnitude_only_class, "\(row.item)")
    }
  }

  @Test(arguments: GroupedData.allCases)
  func `with purification finds the same items`(data: GroupedData) throws {
    let known = try known(data).MH_purified
    let analysis = try data.analysis(purifies: true)
    #expect(analysis.isConverged)
    #expect(analysis.items.filter(\.wasPutAside).map { $0.item + 1 } == known.DIFitems)
    for (row, item) in zip(known.items, analysis.items) {
      #expect(near(item.mantelHaenszel.test?.statistic, row.chisq, 1e-8))
      #expect(near(item.mantelHaenszel.test?.p, row.p, 1e-8))
      #expect(near(item.mantelHaenszel.commonOdds.value, row.alphaMH, 1e-8))
    }
  }

  @Test func `of a mathematics exam is where the batches had other items`() throws {
    let analysis = try GroupedData.mathexam.analysis(purifies: true)
    #expect(analysis.items.filter(\.wasPutAside).map { $0.item + 1 } == [1, 7, 9, 11])
    #expect(analysis.flagged.map { $0 + 1 } == [1, 7, 9, 11])
  }

  @Test(arguments: GroupedData.allCases)
  func `by Breslow and Day agrees to the printed digits`(data: GroupedData) throws {
    for (row, item) in zip(try known(data).breslow_day, try data.analysis().items) {
      #expect(near(item.breslowDay?.statistic, row.X1, 1e-4))
      #expect(item.breslowDay?.freedom == Int(row.X2))
      #expect(near(item.breslowDay?.p, row.X3, 1e-4))
    }
  }

  @Test(arguments: GroupedData.allCases)
  func `by standardisation agrees with another program`(data: GroupedData) throws {
    let known = try known(data)
    let analysis = try data.analysis()
    for (place, item) in analysis.items.enumerated() {
      let focal = Standardisation(item.matched)
      #expect(near(focal.difference.value, known.standardization_focal[place].P_DIF, 1e-8))
      #expect(near(focal.odds, try #require(known.standardization_focal[place].std_alpha), 1e-8))
      #expect(near(focal.delta, try #require(known.standardization_focal[place].delta_std), 1e-8))
      let total = Standardisation(item.matched, weights: .total)
      #expect(near(total.difference.value, known.standardization_total[place].P_DIF, 1e-8))
    }
  }

  @Test(arguments: GroupedData.allCases)
  func `by logistic regression agrees with another program`(data: GroupedData) throws {
    let known = try known(data)
    for (place, item) in try data.analysis().items.enumerated() {
      let logistic = try #require(item.logistic)
      // With 4,000 candidates the other program's likelihood without predictors underflows to 0, so that what it prints is
      // not divided by the most that R² can be: it is the difference of Cox and Snell's. Where the ratio of likelihoods
      // underflows as well, near e^−745, it prints nothing of meaning.
      let ceiling = data == .simulated ? mostExplained(item.matched) : 1
      for (own, row) in [
        (logistic.both, known.logistic_both[place]), (logistic.uniform, known.logistic_udif[place]),
        (logistic.nonUniform, known.logistic_nudif[place]),
      ] {
        #expect(near(own.test.statistic, row.LRT, 1e-5))
        #expect(near(own.test.p, row.p, 1e-5))
        if gain(logistic, ceiling) > -700 { #expect(near(own.effect * ceiling, row.delta_R2_nagelkerke, 1e-5)) }
      }
      // It prints the coefficients of the larger model only where that is significantly better.
      let both = known.logistic_both[place]
      if both.p < 0.05 {
        for (own, value) in zip(logistic.coefficients, [both.constant, both.score, both.group, both.interaction]) {
          #expect(near(own, value, 1e-5))
        }
      }
      let uniform = known.logistic_udif[place]
      if uniform.p < 0.05 {
        for (own, value) in zip(logistic.uniformCoefficients, [uniform.constant, uniform.score, uniform.group]) {
          #expect(near(own, value, 1e-5))
        }
      }
    }
  }

  /// ln(L₀/L) of the model with the score alone.
  private func gain(_ logistic: LogisticDifference, _ ceiling: Double) -> Double {
    Double(logistic.n) / 2 * naturalLog(1 - logistic.explainedByScore * ceiling)
  }

  /// 1 − L₀^(2/n), L₀ the likelihood without predictors.
  private func mostExplained(_ item: MatchedItem) -> Double {
    let n = Double(item.referenceCount + item.focalCount)
    let p = Double(item.strata.reduce(0) { $0 + $1.reference.sum + $1.focal.sum }) / n
    return 1 - exponential(2 * (p * naturalLog(p) + (1 - p) * naturalLog(1 - p)))
  }

  @Test func `by the delta plot agrees with another program`() throws {
    let delta = try #require(try known(.simulated).delta_plot)
    let plot = try GroupedData.simulated.analysis().deltaPlot
    #expect(near(plot.axis?.intercept, delta.axis[0], 1e-8) && near(plot.axis?.slope, delta.axis[1], 1e-8))
    for (place, point) in plot.points.enumerated() {
      #expect(near(point?.distance, delta.distance[place], 1e-8))
      #expect(near(point?.reference, delta.deltas[place][0], 1e-8))
      #expect(near(point?.focal, delta.deltas[place][1], 1e-8))
    }
  }
}
