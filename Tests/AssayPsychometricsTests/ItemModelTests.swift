import AssayPsychometrics
import Testing

struct `An item model` {
  @Test func `gives the textbook chances`() {
    #expect(ItemModel.rasch(b: 0.3).probability(0.3) == 0.5)
    // 1/(1 + e^−1), and with D = 1.7 1/(1 + e^−1.7).
    #expect(abs(ItemModel.rasch(b: 0).probability(1) - 0.731_058_578_630_004_9) < 1e-15)
    #expect(abs(ItemModel.twoPL(a: 1, b: 0, D: 1.7).probability(1) - 0.845_534_734_916_465_2) < 1e-15)
    // c + (1 − c)/2 and c + (d − c)/2 at θ = b.
    #expect(abs(ItemModel.threePL(a: 1.2, b: -1, c: 0.2).probability(-1) - 0.6) < 1e-15)
    #expect(abs(ItemModel.fourPL(a: 1.2, b: 2, c: 0.2, d: 0.9).probability(2) - 0.55) < 1e-15)
    #expect(ItemModel.rasch(b: 0).probability(-1000) == 0 && ItemModel.rasch(b: 0).probability(1000) == 1)
  }

  @Test func `gives partial credit its chances`() {
    // Equal steps at θ = b: all scores equally likely.
    let even = ItemModel.generalisedPartialCredit(a: 0.7, steps: [0, 0])
    #expect(even.probabilities(0).allSatisfy { abs($0 - 1.0 / 3) < 1e-15 })
    // One step is the two-parameter model.
    for theta in [-2.0, 0, 0.4, 3] {
      let one = ItemModel.generalisedPartialCredit(a: 1.3, steps: [0.5], D: 1.7)
      #expect(abs(one.probability(theta) - ItemModel.twoPL(a: 1.3, b: 0.5, D: 1.7).probability(theta)) < 1e-15)
      #expect(abs(one.information(theta) - ItemModel.twoPL(a: 1.3, b: 0.5, D: 1.7).information(theta)) < 1e-14)
    }
    // By hand: a = 1, steps −1 and 1, θ = 0: weights 1, e, 1.
    let p = ItemModel.generalisedPartialCredit(a: 1, steps: [-1, 1]).probabilities(0)
    let e = 2.718281828459045
    #expect(abs(p[0] - 1 / (2 + e)) < 1e-15 && abs(p[1] - e / (2 + e)) < 1e-15 && abs(p[2] - p[0]) < 1e-15)
    #expect(ItemModel.generalisedPartialCredit(a: 5, steps: [-400, 400]).probabilities(900)[2] == 1)
  }

  @Test func `has information that is the squared slope over the variance`() {
    let models: [ItemModel] = [
      .rasch(b: 0.2), .twoPL(a: -0.8, b: 1), .threePL(a: 1.4, b: 0, c: 0.25, D: 1.7),
      .fourPL(a: 1, b: 0, c: 0.1, d: 0.95), .generalisedPartialCredit(a: 1.1, steps: [-0.5, 0.2, 0.1]),
    ]
    for model in models {
      for theta in [-2.0, -0.3, 0, 1.7] {
        let h = 1e-5
        var fisher = 0.0
        let (below, at, above) = (
          model.probabilities(theta - h), model.probabilities(theta), model.probabilities(theta + h)
        )
        for k in 0...model.maximum {
          let slope = (above[k] - below[k]) / (2 * h)
          fisher += slope * slope / at[k]
        }
        #expect(abs(model.information(theta) - fisher) < 1e-8, "\(model) at \(theta)")
      }
    }
  }

  @Test func `knows impossible parameters`() {
    let improper: [ItemModel] = [
      .rasch(b: .nan), .twoPL(a: .infinity, b: 0), .twoPL(a: 1, b: 0, D: 0), .threePL(a: 1, b: 0, c: 1),
      .threePL(a: 1, b: 0, c: -0.1), .fourPL(a: 1, b: 0, c: 0.5, d: 0.4), .fourPL(a: 1, b: 0, c: 0, d: 1.1),
      .generalisedPartialCredit(a: 1, steps: []), .generalisedPartialCredit(a: 1, steps: [0, .nan]),
    ]
    #expect(improper.allSatisfy { !$0.isProper })
    #expect(ItemModel.fourPL(a: -1, b: 0, c: 0.1, d: 1).isProper && ItemModel.rasch(b: 0).isProper)
  }

  @Test(arguments: [
    ItemModel.rasch(b: 0.5), .threePL(a: 1.5, b: 0, c: 0.2, D: 1.7),
    .generalisedPartialCredit(a: 0.9, steps: [-1, 0.3, 0.8]),
  ])
  func `is simulated at its own chances`(model: ItemModel) {
    var generator = Generator(seed: 12, purpose: "test.simulate")
    let n = 20_000
    var counts = [Int](repeating: 0, count: model.maximum + 1)
    for _ in 0..<n { counts[model.simulate(0.4, using: &generator)] += 1 }
    for (k, p) in model.probabilities(0.4).enumerated() {
      #expect(abs(Double(counts[k]) / Double(n) - p) < 4 * (p * (1 - p) / Double(n)).squareRoot(), "score \(k)")
    }
  }

  @Test func `uses one draw for each answer`() {
    var generator = Generator(seed: 1)
    var plain = Generator(seed: 1)
    _ = ItemModel.generalisedPartialCredit(a: 1, steps: [0, 1, 2, 3]).simulate(0, using: &generator)
    _ = ItemModel.rasch(b: 0).simulate(0, using: &generator)
    _ = (plain.next(), plain.next())
    #expect(generator == plain)
  }
}
