import AssayDiagnostics
import AssayMarkdown
import AssayModel
import AssayYAML

/// Reads the files of one language: texts by ids, and nothing else.
struct TranslationReader {
  /// What a translation has texts of, as it is written at the top of a file.
  enum Kind: String, CaseIterable {
    case items, sets, assessments, competencies

    var one: StaticString {
      switch self {
      case .items: "item"
      case .sets: "set"
      case .assessments: "assessment"
      case .competencies: "competency"
      }
    }
  }

  let language: String
  /// Its first file.
  let first: SourceSpan
  private(set) var translation: Translation
  /// Where each text stands, by the id and the keys.
  private var spans: [[String]: SourceSpan] = [:]
  /// Where the texts of each thing begin, by its kind and its id.
  private var heads: [(kind: Kind, id: String, span: SourceSpan)] = []
  /// The ids of what has texts.
  private var begun: Set<String> = []
  /// The ids of what something is wrong with.
  private var faulty: Set<String> = []

  init(language: String, first: SourceSpan) {
    self.language = language
    self.first = first
    translation = Translation(language: language)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - root: Its top.
  ///   - things: What there is, by the word for its kind and its id.
  ///   - mayMiss: Whether something of the bank could not be read, so that nothing is called unknown.
  ///   - unread: Ids of what could not be read.
  ///   - reading: Takes what is wrong.
  mutating func read(
    _ root: YAMLNode, _ things: [String: [String: TranslatableTexts]], mayMiss: Bool, unread: Set<String>,
    in reading: Reading
  ) {
    for entry in root.entries {
      guard let kind = Kind(rawValue: entry.key.string) else {
        reading.unknownKey(
          entry.key, among: Kind.allCases.map { FieldName(stringLiteral: $0.rawValue) }, of: "a translation")
        continue
      }
      guard isMapping(entry, "one `id:` with its texts below it for each \(kind.one)", in: reading) else { continue }
      for thing in entry.value.entries {
        let id = thing.key.string
        guard let texts = things[kind.rawValue]?[id] else {
          guard !mayMiss, !unread.contains(id) else { continue }
          reading.errorOf(
            .unknown(
              "\(kind.one)", thing.key.quotation, among: (things[kind.rawValue] ?? [:]).keys.sorted(),
              rule: "translation-unknown", at: thing.key.span))
          continue
        }
        guard isMapping(thing, "one `key: text` line for each text", in: reading) else { continue }
        if begun.insert(id).inserted { heads.append((kind, id, thing.key.span)) }
        let before = reading.errorCount
        for text in thing.value.entries { read(text, [], of: texts, id, in: reading) }
        if reading.errorCount > before { faulty.insert(id) }
      }
    }
  }

  /// Reads what stands under a key, and below it.
  private mutating func read(
    _ entry: YAMLNode.Entry, _ path: [String], of texts: TranslatableTexts, _ id: String, in reading: Reading
  ) {
    let key = entry.key.string
    let own = path + [key]
    if let known = texts.entries[own] { return take(entry.value, own, known, id, in: reading) }
    guard !texts.keys(below: own).isEmpty else {
      return refuse(entry.key, path, of: texts, in: reading)
    }
    if entry.value.isMapping {
      for inner in entry.value.entries { read(inner, own, of: texts, id, in: reading) }
    } else if entry.value.isSequence, texts.entries[own + ["0"]] != nil {
      for (number, element) in entry.value.elements.enumerated() {
        guard let known = texts.entries[own + ["\(number)"]] else {
          return reading.error(
            "\(texts.name) has \(counted(texts.keys(below: own).count, "text")) in its `\(key)`, and this is one more",
            rule: "translation-unknown", at: element.span,
            help: "where a comma parts it from the text before, put that text into quotes")
        }
        take(element, own + ["\(number)"], known, id, in: reading)
      }
    } else if own.count == 2, path.first == "media", let known = texts.entries[own + ["alt"]], entry.value.isScalar {
      take(entry.value, own + ["alt"], known, id, in: reading)
    } else {
      let isList = texts.entries[own + ["0"]] != nil
      reading.error(
        "the texts of `\(key)` are written \(isList ? "as a list, in the bank's order" : "by their ids")",
        rule: .wrongShape, at: entry.value.span,
        help: isList ? "one `- …` line for each" : texts.keys(below: own).map { "`\($0): …`" }.joined(separator: ", "))
    }
  }

  private mutating func take(
    _ node: YAMLNode, _ path: [String], _ entry: TranslatableTexts.Entry, _ id: String, in reading: Reading
  ) {
    for inner in node.entries where Self.isOfKey(inner.key.string) { return refuseKey(inner.key, in: reading) }
    guard !node.isAbsent else {
      return reading.error("there is no text here; write one or remove the line", rule: .missingValue, at: node.span)
    }
    if let other = spans[[id] + path] {
      return reading.error(
        "this text is translated already; keep one of the two", rule: "translation-twice", at: node.span,
        notes: [.init("the other is here", at: other)])
    }
    let text: String? =
      switch entry.form {
      case .markdown: reading.markdown(node)
      case .withoutPictures: reading.markdown(node, allowsPictures: false)
      case .plain: reading.plainText(node)
      case .gapped(let gaps): Self.gapped(node, gaps, in: reading)
      }
    spans[[id] + path] = node.span
    guard let text else { return }
    for place in entry.places { translation.texts[id, default: [:]][place.text] = text }
  }

  /// A stem in which each gap of the item stands once.
  private static func gapped(_ node: YAMLNode, _ gaps: [OptionID], in reading: Reading) -> String? {
    guard let text = reading.plainText(node) else { return nil }
    let check = MarkdownDocument.check(text)
    reading.report(check, in: node)
    let written = check.gaps.map(\.name)
    let isSame = written.sorted().map { Array($0.utf8) } == gaps.map(\.text).sorted().map { Array($0.utf8) }
    if !isSame {
      reading.error(
        "the translated stem has other gaps than the item", rule: "translation-gaps", at: node.span,
        help: "each stands in it once, in any order: \(gaps.map { "`[[\($0)]]`" }.joined(separator: ", "))")
    }
    return text
  }

  private func isMapping(_ entry: YAMLNode.Entry, _ help: String, in reading: Reading) -> Bool {
    if entry.value.isMapping { return true }
    reading.error(
      "`\(entry.key.quotation)` is written as `key: value` lines here", rule: .wrongShape, at: entry.value.span,
      help: help)
    return false
  }

  /// Refuses a key under which the thing has no text.
  private func refuse(_ key: YAMLNode, _ path: [String], of texts: TranslatableTexts, in reading: Reading) {
    if path.last != "rationale", Self.isOfKey(key.string) { return refuseKey(key, in: reading) }
    guard !texts.isPartial else { return }
    let known = texts.keys(below: path)
    let place = path.isEmpty ? "" : " in its `\(path.joined(separator: "` / `"))`"
    if let meant = suggestion(for: key.string, among: known) {
      reading.error(
        "\(texts.name) has no text `\(key.quotation)`\(place); did you mean `\(meant)`?", rule: "translation-unknown",
        at: key.span, fixes: [.init("write `\(meant)`", edits: [TextEdit(key.span, meant)])])
    } else {
      reading.error(
        "\(texts.name) has no text `\(key.quotation)`\(place)", rule: "translation-unknown", at: key.span,
        help: known.isEmpty ? nil : "it has \(known.map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private func refuseKey(_ key: YAMLNode, in reading: Reading) {
    reading.error(
      "a translation cannot touch the key: `\(key.quotation)` is the bank's", rule: "translation-touches-key",
      at: key.span, help: "remove it; a translation holds texts alone")
  }

  /// The words of the format that say what is right, what it earns and how it is drawn; none of them names a text.
  private static func isOfKey(_ word: String) -> Bool {
    [
      "correct", "distractor", "credit", "points", "accept", "answer", "also", "tolerance", "ignore", "scoring", "rule",
      "select", "negative", "rubric", "tests", "weight", "pin", "shuffle", "status", "use", "type", "competency",
      "difficulty", "tags", "draw", "cut", "pass", "bands", "form", "time", "release", "score",
    ].contains(word)
  }

  /// Says what reads the same once it is translated, and what is not whole.
  func finish(_ things: [String: [String: TranslatableTexts]], in reading: Reading) {
    for head in heads where !faulty.contains(head.id) {
      guard let texts = things[head.kind.rawValue]?[head.id], !texts.isPartial else { continue }
      reportSameTexts(texts, head.id, in: reading)
      let missing = texts.keys.filter { spans[[head.id] + $0] == nil }
      guard let first = missing.first else { continue }
      let others = missing.count == 1 ? "" : " and \(missing.count - 1) more"
      reading.warn(
        "the translation of \(texts.name) lacks `\(first.joined(separator: "` / `"))`\(others)",
        rule: "translation-incomplete", at: head.span,
        help: "until it is whole, candidates get all of it in the bank's own language")
    }
  }

  private func reportSameTexts(_ texts: TranslatableTexts, _ id: String, in reading: Reading) {
    let lists: Set = ["options", "rows", "columns", "items", "left", "right", "scale"]
    var seen: [[String]: [(text: String, span: SourceSpan)]] = [:]
    for key in texts.keys where key.count >= 2 && lists.contains(key[key.count - 2]) {
      guard let place = texts.entries[key]?.places.first, let text = translation.texts[id]?[place.text],
        let span = spans[[id] + key]
      else { continue }
      let list = Array(key.dropLast())
      if let other = seen[list]?.first(where: { $0.text.readsAs(text) }) {
        reading.error(
          "two \(key[key.count - 2] == "left" || key[key.count - 2] == "right" ? "sides" : key[key.count - 2]) of \(texts.name) read the same here; a candidate cannot tell them apart",
          rule: "same-text", at: span, notes: [.init("this is the other", at: other.span)])
      }
      seen[list, default: []].append((text, span))
    }
  }
}
