import AssayModel
import AssayPsychometrics
import AssayTestSupport
import Testing

@testable import AssayReports

/// The report's figures against plain formulas over the sittings themselves.
struct `The figures of a report` {
  static let random = SimulatedExam(seed: 21)
  static let fixed = SimulatedExam(isFixed: true, seed: 22)

  private func outcome(_ item: ItemID, in sitting: SittingRecord) -> ItemOutcome? {
    sitting.result.outcomes.first { $0.item == item }
  }

  @Test func `agree with plain formulas over the scores`() throws {
    let sittings = Self.random.sittings(150)
    let report = Self.random.report(sittings)
    let percents = sittings.map(\.result.score.total).map { 100 * $0.earned.double / $0.maximum.double }
    let sorted = percents.sorted()
    #expect(near(report.scores.percent.mean.value, mean(percents)))
    #expect(near(report.scores.percent.standardDeviation.value, deviation(percents)))
    #expect(near(report.scores.percent.median.value, (sorted[74] + sorted[75]) / 2))
    #expect(near(report.scores.percent.minimum.value, sorted[0]))
    #expect(near(report.scores.percent.maximum.value, sorted[149]))
    let scaled = sittings.compactMap { $0.result.score.scaled?.double }
    #expect(near(report.scores.scaled?.mean.value, mean(scaled)))
    #expect(near(report.scores.points.mean.value, mean(sittings.map { $0.result.score.total.earned.double })))
    let cuts = sittings.compactMap { $0.form.cut.map { 100 * $0.share.double } }
    #expect(near(report.cut?.percent.mean.value, mean(cuts)))
    #expect(near(report.cut?.percent.standardDeviation.value, deviation(cuts)))
    #expect(report.scores.histogram.counts.reduce(0, +) == 150)
  }

  @Test func `agree with plain counts of decisions`() throws {
    let sittings = Self.random.sittings(150)
    let report = Self.random.report(sittings)
    let passed = sittings.count { $0.result.decision.state == .pass }
    let failed = sittings.count { $0.result.decision.state == .fail }
    #expect(passed > 30 && failed > 30)
    let n = Double(passed + failed)
    let p = Double(passed) / n
    let z = 1.959963984540054
    let spread: Double = p * (1 - p) / n + z * z / (4 * n * n)
    let middle: Double = p + z * z / (2 * n)
    let lower: Double = (middle - z * spread.squareRoot()) / (1 + z * z / n)
    #expect(near(report.decisions.passRate.value, p))
    #expect(near(report.decisions.passRate.interval?.lower, lower))
    let first = sittings.filter { $0.attempt == 1 && [.pass, .fail].contains($0.result.decision.state) }
    #expect(report.decisions.passRateOfFirstAttempts.n == first.count)
    #expect(report.decisions.states.reduce(0) { $0 + $1.count } == 150)
  }

  @Test func `of items on one form agree with plain formulas`() throws {
    let sittings = Self.fixed.sittings(140)
    let report = Self.fixed.report(sittings)
    #expect(report.reliability.design == .fixedForm)
    #expect(report.criterion == .total)
    let items = report.items.filter { !$0.statistics.isPretest }
    #expect(items.count == 10)
    let totals = sittings.map { $0.result.score.total.earned.double }
    var variances = 0.0
    for item in items {
      let scores = sittings.map { outcome(item.item, in: $0)?.earned.double ?? 0 }
      variances += variance(scores)
      let reached = sittings.indices.filter { isReached(item.item, in: sittings[$0]) }
      #expect(item.statistics.presented == 140)
      #expect(item.reached == reached.count)
      let own = reached.map { scores[$0] }
      #expect(near(item.statistics.pValue.value, mean(own) / item.points.double))
      let rest = reached.map { totals[$0] - scores[$0] }
      #expect(near(item.statistics.itemRest.value, correlation(own, rest)), "\(item.item)")
      for option in item.statistics.options {
        guard let label = item.label(of: option), let id = OptionID(label) else { continue }
        let chosen = reached.map { chose(id, at: item.item, in: sittings[$0]) ? 1.0 : 0 }
        #expect(option.n == Int(chosen.reduce(0, +)))
        #expect(near(option.optionRest.value, correlation(chosen, rest)))
      }
    }
    let k = 10.0
    let alpha = k / (k - 1) * (1 - variances / variance(totals))
    #expect(near(report.reliability.coefficient.value, alpha))
    let error = deviation(totals) * (1 - alpha).squareRoot()
    #expect(near(report.reliability.errorInPoints.value, error))
    #expect(near(report.reliability.errorInPercent.value, 100 * error / sittings[0].result.score.total.maximum.double))
    #expect(report.forms.distinct == 1 && report.forms.isFixed)
    #expect(report.forms.meanOverlap == 10)
    #expect(report.forms.neverUsed == ["q09", "q10", "q11", "q12", "q13", "q14"])
  }

  @Test func `of items on random forms agree with plain formulas`() throws {
    let sittings = Self.random.sittings(160)
    let report = Self.random.report(sittings)
    #expect(report.criterion == .proportionCorrectOfOwnForm)
    for item in report.items {
      let own = sittings.filter { outcome(item.item, in: $0) != nil && isReached(item.item, in: $0) }
      let scores = own.compactMap { outcome(item.item, in: $0)?.earned.double }
      let rest = own.map { sitting -> Double in
        let others = sitting.result.outcomes.filter { $0.role.counts && $0.item != item.item }
        let earned: Double = others.reduce(0) { $0 + $1.earned.double }
        let maximum: Double = others.reduce(0) { $0 + $1.maximum.double }
        return earned / maximum
      }
      #expect(item.reached == own.count)
      #expect(near(item.statistics.itemRest.value, correlation(scores, rest), 1e-6), "\(item.item)")
      #expect(item.statistics.itemTotal.reason == .formsDiffer)
    }
    #expect(report.items.count == 19)
    #expect(report.items.first { $0.item == "q01" }?.roles == [.anchor])
  }

