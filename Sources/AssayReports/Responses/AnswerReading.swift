import AssayPsychometrics

/// What the field of an item says.
struct AnswerReading {
  /// Fields that stand for no answer.
  private let missing: [[UInt8]: Response]

  init(_ options: ResponseFileOptions) {
    var missing: [[UInt8]: Response] = [:]
    for text in options.omitted { missing[Array(text.utf8)] = .omitted }
    for text in options.notReached { missing[Array(text.utf8)] = .notReached }
    for text in options.notPresented { missing[Array(text.utf8)] = .notPresented }
    missing[[]] =
      switch options.empty {
      case .omitted: .omitted
      case .notReached: .notReached
      case .notPresented: .notPresented
      }
    self.missing = missing
  }

  /// Takes the field in: what it stands for in the matrix, which learns options as they are met.
  ///
  /// - Returns: Nil where an item that is scored already has no number.
  func response(
    _ field: [UInt8], _ entry: ResponseKey.Entry?, item: Int, in matrix: inout ResponseMatrix
  ) -> Response? {
    let field = trimmed(field)
    if let none = missing[field] { return none }
    guard let entry, !entry.answers.isEmpty else {
      guard let score = Double(String(decoding: field, as: UTF8.self)), score.isFinite,
        abs(score) <= entry?.maximum ?? entry?.points ?? 10_000
      else { return nil }
      return .scored(score)
    }
    let isRight = entry.answers.contains(field)
    let label = String(decoding: field, as: UTF8.self)
    let options = matrix.items[item].options
    let place =
      options.firstIndex { $0.label.utf8.elementsEqual(label.utf8) }
      ?? matrix.addOption(label, isKey: isRight, item: item)
    return .scored(isRight ? entry.points ?? 1 : 0, chosen: .one(place))
  }
}
