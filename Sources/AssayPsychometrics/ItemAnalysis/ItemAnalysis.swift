/// Classical statistics of every item of a matrix.
///
/// One pass over the cells with exact integer sums: the order of the candidates changes nothing, not even the last
/// digit. A hundred items and a hundred thousand candidates take well under a second.
///
/// Who counts: an item's own statistics rest on the candidates who *reached* it, an omission counting 0; those who
/// did not reach it are left out of them, as is usual in testing programmes, and count 0 in the total score.
///
/// What is compared: see ``Criterion``. Pretest items are compared with the operational score, to which they do not
/// belong; an operational item with the rest of the score, without itself.
package struct ItemAnalysis: Hashable, Sendable {
  package let criterion: Criterion
  package let candidateCount: Int
  /// In the order of the columns.
  package let items: [ItemStatistics]

  /// Analyses all items.
  ///
  /// - Parameters:
  ///   - matrix: The scored responses.
  ///   - groups: How many score groups option shares are given for, 1…10; 3 gives lower, middle and upper thirds.
  ///   - thresholds: What is flagged.
  ///   - level: The confidence level of the intervals.
  package init(
    _ matrix: ResponseMatrix, groups: Int = 3, thresholds: FlagThresholds = FlagThresholds(), level: Double = 0.95
  ) {
    precondition(1...10 ~= groups, "score groups number 1 to 10")
    criterion = matrix.isFixedForm ? .total : .proportionCorrectOfOwnForm
    candidateCount = matrix.candidateCount
    let sums = AnalysisSums(matrix, groups: groups)
    let reader = SumsReader(matrix: matrix, sums: sums, criterion: criterion, level: level)
    items = matrix.items.indices.map { item in
      var statistics = reader.statistics(item: item)
      (statistics.flags, statistics.flagsWithheld) = thresholds.flags(for: statistics, in: matrix.items[item])
      return statistics
    }
  }

  /// What items are compared with.
  package enum Criterion: Hashable, Sendable {
    /// Fixed forms: points over the operational items, in points.
    case total
    /// Random forms: the candidate's share of the most that the own form could bring, 0…1, because raw totals of
    /// different forms do not compare.
    case proportionCorrectOfOwnForm
  }
}
