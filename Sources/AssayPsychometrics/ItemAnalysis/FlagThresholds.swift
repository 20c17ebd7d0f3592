/// When an item is flagged for review.
///
/// The defaults are common in certification programmes; a programme sets its own.
package struct FlagThresholds: Hashable, Sendable {
  /// No item is flagged on fewer candidates who reached it.
  package var minimumCandidates = 30
  /// A p-value above this is too easy.
  package var easiest = 0.95
  /// A p-value below this is too hard.
  package var hardest = 0.20
  /// A discrimination (item-rest) below this is low; below 0 it is negative.
  package var lowestDiscrimination = 0.10
  /// A wrong option with a correlation above this attracts the able.
  package var highestDistractorCorrelation = 0.05
  /// Wrong options chosen by fewer than this are not held against the key.
  package var minimumChoosers = 5
  /// A wrong option with a smaller share does no work.
  package var leastShare = 0.01
  /// A larger omit rate is high.
  package var highestOmitRate = 0.10
  /// A larger not-reached rate is high.
  package var highestNotReachedRate = 0.10

  package init() {}
}

/// One thing about an item that a reviewer should look at.
package struct ItemFlag: Hashable, Sendable {
  package let kind: Kind
  /// What was found and against which limit, for people.
  package let reason: String

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case tooEasy = "too-easy"
    case tooHard = "too-hard"
    case constant = "constant"
    case negativeDiscrimination = "negative-discrimination"
    case lowDiscrimination = "low-discrimination"
    case possibleMiskey = "possible-miskey"
    case attractiveDistractor = "attractive-distractor"
    case unusedDistractor = "unused-distractor"
    case highOmitRate = "high-omit-rate"
    case highNotReachedRate = "high-not-reached-rate"
  }
}
