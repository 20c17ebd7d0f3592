import AssayModel
import AssayPsychometrics

extension CSVReport {
  /// One row for each step of the histogram of percent correct: `from`, `to` (the last step holds 100 too), `n`, `percent`
  /// and `cumulative_percent` of the sessions.
  package static func distribution(of report: ExamReport) -> String {
    let histogram = report.scores.histogram
    let all = Double(histogram.counts.reduce(0, +))
    var table = CSVTable(header: ["from", "to", "n", "percent", "cumulative_percent"])
    var below = 0
    for (step, count) in histogram.counts.enumerated() {
      below += count
      table.append([
        .number(histogram.start + Double(step) * histogram.width),
        .number(histogram.start + Double(step + 1) * histogram.width), .int(count),
        .number(all > 0 ? Double(count) / all * 100 : nil), .number(all > 0 ? Double(below) / all * 100 : nil),
      ])
    }
    return table.text
  }

  /// One row for each section, then one for each competency; `part` is `section` or `competency`.
  package static func parts(of report: ExamReport) -> String {
    var table = CSVTable(header: ["part", "id", "title", "depth", "n", "not_reported"] + summaryHeader)
    for (name, parts) in [("section", report.sections), ("competency", report.competencies)] {
      for part in parts {
        table.append(
          [
            .text(name), .text(part.id), .text(part.title), .int(part.depth), .int(part.percent.n),
            .int(part.notReported),
          ] + cells(part.percent))
      }
    }
    return table.text
  }

  /// One row for each group; the figures of a small one are empty.
  package static func groups(of report: ExamReport) -> String {
    var table = CSVTable(
      header: ["name", "value", "n"] + summaryHeader
        + ["pass_rate", "pass_rate_se", "pass_rate_lower", "pass_rate_upper", "withheld"])
    for group in report.groups {
      let rate = group.figures?.passRate
      table.append(
        [.text(group.name), .text(group.value), .int(group.n)] + cells(group.figures?.percent)
          + [
            .number(rate?.value), .number(rate?.standardError), .number(rate?.interval?.lower),
            .number(rate?.interval?.upper),
            .text(
              group.figures == nil
                ? "fewer than \(report.options.minimumGroup) sessions" : rate?.reason.map { "pass_rate: \($0)" }),
          ])
    }
    return table.text
  }

  private static let summaryHeader = [
    "mean_percent", "mean_percent_se", "sd_percent", "median_percent", "lowest_percent", "highest_percent",
  ]

  private static func cells(_ summary: TestSummary?) -> [CSVTable.Cell] {
    [
      .number(summary?.mean.value), .number(summary?.mean.standardError), .number(summary?.standardDeviation.value),
      .number(summary?.median.value), .number(summary?.minimum.value), .number(summary?.maximum.value),
    ]
  }
}
