/// Why a figure is withheld.
package enum Reason: Hashable, Sendable {
  /// Fewer candidates than the method needs.
  case tooFewCandidates(needed: Int)
  /// Fewer scored items than the method needs.
  case tooFewItems(needed: Int)
  /// Every candidate has the same score on the item.
  case itemIsConstant
  /// Every candidate has the same score on the test, or on the rest of it.
  case scoresAreConstant
  /// The item does not count towards the score, or nobody had it.
  case itemDoesNotCount
  /// All candidates chose the option, or none.
  case everyoneChoseAlike
  /// Candidates had different items, and the figure compares equal forms.
  case formsDiffer
  /// No item was given to two candidates, so items cannot be told from the rest of the error.
  case itemsAreNotShared
  /// The variance between candidates is estimated at zero or below: the differences are what chance would give.
  case noPersonVariance
  /// Fewer answers that two people marked than the method needs.
  case tooFewPairs(needed: Int)
  /// Every answer got the same points from everybody.
  case ratingsAreConstant
  /// Everybody passes, or fails, so that chance alone agrees.
  case oneDecision
  /// The method counts right answers, and the scores are no whole numbers.
  case scoresAreNotWhole
  /// The method rests on a reliability, which is withheld.
  case reliabilityIsWithheld
  /// The reliability is not between 0 and 1.
  case reliabilityIsOutOfRange
  /// The cut is not above 0 and at most the maximum.
  case cutIsOutOfRange
  /// No law of true scores has the moments that the scores have.
  case noTrueScoreModel
  /// One of two groups that are compared has fewer candidates than needed.
  case groupsTooSmall(needed: Int)
  /// No two candidates of different groups have the same standing.
  case groupsDoNotMeet
  /// All of one group are right, or wrong, where the other is not, so that an odds ratio is 0 or infinite.
  case oddsAreInfinite
  /// The item brings other points than 0 and its maximum.
  case itemIsPolytomous
  /// An item's scores follow from those of others, so that nothing of its own is left.
  case itemsAreDependent
  /// The item has scores between 0 and its maximum, or beyond.
  case itemIsNotDichotomous
  /// Other people marked other answers, so that which of two comes first means nothing.
  case ratersVary
  /// Fewer judges than the method needs.
  case tooFewJudges(needed: Int)
  /// Fewer candidates in one of the groups than the method needs.
  case groupTooSmall(needed: Int)
  /// Judges rate all items alike but for chance.
  case noItemVariance
  /// Every item has the same p-value.
  case pValuesAreConstant
  /// Every candidate has the same grade.
  case gradesAreConstant
  /// The share that fails stays outside what the judges find acceptable.
  case curveMissesBox
  /// The share that passes does not meet the line.
  case curveMissesLine
  /// The densities of the groups do not meet between the means.
  case densitiesDoNotMeet
  /// A score tells the groups apart without a mistake, so that no slope is steep enough.
  case groupsAreSeparated
  /// Those held competent do not score higher than the others.
  case competentScoreNoHigher
  /// The bookmarks leave no page before them, or none behind.
  case bookmarkAtEnd
}

extension Reason: CustomStringConvertible {
  /// The reason as a report prints it.
  package var description: String {
    switch self {
    case .tooFewCandidates(let needed): "needs at least \(needed) candidates"
    case .tooFewItems(let needed): "needs at least \(needed) scored items"
    case .itemIsConstant: "every candidate has the same score on the item"
    case .scoresAreConstant: "every candidate has the same score"
    case .itemDoesNotCount: "the item does not count towards the score"
    case .everyoneChoseAlike: "all candidates or none chose it"
    case .formsDiffer: "candidates had different forms"
    case .itemsAreNotShared: "no item was given to two candidates"
    case .noPersonVariance: "candidates differ no more than chance would make them"
    case .tooFewPairs(let needed): "needs at least \(needed) answers that two people marked"
    case .ratingsAreConstant: "every answer got the same points"
    case .oneDecision: "everybody passes, or everybody fails"
    case .scoresAreNotWhole: "the method counts right answers, and scores are not whole numbers"
    case .reliabilityIsWithheld: "the reliability that it rests on is withheld"
    case .reliabilityIsOutOfRange: "the reliability that it rests on is not between 0 and 1"
    case .cutIsOutOfRange: "the cut is not above 0 and at most the maximum"
    case .noTrueScoreModel: "no distribution of true scores has the moments of these scores"
    case .groupsTooSmall(let needed): "needs at least \(needed) candidates in each group"
    case .groupsDoNotMeet: "the groups have no level of ability in common"
    case .oddsAreInfinite: "right and wrong part the groups wholly, so the odds ratio is 0 or infinite"
    case .itemIsPolytomous: "the item brings more than right and wrong"
    case .itemsAreDependent: "the scores of an item follow from those of others"
    case .itemIsNotDichotomous: "the item has more scores than 0 and its maximum"
    case .ratersVary: "other people marked other answers"
    case .tooFewJudges(let needed): "needs at least \(needed) judges"
    case .groupTooSmall(let needed): "needs at least \(needed) candidates in each group"
    case .noItemVariance: "ratings of items differ no more than chance would make them"
    case .pValuesAreConstant: "every item has the same p-value"
    case .gradesAreConstant: "every candidate has the same grade"
    case .curveMissesBox: "what candidates did lies outside what the judges find acceptable"
    case .curveMissesLine: "the share that passes does not meet the line of the judges"
    case .densitiesDoNotMeet: "the densities do not meet between the means"
    case .groupsAreSeparated: "one score parts the groups without a mistake"
    case .competentScoreNoHigher: "those held competent do not score higher"
    case .bookmarkAtEnd: "bookmarks stand at an end of the booklet"
    }
  }
}
