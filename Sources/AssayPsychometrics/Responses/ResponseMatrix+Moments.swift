extension ResponseMatrix {
  /// How many candidates had an item on their form, and what they did.
  func presented(item: Int) -> Int { candidateCount - codes[item].counts[Int(Cell.notPresented)] }
  func notReached(item: Int) -> Int { codes[item].counts[Int(Cell.notReached)] }
  func omitted(item: Int) -> Int { codes[item].counts[Int(Cell.omitted)] }

  /// The scores on an item over those who reached it, omits as 0; with `fromStart`, those who did not reach it as 0 too.
  func moments(item: Int, fromStart: Bool = false) -> ExactMoments {
    var moments = ExactMoments()
    let list = codes[item]
    for code in Int(Cell.omitted)..<list.answers.count {
      moments.add(list.answers[code].units, times: list.counts[code])
    }
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
  package func isDichotomous(item: Int) -> Bool {
    let maximum = items[item].maximumInUnits
    return zip(codes[item].answers, codes[item].counts).allSatisfy { answer, count in
      answer.units == 0 || answer.units == maximum || count == 0
    }
  }
}
