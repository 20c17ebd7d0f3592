/// How consistent and how accurate pass and fail are at a cut, by one method.
package struct Classification: Hashable, Sendable {
  /// Such as ``Method/livingstonLewis``.
  package let method: Method
  /// The share of candidates who would be decided alike on two parallel forms.
  package let consistency: Figure
  /// The consistency that chance would give: p_pass² + p_fail².
  package let chance: Figure
  /// (consistency − chance)/(1 − chance).
  package let kappa: Figure
  /// The share of candidates whose decision agrees with their true score; nil for methods that have none.
  package let accuracy: Figure?
  /// The shares of candidates who pass, or fail, against their true score; nil for methods that have none.
  package let falsePass, falseFail: Figure?
  /// The shares of those truly above the cut who pass, and of those truly below who fail.
  package let sensitivity, specificity: Figure?
  /// The share that passes by the model; beside the observed one it tells how well the model fits.
  package let passRate: Figure
  /// The model of true scores, where there is one.
  package let model: TrueScoreModel?
  /// What else is to be known, as a sentence.
  package let remark: String?

  /// Every figure, in a fixed order.
  package var figures: [Figure] {
    [consistency, chance, kappa, passRate]
      + [accuracy, falsePass, falseFail, sensitivity, specificity].compactMap(\.self)
  }

  /// Without an accuracy.
  init(consistency: Double, passRate: Double, n: Int, _ method: Method, model: TrueScoreModel? = nil) {
    self.method = method
    let chance = passRate * passRate + (1 - passRate) * (1 - passRate)
    self.consistency = .value(consistency, n: n, method)
    self.chance = .value(chance, n: n, method)
    self.passRate = .value(passRate, n: n, method)
    kappa =
      chance < 1 ? .value((consistency - chance) / (1 - chance), n: n, method) : .withheld(.oneDecision, n: n, method)
    (accuracy, falsePass, falseFail, sensitivity, specificity) = (nil, nil, nil, nil, nil)
    self.model = model
    remark = nil
  }

  /// From a model of true scores: `cut` is the least number of the model's items that passes, `trueCut` the true score, as a
  /// share, from which a candidate ought to pass.
  init(_ model: TrueScoreModel, cut: Int, trueCut: Double, n: Int, _ method: Method, remark: String?) {
    func fails(_ p: Double, _ q: Double) -> Double { model.below(cut, at: p, complement: q) }
    let trueFail = model.integral(from: 0, to: trueCut, fails)
    let wrongFail = model.integral(from: trueCut, to: 1, fails)
    let wrongPass = model.integral(from: 0, to: trueCut) { 1 - fails($0, $1) }
    let truePass = model.integral(from: trueCut, to: 1) { 1 - fails($0, $1) }
    func square(_ f: @escaping (Double) -> Double) -> Double {
      model.integral(from: 0, to: trueCut) { f(fails($0, $1)) }
        + model.integral(from: trueCut, to: 1) { f(fails($0, $1)) }
    }
    let (twiceFail, twicePass) = (square { $0 * $0 }, square { (1 - $0) * (1 - $0) })
    let passes = truePass + wrongPass
    let chance = passes * passes + (1 - passes) * (1 - passes)
    let same = twiceFail + twicePass
    self.method = method
    consistency = .value(same, n: n, method)
    self.chance = .value(chance, n: n, method)
    kappa = chance < 1 ? .value((same - chance) / (1 - chance), n: n, method) : .withheld(.oneDecision, n: n, method)
    accuracy = .value(truePass + trueFail, n: n, method)
    falsePass = .value(wrongPass, n: n, method)
    falseFail = .value(wrongFail, n: n, method)
    func share(_ part: Double, _ other: Double) -> Figure {
      part + other > 0 ? .value(part / (part + other), n: n, method) : .withheld(.oneDecision, n: n, method)
    }
    sensitivity = share(truePass, wrongFail)
    specificity = share(trueFail, wrongPass)
    passRate = .value(passes, n: n, method)
    self.model = model
    self.remark = remark
  }

  /// Withheld.
  init(_ reason: Reason, n: Int, _ method: Method, hasAccuracy: Bool = true) {
    self.method = method
    let figure = Figure.withheld(reason, n: n, method)
    (consistency, chance, kappa, passRate) = (figure, figure, figure, figure)
    let more = hasAccuracy ? figure : nil
    (accuracy, falsePass, falseFail, sensitivity, specificity) = (more, more, more, more, more)
    (model, remark) = (nil, nil)
  }
}
