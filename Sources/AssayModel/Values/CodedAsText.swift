/// What is written as one text, and read back only where the text is of its grammar.
package protocol CodedAsText: Codable, CustomStringConvertible {
  /// What is wrong with a text of another grammar, such as `not an id`.
  static var notOfGrammar: String { get }
  var text: String { get }
  init?(_ text: String)
}

extension CodedAsText {
  /// Reads a text of the grammar, and throws `DecodingError.dataCorrupted` at any other.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: Self.notOfGrammar))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var description: String { text }
}
