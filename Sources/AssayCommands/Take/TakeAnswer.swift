import AssayJSON

/// Reads what a person typed as an answer to the item that is shown.
enum TakeAnswer {
  /// The answer as the protocol writes it.
  ///
  /// - Returns: The answer, or why the text is none, in words for the person who typed it.
  static func parse(_ text: String, to item: JSONValue) -> Result<JSONValue, Problem> {
    let interaction = item["interaction"]
    func ids(_ list: String) -> [String] { (interaction?[list]?.elements ?? []).compactMap { $0["id"]?.string } }
    let type = item["type"]?.string ?? ""
    switch type {
    case "choice": return one(text, of: ids("options")).map { wrap(type, .string($0)) }
    case "survey": return one(text, of: ids("steps")).map { wrap(type, .string($0)) }
    case "true-false": return one(text.trueFalse, of: ["true", "false"]).map { wrap(type, .bool($0 == "true")) }
    case "multiple-response":
      return several(text, of: ids("options")).map { wrap(type, .array($0.map { .string($0) })) }
    case "order": return several(text, of: ids("entries")).map { wrap(type, .array($0.map { .string($0) })) }
    case "match": return match(text, ids("lefts"), ids("rights")).map { wrap(type, $0) }
    case "matrix": return matrix(text, ids("rows"), ids("columns")).map { wrap(type, $0) }
    case "cloze": return cloze(text, interaction?["gaps"]?.elements ?? []).map { wrap(type, $0) }
    case "number":
      guard text.contains(where: \.isNumber) else {
        return .failure(Problem("That is no number. Write it with digits and a decimal point, as in 12.5."))
      }
      return .success(wrap(type, .string(text.trimmed)))
    case "text", "essay": return .success(wrap(type, .string(text)))
    default: return .failure(Problem("There is nothing to answer here; press Return to go on."))
    }
  }

  /// Why a text is no answer.
  struct Problem: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }

  private static func wrap(_ type: String, _ value: JSONValue) -> JSONValue { .object([JSONMember(type, value)]) }

  private static func one(_ text: String, of ids: [String]) -> Result<String, Problem> {
    guard let number = Int(text.trimmed), ids.indices.contains(number - 1) else {
      return .failure(Problem("Type one number from 1 to \(ids.count)."))
    }
    return .success(ids[number - 1])
  }

  private static func several(_ text: String, of ids: [String]) -> Result<[String], Problem> {
    let words = text.split { $0.isWhitespace || $0 == "," }
    var chosen: [String] = []
    for word in words {
      guard let number = Int(word), ids.indices.contains(number - 1) else {
        return .failure(Problem("Type numbers from 1 to \(ids.count), apart by blanks."))
      }
      guard !chosen.contains(ids[number - 1]) else { return .failure(Problem("\(number) stands there twice.")) }
      chosen.append(ids[number - 1])
    }
    return .success(chosen)
  }

  private static func match(_ text: String, _ lefts: [String], _ rights: [String]) -> Result<JSONValue, Problem> {
    let words = text.split { $0.isWhitespace || $0 == "," }
    guard words.count == lefts.count else { return .failure(Problem("Type \(lefts.count) numbers, one for each.")) }
    var pairs: [JSONMember] = []
    for (left, word) in zip(lefts, words) where word != "0" {
      guard let number = Int(word), rights.indices.contains(number - 1) else {
        return .failure(Problem("Type numbers from 1 to \(rights.count), or 0 for none."))
      }
      pairs.append(JSONMember(left, .string(rights[number - 1])))
    }
    return .success(.object(pairs))
  }

  private static func matrix(_ text: String, _ rows: [String], _ columns: [String]) -> Result<JSONValue, Problem> {
    let cells = text.split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count == rows.count else {
      return .failure(Problem("Type columns for \(rows.count) rows, rows apart by commas."))
    }
    var members: [JSONMember] = []
    for (row, cell) in zip(rows, cells) where String(cell).trimmed != "0" {
      switch several(String(cell), of: columns) {
      case .failure(let problem): return .failure(problem)
      case .success(let chosen): members.append(JSONMember(row, .array(chosen.map { .string($0) })))
      }
    }
    return .success(.object(members))
  }

  private static func cloze(_ text: String, _ gaps: [JSONValue]) -> Result<JSONValue, Problem> {
    let texts = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard texts.count == gaps.count else {
      return .failure(Problem("Type \(gaps.count) answers apart by commas, one for each gap."))
    }
    var members: [JSONMember] = []
    for (gap, text) in zip(gaps, texts) where !text.isEmpty {
      guard let id = gap["id"]?.string else { continue }
      guard let options = gap["options"]?.elements, !options.isEmpty else {
        members.append(JSONMember(id, .string(text)))
        continue
      }
      switch one(text, of: options.compactMap { $0["id"]?.string }) {
      case .failure(let problem): return .failure(problem)
      case .success(let option): members.append(JSONMember(id, .string(option)))
      }
    }
    return .success(.object(members))
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last].drop(while: \.isWhitespace))
  }

  /// `1` and `2` for what people type for true and false.
  fileprivate var trueFalse: String {
    switch trimmed.lowercased() {
    case "t", "true", "y", "yes": "1"
    case "f", "false", "n", "no": "2"
    default: self
    }
  }
}
