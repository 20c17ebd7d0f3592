package import AssayModel
package import AssayPsychometrics

/// Item models for items that nobody has calibrated yet, so that a bank can be tried before anyone sits it.
package enum SimulationModel {
  /// A three-parameter model for an item.
  ///
  /// The difficulty comes from the panel's rating, where there is one, taken as the chance of a candidate of ability 0;
  /// else from the author's estimate (easy −1, medium 0, hard 1). The discrimination is spread about 1, and the lower
  /// asymptote is the chance of a blind guess. The spread hangs on the item's id alone.
  package static func model(of item: Item, rating: ItemRating?) -> ItemModel {
    var generator = Generator(seed: Seed(bytes: item.id.text.utf8), purpose: "simulation.item")
    let spread = generator.normal()
    let guess = item.interaction.guessRate
    let a = exponential(0.25 * generator.normal())
    let b: Double
    if let rating = rating?.rating.double {
      let chance = min(max((rating - guess) / (1 - guess), 0.05), 0.95)
      b = -naturalLog(chance / (1 - chance)) / a + 0.2 * spread
    } else {
      let estimate: Double =
        switch item.difficulty {
        case .easy: -1
        case .hard: 1
        case .medium, nil: 0
        }
      b = estimate + 0.3 * spread
    }
    return .threePL(a: a, b: b, c: guess)
  }
}

extension Interaction {
  /// The chance that a blind guess earns full credit.
  fileprivate var guessRate: Double {
    switch self {
    case .choice(let choice): 1 / Double(max(choice.options.count, 2))
    case .trueFalse: 0.5
    case .multipleResponse: 0.1
    default: 0
    }
  }
}
