import AssayDiagnostics
import AssayPsychometrics

extension ExamReport {
  /// How consistent and accurate decisions are, and what another cut would bring; nothing without a cut.
  func classificationSection(_ document: inout Document) {
    guard let classification else { return }
    document.heading("Decision consistency and accuracy")
    document.table(
      [
        .init("method", .left, mayShrink: true), .init("consistency", about: .decisionConsistency),
        .init("chance", dropRank: 3, about: .decisionConsistency), .init("κ", about: .decisionKappa),
        .init("accuracy", about: .decisionAccuracy), .init("false pass", dropRank: 1, about: .decisionAccuracy),
        .init("false fail", dropRank: 1, about: .decisionAccuracy), .init("pass %", dropRank: 2),
      ],
      classification.methods.map { own in
        func cell(_ figure: Figure?) -> Table.Cell { figure?.cell(3) ?? Table.Cell("", .faint) }
        return [
          Table.Cell(own.method.shortName), cell(own.consistency), cell(own.chance), cell(own.kappa),
          cell(own.accuracy), cell(own.falsePass), cell(own.falseFail), own.passRate.cell(1, times: 100),
        ]
      })
    document.paragraph(
      "The share of candidates who would be decided alike on two parallel forms, and whose decision agrees with their true "
        + "score, at a cut of \(fixed(classification.cut, 2)) \(classification.unit.rawValue). Pass % is what the method's "
        + "model gives: the nearer to the observed pass rate, the better it fits. Methods without accuracy have no true score.",
      .faint)
    for remark in classification.remarks { document.paragraph(remark, .faint) }
    for own in classification.methods {
      if let remark = own.remark { document.paragraph("\(own.method.shortName): \(remark)", .faint) }
      if let reason = own.consistency.reason {
        document.paragraph("\(own.method.shortName) is withheld: \(reason).", .faint)
      }
    }
    impactTable(classification, &document)
  }

  private func impactTable(_ classification: ClassificationReport, _ document: inout Document) {
    guard !classification.impact.isEmpty else { return }
    document.subheading("Impact of the cut")
    document.table(
      [
        .init("cut", .left), .init(classification.unit.rawValue), .init("pass %", about: .passRate),
        .init("interval", .left, dropRank: 1), .init("consistency", about: .decisionConsistency),
        .init("κ", dropRank: 2, about: .decisionKappa),
      ],
      classification.impact.map { row in
        let interval = row.passRate.interval.map { "\(fixed($0.lower * 100, 1)) to \(fixed($0.upper * 100, 1))" }
        return [
          Table.Cell(row.errors == 0 ? "cut" : "\(row.errors > 0 ? "+" : "−")\(abs(row.errors)) SEM"),
          Table.Cell(fixed(row.cut, 2)), row.passRate.cell(1, times: 100), Table.Cell(interval ?? withheldMark),
          row.consistency.cell(3), row.kappa.cell(3),
        ]
      })
    document.paragraph(
      "What the scores as they are would have brought at another cut: whoever moves the cut by a standard error of "
        + "measurement moves the pass rate so far.", .faint)
    document.plot(impactPlot(classification))
  }

  private func impactPlot(_ classification: ClassificationReport) -> Plot {
    let rows = classification.impact
    let rates = rows.compactMap { row in row.passRate.value.map { Plot.Point(row.cut, $0 * 100) } }
    let alike = rows.compactMap { row in row.consistency.value.map { Plot.Point(row.cut, $0 * 100) } }
    let (first, last) = (rates.first?.y ?? 0, rates.last?.y ?? 0)
    var plot = Plot(
      "Pass rate and consistency by cut", x: Axis("cut, \(classification.unit.rawValue)", covering: rows.map(\.cut)),
      y: Axis("%", from: 0, to: 100),
      description: "From the lowest to the highest cut shown the pass rate falls from \(fixed(first, 1)) to "
        + "\(fixed(last, 1)) %.")
    plot.line("pass rate", rates, .first)
    plot.points("pass rate", rates.map { Plot.Mark($0.x, $0.y) }, .first)
    if !alike.isEmpty {
      plot.line("consistency", alike, .second)
      plot.points("consistency", alike.map { Plot.Mark($0.x, $0.y) }, .second)
    }
    plot.rule(x: classification.cut, "cut \(fixed(classification.cut, 1))")
    plot.inText = .none
    return plot
  }
}

extension Method {
  /// The name up to the first comma.
  fileprivate var shortName: String { String(name.prefix { $0 != "," }) }
}
