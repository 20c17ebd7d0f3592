import AssayPsychometrics

extension Explanation {
  static let scores = [mean, standardDeviation, range, skewness, kurtosis]

  static let mean = Explanation(
    "mean", "Mean", also: ["average", "SE of the mean"],
    meaning:
      "The sum of the scores over their number, with its standard error and Student's t interval. Percent correct "
      + "is the exact share of the form's maximum, so that forms of different length compare.",
    formula: "x̄ = Σx/n; SE = SD/√n; interval x̄ ± t(n − 1)·SE",
    reading: "The standard error says how far the mean of another sample of candidates would be off, not how far one "
      + "candidate's score is: that is the standard error of measurement.",
    source: "Student (1908). The probable error of a mean. Biometrika 6.", covers: [.mean])

  static let standardDeviation = Explanation(
    "standard-deviation", "Standard deviation", also: ["SD", "variance"],
    meaning: "How far scores lie from their mean, as the root of the mean squared distance.",
    formula: "SD = √(Σ(x − x̄)²/(n − 1))",
    reading:
      "With n − 1, as of a sample. Where a bell curve fits, two thirds of the scores lie within one SD of the mean. A "
      + "small SD leaves reliability little to work on.",
    source: "Lord, F. M. and Novick, M. R. (1968). Statistical theories of mental test scores.",
    covers: [.standardDeviation])

  static let range = Explanation(
    "range", "Median, lowest and highest", also: ["median", "minimum", "maximum"],
    meaning: "The middle score (the mean of the two in the middle where their number is even), and the ends.",
    reading:
      "A median above the mean tells of a tail of low scores. A pile at the highest score tells of an exam that is "
      + "too easy to tell able candidates apart.",
    source: "Order statistics.", covers: [.median, .minimum, .maximum])

  static let skewness = Explanation(
    "skewness", "Skewness", also: ["skew", "G1"],
    meaning:
      "How lopsided the distribution of scores is: below 0 with a long tail of low scores, above 0 of high ones.",
    formula: "G₁ = g₁·√(n(n − 1))/(n − 2), g₁ = m₃/m₂^1.5, mᵣ = Σ(x − x̄)ʳ/n",
    reading:
      "0 for a symmetric distribution; certification exams are often a little negative. SAS, SPSS and Excel print "
      + "this one; R's psych prints b₁, which is smaller.",
    source:
      "Joanes, D. N. and Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis. The Statistician "
      + "47.",
    covers: [.skewness])

  static let kurtosis = Explanation(
    "kurtosis", "Excess kurtosis", also: ["kurt", "G2"],
    meaning: "How heavy the tails of the distribution are beside those of the bell curve.",
    formula: "G₂ = (n − 1)/((n − 2)(n − 3))·((n + 1)g₂ + 6), g₂ = m₄/m₂² − 3",
    reading:
      "0 for the bell curve, below 0 for a flatter one, −1.2 for scores that are spread evenly. It takes hundreds of "
      + "candidates to say much.",
    source:
      "Joanes, D. N. and Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis. The Statistician "
      + "47.",
    covers: [.kurtosis])
}
