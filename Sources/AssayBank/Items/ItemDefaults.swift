import AssayDiagnostics
import AssayModel
import AssayYAML

/// What holds for an item that says nothing else: from the item's file, else from `bank.yaml`, else built in.
struct ItemDefaults {
  var points = Rational.one
  var status = ItemStatus.draft
  var use = ItemUse.exam
  var competency: CompetencyID?
  var cognitiveLevel: CognitiveLevel?
  var difficulty: DifficultyEstimate?
  var tags: [Tag] = []
  var shuffle = Shuffle.options
  var ignore: Set<TextFolding> = [.case, .spaces]
  var multipleResponse = MultipleResponseScoring()
  var matrix = PartRule.each
  var match = MatchScoring()
  var cloze = PartRule.each
  var order = OrderRule.exact

  static let keys: [FieldName] = [
    .points, .status, .use, .competency, .cognitiveLevel, .difficulty, .tags, .shuffle, .ignore, .scoring,
  ]

  static let scoringKeys: [FieldName] = ["multiple-response", "matrix", "match", "cloze", "order"]

  /// These defaults, with what a `defaults:` mapping says in their place.
  func reading(_ node: YAMLNode, in reading: Reading) -> ItemDefaults {
    var result = self
    var fields = FieldReader(node, "`defaults`", at: FieldPath(.defaults), in: reading)
    if let points = fields.points() { result.points = points }
    if let status = fields.status() { result.status = status }
    if let use = fields.use() { result.use = use }
    if let competency = fields.competency() { result.competency = competency }
    if let level = fields.cognitiveLevel() { result.cognitiveLevel = level }
    if let difficulty = fields.difficulty() { result.difficulty = difficulty }
    if let tags = fields.tags() { result.tags = tags }
    if let shuffle = fields.shuffle() { result.shuffle = shuffle }
    if let ignore = fields.foldings() { result.ignore = ignore }
    if var scoring = fields.mapping(.scoring, "`scoring`") {
      if let rule = scoring["multiple-response"] {
        result.multipleResponse.read(rule, at: scoring.path / "multiple-response", in: reading)
      }
      if let rule = scoring["match"] { result.match.read(rule, at: scoring.path / "match", in: reading) }
      if let rule = scoring["matrix"] {
        result.matrix = reading.rule(rule, at: scoring.path / "matrix") ?? result.matrix
      }
      if let rule = scoring["cloze"] { result.cloze = reading.rule(rule, at: scoring.path / "cloze") ?? result.cloze }
      if let rule = scoring["order"] { result.order = reading.rule(rule, at: scoring.path / "order") ?? result.order }
      scoring.finish(knowing: Self.scoringKeys)
    }
    fields.finish(knowing: Self.keys)
    return result
  }
}

// The fields that items and defaults share, each read the same way in both.
extension FieldReader {
  mutating func points() -> Rational? { self[.points].flatMap { reading.points($0) } }
  mutating func status() -> ItemStatus? { self[.status].flatMap { reading.word($0, "a status") } }
  mutating func use() -> ItemUse? { self[.use].flatMap { reading.word($0, "a use") } }
  mutating func competency() -> CompetencyID? { self[.competency].flatMap { reading.id($0) } }
  mutating func cognitiveLevel() -> CognitiveLevel? {
    self[.cognitiveLevel].flatMap { reading.word($0, "a cognitive level") }
  }
  mutating func difficulty() -> DifficultyEstimate? {
    self[.difficulty].flatMap { reading.word($0, "a difficulty") }
  }
  mutating func tags() -> [Tag]? {
    let reading = reading
    return list(.tags) { node, _ in reading.id(node) }
  }
  mutating func shuffle() -> Shuffle? { self[.shuffle].flatMap { reading.word($0, "a way to shuffle") } }
  mutating func foldings() -> Set<TextFolding>? {
    let reading = reading
    return list(.ignore) { node, _ in reading.word(node, "a difference to ignore", TextFolding.self) }.map { Set($0) }
  }
}

extension Reading {
  /// The points of an item: above 0, at most a million.
  func points(_ node: YAMLNode) -> Rational? {
    guard let points = number(node, in: .zero...Rational(1_000_000)) else { return nil }
    guard points > .zero else {
      error(
        "an item is worth more than 0 points", rule: .outOfRange, at: node.span,
        help: "what is asked and not scored has the type `survey`")
      return nil
    }
    return points
  }
}
