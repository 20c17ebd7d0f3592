/// The classical statistics of one item.
package struct ItemStatistics: Hashable, Sendable {
  /// The column.
  package let item: Int
  package let isPretest: Bool
  /// How many had the item on their form.
  package let presented: Int
  /// How many gave an answer that was scored.
  package let answered: Int
  /// How many left it blank and went on.
  package let omitted: Int
  /// How many had answered their last item before it.
  package let notReached: Int

  /// Omitted among those who reached it.
  package let omitRate: Figure
  /// Not reached among those who had it.
  package let notReachedRate: Figure
  /// The mean score over the item's maximum, the difficulty index of classical theory: for 0/1 the share right.
  ///
  /// Standard error SD/(max·√n); Wilson's interval when only 0 and the maximum occur.
  package let pValue: Figure
  /// With n − 1, in points.
  package let standardDeviation: Figure
  /// Correlation with the total score, the item included; for fixed forms.
  package let itemTotal: Figure
  /// Correlation with the score on the other operational items: the discrimination the flags go by.
  package let itemRest: Figure
  /// Alpha of the fixed form without the item; for operational items.
  package let alphaIfDeleted: Figure
  /// A row for each option, then one for omissions; empty when the item has no options.
  package let options: [OptionStatistics]

  /// What a reviewer should look at.
  package internal(set) var flags: [ItemFlag] = []
  /// Why nothing was looked for; nil when it was.
  package internal(set) var flagsWithheld: Reason?
}

/// Who chose an option of an item, among those who reached it.
package struct OptionStatistics: Hashable, Sendable {
  /// The place among the item's options; nil for those who omitted the item.
  package let option: Int?
  package let isKey: Bool
  package let n: Int
  /// Among those who reached the item.
  package let share: Figure
  /// The mean of the criterion, the item included, over those who chose it: points or proportion correct.
  package let meanCriterion: Figure
  /// Correlation of choosing it with the total score; for fixed forms.
  package let optionTotal: Figure
  /// Correlation of choosing it with the score on the other operational items.
  package let optionRest: Figure
  /// Its share within each score group, lowest group first; nil for a group nobody of which reached the item.
  ///
  /// Groups are cut at the criterion's quantiles (Hyndman and Fan's type 7); a score at a cut goes up, so equal scores
  /// are never parted.
  package let groupShares: [Double?]
}
