import AssayDiagnostics
import AssayModel
import AssayYAML

extension MatchInteraction {
  /// Reads `pairs:`, `decoys:` and `scoring:`.
  init?(_ fields: inout FieldReader, _ defaults: ItemDefaults) {
    let reading = fields.reading
    var scoring = defaults.match
    if let node = fields[.scoring] { scoring.read(node, at: fields.path / .scoring, in: reading) }
    let help = "`pairs: {Tailgating: A staffed turnstile}`, or a list of pairs with `left` and `right`"
    let node = fields.required(.pairs, help: help)
    var sides = Sides(reading)
    if let node { sides.readPairs(node, at: fields.path / .pairs) }
    if let node = fields[.decoys] { sides.readDecoys(node, at: fields.path / .decoys) }
    guard node != nil else { return nil }
    let (lefts, rights) = sides.resolved
    self.init(lefts: lefts, rights: rights, rule: scoring.rule, wrong: scoring.wrong)
  }
}

/// Both sides of a match while they are read.
private struct Sides {
  private let reading: Reading
  private var lefts: [(left: MatchLeft, right: Int)] = []
  private var rights: [LabelledChoice] = []
  private var leftIDs = OptionIDs(prefix: "l")
  private var rightIDs = OptionIDs(prefix: "r")

  static let keys: [FieldName] = [.id, .left, .right, .rightID, .rationale, .media]

  init(_ reading: Reading) { self.reading = reading }

  var resolved: (lefts: [MatchLeft], rights: [LabelledChoice]) {
    let (leftIDs, rightIDs) = (leftIDs.resolved, rightIDs.resolved)
    return (
      lefts.enumerated().map { index, pair in
        var left = pair.left
        left.id = leftIDs[index]
        left.key = rightIDs[pair.right]
        return left
      },
      rights.enumerated().map { index, right in
        var right = right
        right.id = rightIDs[index]
        return right
      }
    )
  }

  /// Reads a map from left to right, or a list of pairs.
  mutating func readPairs(_ node: YAMLNode, at path: FieldPath) {
    guard node.isMapping else {
      _ = reading.list(node, "pairs", at: path) { element, path in readPair(element, at: path) }
      return
    }
    for (index, entry) in node.entries.enumerated() {
      reading.note(path[index], entry.key)
      reading.note(path[index] / .left, entry.key)
      reading.note(path[index] / .right, entry.value)
      guard let left = reading.markdown(entry.key), let right = reading.markdown(entry.value) else { continue }
      leftIDs.addMissing()
      addPair(left, right, id: nil)
    }
  }

  mutating func readDecoys(_ node: YAMLNode, at path: FieldPath) {
    let decoys = LabelledChoice.list(node, .decoys, "a decoy", at: path, &rightIDs, in: reading) ?? []
    if decoys.contains(where: { !$0.media.isEmpty }) {
      reading.error(
        "a decoy has no `media`, since no other right side has any and it would show", rule: "media-misplaced",
        at: node.span, help: "put the picture into the text: `![…](media/…)`")
    }
    rights += decoys
  }

  private mutating func readPair(_ node: YAMLNode, at path: FieldPath) -> Void? {
    var fields = FieldReader(node, "a pair", at: path, in: reading)
    let left = fields.required(.left).flatMap { reading.markdown($0) }
    let right = fields.required(.right).flatMap { reading.markdown($0) }
    let rationale = fields[.rationale].flatMap { reading.markdown($0) }
    let rightNode = fields[.rightID]
    let rightID: (OptionID, YAMLNode)? = rightNode.flatMap { node in reading.id(node).map { ($0, node) } }
    if left != nil, right != nil { leftIDs.add(&fields) } else { fields.skip(.id) }
    let media = fields.media()
    fields.finish(knowing: Self.keys)
    guard let left, let right else { return nil }
    addPair(left, right, id: rightID, rationale: rationale, media: media)
    return ()
  }

  /// Adds a pair; a right side that is written again, with the same id or the same text, is one and the same.
  ///
  /// Media are those of the left side; a right side has pictures in its text.
  private mutating func addPair(
    _ left: String, _ right: String, id: (OptionID, YAMLNode)?, rationale: String? = nil, media: [Medium] = []
  ) {
    let place: Int
    if let shared = rights.firstIndex(where: { $0.text == right && (id == nil || $0.id == id?.0) }) {
      place = shared
    } else {
      place = rights.count
      if let (id, node) = id {
        rightIDs.add(id, at: node.span, in: reading)
      } else {
        rightIDs.addMissing()
      }
      rights.append(LabelledChoice(id: rightIDs.last, text: right))
    }
    var pair = MatchLeft(id: leftIDs.last, text: left, key: rightIDs.last, rationale: rationale)
    pair.media = media
    lefts.append((pair, place))
  }
}
