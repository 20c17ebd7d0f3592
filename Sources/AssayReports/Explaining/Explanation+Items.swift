import AssayPsychometrics

extension Explanation {
  static let items = [
    pValue, itemRest, itemTotal, alphaIfDeleted, biserial, upperLower, delta, itemReliability, omitRate, notReachedRate,
    flags,
  ]

  static let pValue = Explanation(
    "p-value", "p, difficulty of an item", also: ["p", "difficulty", "facility", "item mean"],
    meaning: "The mean score on the item over its maximum, for 0 and 1 the share who were right. It rests on those who "
      + "reached the item; an omission counts 0.",
    formula:
      "p = mean score/maximum; SE = SD/(maximum·√n); Wilson's interval for items of 0 and 1, else the t interval",
    reading:
      "High is easy. Items near the p at which candidates at the cut stand tell them apart best; flagged by default "
      + "above 0.95 and below 0.20. Another population gives another p.",
    source: "Lord, F. M. and Novick, M. R. (1968). Statistical theories of mental test scores.", covers: [.pValue])

  static let itemRest = Explanation(
    "item-rest", "r, item-rest correlation",
    also: ["r", "discrimination", "corrected item-total correlation", "point-biserial"],
    meaning:
      "The correlation of the score on the item with the score on the other items that count, so that the item is not "
      + "compared with itself. Where candidates had different forms, the rest is the percent correct on the other items of "
      + "the own form; an item on trial is compared with the whole operational score.",
    formula: "r = cov(item, rest)/(SD item·SD rest)",
    reading:
      "Above 0.20 is good, below 0.10 low, below 0 wrong way round: look at the key first. Very easy and very hard "
      + "items cannot reach high values.",
    source: "Henrysson, S. (1963). Correction of item-total correlations in item analysis. Psychometrika 28.",
    covers: [.itemRest, .itemRestOfOwnForm, .pretestTotal, .pretestOwnForm])

  static let itemTotal = Explanation(
    "item-total", "Item-total correlation", also: ["uncorrected point-biserial"],
    meaning: "The correlation of the score on the item with the total score, the item included.",
    reading: "Higher than item-rest, the more so the fewer items there are; flags go by item-rest.",
    source: "Pearson, K. (1896). Regression, heredity, and panmixia. Philosophical Transactions A 187.",
    covers: [.itemTotal])

  static let alphaIfDeleted = Explanation(
    "alpha-if-deleted", "Alpha without the item", also: ["alpha if deleted"],
    meaning: "Cronbach's alpha of the fixed form when the item is left out.",
    reading:
      "Higher than alpha itself: the item takes more than it gives. Content is not to be thrown out for it alone.",
    source: "Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16.",
    covers: [.alphaIfDeleted])

  static let biserial = Explanation(
    "biserial", "Biserial correlation", also: ["r-biserial"],
    meaning:
      "The correlation with the score of the normal trait that an item of right and wrong cuts in two; with the total, and "
      + "with the rest.",
    formula: "r·√(p(1 − p))/φ(z), r the point-biserial, φ the normal density where it parts p from 1 − p",
    reading: "Compares items of different difficulty; always above the point-biserial, and it may pass 1.",
    source: "Pearson, K. (1909). On a new method of determining correlation. Biometrika 7.",
    covers: [.biserialTotal, .biserialRest])

  static let upperLower = Explanation(
    "upper-lower", "D, upper less lower 27 %", also: ["D27", "discrimination index", "ULI"],
    meaning:
      "How much larger the share of the points is among the best 27 % of candidates than among the weakest 27 %, by the total "
      + "score, the item included. Ties at the boundary count in part, so that no order of candidates matters.",
    formula: "D = P_upper − P_lower, 0.27·n candidates in each",
    reading: "Above 0.30 is good, below 0.20 to be looked at; it is highest for items of middling difficulty.",
    source:
      "Kelley, T. L. (1939). The selection of upper and lower groups for the validation of test items. Journal of "
      + "Educational Psychology 30.",
    covers: [.upperLower])

  static let delta = Explanation(
    "delta", "Delta, difficulty on ETS's scale", also: ["ETS delta"],
    meaning: "The difficulty of an item of right and wrong as a normal deviate, with mean 13 and SD 4.",
    formula: "Δ = 13 + 4Φ⁻¹(1 − p)",
    reading: "High is hard: 13 is p = 0.50, 17 is p = 0.16.",
    source:
      "Holland, P. W. and Thayer, D. T. (1985). An alternate definition of the ETS delta scale of item difficulty.",
    covers: [.delta])

  static let itemReliability = Explanation(
    "item-reliability-index", "Reliability index of an item",
    meaning: "An item's part in the standard deviation of the total: over all items they sum to it.",
    formula: "SD of the item times its item-total correlation",
    reading: "A hard or easy item has little to give, however well it discriminates.",
    source: "Gulliksen, H. (1950). Theory of mental tests.", covers: [.itemReliability])

  static let omitRate = Explanation(
    "omit-rate", "Omit rate", also: ["omit %", "blank"],
    meaning: "Who left the item blank and answered a later one, among those who reached it.",
    formula: "omitted/(omitted + answered); Wilson's interval",
    reading: "Above 0.10 the item may be unclear, or wrong answers may cost points.",
    source: "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22.",
    covers: [.omitRate])

  static let notReachedRate = Explanation(
    "not-reached-rate", "Not-reached rate", also: ["n.r. %", "not reached"],
    meaning: "Who had answered their last item before this one, among those who had it on their form.",
    formula: "not reached/presented; Wilson's interval",
    reading:
      "A rate that grows towards the end of the form tells of too little time. These candidates are left out of the "
      + "item's own figures and count 0 in the total.",
    source: "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22.",
    covers: [.notReachedRate])

  static let flags = Explanation(
    "flags", "Flags of items", also: ["thresholds", "key check", "possible-miskey"],
    meaning:
      "What a reviewer should look at, each with what was found and against which limit: too easy or hard, constant, "
      + "negative or low discrimination, a possible miskey (a wrong option that correlates higher than the key), a "
      + "distractor that attracts the able or nobody, many omissions, many who did not reach the item.",
    reading:
      "A flag is a question to the subject expert and no verdict; chance flags a few of many items. Nothing is looked "
      + "for on fewer than 30 candidates.",
    source: "Haladyna, T. M. and Rodriguez, M. C. (2013). Developing and validating test items.")
}
