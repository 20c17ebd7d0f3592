import AssayPsychometrics

extension Explanation {
  static let consistencies = [
    lambdas, standardisedAlpha, interItem, splitHalf, kr21, errorOfAlpha, conditionalError, percentileRank,
  ]

  static let lambdas = Explanation(
    "guttman-lambda", "Guttman's lambda", also: ["lambda-1", "lambda-2", "lambda-6", "λ₂", "λ₆"],
    meaning:
      "Lower bounds of the reliability of a fixed form. λ₂ is never below alpha, which is λ₃; λ₆ rests on what regression on "
      + "the other items leaves of each. λ₆ of correlations is that of standardised items, as R psych gives it.",
    formula:
      "λ₁ = 1 − ΣCᵢᵢ/V; λ₂ = λ₁ + √(k/(k − 1)·Σᵢ≠ⱼCᵢⱼ²)/V; λ₆ = 1 − Σeᵢ²/V; C the covariances, n − 1, V the variance of the total",
    reading: "Far above alpha, the items are not all of one kind. λ₆ needs many more candidates than items.",
    source: "Guttman, L. (1945). A basis for analyzing test-retest reliability. Psychometrika 10.",
    covers: [.lambda1, .lambda2, .lambda6, .lambda6OfCorrelations])

  static let standardisedAlpha = Explanation(
    "standardised-alpha", "Standardised alpha",
    meaning: "Alpha of items that are brought to one variance first.",
    formula: "k r̄/(1 + (k − 1) r̄), r̄ the mean correlation of two items",
    reading:
      "Of use where items have different maxima; scores are reported on the items as they are, so alpha is theirs.",
    source: "Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16.",
    covers: [.standardisedAlpha])

  static let interItem = Explanation(
    "inter-item-correlation", "Correlation between items", also: ["inter-item r", "mean inter-item correlation"],
    meaning: "The mean and the median of the correlations of all pairs of items that count.",
    reading: "0.15 to 0.50 is common; higher in a broad field, and items ask the same again.",
    source: "Clark, L. A. and Watson, D. (1995). Constructing validity. Psychological Assessment 7.",
    covers: [.meanCorrelation, .medianCorrelation])

  static let splitHalf = Explanation(
    "split-half", "Split-half reliability", also: ["odd-even", "Spearman-Brown", "Guttman-Rulon"],
    meaning: "How the scores of two halves of the form agree: odd and even items, or the first and the second half.",
    formula: "Spearman-Brown 2r/(1 + r); Guttman-Rulon 4·cov/V",
    reading: "First and second half much below odd and even: time ran out, or the field changes along the form.",
    source: "Spearman, C. (1910); Brown, W. (1910). British Journal of Psychology 3. Rulon, P. J. (1939).",
    covers: [.halfCorrelation, .spearmanBrown, .guttmanRulon])

  static let kr21 = Explanation(
    "kr-21", "KR-21",
    meaning: "Alpha as it would be if all items were equally hard; from the mean and the variance alone.",
    formula: "k/(k − 1)·(1 − M(k − M)/(kσ²)), σ² with n",
    reading: "Never above KR-20, which is alpha of items of 0 and 1.",
    source:
      "Kuder, G. F. and Richardson, M. W. (1937). The theory of the estimation of test reliability. Psychometrika 2.",
    covers: [.kr21])

  static let errorOfAlpha = Explanation(
    "alpha-standard-error", "Standard error of alpha", also: ["ASE", "Duhachek"],
    meaning: "How far alpha would be off in another sample of candidates, from the covariances of the items.",
    formula: "√(Q/n), Q = 2k²/((k − 1)²V³)·(V(tr C² + tr² C) − 2 tr C·1ᵀC²1)",
    reading: "Beside it stands Feldt's interval, which supposes normal scores and equal covariances.",
    source: "Duhachek, A. and Iacobucci, D. (2004). Alpha's standard error. Journal of Applied Psychology 89.",
    covers: [.errorOfAlpha])

  static let conditionalError = Explanation(
    "conditional-sem", "Conditional standard error of measurement", also: ["CSEM", "Lord", "Keats"],
    meaning:
      "The error of measurement of candidates with one score, for items of 0 and 1. Lord's supposes that another form would "
      + "hold other items; Keats's is scaled so that its mean square is that of this form.",
    formula: "Lord √(x(k − x)/(k − 1)); Keats the same times √((1 − α)/(1 − KR-21))",
    reading: "What counts is the error at the cut, not the mean of all.",
    source:
      "Lord, F. M. (1955). Educational and Psychological Measurement 15; Keats, J. A. (1957). Psychometrika 22.")

  static let percentileRank = Explanation(
    "percentile-rank", "Percentile rank and cumulative percent",
    meaning: "The percent of candidates below a score and half of those at it; cumulative, of those at or below it.",
    reading: "A rank among these candidates, and no measure of what anybody knows.",
    source: "Kolen, M. J. and Brennan, R. L. (2014). Test equating, scaling, and linking, 3rd edition.")
}
