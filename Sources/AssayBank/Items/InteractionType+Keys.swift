import AssayModel

// What the format knows of each type of item.
extension InteractionType {
  /// The keys that items of the type have beside those that all items have.
  var keys: [FieldName] {
    switch self {
    case .choice: [.options]
    case .trueFalse: [.answer]
    case .multipleResponse: [.options, .select, .scoring]
    case .matrix: [.rows, .columns, .scoring]
    case .text: [.accept, .ignore]
    case .number: [.answer, .tolerance, .also]
    case .order: [.items, .scoring]
    case .match: [.pairs, .decoys, .scoring]
    case .cloze: [.gaps, .scoring]
    case .essay: [.words, .rubric]
    case .file: [.types, .size, .files, .rubric]
    case .survey: [.scale]
    case .info: []
    }
  }

  /// The keys that some type has and others have not.
  static let allKeys: [FieldName] = [
    .options, .answer, .select, .scoring, .rows, .columns, .accept, .ignore, .tolerance, .also, .items, .pairs, .decoys,
    .gaps, .words, .rubric, .scale, .types, .size, .files,
  ]

  /// Types of the format that a later version carries out.
  static let later = [
    "sort", "gap-match", "highlight", "hotspot", "point", "label", "slider", "formula", "external",
  ]

  /// All types as messages list them.
  static var words: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }

  /// An item of the type, as messages name it.
  var phrase: String {
    switch self {
    case .choice, .trueFalse, .matrix, .text, .number, .match, .cloze, .file, .survey: "a \(rawValue) item"
    case .multipleResponse: "a multiple-response item"
    case .order, .essay, .info: "an \(rawValue) item"
    }
  }

  /// Whether the author decides on the order of what is shown.
  ///
  /// Entries to put in order and right sides of a match are shuffled always, because their order tells the key.
  var shuffles: Bool {
    switch self {
    case .choice, .multipleResponse, .matrix, .cloze: true
    case .trueFalse, .text, .number, .order, .match, .essay, .file, .survey, .info: false
    }
  }

  /// Whether an answer has a score that a test can expect.
  var hasTests: Bool {
    switch self {
    case .essay, .file, .survey, .info: false
    default: true
    }
  }
}
