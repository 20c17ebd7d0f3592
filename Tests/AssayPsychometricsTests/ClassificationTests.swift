import AssayPsychometrics
import Testing

struct `A classification` {
  /// Scores of 200 candidates at 40 items of right and wrong, true scores uniform from 0.3 to 0.95.
  private func observed(_ n: Int = 200, items: Int = 40, cut: Double = 26, seed: UInt64 = 1) -> ObservedScores {
    var chance = Generator(seed: seed)
    let scores = (0..<n).map { _ -> Double in
      let p = 0.3 + 0.65 * chance.uniform()
      return Double((0..<items).count { _ in chance.uniform() < p })
    }
    let moments = CentralMoments(scores)
    let variance = moments.variance ?? 1
    let size = Double(items)
    let kr21 = size / (size - 1) * (1 - moments.mean * (size - moments.mean) / (size * variance))
    return ObservedScores(scores, maximum: size, reliability: kr21, cut: cut)
  }

  private static let methods: [@Sendable (ObservedScores) -> Classification] = [
    Classification.livingstonLewis, Classification.hansonBrennan, Classification.subkoviak,
    Classification.pengSubkoviak, Classification.huynh,
  ]

  @Test func `is much the same by every method where its model holds`() throws {
    let observed = observed(5000)
    let all = Self.methods.map { $0(observed) }
    let values = try all.map { try #require($0.consistency.value) }
    #expect(values.allSatisfy { 0.8 < $0 && $0 < 0.95 })
    #expect((values.max() ?? 1) - (values.min() ?? 0) < 0.05)
    let share = Double(observed.scores.count { $0 >= observed.cut }) / 5000
    for own in all { #expect(abs(try #require(own.passRate.value) - share) < 0.03) }
  }

  @Test func `agrees with a simulation of two forms and true scores`() throws {
    var chance = Generator(seed: 12)
    let (items, cut) = (40, 26.0)
    var alike = 0
    var right = 0
    var falsePass = 0
    var scores: [Double] = []
    let n = 40_000
    for _ in 0..<n {
      let p = 0.3 + 0.65 * chance.uniform()
      let (one, two) = (
        Double((0..<items).count { _ in chance.uniform() < p }), Double((0..<items).count { _ in chance.uniform() < p })
      )
      scores.append(one)
      let isMaster = p >= cut / Double(items)
      if (one >= cut) == (two >= cut) { alike += 1 }
      if (one >= cut) == isMaster { right += 1 }
      if one >= cut, !isMaster { falsePass += 1 }
    }
    let moments = CentralMoments(scores)
    let size = Double(items)
    let kr21 =
      size / (size - 1) * (1 - moments.mean * (size - moments.mean) / (size * (moments.variance ?? 1)))
    let own = Classification.livingstonLewis(
      ObservedScores(scores, maximum: size, reliability: kr21, cut: cut))
    // True scores are uniform, which the beta law of four parameters can be.
    #expect(own.model?.fellBack == false)
    #expect(abs(try #require(own.consistency.value) - Double(alike) / Double(n)) < 0.01)
    #expect(abs(try #require(own.accuracy?.value) - Double(right) / Double(n)) < 0.01)
    #expect(abs(try #require(own.falsePass?.value) - Double(falsePass) / Double(n)) < 0.01)
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `has shares that add up, whatever the order of the scores`(seed: UInt64) throws {
    var chance = Generator(seed: seed)
    let observed = observed(300, cut: Double(15 + chance.index(below: 20)), seed: seed)
    for method in Self.methods {
      let own = method(observed)
      let consistency = try #require(own.consistency.value)
      #expect(0.5...1 ~= consistency && (own.kappa.value ?? 0) <= 1)
      if let accuracy = own.accuracy?.value {
        #expect(near(accuracy + (own.falsePass?.value ?? 0) + (own.falseFail?.value ?? 0), 1, 1e-9))
      }
      var scores = observed.scores
      chance.shuffle(&scores)
      let other = ObservedScores(
        scores, maximum: observed.maximum, reliability: observed.reliability, cut: observed.cut)
      #expect(method(other) == own)
    }
  }

  @Test func `is withheld with the reason where scores cannot carry it`() {
    for method in Self.methods {
      #expect(method(ObservedScores([1, 2], maximum: 10, reliability: 0.8, cut: 5)).consistency.reason != nil)
      let same = ObservedScores(Array(repeating: 4, count: 20), maximum: 10, reliability: 0.8, cut: 5)
      #expect(method(same).consistency.reason == .scoresAreConstant)
      var own = observed()
      own = ObservedScores(own.scores, maximum: own.maximum, reliability: nil, cut: own.cut)
      #expect(method(own).kappa.reason == .reliabilityIsWithheld)
      own = ObservedScores(own.scores, maximum: own.maximum, reliability: -0.2, cut: own.cut)
      #expect(method(own).kappa.reason == .reliabilityIsOutOfRange)
      own = ObservedScores(own.scores, maximum: own.maximum, reliability: 0.8, cut: 41)
      #expect(method(own).kappa.reason == .cutIsOutOfRange)
    }
    let halves = ObservedScores(observed().scores.map { $0 + 0.5 }, maximum: 41, reliability: 0.8, cut: 26)
    #expect(Classification.hansonBrennan(halves).consistency.reason == .scoresAreNotWhole)
    #expect(Classification.livingstonLewis(halves).consistency.value != nil)
  }
}
