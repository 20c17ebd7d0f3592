import AssayDiagnostics
import AssayModel
import AssayPsychometrics

extension ExamReport {
  /// Items between groups; nothing where no two groups of a name are large enough.
  func fairnessSection(_ detail: OptionDetail, _ document: inout Document) {
    guard !fairness.isEmpty else { return }
    document.heading("Differential item functioning")
    for comparison in fairness { compare(comparison, detail, &document) }
    document.paragraph(fairnessNote, .faint)
  }

  private func compare(_ own: FairnessReport, _ detail: OptionDetail, _ document: inout Document) {
    let analysis = own.analysis
    document.subheading("\(own.name): \(own.focal) beside \(own.reference)")
    document.paragraph(
      "\(analysis.focalCount) in the focal group \(own.focal), \(analysis.referenceCount) in the reference group "
        + "\(own.reference). \(purification(analysis))")
    let reports = itemsByColumn
    let items = analysis.items.filter { reports[$0.item] != nil && (detail == .all || $0.isFlagged) }
    if items.isEmpty {
      document.paragraph("No item shows a moderate or large difference.", .good)
    } else {
      differenceTable(items, analysis, &document)
    }
    for (reason, count) in withheldReasons(analysis) {
      document.paragraph("Withheld for \(counted(count, "item")): \(reason).", .faint)
    }
    if let plot = differencePlot(own) { document.plot(plot) }
  }

  private func differenceTable(
    _ items: [DifferentialItem], _ analysis: DifferentialAnalysis, _ document: inout Document
  ) {
    let reports = itemsByColumn
    document.table(
      [
        .init("item", .left, mayShrink: true), .init("n", dropRank: 5),
        .init("MH D-DIF", about: .mantelHaenszel), .init("SE", dropRank: 4, about: .mantelHaenszel),
        .init("p", dropRank: 1, about: .mantelHaenszel), .init("class", .left, about: .differenceLevel),
        .init("STD P-DIF", about: .standardisedDifference),
        .init("ΔR²", dropRank: 2, about: .logisticDifference),
        .init("p non-uniform", dropRank: 3, about: .logisticDifference),
        .init("Δ distance", dropRank: 6, about: .deltaPlot),
      ],
      items.map { item in
        let mantel = item.mantelHaenszel
        let test = mantel.test ?? item.mantel
        return [
          Table.Cell(reports[item.item]?.item.text ?? ""), "\(item.referenceCount + item.focalCount)",
          mantel.difference.cell(2), Table.Cell(mantel.difference.standardError.map { fixed($0, 2) } ?? withheldMark),
          Table.Cell(test.map { probability($0.p) } ?? withheldMark),
          Table.Cell(
            (item.level?.rawValue ?? withheldMark) + (item.wasPutAside ? "*" : ""), item.isFlagged ? .warning : .plain),
          item.standardised.difference.cell(3),
          Table.Cell(item.logistic.map { fixed($0.uniform.effect, 3) } ?? withheldMark),
          Table.Cell(item.logistic.map { probability($0.nonUniform.test.p) } ?? withheldMark),
          Table.Cell(analysis.deltaPlot.points[item.item]?.distance.map { fixed($0, 2) } ?? withheldMark),
        ]
      })
  }

  private func probability(_ p: Double) -> String { p < 0.0005 ? "<0.001" : fixed(p, 3) }

  private func purification(_ analysis: DifferentialAnalysis) -> String {
    let matched =
      analysis.isMatchedOnShare
      ? "Matched on percent correct on the other items of the own form, in bands of equal size"
      : "Matched on the total score, the studied item included"
    guard analysis.options.purifies else { return matched + "." }
    let aside = analysis.items.count(where: \.wasPutAside)
    let ended =
      analysis.isConverged ? "" : "; after \(analysis.rounds) rounds the items still changed, so take care"
    return matched + "; \(counted(aside, "item")) put aside from it (*) in \(counted(analysis.rounds, "round")) of "
      + "purification\(ended)."
  }

  private func withheldReasons(_ analysis: DifferentialAnalysis) -> [(String, Int)] {
    var counts: [String: Int] = [:]
    for item in analysis.items where item.level == nil {
      if let reason = item.mantelHaenszel.difference.reason { counts[reason.description, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }
  }

  /// Each item's difference by its difficulty, flagged ones named; nil where none has one.
  private func differencePlot(_ own: FairnessReport) -> Plot? {
    var (plain, flagged): ([Plot.Mark], [Plot.Mark]) = ([], [])
    let reports = itemsByColumn
    for item in own.analysis.items {
      guard let report = reports[item.item], let d = item.mantelHaenszel.difference.value,
        let p = report.statistics.pValue.value
      else { continue }
      let words = "\(report.item): D \(fixed(d, 2)), class \(item.level?.rawValue ?? "—")"
      if item.isFlagged {
        flagged.append(Plot.Mark(p, d, report.item.text, hint: words))
      } else {
        plain.append(Plot.Mark(p, d, hint: words))
      }
    }
    let all = plain + flagged
    guard !all.isEmpty else { return nil }
    var plot = Plot(
      "MH D-DIF of \(own.focal) beside \(own.reference)",
      x: Axis("p, share of the points (hard to easy)", covering: all.map(\.x), and: [1]),
      y: Axis("MH D-DIF (below 0: harder for \(own.focal))", covering: all.map(\.y), and: [-2, 2]),
      description: "\(counted(all.count, "item")) from \(fixed(all.map(\.y).min() ?? 0, 2)) to "
        + "\(fixed(all.map(\.y).max() ?? 0, 2)); \(flagged.isEmpty ? "none is" : "\(flagged.count) flagged: \(names(flagged))")."
    )
    for limit in [-1.5, -1, 1, 1.5] { plot.rule(y: limit, limit.magnitude == 1 ? "B" : "C") }
    if !plain.isEmpty { plot.points("negligible", plain, .first) }
    if !flagged.isEmpty { plot.points("flagged", flagged, .second) }
    plot.inText = .none
    return plot
  }

  private func names(_ marks: [Plot.Mark]) -> String {
    marks.prefix(12).compactMap(\.label).joined(separator: ", ") + (marks.count > 12 ? " and more" : "")
  }

  private var fairnessNote: String {
    "A flag is a question to subject experts: an item may differ between groups for a reason that it is meant to measure. "
      + "MH D-DIF below 0 means harder for the focal group at the same score; class B is moderate, C large."
  }
}
