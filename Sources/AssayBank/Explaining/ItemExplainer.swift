import AssayDiagnostics
import AssayModel

/// Gathers what there is to say about one item.
struct ItemExplainer {
  let loaded: LoadedBank
  let index: Int
  let item: Item

  init(_ index: Int, in loaded: LoadedBank) {
    self.loaded = loaded
    self.index = index
    item = loaded.bank.items[index]
  }

  /// The fields, in the order of the format, those that are not set left out.
  var lines: [ItemExplanation.Line] {
    var lines = [
      line("id", item.id.text, .id),
      line("type", item.interaction.type.rawValue, .type),
      line("status", item.status.rawValue, .status),
      line("use", item.use.rawValue, .use),
    ]
    if !item.was.isEmpty { lines.append(line("was", item.was.list, .was)) }
    if let set = item.set { lines.append(.init(key: "set", value: set.text)) }
    if let competency = item.competency { lines.append(line("competency", named(competency), .competency)) }
    if let level = item.cognitiveLevel { lines.append(line("cognitive-level", level.rawValue, .cognitiveLevel)) }
    if let difficulty = item.difficulty { lines.append(line("difficulty", difficulty.rawValue, .difficulty)) }
    if !item.tags.isEmpty { lines.append(line("tags", item.tags.list, .tags)) }
    if item.isScorable { lines.append(line("points", "\(item.points)", .points)) }
    if let scoring = item.interaction.scoringWord {
      lines.append(line("scoring", scoring, .scoring, FieldPath(.defaults) / .scoring / item.interaction.defaultsKey))
    }
    if case .text(let text) = item.interaction {
      lines.append(line("ignore", text.ignore.sorted().map(\.rawValue).joined(separator: ", "), .ignore))
    }
    if let negative = item.negative {
      let value = "wrong \((negative.wrong * 100).percent), floor \((negative.floor * 100).percent)"
      lines.append(line("negative", value, .negative))
    }
    if item.interaction.type.shuffles { lines.append(line("shuffle", item.shuffle.rawValue, .shuffle)) }
    if !item.tools.isEmpty { lines.append(line("tools", item.tools.map(\.text).joined(separator: ", "), "tools")) }
    if let day = item.reviewBy { lines.append(line("review-by", day, .reviewBy)) }
    if !item.enemies.isEmpty { lines.append(line("enemies", item.enemies.list, .enemies)) }
    if !translations.isEmpty { lines.append(.init(key: "translated", value: translations.joined(separator: ", "))) }
    lines.append(.init(key: "digest", value: ContentDigest(of: item, media: loaded.bank.media).text))
    return lines
  }

  /// The languages in which it is there, and those in which it is not whole.
  private var translations: [String] {
    loaded.bank.translations.compactMap { translation in
      guard let texts = translation.texts[item.id.text] else { return nil }
      let isWhole = item.translatedPlaces.allSatisfy { texts[$0.text] != nil }
      return isWhole ? translation.language : "\(translation.language) (not whole)"
    }
  }

  /// What does not fit on a line.
  var parts: [ItemExplanation.Part] {
    var parts = [ItemExplanation.Part(title: "Stem", lines: item.stem.textLines)]
    parts += item.interaction.parts
    if !media.isEmpty { parts.append(.init(title: "Media", lines: media)) }
    parts.append(.init(title: "Scoring", lines: scoringWords))
    if !item.hints.isEmpty { parts.append(.init(title: "Hints", lines: item.hints)) }
    let feedback = [item.feedback.right.map { "right: \($0)" }, item.feedback.wrong.map { "wrong: \($0)" }]
    if item.feedback != Feedback() { parts.append(.init(title: "Feedback", lines: feedback.compactMap { $0 })) }
    if !item.references.isEmpty { parts.append(.init(title: "References", lines: item.references)) }
    if !item.reviews.isEmpty {
      parts.append(.init(title: "Reviewed", lines: item.reviews.map { "\($0.on) by \($0.by)" }))
    }
    if let competency = item.competency { parts.append(.init(title: "Competency", lines: about(competency))) }
    parts.append(.init(title: "Used by", lines: uses))
    if !enemiesOfOthers.isEmpty {
      parts.append(.init(title: "Named as an enemy by", lines: enemiesOfOthers.map(\.text)))
    }
    if let rating = loaded.bank.ratings.first(where: { $0.item == item.id }) {
      let words = [
        "\(rating.rating)", rating.raters.map { "by \($0) raters" },
        rating.standardDeviation.map { "standard deviation \($0)" },
        rating.setOn.map { "on \($0)" }, rating.source,
      ]
      parts.append(.init(title: "Angoff rating", lines: [words.compactMap { $0 }.joined(separator: ", ")]))
    }
    return parts
  }

