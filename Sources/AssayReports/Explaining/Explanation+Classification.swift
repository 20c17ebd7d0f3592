import AssayPsychometrics

extension Explanation {
  static let classifications = [decisionConsistency, decisionKappa, decisionAccuracy]

  private static let classificationSources =
    "Livingston, S. A. and Lewis, C. (1995). Journal of Educational Measurement 32; Hanson, B. A. and Brennan, R. L. (1990), "
    + "27; Subkoviak, M. J. (1976), 13; Huynh, H. (1976), 13; Peng, C.-Y. J. and Subkoviak, M. J. (1980), 17."

  static let decisionConsistency = Explanation(
    "decision-consistency", "Decision consistency",
    also: ["Livingston-Lewis", "Hanson-Brennan", "Subkoviak", "Huynh", "Peng-Subkoviak", "classification consistency"],
    meaning:
      "The share of candidates who would get the same decision on two parallel forms. Estimated from one sitting by a model: "
      + "Livingston and Lewis and Hanson and Brennan fit a beta law of true scores (four parameters, or two where four give no "
      + "law) with binomial errors; Huynh takes the beta law from the mean and KR-21; Subkoviak draws each score towards the "
      + "mean; Peng and Subkoviak take two normal forms.",
    formula: "p₀ = ∫(P(pass|τ)² + P(fail|τ)²)f(τ)dτ; chance p_c = pass² + fail²",
    reading:
      "For a certificate 0.85 and more is wanted. It depends on where the cut is: far from the mean it is high though κ is "
      + "low.",
    source: classificationSources,
    covers: [.livingstonLewis, .hansonBrennan, .huynh, .subkoviak, .pengSubkoviak])

  static let decisionKappa = Explanation(
    "decision-kappa", "κ of decisions",
    meaning: "Consistency beyond what chance gives with this pass rate.",
    formula: "κ = (p₀ − p_c)/(1 − p_c)",
    reading: "Compares exams with different pass rates; a very high or low pass rate makes it small.",
    source:
      "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20.")

  static let decisionAccuracy = Explanation(
    "decision-accuracy", "Decision accuracy, false passes and false fails",
    also: ["classification accuracy", "false positive", "false negative"],
    meaning:
      "The share of candidates whose decision agrees with the one that their true score deserves; false passes are below the "
      + "cut in truth, false fails above it.",
    formula: "accuracy = 1 − false passes − false fails",
    reading:
      "Which error weighs more is for the programme to say; the table of cuts shows what another cut would bring.",
    source: classificationSources)
}
