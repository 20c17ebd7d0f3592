package import AssayPsychometrics

/// Computes a cut by a method from a file of judgements.
package struct StandardSetting: Hashable, Sendable {
  package let method: StandardSettingMethod
  /// The scores of candidates; nil where none were given.
  package var scores: [Double]?
  /// Of items in the order of their booklet's parameters, for Bookmark.
  package var models: [ItemModel] = []
  /// Of Bookmark, above 0 and below 1.
  package var responseProbability = 2.0 / 3
  package var bookmarkRule = BookmarkRule.lastMastered
  /// Of borderline regression.
  package var borderlineGrade: Double?
  package var level = 0.95

  package init(_ method: StandardSettingMethod) { self.method = method }

  /// The report on a file.
  ///
  /// - Throws: What is wrong with the file, or what is missing beside it.
  package func report(_ table: JudgementTable) throws(ResponseFileProblem) -> StandardSettingReport {
    if method.needsScores, scores?.isEmpty ?? true {
      throw ResponseFileProblem(
        "\(method.title) needs the scores of candidates", help: "Name a file with a column `score` with --scores")
    }
    var report =
      switch method {
      case .angoff: try angoff(table)
      case .nedelsky: try nedelsky(table)
      case .bookmark: try bookmark(table)
      case .ebel: try ebel(table)
      case .hofstee: try hofstee(table)
      case .beuk: try beuk(table)
      case .contrastingGroups: try contrastingGroups(table)
      case .borderlineGroup: try borderlineGroup(table)
      case .borderlineRegression: try borderlineRegression(table)
      }
    if let scores { report.impact = CutImpact(report.cut, PassingCurve(scores), level: level).rows }
    return report
  }

  /// The column `score` of a file, or its only one.
  package static func scores(_ table: JudgementTable) throws(ResponseFileProblem) -> [Double] {
    guard let place = table.place("score") ?? (table.names.count == 1 ? 0 : nil) else {
      throw ResponseFileProblem("there is no column `score`", help: "Name the column of the scores so", line: 1)
    }
    var scores: [Double] = []
    for row in table.rows { scores.append(try table.required(row, place, -10_000...1_000_000)) }
    return scores
  }

  /// The parameters of items: columns `a` (else 1), `b`, `c` (else 0), `d` (else 1), with D = 1.
  package static func models(_ table: JudgementTable) throws(ResponseFileProblem) -> [ItemModel] {
    guard let b = table.place("b") else {
      throw ResponseFileProblem("there is no column `b`", help: "Parameters are in columns `a`, `b`, `c`, `d`", line: 1)
    }
    let (a, c, d) = (table.place("a"), table.place("c"), table.place("d"))
    var models: [ItemModel] = []
    for row in table.rows {
      func value(_ place: Int?, _ range: ClosedRange<Double>, else other: Double) throws(ResponseFileProblem) -> Double
      {
        guard let place else { return other }
        return try table.number(row, place, range, mayBeEmpty: true) ?? other
      }
      let model = ItemModel.fourPL(
        a: try value(a, -100...100, else: 1), b: try table.required(row, b, -100...100),
        c: try value(c, 0...1, else: 0),
        d: try value(d, 0...1, else: 1))
      guard model.isProper else {
        throw ResponseFileProblem(
          "c is not below d", help: "Give a lower asymptote below the upper one", line: row.line)
      }
      models.append(model)
    }
    return models
  }
}
