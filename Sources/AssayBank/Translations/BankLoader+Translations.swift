import AssayDiagnostics
import AssayModel
import AssayYAML

extension BankLoader {
  /// Reads the files below `locales/`, once everything else is there.
  mutating func readTranslations(_ files: [SourceFile]) {
    var readers: [TranslationReader] = []
    let things = files.isEmpty ? [:] : translatable()
    for file in files {
      reading.file = file
      guard let language = language(of: file) else { continue }
      guard let tree = readTree() else { continue }
      let place = readers.firstIndex { $0.language.isSameTag(as: language) }
      var reader = place.map { readers[$0] } ?? TranslationReader(language: language, first: file.span(0..<0))
      if !reader.language.utf8.elementsEqual(language.utf8) {
        reading.error(
          "`locales/\(language)` and `locales/\(reader.language)` are the same language; put the files in one folder",
          rule: "translation-language", at: file.span(0..<0), notes: [.init("the other is here", at: reader.first)])
        continue
      }
      reader.read(tree.root, things, mayMiss: !isComplete, unread: unreadIDs, in: reading)
      if let place { readers[place] = reader } else { readers.append(reader) }
    }
    for reader in readers {
      reader.finish(things, in: reading)
      bank.translations.append(reader.translation)
    }
  }

  /// The language of a file below `locales/`: the name of the folder there.
  private func language(of file: SourceFile) -> String? {
    let parts = file.path.split(separator: "/")
    let start = file.span(0..<0)
    guard parts.count > 2 else {
      reading.error(
        "a translation stands in a folder that is named by its language", rule: "translation-language", at: start,
        help: "such as `locales/de/\(parts.last ?? "items.yaml")`")
      return nil
    }
    let tag = String(parts[1])
    guard isLanguageTag(tag) else {
      reading.error(
        "the folder `locales/\(tag)` is not named by a language tag; name it like `de` or `de-CH`",
        rule: "translation-language", at: start)
      return nil
    }
    guard !tag.isSameTag(as: bank.language) else {
      reading.error(
        "`\(tag)` is the bank's own language; its texts stand with its items", rule: "translation-language", at: start)
      return nil
    }
    return tag
  }

  /// Everything that has texts, by the word for its kind and its id.
  private func translatable() -> [String: [String: TranslatableTexts]] {
    var things: [String: [String: TranslatableTexts]] = [:]
    func add(_ kind: TranslationReader.Kind, _ id: String, isPartial: Bool = false, _ texts: TranslatableTexts) {
      var texts = texts
      texts.isPartial = isPartial
      if things[kind.rawValue]?[id] == nil { things[kind.rawValue, default: [:]][id] = texts }
    }
    for (place, item) in bank.items.enumerated() {
      add(.items, item.id.text, isPartial: partialItems.contains(place), TranslatableTexts(item))
    }
    for (place, set) in bank.sets.enumerated() {
      add(.sets, set.id.text, isPartial: partialSets.contains(place), TranslatableTexts(set))
    }
    for assessment in bank.assessments { add(.assessments, assessment.id.text, TranslatableTexts(assessment)) }
    for competency in bank.frameworks.flatMap(\.competencies) {
      add(.competencies, competency.id.text, TranslatableTexts(competency))
    }
    return things
  }
}

extension String {
  /// Whether two language tags are the same but for small letters and capitals.
  fileprivate func isSameTag(as other: String) -> Bool {
    lowercased().utf8.elementsEqual(other.lowercased().utf8)
  }
}
