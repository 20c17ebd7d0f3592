import AssayPsychometrics

extension Explanation {
  static let reliabilities = [
    alpha, dependability, sharedDependability, components, dependabilityAtCut, standardErrorOfMeasurement,
  ]

  static let alpha = Explanation(
    "alpha", "Cronbach's alpha", also: ["reliability", "KR-20", "internal consistency"],
    meaning:
      "A lower bound of the reliability of the total score on a fixed form: the share of the variance of scores that "
      + "another form of such items would repeat. Omitted and not reached count 0.",
    formula: "α = k/(k − 1)·(1 − Σ item variances/variance of the total); for items of 0 and 1 it is KR-20",
    reading:
      "High-stakes certification wants 0.90, 0.80 is common for a pass-fail decision of a short exam. It rises with "
      + "length and with the spread of the candidates; it may be negative. For decisions, look at the decision "
      + "consistency and at the standard error at the cut as well.",
    source:
      "Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16. Interval: "
      + "Feldt, L. S. (1965), Psychometrika 30.",
    covers: [.alpha])

  static let dependability = Explanation(
    "dependability", "Φ, dependability of scores on random forms", also: ["phi", "generalisability", "p × (i:p)"],
    meaning:
      "Reliability where candidates had different items: how far a candidate's percent correct would hold on another "
      + "form. Items are nested in persons, and the difficulty of those that one happened to meet counts as error.",
    formula: "Φ = σ²(p)/(σ²(p) + σ²(Δ)), σ²(Δ) = σ²(i:p)·mean Σw², w = an item's share of the form's points",
    reading:
      "Read like alpha, but for absolute decisions; it is lower than alpha on a fixed form would be, as luck of the "
      + "draw is error. Standard error by the jackknife over persons.",
    source: "Brennan, R. L. (2001). Generalizability theory, chapters 2 and 7.",
    covers: [.dependability, .personVariance, .itemVariance])

  static let sharedDependability = Explanation(
    "dependability-shared", "Φ with shared items",
    meaning:
      "Φ that takes into account that two candidates have some items in common, which the nested design leaves out.",
    formula: "Φ = σ²(p)/(σ²(p) + σ²(Δ)), with the components of p × i, items missing by design",
    reading:
      "Where forms take a large part of the bank, Φ of the nested design is on the safe side, and the truth is nearer "
      + "to this one.",
    source: "Brennan, R. L. (2001). Generalizability theory.",
    covers: [.sharedDependability, .sharedPersonVariance, .itemDifficultyVariance])

  static let components = Explanation(
    "variance-components", "Components of the scores on a fixed form", also: ["p × i", "generalisability study"],
    meaning:
      "What the spread of the points on items is made of: candidates, items, and their interaction with all the rest, each "
      + "with its standard error. From it come Eρ² for comparing candidates with each other, which is alpha, and Φ for "
      + "comparing them with a standard.",
    formula:
      "σ²(p) = (MS_p − MS_res)/k, σ²(i) = (MS_i − MS_res)/n, σ²(pi,e) = MS_res; Φ = σ²(p)/(σ²(p) + σ²(Δ)/k²), σ²(Δ) = "
      + "k·(σ²(i) + σ²(pi,e)) of the total of k items",
    reading:
      "A large share of items says that the form's luck of the draw would matter if another form were used. A component "
      + "below 0 is near 0 in truth, and taken as 0 in the coefficients.",
    source: "Brennan, R. L. (2001). Generalizability theory, chapters 2 and 6.",
    covers: [
      .personsByItems, .itemsByPersons, .residualOfItems, .generalisability, .crossedDependability, .relativeError,
      .crossedAbsoluteError,
    ])

  static let dependabilityAtCut = Explanation(
    "dependability-at-cut", "Φ(λ), dependability at the cut", also: ["phi lambda", "index of dependability"],
    meaning: "How dependably a fixed form places candidates on the right side of its cut.",
    formula: "Φ(λ) = (σ²(p) + (μ − λ)²)/(σ²(p) + (μ − λ)² + σ²(Δ)), (μ − λ)² without the part that chance adds",
    reading:
      "Least, and Φ, with the cut at the mean score; the further the cut is from the mean, the easier the decisions. Beside "
      + "it stands the decision consistency, which counts candidates.",
    source:
      "Brennan, R. L. and Kane, M. T. (1977). An index of dependability for mastery tests. Journal of Educational "
      + "Measurement 14.",
    covers: [.dependabilityAtCut])

  static let standardErrorOfMeasurement = Explanation(
    "sem", "Standard error of measurement", also: ["SEM", "measurement error"],
    meaning:
      "How far a candidate's score would typically be off on another form: the standard deviation of scores around "
      + "the score that the candidate would have on average.",
    formula: "fixed form: SEM = SD·√(1 − α); random forms: σ(Δ) = √(σ²(i:p)·mean Σw²)",
    reading:
      "Two thirds of candidates score within one SEM of their true score. A decision within one SEM of the cut is "
      + "little better than a toss. It is an average over candidates; at the cut it may differ.",
    source: "Lord, F. M. and Novick, M. R. (1968). Statistical theories of mental test scores; Brennan, R. L. (2001). "
      + "Generalizability theory.",
    covers: [
      .standardErrorOfMeasurement, .absoluteError, .errorInPercentOfFixedForm, .errorInPercentOfRandomForms,
      .errorInPointsOfRandomForms,
    ])
}