  /// The media that the item names, with what their bytes are.
  private var media: [String] {
    let named = loaded.bank.media.isEmpty ? [] : item.mentionedMedia
    return loaded.bank.media.filter { named.contains($0.path) }.map { file in
      "\(file.path.text): \(file.type.rawValue), \(file.bytes) bytes, \(file.digest.text)"
    }
  }

  private var scoringWords: [String] {
    var lines = item.interaction.scoringSentences
    if item.isScorable, !item.interaction.isMarkedByPeople { lines.append("A blank answer earns 0.") }
    if let negative = item.negative {
      lines.append(
        "An answer that earns nothing costs \((max(negative.wrong, negative.floor).magnitude * 100).percent) of the points."
      )
    }
    return lines
  }

  private var enemiesOfOthers: [ItemID] {
    loaded.bank.items.filter { $0.enemies.contains(item.id) }.map(\.id)
  }

  /// The assessments that name the item or its set, or that could draw it.
  private var uses: [String] {
    let tree = CompetencyTree(loaded.bank.frameworks)
    let lines = loaded.bank.assessments.compactMap { assessment -> String? in
      let draws = assessment.blueprint.sections.flatMap(\.draws)
      let isNamed = draws.contains { draw in
        switch draw {
        case .item(let id): id == item.id
        case .set(let id): id == item.set
        default: false
        }
      }
      if isNamed { return "\(assessment.type.rawValue) \(assessment.id): named" }
      guard item.use == assessment.type.use else { return nil }
      if item.status == .pretest, let rule = assessment.blueprint.pretest, rule.filter.admits(item, in: tree) {
        return "\(assessment.type.rawValue) \(assessment.id): may be drawn for a pretest place"
      }
      guard item.isOperational, draws.contains(where: { $0.considers(item, in: tree) }) else { return nil }
      return "\(assessment.type.rawValue) \(assessment.id): may be drawn"
    }
    return lines.isEmpty ? ["no assessment of this bank"] : lines
  }

  private func named(_ competency: CompetencyID) -> String {
    let all = loaded.bank.frameworks.flatMap(\.competencies)
    return all.first { $0.id == competency }.map { "\(competency) \($0.title)" } ?? competency.text
  }

  /// The framework, and the way down in it to a competency, each with what the bank says of it.
  private func about(_ id: CompetencyID) -> [String] {
    guard let framework = loaded.bank.frameworks.first(where: { $0.competencies.contains { $0.id == id } }) else {
      return ["`\(id)`, which is in no framework"]
    }
    let line = CompetencyTree([framework]).lineage(of: id).reversed()
    let own = line.compactMap { id in framework.competencies.first { $0.id == id } }
    return ["\(framework.id): \(framework.title)\(framework.source.map { " (\($0))" } ?? "")"]
      + own.flatMap { competency in
        ["\(competency.id): \(competency.title)"] + (competency.description?.textLines ?? []).map { "   " + $0 }
      }
  }

  private func line(_ key: String, _ value: String, _ name: FieldName, _ fallback: FieldPath? = nil)
    -> ItemExplanation.Line
  {
    let origin: String =
      switch loaded.origin(of: name, ofItem: index, default: fallback) {
      case .item(let place): "\(shown(place))"
      case .file(let place): "defaults in \(shown(place))"
      case .bank(let place): "defaults in \(shown(place))"
      case .builtIn: "built in"
      }
    return .init(key: key, value: value, origin: origin)
  }

  private func shown(_ place: SourceSpan) -> String { "\(loaded.files[place.file]?.path ?? ""):\(place.line)" }
}

extension Draw {
  /// Whether the draw looks among items of which this is one.
  fileprivate func considers(_ item: Item, in tree: CompetencyTree) -> Bool {
    switch self {
    case .pick(_, where: let filter, minimum: _): item.set == nil && item.isScorable && filter.admits(item, in: tree)
    case .pickSets(_, where: let filter, items: _): item.set != nil && filter.admits(item, in: tree)
    case .item, .set: false
    }
  }
}

extension [ItemID] {
  fileprivate var list: String { map(\.text).joined(separator: ", ") }
}

extension [Tag] {
  fileprivate var list: String { map(\.text).joined(separator: ", ") }
}

extension String {
  /// The lines of a text, without empty ones at its end.
  var textLines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
