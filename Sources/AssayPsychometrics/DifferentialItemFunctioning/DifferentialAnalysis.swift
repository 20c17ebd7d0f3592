/// Differential item functioning of every item between two groups of candidates.
///
/// Candidates are matched on their score (``Matching``). With purification items whose χ² (Mantel-Haenszel, or Mantel of
/// several points) is significant are put aside, and everything is done again on the score of the others, until the same
/// items are found twice (Holland and Thayer 1988; Candell and Drasgow 1988).
package struct DifferentialAnalysis: Hashable, Sendable {
  package let options: Options
  package let referenceCount: Int
  package let focalCount: Int
  /// In the order of the columns.
  package let items: [DifferentialItem]
  package let deltaPlot: DeltaPlot
  /// How often items were put aside and everything done again.
  package let rounds: Int
  /// Whether the last round found what the one before had found.
  package let isConverged: Bool
  /// Whether candidates are matched on percent correct, because their forms differ.
  package let isMatchedOnShare: Bool

  /// How candidates are compared.
  package struct Options: Hashable, Sendable {
    /// Whether the Mantel-Haenszel χ² is corrected for continuity.
    package var corrects = true
    /// Whether flagged items are taken out of the score that candidates are matched on.
    package var purifies = true
    package var mostRounds = 10
    /// The share of false alarms that a single test may give.
    package var significance = 0.05
    /// The least size of either group.
    package var minimumGroup = 100
    /// Bands of equal size that scores are put into; nil for every score by itself (thin matching).
    package var bands: Int?
    package var level = 0.95

    package init() {}
  }

  /// - Parameters:
  ///   - matrix: The responses.
  ///   - isFocal: For each candidate whether he or she is in the focal group; nil for those in neither group.
  ///   - options: How.
  package init(_ matrix: ResponseMatrix, isFocal: [Bool?], options: Options = Options()) {
    precondition(isFocal.count == matrix.candidateCount, "every candidate is in a group or in none")
    let matching = Matching(
      matrix, sides: isFocal.map { $0.map { $0 ? 1 : 0 } ?? 2 }, bands: options.bands)
    self.options = options
    referenceCount = isFocal.count { $0 == false }
    focalCount = isFocal.count { $0 == true }
    isMatchedOnShare = !matching.isFixed
    let first = matching.items(without: [])
    var (current, aside, rounds, isConverged) = (first, Set<Int>(), 0, true)
    if options.purifies {
      isConverged = false
      while rounds < options.mostRounds {
        let found = Set(
          current.indices.filter { item in
            let own = current[item]
            let test =
              own.isDichotomous
              ? MantelHaenszel(own, corrects: options.corrects, minimum: options.minimumGroup).test
              : MantelTest(own, minimum: options.minimumGroup).test
            return test.map { $0.p < options.significance } ?? false
          })
        if found == aside {
          isConverged = true
          break
        }
        // With everything put aside, nothing is left to match on.
        guard found.count < matrix.operationalItems.count else { break }
        aside = found
        current = matching.items(without: aside)
        rounds += 1
      }
    }
    (self.rounds, self.isConverged) = (rounds, isConverged)
    items = current.indices.map { DifferentialItem($0, current[$0], options, wasAside: aside.contains($0)) }
    deltaPlot = DeltaPlot(
      first.map { item in
        guard item.isDichotomous, item.maximum > 0, item.referenceCount >= options.minimumGroup,
          item.focalCount >= options.minimumGroup
        else { return nil }
        func share(_ sum: Int, _ n: Int) -> Double { Double(sum) / Double(item.maximum) / Double(n) }
        return (
          share(item.strata.reduce(0) { $0 + $1.reference.sum }, item.referenceCount),
          share(item.strata.reduce(0) { $0 + $1.focal.sum }, item.focalCount)
        )
      })
  }

  /// The columns of the items that are flagged.
  package var flagged: [Int] { items.filter(\.isFlagged).map(\.item) }
}

/// One item between two groups.
package struct DifferentialItem: Hashable, Sendable {
  /// The column.
  package let item: Int
  package let referenceCount: Int
  package let focalCount: Int
  package let mantelHaenszel: MantelHaenszel
  /// Of an item of several points; nil of right and wrong.
  package let mantel: ChiSquareTest?
  package let standardised: Standardisation
  package let breslowDay: ChiSquareTest?
  /// Nil where withheld.
  package let logistic: LogisticDifference?
  /// Whether it was put aside from the score that the others were matched on.
  package let wasPutAside: Bool
  /// What the strata are, for a plot of shares by score.
  package let matched: MatchedItem
  package let isSignificant: Bool

  init(_ item: Int, _ matched: MatchedItem, _ options: DifferentialAnalysis.Options, wasAside: Bool) {
    self.item = item
    self.matched = matched
    referenceCount = matched.referenceCount
    focalCount = matched.focalCount
    mantelHaenszel = MantelHaenszel(
      matched, corrects: options.corrects, minimum: options.minimumGroup, level: options.level)
    mantel = matched.isDichotomous ? nil : MantelTest(matched, minimum: options.minimumGroup).test
    standardised = Standardisation(matched, minimum: options.minimumGroup)
    breslowDay = mantelHaenszel.test == nil ? nil : matched.breslowDay
    logistic = LogisticDifference(matched, minimum: options.minimumGroup)
    wasPutAside = wasAside
    let test = mantelHaenszel.test ?? mantel
    isSignificant = test.map { $0.p < options.significance } ?? false
  }

  /// The class by which the item is judged: ETS' of the delta of right and wrong, of an item of several points that of the
  /// standardised mean difference (0.05 and 0.10 of the maximum, where significant).
  package var level: DifferenceLevel? {
    if let level = mantelHaenszel.level { return level }
    guard mantel != nil, let size = standardised.difference.value.map(abs) else { return nil }
    return !isSignificant || size < 0.05 ? .a : size < 0.10 ? .b : .c
  }

  /// Moderate or large.
  package var isFlagged: Bool { level == .b || level == .c }
}
