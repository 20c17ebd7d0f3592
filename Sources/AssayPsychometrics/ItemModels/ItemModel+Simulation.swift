extension ItemModel {
  /// A score in points, drawn at ability `theta` with one uniform draw of the generator.
  ///
  /// The score is the number of points whose chance of being reached, P(at least k), lies above the draw.
  package func simulate(_ theta: Double, using generator: inout Generator) -> Int {
    let u = generator.uniform()
    if let logistic { return u < logistic.probability(theta) ? 1 : 0 }
    let chances = probabilities(theta)
    var atLeast = 0.0
    for k in stride(from: maximum, to: 0, by: -1) {
      atLeast += chances[k]
      if u < atLeast { return k }
    }
    return 0
  }
}
