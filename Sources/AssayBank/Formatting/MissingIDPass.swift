import AssayDiagnostics
import AssayModel
import AssayYAML

/// Writes the ids that an approved or pretest item must have, on everything that can be chosen, placed or matched.
///
/// Rescoring, translation and statistics over years need them. A short form becomes the long form where it has no room
/// for ids.
struct MissingIDPass: FormatPass {
  let defaults: FormatDefaults

  var allowance: FormatAllowance { .ids }

  func edits(_ source: FormatSource) -> [TextEdit] {
    guard let items = source.root["items"], items.isSequence else { return [] }
    let status = status(source.root["defaults"]) ?? defaults.status
    return items.elements.flatMap { item -> [TextEdit] in
      switch self.status(item) ?? status {
      case .approved, .pretest: return ItemIDs(item, in: source).edits()
      case .draft, .review, .retired: return []
      }
    }
  }

  private func status(_ node: YAMLNode?) -> ItemStatus? {
    (node?["status"]?.string).flatMap(ItemStatus.init(rawValue:))
  }
}

/// The ids that one item lacks.
private struct ItemIDs {
  private let item: YAMLNode
  private let editor: LongFormEditor
  /// The words by which the item's tests and rows name what can be chosen.
  private let mentioned: Set<String>

  init(_ item: YAMLNode, in source: FormatSource) {
    self.item = item
    editor = LongFormEditor(source)
    var words: Set<String> = []
    for key in ["tests", "rows"] as [StaticString] { item[key].map { Self.gather($0, into: &words) } }
    mentioned = words
  }

  private static func gather(_ node: YAMLNode, into words: inout Set<String>) {
    if node.isScalar { words.insert(node.string) }
    for element in node.elements { gather(element, into: &words) }
    for entry in node.entries {
      words.insert(entry.key.string)
      gather(entry.value, into: &words)
    }
  }

  func edits() -> [TextEdit] {
    var edits = choices(item["options"], prefix: "o")
    if let gaps = item["gaps"] { for gap in gaps.entries { edits += choices(gap.value["options"], prefix: "o") } }
    edits += choices(item["columns"], prefix: "c")
    edits += choices(item["scale"], prefix: "o")
    if item["type"]?.isText("order") ?? false { edits += choices(item["items"], prefix: "e") }
    edits += rows()
    edits += pairs()
    return edits
  }

  /// Options and other texts in a list.
  private func choices(_ list: YAMLNode?, prefix: Character, used: Set<String> = []) -> [TextEdit] {
    guard let list, list.isSequence else { return [] }
    let texts = list.elements.map { Self.text($0) }
    var slugs = slugs(list.elements.compactMap { $0["id"]?.string } + used, texts, prefix)
    return zip(list.elements, texts).enumerated().flatMap { index, choice -> [TextEdit] in
      let (element, text) = choice
      guard let text, element["id"] == nil else { return [] }
      let id = slugs.make(text, at: index)
      return element.isMapping ? editor.adding(id, to: element) : editor.lengthening(element, id, in: list)
    }
  }

  private func slugs(_ ids: some Sequence<String>, _ texts: [String?], _ prefix: Character) -> Slugs {
    Slugs(used: Set(ids), texts: Set(texts.compactMap(\.self)), mentioned: mentioned, prefix: prefix)
  }

  /// The text of something that can be chosen; nil where it has none or a key without a value.
  private static func text(_ node: YAMLNode) -> String? {
    if node.isScalar { return node.isAbsent ? nil : node.string }
    guard node.isMapping, node.entries.allSatisfy({ !$0.value.isAbsent }) else { return nil }
    for key in ["correct", "distractor", "option", "text", "left"] as [StaticString] {
      if let text = node[key], text.isScalar { return text.string }
    }
    return nil
  }

  private func rows() -> [TextEdit] {
    guard let rows = item["rows"] else { return [] }
    guard rows.isMapping else {
      let texts = rows.elements.map { $0["text"]?.string }
      var slugs = slugs(rows.elements.compactMap { $0["id"]?.string }, texts, "r")
      return zip(rows.elements, texts).enumerated().flatMap { index, row -> [TextEdit] in
        guard let text = row.1, row.0["id"] == nil, Self.text(row.0) != nil else { return [] }
        return editor.adding(slugs.make(text, at: index), to: row.0)
      }
    }
    var slugs = slugs([], rows.entries.map { $0.key.string }, "r")
    let parts = rows.entries.enumerated().map { index, entry in
      LongFormEditor.Part(entry, id: slugs.make(entry.key.string, at: index))
    }
    return editor.lengthening(rows, parts, first: "text", second: "correct", in: item)
  }
}

// The two sides of a match.
extension ItemIDs {
  private func pairs() -> [TextEdit] {
    guard let pairs = item["pairs"] else { return [] }
    let decoys = item["decoys"].map { Array($0.elements) } ?? []
    var taken = Set(pairs.elements.compactMap { $0["right-id"]?.string })
    taken.formUnion(decoys.compactMap { $0["id"]?.string })
    let rights = pairs.isMapping ? pairs.entries.map(\.value) : pairs.elements.compactMap { $0["right"] }
    let lefts = pairs.isMapping ? pairs.entries.map(\.key) : pairs.elements.compactMap { $0["left"] }
    guard rights.count == pairs.count, lefts.count == pairs.count,
      (rights + lefts).allSatisfy({ $0.isScalar && !$0.isAbsent })
    else { return [] }
    var leftSlugs = slugs(pairs.elements.compactMap { $0["id"]?.string }, lefts.map(\.string), "l")
    var rightSlugs = slugs(taken, (rights + decoys).map { Self.text($0) }, "r")
    var known = rightIDs(pairs)
    /// A right side that is written again is one and the same, and so is its id.
    func rightID(_ text: String, _ index: Int) -> OptionID {
      if let id = known[text] { return id }
      let id = rightSlugs.make(text, at: index)
      known[text] = id
      return id
    }
    var edits: [TextEdit] = []
    if pairs.isMapping {
      let parts = pairs.entries.enumerated().map { index, entry in
        LongFormEditor.Part(
          entry, id: leftSlugs.make(entry.key.string, at: index), second: rightID(entry.value.string, index))
      }
      edits = editor.lengthening(pairs, parts, first: "left", second: "right", in: item)
      guard !edits.isEmpty else { return [] }
    } else {
      for (index, pair) in pairs.elements.enumerated() {
        if pair["id"] == nil { edits += editor.adding(leftSlugs.make(lefts[index].string, at: index), to: pair) }
        guard pair["right-id"] == nil else { continue }
        edits += editor.adding(rightID(rights[index].string, index), to: pair, as: "right-id", behind: "right")
      }
    }
    return edits + choices(item["decoys"], prefix: "r", used: taken.union(known.values.map(\.text)))
  }

  /// The ids that right sides have already, by their texts.
  private func rightIDs(_ pairs: YAMLNode) -> [String: OptionID] {
    var known: [String: OptionID] = [:]
    for pair in pairs.elements {
      guard let text = pair["right"]?.string, let id = (pair["right-id"]?.string).flatMap({ OptionID($0) }) else {
        continue
      }
      if known[text] == nil { known[text] = id }
    }
    return known
  }
}
