import AssayDiagnostics
import AssayModel

extension ShortageExplainer {
  /// Shares that no form can keep, and a mean difficulty, which needs statistics that are not read.
  func balanceProblems() -> [ShortageProblem] {
    let balance = assessment.blueprint.balance
    var found: [ShortageProblem] = []
    // A share is of the length of the form; where that depends on the sets drawn, every length must miss it.
    let lengths = lengths()
    let reaches = balance.shares.map { reach($0.filter) }
    for (number, share) in balance.shares.enumerated() {
      let misses = lengths.compactMap { miss(share, number, reaches[number], length: $0) }
      if misses.count == lengths.count, let first = misses.first { found.append(first) }
    }
    if found.isEmpty, lengths.count == 1 { found += sums(balance.shares, length: lengths.lowerBound) }
    if balance.meanDifficulty != nil {
      found.append(
        .init(
          .statistics, at: .meanDifficulty,
          message: "a balance on the mean difficulty is not carried out: this version reads no measured difficulties",
          notes: ["`difficulty` on an item is its author's estimate, a word, of which there is no mean"],
          help: "balance on shares of the estimates instead, such as `difficulty: {easy: 10..30%, hard: 10..25%}`"))
    }
    return found
  }

  /// How many scored items a form can hold.
  private func lengths() -> ClosedRange<Int> {
    var least = problem.fixed.count { problem.isScorable[$0] }
    for pool in problem.picks { least += problem.pools[pool].count }
    var most = least
    for draw in problem.setDraws {
      if let total = draw.total {
        least += total
        most += total
      } else {
        let sizes = draw.options.map(\.scored).sorted()
        least += sizes.prefix(draw.count).reduce(0, +)
        most += sizes.suffix(draw.count).reduce(0, +)
      }
    }
    // A range of thousands of lengths is no longer looked at one by one; the search will tell.
    return least...min(most, least + 1000)
  }

  /// How many scored items that a filter lets through a form can hold, at least and at most.
  private func reach(_ filter: ItemFilter) -> ClosedRange<Int> {
    let counts = blueprint.items.map { filter.admits($0, in: tree) }
    var least = problem.fixed.count { problem.isScorable[$0] && counts[$0] }
    var most = least
    func add(_ pool: Int) -> (Int, Int) {
      let pool = problem.pools[pool]
      let matching = pool.candidates.filter { counts[$0] }
      let others = pool.candidates.count - matching.count
      return (max(0, pool.count - others), min(pool.count, enemies.most(of: withoutEnemiesOfNamed(matching))))
    }
    for pool in problem.picks {
      let (low, high) = add(pool)
      least += low
      most += high
    }
    for draw in problem.setDraws {
      let ends = draw.options.map { option in
        let always = option.required.count { problem.isScorable[$0] && counts[$0] }
        let (low, high) = option.pool.map(add) ?? (0, 0)
        return (always + low, always + high)
      }
      least += ends.map(\.0).sorted().prefix(draw.count).reduce(0, +)
      most += ends.map(\.1).sorted().suffix(draw.count).reduce(0, +)
    }
    return least...max(least, most)
  }

  private func miss(
    _ share: Balance.Share, _ number: Int, _ reach: ClosedRange<Int>, length: Int
  ) -> ShortageProblem? {
    let (lower, upper) = Row.Bounds.share(share.range).limits(scored: length)
    let asked =
      "the balance asks for \(percent(share.range)) of \(counted(length, "scored item"))\(share.filter.clause)"
    let place = BlueprintPlace.share(number)
    if lower > upper {
      return .init(
        .balance, at: place, message: "\(asked), and no whole number of items is that share",
        help: "widen the range: one item is \(percent(Rational(1, max(length, 1)))) of the form")
    }
    if reach.upperBound < lower {
      return .init(
        .balance, at: place, needed: lower, available: reach.upperBound,
        message: "\(asked), which is at least \(lower); its lines can draw at most \(reach.upperBound) such items",
        notes: otherwiseNotes(share.filter),
        help: "approve more such items where the lines draw, or lower the share to "
          + percent((Rational(1000 * reach.upperBound, max(length, 1)).roundedDown()) / 1000))
    }
    if reach.lowerBound > upper {
      return .init(
        .balance, at: place, needed: upper, available: reach.lowerBound,
        message: "\(asked), which is at most \(upper); its lines draw at least \(reach.lowerBound) such items",
        help: "approve other items where the lines draw, or raise the share to "
          + percent((Rational(1000 * reach.lowerBound, max(length, 1)).roundedUp()) / 1000))
    }
    return nil
  }

  /// Shares that no item counts in twice and that add up to more than the form, or that leave some of it over.
  private func sums(_ shares: [Balance.Share], length: Int) -> [ShortageProblem] {
    let onForm = Set(
      problem.fixed.filter { problem.isScorable[$0] } + problem.picks.flatMap { problem.pools[$0].candidates }
        + problem.setDraws.flatMap(\.options).flatMap { option in
          option.required.filter { problem.isScorable[$0] } + (option.pool.map { problem.pools[$0].candidates } ?? [])
        })
    var lowest = 0
    var highest = 0
    var covered: Set<Int> = []
    var disjoint: Set<Int> = []
    for share in shares {
      let items = onForm.filter { share.filter.admits(blueprint.items[$0], in: tree) }
      let (lower, upper) = Row.Bounds.share(share.range).limits(scored: length)
      highest += upper
      covered.formUnion(items)
      if disjoint.isDisjoint(with: items) {
        lowest += lower
        disjoint.formUnion(items)
      }
    }
    if lowest > length {
      return [
        .init(
          .balance, at: .share(0), needed: lowest, available: length,
          message: "the least that the balance asks for adds up to \(counted(lowest, "item")); "
            + "the form has \(length) scored",
          help: "lower the shares: at most 100% in all")
      ]
    }
    if highest < length, covered.count == onForm.count, !onForm.isEmpty {
      return [
        .init(
          .balance, at: .share(0), needed: length, available: highest,
          message: "the most that the balance allows adds up to \(counted(highest, "item")); "
            + "the form has \(length) scored", help: "raise the shares: at least 100% in all")
      ]
    }
    return []
  }
}

/// A share as authors write it, such as `10..25%`.
func percent(_ range: ClosedRange<Rational>) -> String {
  range.lowerBound == range.upperBound
    ? percent(range.lowerBound)
    : "\((range.lowerBound * 100).shortText)..\(percent(range.upperBound))"
}

func percent(_ share: Rational) -> String { (share * 100).shortText + "%" }

extension Rational {
  /// A whole number as it is, any other with one decimal.
  fileprivate var shortText: String { decimalText(places: denominator == 1 ? 0 : 1) }
}
