/// Names one text of an item, a set, an assessment or a competency: `stem`, `options/report`, `gaps/kind/options/a`.
///
/// Its parts are words of the format, ids and numbers, so that it is ASCII and compared as bytes.
package struct TextPlace: Hashable, Sendable {
  package let text: String

  /// The place that these parts lead to.
  package init(_ parts: String...) { text = parts.joined(separator: "/") }

  /// Takes the text of a place that was written before.
  package init(written text: String) { self.text = text }

  /// A place inside this one.
  package static func / (place: Self, part: String) -> Self { Self(place.text, part) }
}

extension TextPlace: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.text = text }
}

/// When a text is read, and by whom.
package enum TextUse: Hashable, Sendable {
  /// By the candidate, with the item or the stimulus.
  case shown
  /// By the candidate, after an answer or a request: hints, feedback, rationales.
  case told
  /// By those who mark.
  case marking
}

/// What goes over texts and may change them.
package typealias TextVisitor = (TextPlace, TextUse, inout String) -> Void

/// What has texts that can be gone over by their places.
package protocol TextHolder {
  /// Goes over every text that candidates and those who mark may read, and takes what the visitor makes of it.
  mutating func visitTexts(_ visit: TextVisitor)
}

extension TextHolder {
  /// Goes over every text that candidates and those who mark may read.
  package func forEachText(_ visit: (TextPlace, TextUse, String) -> Void) {
    var copy = self
    copy.visitTexts { visit($0, $1, $2) }
  }
}

extension [Medium] {
  /// Goes over what stands in for each medium.
  package mutating func visitTexts(below place: TextPlace?, _ visit: TextVisitor) {
    for index in indices {
      let own = place.map { $0 / "media" / "\(index)" } ?? TextPlace("media", "\(index)")
      visit(own / "alt", .shown, &self[index].alternative)
      if var transcript = self[index].transcript {
        visit(own / "transcript", .shown, &transcript)
        self[index].transcript = transcript
      }
    }
  }
}
