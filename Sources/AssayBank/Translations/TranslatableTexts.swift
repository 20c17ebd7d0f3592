import AssayModel

/// The texts of an item, a set, an assessment or a competency, by the keys under which a translation has them.
///
/// The keys are those of the bank's own files with ids in place of positions: `stem`, `options` / `report`, `gaps` /
/// `kind` / `rationale` / `phishing`. Made of what the thing can be asked for its texts, so that no text is missed.
struct TranslatableTexts {
  /// A text, or several that are one where they are translated: what a file shows, wherever it is shown.
  struct Entry {
    var places: [TextPlace]
    var form: Form
  }

  /// How a text is read.
  enum Form {
    case markdown
    /// Markdown in which these gaps stand, each once.
    case gapped([OptionID])
    /// Markdown beside which no picture is shown.
    case withoutPictures
    case plain
  }

  /// What it is, for messages: ``the item `handrail-01` ``.
  let name: String
  private(set) var entries: [[String]: Entry] = [:]
  /// The keys of ``entries`` in the order of the bank.
  private(set) var keys: [[String]] = []
  /// Whether a part of it could not be read, so that a text that it seems not to have may be one of its.
  var isPartial = false

  /// The keys that can stand below these.
  func keys(below path: [String]) -> [String] {
    var found: [String] = []
    for key in keys where key.count > path.count && key.starts(with: path) && !found.contains(key[path.count]) {
      found.append(key[path.count])
    }
    return found
  }

  private mutating func add(_ key: [String], _ place: TextPlace, _ form: Form) {
    if entries[key] == nil { keys.append(key) }
    entries[key, default: Entry(places: [], form: form)].places.append(place)
  }
}

extension TranslatableTexts {
  init(_ item: Item) {
    name = "the item `\(item.id)`"
    item.forEachText { place, use, _ in
      guard use != .marking else { return }
      let parts = place.text.split(separator: "/").map(String.init)
      add(item.key(for: parts), place, item.form(of: parts))
    }
  }

  init(_ set: ItemSet) {
    name = "the set `\(set.id)`"
    set.forEachText { place, _, _ in
      let parts = place.text.split(separator: "/").map(String.init)
      add(
        set.media.key(for: parts) ?? parts, place,
        parts.first == "title" ? .plain : parts.isOfMedium ? parts.mediumForm : .markdown)
    }
  }

  init(_ assessment: Assessment) {
    name = "the assessment `\(assessment.id)`"
    assessment.forEachText { place, _, _ in
      let parts = place.text.split(separator: "/").map(String.init)
      add(parts, place, parts.first == "agreements" ? .markdown : .plain)
    }
  }

  init(_ competency: Competency) {
    name = "the competency `\(competency.id)`"
    add(["title"], "title", .plain)
  }
}

extension Item {
  /// The keys under which a translation has the text of a place.
  fileprivate func key(for parts: [String]) -> [String] {
    if parts.isOfMedium { return media(before: parts)?.key(for: parts) ?? parts }
    // What candidates write has no id: its rationale stands under the text or the number itself.
    guard parts.count >= 2, let number = Int(parts[parts.count - 1]) else { return parts }
    let owner = Array(parts.dropLast(2))
    var content: GapContent?
    if case .cloze(let cloze) = interaction, owner.count == 2 {
      content = cloze.gaps.first { $0.id.text.utf8.elementsEqual(owner[1].utf8) }?.content
    }
    switch (parts[parts.count - 2], interaction, content) {
    case ("accept", .text(let text), _), ("accept", _, .text(let text)?):
      return owner + ["rationale", text.accept[number].text]
    case ("also", .number(let own), _), ("also", _, .number(let own)?):
      return owner + ["rationale", own.also[number].number]
    default: return parts
    }
  }

  fileprivate func form(of parts: [String]) -> TranslatableTexts.Form {
    if parts.isOfMedium { return parts.mediumForm }
    if parts.count == 1, case .cloze(let cloze) = interaction { return .gapped(cloze.gaps.map(\.id)) }
    return .markdown
  }

  /// The media among which a place is: those of the item, or of one of its parts.
  private func media(before parts: [String]) -> [Medium]? {
    guard parts.count > 3 else { return media }
    let id = parts[parts.count - 4]
    func own<Part>(_ list: [Part], _ ids: KeyPath<Part, OptionID>, _ media: KeyPath<Part, [Medium]>) -> [Medium]? {
      list.first { $0[keyPath: ids].text.utf8.elementsEqual(id.utf8) }?[keyPath: media]
    }
    switch interaction {
    case .choice(let choice): return own(choice.options, \.id, \.media)
    case .multipleResponse(let multiple): return own(multiple.options, \.id, \.media)
    case .matrix(let matrix):
      return parts[0] == "rows" ? own(matrix.rows, \.id, \.media) : own(matrix.columns, \.id, \.media)
    case .order(let order): return own(order.entries, \.id, \.media)
    case .match(let match):
      return parts[0] == "left" ? own(match.lefts, \.id, \.media) : own(match.rights, \.id, \.media)
    case .survey(let survey): return own(survey.scale, \.id, \.media)
    case .cloze(let cloze):
      guard
        case .choice(let choice)? = cloze.gaps.first(where: { $0.id.text.utf8.elementsEqual(parts[1].utf8) })?.content
      else { return nil }
      return own(choice.options, \.id, \.media)
    case .trueFalse, .text, .number, .essay, .file, .info: return nil
    }
  }
}

extension [Medium] {
  /// The keys of what stands in for one of these: `media`, the file, `alt` or `transcript`.
  fileprivate func key(for parts: [String]) -> [String]? {
    guard parts.isOfMedium, let number = Int(parts[parts.count - 2]), indices.contains(number) else { return nil }
    return ["media", self[number].file.text, parts[parts.count - 1]]
  }
}

extension [String] {
  /// Whether they lead to what stands in for a medium: … `media`, its number, `alt` or `transcript`.
  fileprivate var isOfMedium: Bool { count >= 3 && self[count - 3] == "media" }

  fileprivate var mediumForm: TranslatableTexts.Form { last == "alt" ? .plain : .withoutPictures }
}
