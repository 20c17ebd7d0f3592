import AssayPsychometrics

extension Explanation {
  static let optionStatistics = [optionShare, meanCriterion, optionRest, scoreGroups]

  static let optionShare = Explanation(
    "option-share", "Share of an option", also: ["options %", "distractor share"],
    meaning: "Who chose the option, among those who reached the item.",
    formula: "n/(omitted + answered); Wilson's interval",
    reading:
      "A wrong option that hardly anybody takes does no work; one that more take than the key wants a look at the key.",
    source: "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22.",
    covers: [.optionShare])

  static let meanCriterion = Explanation(
    "mean-of-choosers", "Mean score of those who chose an option",
    meaning:
      "The mean over those who chose the option, of points on a fixed form or percent correct on random ones, the "
      + "item included.",
    reading: "Those who chose the key should have the highest mean.", source: "Arithmetic mean.",
    covers: [.meanCriterion])

  static let optionRest = Explanation(
    "option-rest", "r of an option", also: ["option-total", "distractor discrimination"],
    meaning: "The correlation of choosing the option (1) or not (0) with the score on the other items that count.",
    reading: "Above 0 for the key, below 0 for wrong options. A wrong option above the key is the mark of a wrong key.",
    source: "Henrysson, S. (1963). Correction of item-total correlations in item analysis. Psychometrika 28.",
    covers: [.optionTotal])

  static let scoreGroups = Explanation(
    "option-trace", "Option traces", also: ["quantile plot", "score groups", "trace lines"],
    meaning: "The share of each option within groups of candidates by score, lowest group first. Groups are cut at the "
      + "quantiles of the score (type 7); equal scores are never parted.",
    reading:
      "The key should rise from left to right and the wrong options fall. A wrong option that rises attracts the "
      + "able: an ambiguous item, or a wrong key. Flat lines are guessing.",
    source: "Wainer, H. (1989). The future of item analysis. Journal of Educational Measurement 26.")
}