  @Test func `rest for random forms on the nested analysis of variance`() throws {
    let sittings = Self.random.sittings(160)
    let report = Self.random.report(sittings)
    #expect(report.reliability.design == .randomForms)
    let persons = sittings.map { sitting in
      sitting.result.outcomes.filter { $0.role.counts }.map { $0.earned.double / $0.maximum.double }
    }
    let all = persons.flatMap(\.self)
    let (count, size) = (Double(persons.count), 10.0)
    var (within, between) = (0.0, 0.0)
    for scores in persons {
      let own = mean(scores)
      for score in scores { within += (score - own) * (score - own) }
      between += size * (own - mean(all)) * (own - mean(all))
    }
    let (msw, msp) = (within / (Double(all.count) - count), between / (count - 1))
    let person = (msp - msw) / size
    let weights = sittings.map { sitting -> Double in
      let maxima = sitting.result.outcomes.filter { $0.role.counts }.map { $0.maximum.double }
      let sum = maxima.reduce(0, +)
      return maxima.map { $0 * $0 }.reduce(0, +) / (sum * sum)
    }
    let error = msw * mean(weights)
    #expect(near(report.reliability.coefficient.value, person / (person + error)))
    #expect(near(report.reliability.errorInPercent.value, 100 * error.squareRoot()))
    let maximum = mean(sittings.map { $0.result.score.total.maximum.double })
    #expect(near(report.reliability.errorInPoints.value, maximum * error.squareRoot()))
    #expect(report.reliability.withSharedItems != nil)
    #expect(report.reliability.remarks.count == 2)
  }

  @Test func `of forms agree with plain counts`() throws {
    let sittings = Self.random.sittings(80)
    let report = Self.random.report(sittings)
    let sets = sittings.map { sitting in Set(sitting.form.slots.filter(\.role.counts).map(\.item)) }
    #expect(report.forms.distinct == Set(sets).count)
    var shared = 0
    for (place, one) in sets.enumerated() {
      for other in sets[..<place] { shared += one.intersection(other).count }
    }
    #expect(near(report.forms.meanOverlap, Double(shared) / Double(80 * 79 / 2)))
    #expect(report.forms.meanLength == 10)
    #expect(near(report.forms.meanExposure, 10.0 / 16))
    #expect(report.forms.highestExposure == FormsReport.Exposure(item: "q15", rate: 1))
  }

  @Test func `of sections and competencies agree with plain means`() throws {
    let sittings = Self.random.sittings(80)
    let report = Self.random.report(sittings)
    for part in report.sections {
      let shares = sittings.compactMap { sitting in
        sitting.result.score.sections.first { $0.section.text == part.id }?.part.share.map { 100 * $0.double }
      }
      #expect(near(part.percent.mean.value, mean(shares)))
    }
    #expect(report.competencies.map(\.id) == ["C", "C.1", "C.2"])
    #expect(report.competencies.map(\.depth) == [0, 1, 1])
    for part in report.competencies {
      let own = sittings.flatMap { $0.result.score.competencies.filter { $0.competency.text == part.id } }
      let reported = own.filter(\.isReported).compactMap { $0.part.share.map { 100 * $0.double } }
      #expect(near(part.percent.mean.value, mean(reported)))
      #expect(part.notReported == 80 - reported.count)
    }
  }

  @Test func `tell weights of sections that reliability leaves out`() {
    let weighted = SimulatedExam { _, assessment in
      assessment.score.weights = [
        SectionWeight(section: "core", weight: Rational(85, 100)),
        SectionWeight(section: "cases", weight: Rational(15, 100)),
      ]
    }
    let sittings = weighted.sittings(40)
    let report = weighted.report(sittings)
    #expect(report.reliability.remarks.contains { $0.contains("core 85 %, cases 15 %") })
    let shares = sittings.compactMap { $0.result.score.share.map { 100 * $0.double } }
    #expect(near(report.scores.percent.mean.value, mean(shares)))
  }

  /// Whether an answer stands at the item's slot or at a later one.
  private func isReached(_ item: ItemID, in sitting: SittingRecord) -> Bool {
    guard let place = sitting.form.slots.firstIndex(where: { $0.item == item }) else { return false }
    return sitting.responses[place...].contains { $0 != nil }
  }

  private func chose(_ option: OptionID, at item: ItemID, in sitting: SittingRecord) -> Bool {
    guard let place = sitting.form.slots.firstIndex(where: { $0.item == item }), let answer = sitting.responses[place],
      let interaction = Self.fixed.index.items[item]?.interaction
    else { return false }
    switch Presentation(interaction, sitting.form.slots[place].arrangement)?.authored(answer) {
    case .choice(let id): return id == option
    case .trueFalse(let value): return option.text == (value ? "true" : "false")
    case .multipleResponse(let ids): return ids.contains(option)
    default: return false
    }
  }
}

private func near(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
  guard let value else { return expected.isNaN }
  return abs(value - expected) <= tolerance * max(1, abs(expected))
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

private func variance(_ values: [Double]) -> Double {
  let middle = mean(values)
  return values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count - 1)
}

private func deviation(_ values: [Double]) -> Double { variance(values).squareRoot() }

/// Pearson's; NaN where one of them is constant.
private func correlation(_ x: [Double], _ y: [Double]) -> Double {
  let (mx, my) = (mean(x), mean(y))
  var products = 0.0
  for (left, right) in zip(x, y) { products += (left - mx) * (right - my) }
  return products / (Double(x.count - 1) * deviation(x) * deviation(y))
}
