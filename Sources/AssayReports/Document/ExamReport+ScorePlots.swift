import AssayDiagnostics
import AssayPsychometrics

extension ExamReport {
  /// How scores are distributed, with the cut and one standard error of measurement to either side.
  ///
  /// Without a score there is none.
  var scoreDistribution: Plot? {
    let counts = scores.histogram.counts
    guard let first = counts.firstIndex(where: { $0 > 0 }), let last = counts.lastIndex(where: { $0 > 0 }) else {
      return nil
    }
    let (start, width) = (scores.histogram.start, scores.histogram.width)
    var plot = Plot(
      "Percent correct", x: Axis("percent correct", from: 0, to: 100),
      y: Axis(sessions.included == 1 ? "session" : "sessions", covering: counts.map(Double.init), and: [0, 1]),
      description: distributionWords)
    // A cut that no score reaches has no place in the picture.
    let cut = cut?.percent.mean.value.flatMap { 0...100 ~= $0 ? $0 : nil }
    if let cut, let error = reliability.errorInPercent.value, error > 0 {
      plot.span("cut ± SEM", max(cut - error, 0)...min(cut + error, 100), .second)
    }
    plot.bars(
      nil,
      counts.enumerated().map { step, count in
        Plot.Bar(from: start + Double(step) * width, to: start + Double(step + 1) * width, height: Double(count))
      })
    if let cut { plot.rule(x: cut, "cut \(fixed(cut, 1))") }
    plot.inText = .table(histogramTable(first...last))
    return plot
  }

  private var distributionWords: String {
    let percent = scores.percent
    var text =
      "Percent correct of \(counted(percent.n, "session")): mean \(percent.mean.text(1)), SD "
      + "\(percent.standardDeviation.text(1)), from \(percent.minimum.text(1)) to \(percent.maximum.text(1))."
    guard let cut, let mean = cut.percent.mean.value else { return text }
    let varies = cut.percent.minimum.value != cut.percent.maximum.value
    text += " The cut is at \(fixed(mean, 1))\(varies ? " on average over forms" : "")"
    if let error = reliability.errorInPercent.value {
      text += "; the band reaches one standard error of measurement (\(fixed(error, 1))) to either side"
    }
    return text + "."
  }

  private func histogramTable(_ steps: ClosedRange<Int>) -> Table {
    let counts = scores.histogram.counts
    let most = Double(counts.max() ?? 1)
    let cutStep = cut?.percent.mean.value.map { min(max(Int($0 / 5), 0), counts.count - 1) }
    let rows = steps.map { step -> [Table.Cell] in
      let range = "\(step * 5) to \(step == counts.count - 1 ? "100" : "<\(step * 5 + 5)")"
      return [
        Table.Cell(range), "\(counts[step])", Table.Cell(step == cutStep ? "cut" : ""),
        .bar(Double(counts[step]) / most),
      ]
    }
    return Table(
      columns: [.init("percent"), .init("n"), .init("", .left), .init("", .left, isFlexible: true)], rows: rows)
  }

  /// Pass rates of groups with their intervals; nil where no group has one.
  ///
  /// Only the fifty largest are drawn; the table has all.
  var groupPlot: Plot? {
    let largest = groups.filter { $0.figures?.passRate.value != nil }.sorted { $0.n > $1.n }.prefix(50)
    let least = largest.last?.n ?? 0
    let shown = groups.filter { $0.figures?.passRate.value != nil && $0.n >= least }.prefix(50).reversed()
    guard shown.count > 1 else { return nil }
    let marks = shown.enumerated().compactMap { place, group -> Plot.Mark? in
      guard let rate = group.figures?.passRate, let value = rate.value else { return nil }
      return Plot.Mark(
        value * 100, Double(place), hint: "\(group.name) \(group.value): \(rate.fullText(1, times: 100, unit: " %"))",
        xInterval: rate.interval.map { $0.lower * 100...$0.upper * 100 })
    }
    let rates = marks.map(\.x)
    var plot = Plot(
      "Pass rates of groups", x: Axis("pass rate, %", from: 0, to: 100),
      y: Axis("", names: shown.map { "\($0.name): \($0.value)" }),
      description: "Pass rates of \(marks.count) groups with their \(fixed(options.level * 100, 0)) % intervals, from "
        + "\(fixed(rates.min() ?? 0, 1)) to \(fixed(rates.max() ?? 0, 1)) %.")
    plot.points(nil, marks)
    if let all = decisions.passRate.value { plot.rule(x: all * 100, "all \(fixed(all * 100, 1))") }
    plot.inText = .none
    return plot
  }
}
