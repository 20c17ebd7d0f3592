import AssayDiagnostics
import AssayPsychometrics

extension StandardSettingReport {
  /// The report for people.
  var document: Document {
    var document = Document()
    document.title("\(method.title): the cut")
    var facts = [
      Document.Fact(isOnCandidates ? "candidates" : "judges", "\(count)"),
      Document.Fact("cut", cut.fullText(2, counting: isOnCandidates ? "candidates" : "judges"), .strong),
    ]
    if let maximum, let value = cut.value, maximum > 0 {
      facts.append(.init("in percent", "\(fixed(value / maximum * 100, 1)) of \(plain(maximum)) points"))
    }
    document.facts(facts)
    for remark in remarks { document.paragraph(remark, .faint) }
    for section in sections {
      document.heading(section.title)
      document.facts(
        section.entries.map { Document.Fact($0.label, $0.figure.fullText(places($0.figure), counting: "judges")) })
    }
    if !judges.isEmpty { judgeTable(&document) }
    if !items.isEmpty { itemTable(&document) }
    if !impact.isEmpty { impactTable(&document) }
    document.heading("Methods")
    var methods: [String: String] = [:]
    for figure in figures { methods[figure.method.name] = figure.method.source }
    document.bullets(methods.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
    return document
  }

  private var isOnCandidates: Bool {
    switch method {
    case .contrastingGroups, .borderlineGroup, .borderlineRegression: true
    default: false
    }
  }

  /// Small numbers such as variances of ratings need more places.
  private func places(_ figure: Figure) -> Int { (figure.value?.magnitude ?? 1) < 0.1 ? 5 : 3 }

  private func judgeTable(_ document: inout Document) {
    document.heading("Judges")
    let rounds = judges.contains { $0.round != nil }
    var columns: [Table.Column] = [.init("judge", .left, mayShrink: true)]
    if rounds { columns.append(.init("round", .left)) }
    columns += [.init("cut"), .init("above the panel", dropRank: 1)]
    document.table(
      columns,
      judges.map { judge in
        var cells = [Table.Cell(judge.name)]
        if rounds { cells.append(Table.Cell(judge.round ?? "")) }
        return cells + [
          Table.Cell(judge.cut.map { fixed($0, 2) } ?? withheldMark),
          Table.Cell(judge.severity.map { fixed($0, 2) } ?? withheldMark),
        ]
      })
    if let judgePlot { document.plot(judgePlot) }
  }

  /// Each judge's cut, round by round; nil below two judges with a cut.
  private var judgePlot: Plot? {
    var names: [String] = []
    for judge in judges where judge.cut != nil && !names.contains(judge.name) { names.append(judge.name) }
    guard names.count > 1, names.count <= 50 else { return nil }
    let shown = Array(names.reversed())
    var rounds: [String] = []
    for judge in judges { if !rounds.contains(judge.round ?? "") { rounds.append(judge.round ?? "") } }
    let cuts = judges.compactMap(\.cut)
    var plot = Plot(
      "Cuts of the judges", x: Axis("cut, points", covering: cuts), y: Axis("", names: shown),
      description: "Judges' cuts from \(fixed(cuts.min() ?? 0, 2)) to \(fixed(cuts.max() ?? 0, 2)).")
    for (number, round) in rounds.enumerated() {
      let marks = judges.filter { ($0.round ?? "") == round }.compactMap { judge -> Plot.Mark? in
        guard let cut = judge.cut, let place = shown.firstIndex(of: judge.name) else { return nil }
        return Plot.Mark(cut, Double(place), hint: "\(judge.name): \(fixed(cut, 2))")
      }
      plot.points(rounds.count > 1 ? "round \(round)" : nil, marks, .series(number))
    }
    if let value = cut.value { plot.rule(x: value, "panel \(fixed(value, 2))") }
    plot.inText = .none
    return plot
  }

  private func itemTable(_ document: inout Document) {
    document.heading("Items, last round")
    document.table(
      [
        .init("item", .left, mayShrink: true), .init("n", dropRank: 2), .init("rating"), .init("SD"),
        .init("lowest", dropRank: 1), .init("highest", dropRank: 1),
      ],
      items.map { item in
        [
          Table.Cell(item.name), "\(item.rating.mean.n)", item.rating.mean.cell(3),
          item.rating.standardDeviation.cell(3),
          Table.Cell(item.rating.range.map { fixed($0.lowerBound, 2) } ?? withheldMark),
          Table.Cell(item.rating.range.map { fixed($0.upperBound, 2) } ?? withheldMark),
        ]
      })
  }

  private func impactTable(_ document: inout Document) {
    document.heading("Impact on the candidates")
    document.table(
      [.init("cut", .left), .init("points"), .init("pass"), .init("pass %"), .init("interval", .left, dropRank: 1)],
      impact.map { row in
        let interval = row.passRate.interval.map { "\(fixed($0.lower * 100, 1)) to \(fixed($0.upper * 100, 1))" }
        return [
          Table.Cell(row.steps == 0 ? "cut" : "\(row.steps > 0 ? "+" : "−")\(abs(row.steps)) SE"),
          Table.Cell(fixed(row.cut, 2)), "\(row.passing)", row.passRate.cell(1, times: 100),
          Table.Cell(interval ?? withheldMark),
        ]
      })
  }
}
