/// A short text is written.
package struct TextInteraction: Hashable, Sendable, Codable {
  package var accept: [AcceptedText]
  /// What is folded in the answer and in the accepted texts before they are compared.
  package var ignore: Set<TextFolding>

  package init(accept: [AcceptedText], ignore: Set<TextFolding>) {
    self.accept = accept
    self.ignore = ignore
  }

  /// Writes what is folded in the order of the words, because a set's own order changes from run to run.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(accept, forKey: .accept)
    try container.encode(ignore.sorted(), forKey: .ignore)
  }

  private enum CodingKeys: String, CodingKey { case accept, ignore }
}

/// A text that earns credit.
package struct AcceptedText: Hashable, Sendable, Codable {
  package var text: String
  /// The share of the points, from 0 to 1.
  package var credit: Rational
  package var rationale: String?

  package init(text: String, credit: Rational = .one, rationale: String? = nil) {
    self.text = text
    self.credit = credit
    self.rationale = rationale
  }
}

/// A difference between texts that does not count.
package enum TextFolding: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case accents, `case`, spaces

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
