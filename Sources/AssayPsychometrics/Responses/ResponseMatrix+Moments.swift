extension ResponseMatrix {
  /// How many candidates had an item on their form, and what they did.
  func presented(item: Int) -> Int { candidateCount - counts[item][Int(Cell.notPresented)] }
  func notReached(item: Int) -> Int { counts[item][Int(Cell.notReached)] }
  func omitted(item: Int) -> Int { counts[item][Int(Cell.omitted)] }

  /// The scores on an item over those who reached it, omits as 0; with `fromStart`, those who did not reach it as 0 too.
  func moments(item: Int, fromStart: Bool = false) -> ExactMoments {
    var moments = ExactMoments()
    for (number, score) in scores[item].values.enumerated() {
      moments.add(score, times: counts[item][number + Int(Cell.firstScore)])
    }
    moments.add(0, times: omitted(item: item))
    if fromStart { moments.add(0, times: notReached(item: item)) }
    return moments
  }

  /// The total scores.
  var totalMoments: ExactMoments {
    var moments = ExactMoments()
    for total in totals { moments.add(total) }
    return moments
  }

  /// Whether only 0 and the maximum occur on an item.
  func isDichotomous(item: Int) -> Bool {
    let maximum = items[item].maximumInUnits
    return scores[item].values.enumerated().allSatisfy { number, score in
      score == 0 || score == maximum || counts[item][number + Int(Cell.firstScore)] == 0
    }
  }
}
