import AssayModel

extension AssessmentPackage {
  /// Brings the translations of a delivered package to its revised items.
  ///
  /// What candidates saw stays as they saw it. A rationale or a feedback goes with the text that it is made of: taken
  /// from the bank of now, or kept where that text is the one that was delivered. Where it is of neither, it would explain
  /// another key, and the item's texts are those of the bank's own language.
  ///
  /// - Parameters:
  ///   - delivered: The package as it was published.
  ///   - now: The items as the bank has them now, by the ids of then.
  ///   - translations: Those of the bank as it is now.
  mutating func reviseTranslations(
    of delivered: AssessmentPackage, now: [ItemID: Item], _ translations: [Translation]
  ) {
    for place in self.translations.indices {
      let language = self.translations[place].language
      let fresh = translations.first { $0.language.utf8.elementsEqual(language.utf8) }
      for (item, original) in zip(items, delivered.items) {
        guard let kept = self.translations[place].texts[item.id.text] else { continue }
        let current = now[item.id]
        let own = Source(original, kept)
        let other = current.map { Source($0, fresh?.texts[$0.id.text] ?? [:]) }
        var revised: [String: String] = [:]
        var isWhole = true
        item.forEachText { at, use, text in
          guard use != .marking else { return }
          let sources = use == .told ? [other, own] : [own, other]
          if let found = sources.lazy.compactMap({ $0?.translation(of: text, at: at) }).first {
            revised[at.text] = found
          } else {
            isWhole = false
          }
        }
        self.translations[place].texts[item.id.text] = isWhole ? revised : nil
      }
    }
  }
}

/// Texts of an item with what they are in another language.
private struct Source {
  private var originals: [TextPlace: String] = [:]
  private let translations: [String: String]

  init(_ item: Item, _ translations: [String: String]) {
    self.translations = translations
    var originals: [TextPlace: String] = [:]
    item.forEachText { place, _, text in originals[place] = text }
    self.originals = originals
  }

  /// What a text is in the other language, where it is the one that was translated.
  func translation(of text: String, at place: TextPlace) -> String? {
    guard let original = originals[place], original.utf8.elementsEqual(text.utf8) else { return nil }
    return translations[place.text]
  }
}
