/// How judges changed their minds from one round to the next.
package struct AngoffChange: Hashable, Sendable {
  /// What each judge's cut rose by; nil where the judge has no cut in one of the rounds.
  package let judges: [Double?]
  /// The mean of those, with SD/√k as standard error and an interval by Student's t: paired, so what judges share is out.
  package let cut: Figure
  /// The mean of |second − first| over all ratings given in both rounds.
  package let meanAbsolute: Figure
  /// The share of ratings that were changed.
  package let changed: Figure

  /// From two rounds with the same judges and items in the same order.
  package init(from first: AngoffRound, to second: AngoffRound, level: Double = 0.95) {
    precondition(first.ratings.count == second.ratings.count, "both rounds have the same judges")
    precondition(first.points == second.points, "both rounds have the same items")
    func cuts(_ round: AngoffRound) -> [Int: Double] {
      Dictionary(zip(round.complete, round.cut.judges), uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (cuts(first), cuts(second))
    judges = first.ratings.indices.map { judge in before[judge].flatMap { old in after[judge].map { $0 - old } } }
    let panel = PanelCut(judges.compactMap(\.self), level: level)
    switch panel.mean {
    case .estimate(var estimate):
      estimate.method = .angoffChange
      cut = .estimate(estimate)
    case .withheld(let withheld): cut = .withheld(withheld.reason, n: withheld.n, .angoffChange)
    }
    let steps = zip(first.ratings, second.ratings).flatMap { old, new in
      zip(old, new).compactMap { a, b in a.flatMap { a in b.map { abs($0 - a) } } }
    }
    guard !steps.isEmpty else {
      meanAbsolute = .withheld(.tooFewJudges(needed: 1), n: 0, .angoffMeanAbsoluteChange)
      changed = .withheld(.tooFewJudges(needed: 1), n: 0, .angoffChangedShare)
      return
    }
    let n = Double(steps.count)
    meanAbsolute = .value(orderFreeSum(steps) / n, n: steps.count, .angoffMeanAbsoluteChange)
    changed = .value(Double(steps.count { $0 > 0 }) / n, n: steps.count, .angoffChangedShare)
  }
}

extension Method {
  package static let angoffChange = Method("change of the cut between rounds, paired", source: "Cizek and Bunch 2007")
  package static let angoffMeanAbsoluteChange = Method(
    "mean absolute change of a rating between rounds", source: "Cizek and Bunch 2007")
  package static let angoffChangedShare = Method(
    "share of ratings changed between rounds", source: "Cizek and Bunch 2007")
}
