/// Files are sent, and scored by people.
package struct FileInteraction: Hashable, Sendable, Codable {
  /// Of what they may be, in the author's order; some of ``MediaType/ofUploads``.
  package var types: [MediaType]
  /// The most bytes of one file.
  package var largest: Int
  /// How many files an answer may have at most, from 1.
  package var count: Int
  package var rubric: Rubric?

  package init(types: [MediaType], largest: Int, count: Int = 1, rubric: Rubric? = nil) {
    self.types = types
    self.largest = largest
    self.count = count
    self.rubric = rubric
  }

  /// The bytes that one file may have where the author says nothing.
  package static let usualSize = 8 << 20
  /// The most bytes that an author may allow for one file.
  package static let largestSize = 32 << 20
  /// The most files that an author may allow for one answer.
  package static let mostFiles = 10
}

extension Interaction {
  /// Whether people score what is answered.
  package var isMarkedByPeople: Bool {
    switch self {
    case .essay, .file: true
    default: false
    }
  }

  /// How people score it, where they do and the author said how.
  package var rubric: Rubric? {
    switch self {
    case .essay(let essay): essay.rubric
    case .file(let file): file.rubric
    default: nil
    }
  }
}
