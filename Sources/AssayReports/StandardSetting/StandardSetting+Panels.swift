import AssayPsychometrics

extension StandardSetting {
  func bookmark(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    guard !models.isEmpty else {
      throw ResponseFileProblem(
        "Bookmark needs the parameters of the items",
        help: "Name a file with columns `a`, `b`, `c`, `d` with --parameters")
    }
    let booklet = OrderedItemBooklet(models, responseProbability: responseProbability)
    let judge = try table.column("judge", of: method)
    let mark = try table.column("bookmark", of: method)
    let round = table.place("round")
    let lastRound = round.flatMap { place in table.rows.last.map { table.text($0, place) } }
    var judges: [StandardSettingReport.Judge] = []
    var cuts: [Double] = []
    for row in table.rows {
      let pages = try table.required(row, mark, 1...Double(max(booklet.pages.count, 1)))
      guard pages == pages.rounded(), let theta = booklet.theta(behind: Int(pages), bookmarkRule) else {
        throw ResponseFileProblem(
          "a bookmark stands behind a whole number of pages, with a page behind it for the midpoint",
          help: "The booklet has \(booklet.pages.count) pages", line: row.line, field: mark + 1, column: "bookmark",
          text: row.fields[mark])
      }
      let own = round.map { table.text(row, $0) }
      let cut = booklet.expectedScore(theta)
      judges.append(.init(name: table.text(row, judge), round: own, cut: cut, severity: nil))
      if own == lastRound { cuts.append(cut) }
    }
    let panel = PanelCut(cuts, level: level)
    var report = StandardSettingReport(method, count: cuts.count, cut: panel.mean)
    report.maximum = Double(models.count)
    report.sections = [panel.section("Cut, expected points")]
    report.judges = judges
    report.remarks = [
      "RP \(fixed(responseProbability, 3)), cut at the \(bookmarkRule == .midpoint ? "midpoint of the pages around the bookmark" : "last page before the bookmark"); D = 1. The booklet has \(booklet.pages.count) pages"
        + (booklet.leftOut.isEmpty ? "." : "; \(booklet.leftOut.count) items have no place in it.")
    ]
    return report
  }

  func ebel(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    let items = try table.column("items", of: method)
    let expected = try table.column("expected", of: method)
    let judge = table.place("judge")
    var names: [String] = []
    var cells: [[Ebel.Cell]] = []
    for row in table.rows {
      let name = judge.map { table.text(row, $0) } ?? "panel"
      let place = names.firstIndex { $0.utf8.elementsEqual(name.utf8) } ?? names.count
      if place == names.count {
        names.append(name)
        cells.append([])
      }
      cells[place].append(
        Ebel.Cell(
          items: try table.required(row, items, 0...10_000), expected: try table.required(row, expected, 0...1)))
    }
    let panel = Ebel.cut(ofJudges: cells, level: level)
    var report = StandardSettingReport(method, count: names.count, cut: panel.mean)
    report.maximum = cells.first.map { $0.reduce(0) { $0 + $1.items } }
    report.sections = [panel.section("Cut")]
    report.judges = names.indices.map {
      .init(name: names[$0], round: nil, cut: panel.judges[$0], severity: panel.severity(ofJudge: $0))
    }
    return report
  }

  func hofstee(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    let places = (
      lowCut: try table.column("lowest-cut", of: method), highCut: try table.column("highest-cut", of: method),
      lowFail: try table.column("lowest-fail", of: method), highFail: try table.column("highest-fail", of: method)
    )
    var bounds: [Hofstee.Bounds] = []
    for row in table.rows {
      func range(_ low: Int, _ high: Int, _ limits: ClosedRange<Double>) throws(ResponseFileProblem) -> ClosedRange<
        Double
      > {
        let (a, b) = (try table.required(row, low, limits), try table.required(row, high, limits))
        guard a <= b else {
          throw ResponseFileProblem(
            "`\(table.names[low])` is above `\(table.names[high])`", help: "Put the lower one first", line: row.line,
            field: low + 1, text: row.fields[low])
        }
        return a...b
      }
      bounds.append(
        Hofstee.Bounds(
          cut: try range(places.lowCut, places.highCut, 0...1_000_000),
          failing: try range(places.lowFail, places.highFail, 0...1)))
    }
    let hofstee = Hofstee(bounds, PassingCurve(scores ?? []))
    var report = StandardSettingReport(method, count: bounds.count, cut: hofstee.cut)
    report.sections = [
      .init(
        title: "Compromise",
        entries: [.init("cut", "cut", hofstee.cut), .init("failRate", "fail rate", hofstee.failRate)])
    ]
    if let box = hofstee.bounds {
      report.remarks = [
        "The panel finds cuts from \(fixed(box.cut.lowerBound, 2)) to \(fixed(box.cut.upperBound, 2)) and fail rates from "
          + "\(fixed(box.failing.lowerBound * 100, 1)) to \(fixed(box.failing.upperBound * 100, 1)) % acceptable."
      ]
    }
    return report
  }

  func beuk(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    let judge = table.place("judge")
    let cut = try table.column("cut", of: method)
    let passing = try table.column("passing", of: method)
    var judgements: [Beuk.Judgement] = []
    for row in table.rows {
      judgements.append(
        Beuk.Judgement(
          cut: try table.required(row, cut, 0...1_000_000), passing: try table.required(row, passing, 0...1)))
    }
    let beuk = Beuk(judgements, PassingCurve(scores ?? []), level: level)
    var report = StandardSettingReport(method, count: judgements.count, cut: beuk.cut)
    report.sections = [
      .init(
        title: "Compromise",
        entries: [
          .init("cut", "cut", beuk.cut), .init("passRate", "pass rate", beuk.passRate),
          .init("slope", "slope", beuk.slope),
        ]), beuk.cuts.section("What judges ask for"),
    ]
    report.judges = table.rows.indices.map { place in
      .init(
        name: judge.map { table.text(table.rows[place], $0) } ?? "\(place + 1)", round: nil,
        cut: beuk.cuts.judges[place],
        severity: beuk.cuts.severity(ofJudge: place))
    }
    return report
  }
}
