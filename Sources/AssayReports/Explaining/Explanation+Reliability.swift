import AssayPsychometrics

extension Explanation {
  static let reliabilities = [alpha, dependability, sharedDependability, standardErrorOfMeasurement]

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
