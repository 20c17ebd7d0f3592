import AssayPsychometrics

extension Explanation {
  static let decisions = [passRate, cutScore]

  static let passRate = Explanation(
    "pass-rate", "Pass rate", also: ["passing rate", "proportion", "Wilson interval"],
    meaning: "Passed among passed and failed. Sessions that are held or wait for a decision are in neither number.",
    formula: "p = passed/(passed + failed); Wilson's interval (p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n)",
    reading:
      "First attempts and later ones are different people: compare years by first attempts. A difference between "
      + "groups is no proof of an unfair test; look at differential item functioning.",
    source: "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22.",
    covers: [.passRate, .proportion])

  static let cutScore = Explanation(
    "cut", "Cut score", also: ["passing score", "pass mark", "Angoff"],
    meaning:
      "The least score that passes, set by a panel. By `form-angoff` each form has its own: the mean of the ratings "
      + "of its items, so that a harder form takes fewer points.",
    formula: "cut of a form = Σ ratings·points/Σ points over the items that count",
    reading: "The band of one standard error of measurement to either side holds the candidates whose decision another "
      + "form might turn.",
    source: "Angoff, W. H. (1971). Scales, norms, and equivalent scores. In Educational measurement, 2nd edition.")
}
