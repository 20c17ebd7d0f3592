import AssayDiagnostics
import AssayModel
import AssayYAML

// How points become the score that is reported.
extension AssessmentReader {
  /// Reads `score: {weights: …, scaled: …, subscores: …}`.
  func readScore(_ node: YAMLNode, at path: FieldPath) -> ScorePolicy {
    var policy = ScorePolicy()
    var fields = FieldReader(node, "`score`", at: path, in: reading)
    if let node = fields["weights"] { policy.weights = readWeights(node) }
    if let node = fields["scaled"] { policy.scaled = readScale(node, at: path / "scaled") }
    if var subscores = fields.mapping("subscores", "`subscores`") {
      let minimum = subscores.required("minimum-items").flatMap { reading.whole($0, in: 1...10_000) }
      policy.subscoreMinimumItems = minimum ?? policy.subscoreMinimumItems
      subscores.finish(knowing: ["minimum-items"])
    }
    fields.finish(knowing: ["weights", "scaled", "subscores"])
    return policy
  }

  private func readWeights(_ node: YAMLNode) -> [SectionWeight] {
    guard node.isMapping else {
      reading.error(
        "`weights` gives each section its share", rule: .wrongShape, at: node.span,
        help: "`weights: {core: 70%, cases: 30%}`")
      return []
    }
    var weights: [SectionWeight] = []
    for entry in node.entries {
      guard let section: SectionID = reading.id(entry.key) else { continue }
      guard !entry.value.isAbsent else {
        reading.error("`\(section)` has no weight; write one such as `70%`", rule: .missingValue, at: entry.key.span)
        continue
      }
      guard let weight = reading.share(entry.value) else { continue }
      reading.note(.weight(weights.count), entry.key)
      weights.append(SectionWeight(section: section, weight: weight))
    }
    return weights
  }

  private func readScale(_ node: YAMLNode, at path: FieldPath) -> ScaledScore? {
    let help = "`scaled: {points: [[0, 200], [cut, 500], [max, 800]], round: nearest}`"
    var fields = FieldReader(node, "`scaled`", at: path, in: reading)
    var points: [ScaledScore.Point] = []
    let before = reading.errorCount
    if let node = fields.required("points", help: help) {
      _ = reading.list(node, "points", at: path / "points") { element, _ -> Void? in
        reading.note(.scalePoint(points.count), element)
        if let point = readPoint(element, help: help) { points.append(point) }
        return nil
      }
      if points.count < 2, reading.errorCount == before {
        reading.error("a scale has two points or more", rule: .missingValue, at: node.span, help: help)
      }
    }
    let rounding = fields["round"].flatMap { reading.word($0, "a way to round", ScaledScore.Rounding.self) }
    fields.finish(knowing: ["points", "round"])
    return points.count < 2 ? nil : ScaledScore(points: points, rounding: rounding ?? .nearest)
  }

  private func readPoint(_ node: YAMLNode, help: String) -> ScaledScore.Point? {
    let parts = Array(node.elements)
    guard parts.count == 2 else {
      reading.error(
        "a point of the scale is a pair: the raw score, and what it becomes", rule: .wrongShape, at: node.span,
        help: help)
      return nil
    }
    guard reading.isScalar(parts[0]) else { return nil }
    let raw: ScaledScore.Anchor?
    if parts[0].isText("cut") {
      raw = .cut
    } else if parts[0].isText("max") {
      raw = .max
    } else if Rational(decimal: parts[0].string) == nil {
      reading.error(
        "`\(parts[0].quotation)` is not a raw score; write a number of points, `cut` or `max`", rule: .wrongValue,
        at: parts[0].span)
      raw = nil
    } else {
      raw = reading.number(parts[0], in: -Reading.unlimited...Reading.unlimited).map { .raw($0) }
    }
    let scaled = reading.number(parts[1], in: -Reading.unlimited...Reading.unlimited)
    guard let raw, let scaled else { return nil }
    return ScaledScore.Point(raw: raw, scaled: scaled)
  }
}
