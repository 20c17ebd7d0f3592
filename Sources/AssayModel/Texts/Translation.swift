/// The texts of a bank, or of a package, in another language: overlays by the ids of what they belong to.
///
/// There is nothing in it but texts, so that it cannot say anything of a key.
package struct Translation: Hashable, Sendable, Codable {
  /// A BCP 47 language tag, such as `de-CH`.
  package var language: String
  /// By the id of an item, a set, an assessment or a competency, and then by the place of the text.
  package var texts: [String: [String: String]]

  package init(language: String, texts: [String: [String: String]] = [:]) {
    self.language = language
    self.texts = texts
  }
}

extension Translation {
  /// The overlays of what a package holds, as far as each is whole.
  ///
  /// An item, a set or the assessment of which a text is missing is left out, so that nothing is half in one language and
  /// half in another.
  ///
  /// - Parameter package: What it is to be there for.
  /// - Returns: Nil where no item is whole: then the assessment is not given in this language.
  package func whole(for package: AssessmentPackage) -> Translation? {
    var own = Translation(language: language)
    func take(_ id: String, _ holder: some TextHolder) {
      guard let texts = texts[id] else { return }
      let needed = Set(holder.translatedPlaces.map(\.text))
      guard needed.allSatisfy({ texts[$0] != nil }) else { return }
      own.texts[id] = texts.filter { needed.contains($0.key) }
    }
    for item in package.items { take(item.id.text, item) }
    guard !own.texts.isEmpty else { return nil }
    for set in package.sets { take(set.id.text, set) }
    take(package.assessment.id.text, package.assessment)
    for competency in package.frameworks.flatMap(\.competencies) { take(competency.id.text, competency) }
    return own
  }

  /// Every file that its texts name.
  package var mentionedMedia: Set<MediaPath> {
    var paths: Set<MediaPath> = []
    for text in texts.values.lazy.flatMap(\.values) { paths.formUnion(MediaPath.mentioned(in: text)) }
    return paths
  }
}

extension TextHolder {
  /// The places of the texts that a translation needs: all that candidates may read, before and after an answer.
  package var translatedPlaces: [TextPlace] {
    var places: [TextPlace] = []
    forEachText { place, use, _ in if use != .marking { places.append(place) } }
    return places
  }

  /// The same with these texts, by their places, in place of its own; without any, as it is.
  package func translated(by texts: [String: String]?) -> Self {
    guard let texts else { return self }
    var translated = self
    translated.visitTexts { place, _, text in text = texts[place.text] ?? text }
    return translated
  }
}

extension AssessmentPackage {
  /// The languages in which it can be given: the bank's own first.
  package var languages: [String] { [language] + translations.map(\.language) }

  /// The language that suits a wish best (RFC 4647, section 3.4, lookup).
  ///
  /// - Parameter range: A language tag, such as `de-CH`: where it is not there, `de` does.
  /// - Returns: One of ``languages``; nil where none suits.
  package func language(for range: String) -> String? {
    var parts = range.split(separator: "-").map { $0.lowercased() }
    while !parts.isEmpty {
      let wanted = parts.joined(separator: "-")
      if let found = languages.first(where: { $0.lowercased().utf8.elementsEqual(wanted.utf8) }) { return found }
      parts.removeLast()
      // A single letter begins an extension, and says nothing without what stood behind it.
      if let last = parts.last, last.utf8.count == 1 { parts.removeLast() }
    }
    return nil
  }

  /// The package with the texts of a translation where it has them.
  func given(by translation: Translation) -> AssessmentPackage {
    func translated<Holder: TextHolder>(_ holder: Holder, _ id: String) -> Holder {
      holder.translated(by: translation.texts[id])
    }
    var given = self
    given.items = given.items.map { translated($0, $0.id.text) }
    given.sets = given.sets.map { translated($0, $0.id.text) }
    given.assessment = translated(given.assessment, given.assessment.id.text)
    for place in given.frameworks.indices {
      given.frameworks[place].competencies = given.frameworks[place].competencies.map { translated($0, $0.id.text) }
    }
    return given
  }
}
