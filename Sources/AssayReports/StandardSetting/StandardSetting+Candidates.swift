import AssayPsychometrics

extension StandardSetting {
  private func yes(_ table: JudgementTable, _ row: JudgementTable.Row, _ place: Int) throws(ResponseFileProblem) -> Bool
  {
    switch table.text(row, place).lowercased() {
    case "yes", "true", "1": return true
    case "no", "false", "0": return false
    default:
      throw ResponseFileProblem(
        "`\(table.names[place])` is yes or no", help: "Write yes or no", line: row.line, field: place + 1,
        column: table.names[place], text: row.fields[place])
    }
  }

  func contrastingGroups(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    let score = try table.column("score", of: method)
    let competent = try table.column("competent", of: method)
    var groups: (yes: [Double], no: [Double]) = ([], [])
    for row in table.rows {
      let value = try table.required(row, score, -10_000...1_000_000)
      if try yes(table, row, competent) { groups.yes.append(value) } else { groups.no.append(value) }
    }
    let study = ContrastingGroups(competent: groups.yes, notCompetent: groups.no, level: level)
    let logistic = study.logistic
    let fewest = study.fewestMistakes
    var report = StandardSettingReport(method, count: table.rows.count, cut: logistic.equalPriors)
    report.sections = [
      .init(
        title: "Both groups alike",
        entries: [
          .init("logisticEqualPriors", "logistic, equal priors", logistic.equalPriors),
          .init("densityIntersection", "normal densities meet", study.densityIntersection),
          .init("midpointOfMeans", "midpoint of means", study.midpointOfMeans),
          .init("midpointOfMedians", "midpoint of medians", study.midpointOfMedians),
        ]),
      .init(
        title: "By the sizes of the groups",
        entries: [
          .init("logisticHalf", "logistic, P = ½", logistic.half),
          .init("fewestMistakes", "fewest mistakes", fewest.cut),
          .init("mistakes", "mistakes there", fewest.mistakes),
        ]),
    ]
    report.remarks = [
      "\(groups.yes.count) candidates are held competent and \(groups.no.count) not. The cut is the logistic one of equal priors, "
        + "which does not depend on how many of either were asked for."
    ]
    return report
  }

  func borderlineGroup(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    let score = try table.column("score", of: method)
    let borderline = table.place("borderline")
    var own: [Double] = []
    for row in table.rows {
      let value = try table.required(row, score, -10_000...1_000_000)
      if let borderline, try !yes(table, row, borderline) { continue }
      own.append(value)
    }
    let study = BorderlineGroup(own, level: level)
    var report = StandardSettingReport(method, count: own.count, cut: study.median)
    report.sections = [
      .init(
        title: "Borderline group",
        entries: [
          .init("median", "median", study.median), .init("mean", "mean", study.mean),
          .init("standardDeviation", "SD", study.standardDeviation),
        ])
    ]
    return report
  }

  func borderlineRegression(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    guard let borderlineGrade else {
      throw ResponseFileProblem(
        "borderline regression needs the grade that is borderline", help: "Say it with --borderline-grade, such as 2")
    }
    let score = try table.column("score", of: method)
    let grade = try table.column("grade", of: method)
    var candidates: [BorderlineRegression.Candidate] = []
    for row in table.rows {
      candidates.append(
        BorderlineRegression.Candidate(
          score: try table.required(row, score, -10_000...1_000_000),
          grade: try table.required(row, grade, -1000...1000)))
    }
    let study = BorderlineRegression(candidates, borderline: borderlineGrade, level: level)
    var report = StandardSettingReport(method, count: candidates.count, cut: study.cut)
    report.sections = [
      .init(
        title: "Regression of scores on grades",
        entries: [
          .init("cut", "cut at grade \(plain(borderlineGrade))", study.cut),
          .init("slope", "points a grade", study.slope),
          .init("intercept", "intercept", study.intercept), .init("explained", "R²", study.explained),
          .init("residualError", "error of a score", study.residualError),
        ])
    ]
    return report
  }
}
