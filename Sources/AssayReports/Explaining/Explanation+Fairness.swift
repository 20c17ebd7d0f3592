import AssayPsychometrics

extension Explanation {
  static let fairness = [
    mantelHaenszel, differenceLevel, standardisedDifference, logisticDifference, breslowDay, deltaPlot,
  ]

  static let mantelHaenszel = Explanation(
    "mh-d-dif", "MH D-DIF, Mantel-Haenszel", also: ["Mantel-Haenszel", "DIF", "mantel", "alpha MH"],
    meaning:
      "Whether members of two groups with the same score differ on an item. Candidates are matched on their score, the "
      + "studied item included; those who did not reach the item are left out, and an omission counts 0. Items that show a "
      + "difference are put aside from the score, and everything is done again (purification). For items of several points "
      + "Mantel's χ² stands in.",
    formula:
      "α = Σ(AD/T)/Σ(BC/T); MH D-DIF = −2.35 ln α; χ² = (|ΣA − ΣE(A)| − ½)²/ΣVar(A), one degree of freedom",
    reading:
      "Below 0 the item is harder for the focal group. One in twenty items without any difference has p below 0.05; look at "
      + "size and significance together, which the class does.",
    source:
      "Holland, P. W. and Thayer, D. T. (1988). Differential item performance and the Mantel-Haenszel procedure. Standard "
      + "error: Phillips, A. and Holland, P. W. (1987), Biometrics 43.",
    covers: [.commonOdds, .mantelHaenszelDifference])

  static let differenceLevel = Explanation(
    "dif-class", "Class A, B, C of a difference", also: ["ETS class", "class"],
    meaning:
      "A: below 1 delta, or not significantly different from 0. C: at least 1.5 deltas and significantly above 1 (|D| − 1 > "
      + "1.645 SE). B: what is between. Of items of several points by the standardised difference where significant: B from "
      + "0.05, C from 0.10 of the points on.",
    reading:
      "C items are not to be used before experts have looked at them; of two B items that serve alike, take neither.",
    source: "Zieky, M. (1993). Practical questions in the use of DIF statistics in test development.")

  static let standardisedDifference = Explanation(
    "std-p-dif", "STD P-DIF, standardised difference", also: ["standardization", "SMD"],
    meaning:
      "The difference in the share of the points between matched groups, averaged over the focal group's spread of scores.",
    formula: "Σn_f(P_f − P_r)/Σn_f over scores that both groups have",
    reading: "In shares of the points: 0.05 and more is to be looked at, 0.10 and more is large.",
    source:
      "Dorans, N. J. and Kulick, E. (1986). Demonstrating the utility of the standardization approach. Journal of "
      + "Educational Measurement 23.",
    covers: [.standardised, .standardisedToAll])

  static let logisticDifference = Explanation(
    "logistic-dif", "Uniform and non-uniform DIF by logistic regression", also: ["ΔR²", "Nagelkerke", "Swaminathan"],
    meaning:
      "What group membership adds to the score in predicting a right answer: uniform, the same at all scores, and "
      + "non-uniform, which changes with the score and which Mantel and Haenszel's test can miss.",
    formula:
      "logit P = b₀ + b₁ score + b₂ focal + b₃ score·focal; χ² twice the gain in log-likelihood; ΔR² of Nagelkerke",
    reading: "Jodoin and Gierl: negligible up to a ΔR² of 0.035, large from 0.070 on; Zumbo and Thomas: 0.13 and 0.26.",
    source:
      "Swaminathan, H. and Rogers, H. J. (1990). Detecting differential item functioning using logistic regression "
      + "procedures. Journal of Educational Measurement 27.")

  static let breslowDay = Explanation(
    "breslow-day", "Breslow and Day's test",
    meaning: "Whether the odds ratio of two groups is the same at every score.",
    formula: "χ² = Σ(A − Â)²(1/Â + 1/B̂ + 1/Ĉ + 1/D̂), scores less one degrees of freedom",
    reading: "A small p tells of non-uniform DIF. With few candidates at a score it finds too much.",
    source: "Breslow, N. E. and Day, N. E. (1980). Statistical methods in cancer research, volume 1.")

  static let deltaPlot = Explanation(
    "delta-plot", "Distance in the delta plot", also: ["Angoff", "TID"],
    meaning:
      "How far an item's difficulties in the two groups, as deltas, are from the axis on which the items lie. Candidates are "
      + "not matched.",
    formula: "Δ = 13 + 4Φ⁻¹(1 − p); distance (bx + a − y)/√(b² + 1) from the major axis y = a + bx",
    reading: "Below −1.5 or above 1.5 is flagged; items that discriminate unlike others may be flagged for nothing.",
    source:
      "Angoff, W. H. and Ford, S. F. (1973). Item-race interaction on a test of scholastic aptitude. Journal of Educational "
      + "Measurement 10.")
}
