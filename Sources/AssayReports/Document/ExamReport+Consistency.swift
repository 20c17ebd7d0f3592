import AssayPsychometrics

extension ExamReport {
  /// Other coefficients of a fixed form, its errors by score and its reliability by length; nothing where forms differ.
  func consistencySection(_ document: inout Document) {
    guard let consistency else { return }
    let own = consistency.internalConsistency
    document.subheading("Other coefficients")
    var facts = [
      Document.Fact("Guttman's λ₂", own.lambda2.fullText(3), about: .lambdas),
      Document.Fact("Guttman's λ₆", own.lambda6.fullText(3), about: .lambdas),
      Document.Fact("standardised alpha", own.standardisedAlpha.fullText(3), about: .standardisedAlpha),
      Document.Fact("inter-item r", own.meanCorrelation.fullText(3), about: .interItem),
      Document.Fact("odd-even halves", own.oddEven.spearmanBrown.fullText(3), about: .splitHalf),
      Document.Fact("first-second halves", own.firstSecond.spearmanBrown.fullText(3), about: .splitHalf),
    ]
    if let kr21 = consistency.kr21 { facts.append(.init("KR-21", kr21.fullText(3), about: .kr21)) }
    facts.append(.init("SE of alpha", own.errorOfAlpha.fullText(4), about: .errorOfAlpha))
    document.facts(facts)
    if let plot = lengthPlot { document.plot(plot) }
    guard !consistency.scores.isEmpty else { return }
    document.subheading("Raw scores")
    scoreTable(consistency.scores, &document)
    if let plot = errorPlot(consistency.scores) { document.plot(plot) }
  }

  private func scoreTable(_ scores: [ConsistencyReport.RawScore], _ document: inout Document) {
    let met = scores.filter { $0.n > 0 }
    let hasErrors = met.contains { $0.lordError != nil }
    var columns: [Table.Column] = [
      .init("points"), .init("n"), .init("cumulative %", about: .percentileRank),
      .init("percentile rank", dropRank: 1, about: .percentileRank),
    ]
    if hasErrors {
      columns.append(.init("error, Lord", dropRank: 2, about: .conditionalError))
      columns.append(.init("error, Keats", dropRank: 3, about: .conditionalError))
    }
    document.table(
      columns,
      met.map { row in
        var cells: [Table.Cell] = [
          "\(row.score)", "\(row.n)", Table.Cell(fixed(row.cumulativePercent, 1)),
          Table.Cell(fixed(row.percentileRank, 1)),
        ]
        if hasErrors {
          cells.append(Table.Cell(row.lordError.map { fixed($0, 2) } ?? withheldMark))
          cells.append(Table.Cell(row.keatsError.map { fixed($0, 2) } ?? withheldMark))
        }
        return cells
      })
  }

  /// The conditional standard error of measurement by score; nil where a score other than 0 and 1 occurs.
  private func errorPlot(_ scores: [ConsistencyReport.RawScore]) -> Plot? {
    let lord = scores.compactMap { row in row.lordError.map { Plot.Point(Double(row.score), $0) } }
    let keats = scores.compactMap { row in row.keatsError.map { Plot.Point(Double(row.score), $0) } }
    guard let most = lord.max(by: { $0.y < $1.y }) else { return nil }
    var plot = Plot(
      "Conditional standard error of measurement", x: Axis("points", covering: lord.map(\.x)),
      y: Axis("error, points", covering: (lord + keats).map(\.y), and: [0]),
      description: "Lord's error is largest, \(fixed(most.y, 2)), at \(fixed(most.x, 0)) points and 0 at both ends.")
    plot.line("Lord", lord, .first)
    if !keats.isEmpty { plot.line("Keats", keats, .second) }
    if let error = reliability.errorInPoints.value { plot.rule(y: error, "SEM \(fixed(error, 2))") }
    if let cut = classification, cut.unit == .points { plot.rule(x: cut.cut, "cut") }
    plot.inText = .none
    return plot
  }

  /// What alpha would be with more or fewer such items; nil without a positive alpha.
  private var lengthPlot: Plot? {
    guard let alpha = reliability.coefficient.value, alpha > 0, alpha < 1, let length = forms.meanLength, length >= 1
    else {
      return nil
    }
    func stepped(_ items: Double) -> Double {
      let ratio = items / length
      return ratio * alpha / (1 + (ratio - 1) * alpha)
    }
    let longest = max(length * 3, 20)
    let points = (0...60).map { step -> Plot.Point in
      let items = max(1, longest * Double(step) / 60)
      return Plot.Point(items, stepped(items))
    }
    func needed(_ aim: Double) -> Double { length * aim * (1 - alpha) / (alpha * (1 - aim)) }
    var plot = Plot(
      "Reliability against length", x: Axis("items", covering: [0, longest]), y: Axis("reliability", from: 0, to: 1),
      description: "By Spearman and Brown's formula, with items like these: \(fixed(alpha, 2)) with "
        + "\(fixed(length, 0)), \(fixed(stepped(2 * length), 2)) with twice as many; 0.80 takes "
        + "\(fixed(needed(0.8).rounded(.up), 0)) and 0.90 takes \(fixed(needed(0.9).rounded(.up), 0)).")
    plot.line("Spearman-Brown", points, .first)
    plot.points("this form", [Plot.Mark(length, alpha, "now")], .second)
    for aim in [0.8, 0.9] { plot.rule(y: aim, fixed(aim, 2)) }
    return plot
  }
}
