import AssayPsychometrics

/// The answers of a long file, one to a row, until all of them are read: 16 bytes for each.
struct LongResponses {
  private struct Answer {
    var candidate, item, text, line: Int32
  }

  private let key: ResponseKey?
  private var answers: [Answer] = []
  private var candidates: [[UInt8]: Int32] = [:]
  /// The first row of each candidate, for what else it says.
  private var firstRows: [DelimitedReader.Record] = []
  private var items: [[UInt8]: Int32] = [:]
  private var itemNames: [[UInt8]] = []
  private var texts: [[UInt8]: Int32] = [:]
  private var textList: [[UInt8]] = []

  init(_ key: ResponseKey?) { self.key = key }

  mutating func take(
    _ record: DelimitedReader.Record, _ layout: ResponseLayout, _ reading: AnswerReading
  ) throws(ResponseFileProblem) {
    guard let long = layout.long, let place = layout.candidate else { return }
    let name = trimmed(record.fields[long.item])
    guard !name.isEmpty else {
      throw ResponseFileProblem(
        "the row names no item", help: "Write the item's name", line: record.line, field: long.item + 1, column: "item")
    }
    if let key, key.namesItems, items[name] == nil,
      !key.entries.contains(where: { $0.item.map { $0.utf8.elementsEqual(name) } ?? false })
    {
      throw ResponseFileProblem(
        "the key has no such item", help: "Give it a row in the key", line: record.line, field: long.item + 1,
        column: "item", text: record.fields[long.item])
    }
    var person = trimmed(record.fields[place])
    if let attempt = layout.attempt { person += [0] + trimmed(record.fields[attempt]) }
    let candidate = Self.number(of: person, in: &candidates)
    if candidate == firstRows.count {
      var row = record
      row.fields[long.response] = []
      firstRows.append(row)
    }
    let item = Self.number(of: name, in: &items)
    if item == itemNames.count { itemNames.append(name) }
    let response = trimmed(record.fields[long.response])
    let text = Self.number(of: response, in: &texts)
    if text == textList.count { textList.append(response) }
    answers.append(
      Answer(candidate: candidate, item: item, text: text, line: Int32(truncatingIfNeeded: record.line)))
  }

  private static func number(of bytes: [UInt8], in numbers: inout [[UInt8]: Int32]) -> Int32 {
    if let known = numbers[bytes] { return known }
    let number = Int32(numbers.count)
    numbers[bytes] = number
    return number
  }

  /// The answers as a matrix, items in the order of the key or of their names; what is not there was not presented.
  mutating func matrix(
    _ layout: ResponseLayout, _ options: ResponseFileOptions, _ people: inout CandidateColumns
  ) throws(ResponseFileProblem) -> ResponseMatrix {
    let order: [(name: String, entry: ResponseKey.Entry?)] =
      if let key, key.namesItems {
        key.entries.map { ($0.item ?? "", $0) }
      } else {
        itemNames.sorted { $0.lexicographicallyPrecedes($1) }.map { (String(decoding: $0, as: UTF8.self), nil) }
      }
    if let key, !key.namesItems {
      throw ResponseFileProblem(
        "the key of a long file names its items, and this one has \(key.entries.count) rows without names",
        help: "Give the key a column `item`")
    }
    var columns = [Int](repeating: 0, count: itemNames.count)
    for (column, own) in order.enumerated() {
      if let number = items[Array(own.name.utf8)] { columns[Int(number)] = column }
    }
    // A place for each candidate and item: the text's number plus one, 0 for none.
    let width = order.count
    var cells = [Int32](repeating: 0, count: firstRows.count * width)
    for answer in answers {
      let place = Int(answer.candidate) * width + columns[Int(answer.item)]
      guard cells[place] == 0 else {
        throw ResponseFileProblem(
          "the candidate has a second answer to `\(String(decoding: itemNames[Int(answer.item)], as: UTF8.self))`",
          help: "Keep one row for each candidate and item; name a column of attempts with --attempt-column",
          line: Int(answer.line))
      }
      cells[place] = answer.text + 1
    }
    var matrix = try ResponseFileReader.emptyMatrix(order.map(\.entry))
    let reading = AnswerReading(options)
    for (row, first) in firstRows.enumerated() {
      var responses: [Response] = []
      responses.reserveCapacity(width)
      for column in 0..<width {
        let text = cells[row * width + column]
        guard text > 0 else {
          responses.append(.notPresented)
          continue
        }
        let field = textList[Int(text - 1)]
        guard let response = reading.response(field, order[column].entry, item: column, in: &matrix) else {
          throw ResponseFileProblem(
            "a score is a number", help: "Write a number; letters need a key", column: order[column].name, text: field)
        }
        responses.append(response)
      }
      if options.trailingIsNotReached { responses.endOmissions() }
      let person = try CandidateColumns.Person(first, layout)
      do { try matrix.append(responses) } catch {
        throw ResponseFileProblem(
          "the candidate does not fit the others: \(error)", help: "An item has at most 65,000 different answers",
          line: first.line)
      }
      people.add(person, layout)
    }
    itemOrder = order
    return matrix
  }

  /// The items, once the matrix is made.
  private(set) var itemOrder: [(name: String, entry: ResponseKey.Entry?)] = []
}
