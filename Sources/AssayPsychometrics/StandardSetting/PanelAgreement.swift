/// How the ratings of a panel vary, and how far its judges agree: items × judges, one rating each.
///
/// From a two-way analysis of variance; see ``CrossedStudy`` for the estimates and their standard errors. Brennan and Lockwood
/// (1980), *A comparison of the Nedelsky and Angoff cutting score procedures using generalizability theory*, Applied
/// Psychological Measurement 4.
package struct PanelAgreement: Hashable, Sendable {
  /// σ²(i): how much items differ.
  package let itemVariance: Figure
  /// σ²(j): how much judges differ in severity.
  package let judgeVariance: Figure
  /// σ²(ij,e): what is left, among it that judges order items in other ways.
  package let residualVariance: Figure
  /// σ²(Δ) = σ²(j)/k + σ²(ij,e)/kn, of the mean rating, items as they are: the absolute error in Φ(λ) of the cut.
  ///
  /// Its root times n is the standard error of the cut of items of a point each.
  package let absoluteErrorVariance: Figure
  /// √(σ²(Δ) + σ²(i)/n)·n, in points of items of a point each: the error of the cut where other items could have been drawn.
  package let errorWithItemsRandom: Figure
  /// ICC(2,1): how far single judges agree, severity counting as disagreement.
  package let ofOneJudge: Figure
  /// ICC(2,k): how dependable the mean of the panel orders items.
  package let ofPanel: Figure

  /// - Parameters:
  ///   - rows: The ratings of each judge, in the order of the items, none missing.
  ///   - level: Of intervals.
  package init(_ rows: [[Double]], level: Double = 0.95) {
    let count = rows.first?.count ?? 0
    let byItem = (0..<count).map { item in rows.map { $0[item] } }
    guard rows.count >= 2, let squares = CrossedSquares(byItem) else {
      let reason = rows.count < 2 ? Reason.tooFewJudges(needed: 2) : .tooFewItems(needed: 2)
      func none(_ method: Method) -> Figure { .withheld(reason, n: count, method) }
      itemVariance = none(.itemsByJudges)
      judgeVariance = none(.judgesByItems)
      residualVariance = none(.residualOfJudges)
      absoluteErrorVariance = none(.panelAbsoluteError)
      errorWithItemsRandom = none(.panelErrorOfItems)
      ofOneJudge = none(.oneJudge)
      ofPanel = none(.wholePanel)
      return
    }
    let study = CrossedStudy(
      squares, .init(person: .itemsByJudges, condition: .judgesByItems, residual: .residualOfJudges))
    (itemVariance, judgeVariance, residualVariance) = (
      study.personVariance, study.conditionVariance, study.residualVariance
    )
    func atLeastZero(_ figure: Figure) -> Double { max(0, figure.value ?? 0) }
    let (k, n) = (Double(rows.count), Double(count))
    let error = atLeastZero(judgeVariance) / k + atLeastZero(residualVariance) / (k * n)
    absoluteErrorVariance = .value(error, n: count, .panelAbsoluteError)
    errorWithItemsRandom = .value(
      (error + atLeastZero(itemVariance) / n).squareRoot() * n, n: count, .panelErrorOfItems)
    let single = Figure.intraclassTwoWay(byItem, level: level)
    ofOneJudge = single.by(.oneJudge)
    ofPanel = Self.stepUp(single, squares, k)
  }

  /// (MS_i − MS_res)/(MS_i + (MS_j − MS_res)/n), its interval by Spearman and Brown from that of ICC(2,1), as McGraw and Wong
  /// (1996) have it.
  private static func stepUp(_ single: Figure, _ squares: CrossedSquares, _ k: Double) -> Figure {
    guard let estimate = single.estimate else { return single.by(.wholePanel) }
    let whole = squares.ofPersons + (squares.ofConditions - squares.ofRest) / Double(squares.persons)
    guard whole > 0 else { return .withheld(.noItemVariance, n: estimate.n, .wholePanel) }
    func stepped(_ r: Double) -> Double { k * r / (1 + (k - 1) * r) }
    let interval = estimate.interval.flatMap { own in
      1 + (k - 1) * own.lower > 0
        ? Interval(lower: stepped(own.lower), upper: stepped(own.upper), level: own.level) : nil
    }
    return .value((squares.ofPersons - squares.ofRest) / whole, interval: interval, n: estimate.n, .wholePanel)
  }
}

extension Figure {
  /// The same figure under the name of another method.
  func by(_ method: Method) -> Figure {
    switch self {
    case .estimate(var estimate):
      estimate.method = method
      return .estimate(estimate)
    case .withheld(let withheld): return .withheld(withheld.reason, n: withheld.n, method)
    }
  }
}

extension Method {
  package static let itemsByJudges = Method("σ²(i) of items × judges", source: "Brennan and Lockwood 1980")
  package static let judgesByItems = Method("σ²(j) of items × judges", source: "Brennan and Lockwood 1980")
  package static let residualOfJudges = Method("σ²(ij,e) of items × judges", source: "Brennan and Lockwood 1980")
  package static let panelAbsoluteError = Method("σ²(Δ) of the mean rating", source: "Brennan and Lockwood 1980")
  package static let panelErrorOfItems = Method(
    "SE of the cut, judges and items random", source: "Brennan and Lockwood 1980")
  package static let oneJudge = Method("ICC(2,1) of judges", source: "Shrout and Fleiss 1979")
  package static let wholePanel = Method(
    "ICC(2,k) of the panel", source: "Shrout and Fleiss 1979; McGraw and Wong 1996")
}
