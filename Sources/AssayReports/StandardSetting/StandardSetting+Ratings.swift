import AssayPsychometrics

extension StandardSetting {
  /// Ratings of every judge and item, by round.
  private struct Rounds {
    var names: [String] = []
    var judges: [String] = []
    var items: [String] = []
    /// By round, judge and item.
    var ratings: [[[Double?]]] = []

    mutating func set(_ rating: Double?, round: String, judge: String, item: String) -> Bool {
      let (r, j, i) = (Self.place(round, in: &names), Self.place(judge, in: &judges), Self.place(item, in: &items))
      while ratings.count <= r { ratings.append([]) }
      while ratings[r].count <= j { ratings[r].append([]) }
      while ratings[r][j].count <= i { ratings[r][j].append(nil) }
      guard ratings[r][j][i] == nil else { return false }
      ratings[r][j][i] = rating
      return true
    }

    private static func place(_ name: String, in names: inout [String]) -> Int {
      if let known = names.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) { return known }
      names.append(name)
      return names.count - 1
    }

    /// The ratings of a round, a row for each judge and a place for each item.
    func round(_ number: Int) -> [[Double?]] {
      judges.indices.map { judge in
        items.indices.map { item in
          judge < ratings[number].count && item < ratings[number][judge].count ? ratings[number][judge][item] : nil
        }
      }
    }
  }

  private func rounds(
    _ table: JudgementTable, _ column: String, _ range: ClosedRange<Double>
  ) throws(ResponseFileProblem) -> Rounds {
    func rating(_ row: JudgementTable.Row, _ place: Int) throws(ResponseFileProblem) -> Double? {
      let value = try table.number(row, place, range, mayBeEmpty: true)
      guard method == .nedelsky, let value, value != value.rounded() else { return value }
      throw ResponseFileProblem(
        "options are counted in whole numbers", help: "Write how many a borderline candidate cannot rule out",
        line: row.line, field: place + 1, column: table.names[place], text: row.fields[place])
    }
    let judge = try table.column("judge", of: method)
    let round = table.place("round")
    var rounds = Rounds()
    func name(_ row: JudgementTable.Row) -> String { round.map { table.text(row, $0) } ?? "1" }
    if let place = table.place(column), let item = table.place("item") {
      for row in table.rows {
        let value = try rating(row, place)
        guard rounds.set(value, round: name(row), judge: table.text(row, judge), item: table.text(row, item)) else {
          throw ResponseFileProblem(
            "the judge has rated the item twice in a round", help: "Keep one row for each judge, item and round",
            line: row.line, field: item + 1, column: "item", text: row.fields[item])
        }
      }
      return rounds
    }
    let places = table.names.indices.filter { $0 != judge && $0 != round }
    guard !places.isEmpty else {
      throw ResponseFileProblem(
        "there is no item", help: "For \(method.rawValue) the file has \(method.columns)", line: 1)
    }
    for row in table.rows {
      for place in places {
        let value = try rating(row, place)
        guard rounds.set(value, round: name(row), judge: table.text(row, judge), item: table.names[place]) else {
          throw ResponseFileProblem(
            "the judge has two rows in a round", help: "Keep one row for each judge and round", line: row.line,
            field: judge + 1, column: "judge", text: row.fields[judge])
        }
      }
    }
    return rounds
  }

  func angoff(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    let rounds = try rounds(table, "rating", 0...1)
    return ratingReport(rounds, rounds.names.indices.map { AngoffRound(rounds.round($0), level: level) })
  }

  func nedelsky(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    let rounds = try rounds(table, "options-left", 1...100)
    let studies = rounds.names.indices.map { round in
      // Whole numbers, as the reader has seen to.
      Nedelsky.round(optionsLeft: rounds.round(round).map { $0.map { $0.map { Int($0) } } }, level: level)
    }
    return ratingReport(rounds, studies)
  }

  private func ratingReport(_ rounds: Rounds, _ studies: [AngoffRound]) -> StandardSettingReport {
    guard let last = studies.last else {
      return StandardSettingReport(method, count: 0, cut: PanelCut([], level: level).mean)
    }
    var report = StandardSettingReport(method, count: last.complete.count, cut: last.cut.mean)
    report.maximum = last.maximum
    for (number, study) in studies.enumerated() {
      report.sections.append(study.cut.section(studies.count > 1 ? "Round \(rounds.names[number])" : "Cut"))
      report.judges += judges(rounds, study, studies.count > 1 ? rounds.names[number] : nil)
    }
    let agreement = last.agreement
    report.sections.append(
      .init(
        title: "Agreement of judges\(studies.count > 1 ? ", last round" : "")",
        entries: [
          .init("itemVariance", "σ²(i), items", agreement.itemVariance),
          .init("judgeVariance", "σ²(j), judges", agreement.judgeVariance),
          .init("residualVariance", "σ²(ij,e), rest", agreement.residualVariance),
          .init("absoluteErrorVariance", "σ²(Δ), mean rating", agreement.absoluteErrorVariance),
          .init("errorWithItemsRandom", "SE, items drawn", agreement.errorWithItemsRandom),
          .init("ofOneJudge", "ICC(2,1), one judge", agreement.ofOneJudge),
          .init("ofPanel", "ICC(2,k), the panel", agreement.ofPanel),
        ]))
    if studies.count > 1 {
      let change = AngoffChange(from: studies[studies.count - 2], to: last, level: level)
      report.sections.append(
        .init(
          title: "Change in the last round",
          entries: [
            .init("change", "of the cut", change.cut),
            .init("meanAbsoluteChange", "mean change of a rating", change.meanAbsolute),
            .init("changed", "share of ratings changed", change.changed),
          ]))
    }
    report.items = rounds.items.indices.map { .init(name: rounds.items[$0], rating: last.item($0)) }
    let missing = rounds.judges.count - last.complete.count
    if missing > 0 {
      report.remarks.append(
        "\(missing) of \(rounds.judges.count) judges left an item out: they have no cut and are in no figure of the panel; "
          + "their ratings count in the means of the items.")
    }
    return report
  }

  private func judges(_ rounds: Rounds, _ study: AngoffRound, _ round: String?) -> [StandardSettingReport.Judge] {
    rounds.judges.enumerated().map { place, name in
      let own = study.complete.firstIndex(of: place)
      return .init(
        name: name, round: round, cut: own.map { study.cut.judges[$0] },
        severity: own.map { study.cut.severity(ofJudge: $0) })
    }
  }
}
