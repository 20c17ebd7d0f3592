import AssayDiagnostics
import AssayModel
import AssayYAML

extension EssayInteraction {
  /// Reads `words:` and `rubric:`, both of which may be missing.
  init(_ fields: inout FieldReader) {
    let reading = fields.reading
    self.init(
      words: fields[.words].flatMap { reading.wholeRange($0, in: 0...100_000) },
      rubric: Rubric(in: &fields))
  }
}

extension Rubric {
  /// Reads `rubric:` of an item that people score; nil where there is none, or too little was readable.
  init?(in fields: inout FieldReader) {
    guard let rubric = fields.mapping(.rubric, "a rubric") else { return nil }
    self.init(rubric)
  }

  /// Reads `raters:`, `adjudicate:` and `traits:`.
  fileprivate init?(_ rubric: FieldReader) {
    var fields = rubric
    let reading = fields.reading
    let raters = fields["raters"].flatMap { reading.whole($0, in: 1...2) } ?? 1
    var limit: Rational?
    if var adjudicate = fields.mapping("adjudicate", "`adjudicate`") {
      limit = adjudicate.required("differ-by-more-than").flatMap { reading.number($0, in: .zero...Reading.unlimited) }
      adjudicate.finish(knowing: ["differ-by-more-than"])
      if raters == 1 {
        reading.warn(
          "`adjudicate` has no effect with one rater; write `raters: 2` or remove it", rule: .noEffect,
          at: fields.keySpan("adjudicate"))
      }
    }
    var ids: [TraitID: SourceSpan] = [:]
    let traits = fields.required("traits").flatMap { node in
      reading.list(node, "traits", at: fields.path / "traits") { Trait($0, at: $1, &ids, in: reading) }
    }
    fields.finish(knowing: ["raters", "adjudicate", "traits"])
    guard let traits else { return nil }
    self.init(raters: raters, adjudicateAbove: limit, traits: traits)
  }
}

extension Trait {
  fileprivate init?(_ node: YAMLNode, at path: FieldPath, _ ids: inout [TraitID: SourceSpan], in reading: Reading) {
    var fields = FieldReader(node, "a trait", at: path, in: reading)
    let place = fields.required(.id)
    let id: TraitID? = place.flatMap { reading.id($0) }
    if let id, let place {
      if let first = ids[id] {
        reading.error(
          "the trait `\(id)` is written twice; give the second an id of its own", rule: "duplicate-option-id",
          at: place.span, notes: [.init("`\(id)` is first written here", at: first)])
      } else {
        ids[id] = place.span
      }
    }
    let points = fields.required(.points).flatMap { reading.number($0, in: .zero...Reading.unlimited) }
    let levels = fields.required("levels", help: "`levels: {4: Clear, 2: Mixed, 0: Unclear}`").flatMap {
      Level.list($0, points: points, in: reading)
    }
    fields.finish(knowing: [.id, .points, "levels"])
    guard let id, let points, let levels else { return nil }
    self.init(id: id, points: points, levels: levels)
  }
}

extension Trait.Level {
  /// Reads a map from points to what they stand for.
  fileprivate static func list(_ node: YAMLNode, points: Rational?, in reading: Reading) -> [Trait.Level]? {
    guard node.isMapping else {
      reading.error(
        "`levels` is a mapping from points to what they stand for", rule: .wrongShape, at: node.span,
        help: "`levels: {4: Clear, 2: Mixed, 0: Unclear}`")
      return nil
    }
    var levels: [Trait.Level] = []
    for entry in node.entries {
      let value = reading.number(entry.key, in: .zero...(points ?? Reading.unlimited))
      guard let text = reading.markdown(entry.value, allowsPictures: false), let value else { continue }
      if levels.contains(where: { $0.points == value }) {
        reading.error(
          "there is a level for \(value) points already; keep one of the two", rule: "duplicate-level",
          at: entry.key.span)
      } else {
        levels.append(Trait.Level(points: value, text: text))
      }
    }
    return levels
  }
}
