import AssayPsychometrics

extension Explanation {
  static let raters = [exactAgreement, kappa, weightedKappa, intraclass, bothMarks, raterDifference]

  static let exactAgreement = Explanation(
    "exact-agreement", "Exact and adjacent agreement",
    meaning:
      "The share of the answers to which two blind raters gave the same points, or points at most one step apart.",
    reading: "Easy to grasp, but with few steps or most marks alike chance alone makes it high: look at κ.",
    source: "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22.",
    covers: [.exactAgreement, .adjacentAgreement])

  static let kappa = Explanation(
    "kappa", "κ, agreement beyond chance", also: ["Cohen's kappa", "Scott's pi"],
    meaning: "Exact agreement less what chance would give, over the most that could be beyond chance. For the same two "
      + "raters Cohen's κ; for raters from a pool Scott's π, in which each answer counts both ways round.",
    formula: "κ = (p − pₑ)/(1 − pₑ)",
    reading:
      "1 is full agreement and 0 what chance gives. All differences weigh alike, so that it suits categories better "
      + "than points.",
    source:
      "Cohen, J. (1960). A coefficient of agreement for nominal scales; Scott, W. A. (1955). Reliability of content "
      + "analysis.",
    covers: [.cohenKappa, .scottPi])

  static let weightedKappa = Explanation(
    "weighted-kappa", "QWK, quadratic weighted κ", also: ["quadratic weighted kappa"],
    meaning: "Agreement beyond chance in which a difference weighs by its square.",
    formula: "κ with weights 1 − (x − y)²/(widest difference)²",
    reading: "Below 0.70 is commonly held to be too low for scores that decide.",
    source:
      "Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70; Williamson, D. M., Xi, X. and Breyer, F. J. (2012). "
      + "A framework for evaluation and use of automated scoring.",
    covers: [.weightedKappa, .weightedPi])

  static let intraclass = Explanation(
    "icc", "ICC, intraclass correlation", also: ["intraclass correlation"],
    meaning: "The share of the variance of single marks that lies between answers: ICC(2,1) for the same two raters, "
      + "ICC(1,1) for raters from a pool.",
    reading: "The reliability of one person's mark. Two marks averaged are more reliable.",
    source: "Shrout, P. E. and Fleiss, J. L. (1979). Intraclass correlations: uses in assessing rater reliability. "
      + "Psychological Bulletin 86.",
    covers: [.intraclassOneWay, .intraclassTwoWay])

  static let bothMarks = Explanation(
    "both-marks", "Reliability of the mean of two marks", also: ["ICC(1,2)", "phi of two raters", "p × r"],
    meaning:
      "How dependable the mean of both marks of an answer is. For the same two raters Φ of the design answers × raters, in "
      + "which the severity of a rater is error; for raters from a pool ICC(1,2). Where the same two people marked, the "
      + "components of the variance say whether severity or disagreement is at fault.",
    formula: "Φ = σ²(p)/(σ²(p) + (σ²(r) + σ²(pr,e))/2); ICC(1,2) = 2ρ/(1 + ρ), ρ = ICC(1,1)",
    reading:
      "Read like the reliability of a test of this one answer. What one mark alone would give is the ICC.",
    source: "Brennan, R. L. (2001). Generalizability theory; Shrout, P. E. and Fleiss, J. L. (1979), Psychological "
      + "Bulletin 86.",
    covers: [
      .dependabilityOfBothMarks, .intraclassOfBothMarks, .answersByRaters, .ratersByAnswers, .residualOfRaters,
    ])

  static let raterDifference = Explanation(
    "rater-severity", "Difference and severity of raters", also: ["leniency", "beside others", "severity"],
    meaning:
      "The mean of one rater's points less the other's on the same answers, and the mean whatever its sign. For a "
      + "rater beside others, in percent of the points.",
    reading: "Above 0 is lenient. An interval that holds 0 is no sign of a difference.",
    source: "Student (1908). The probable error of a mean. Biometrika 6.",
    covers: [.meanDifference, .absoluteDifference, .severity])
}
