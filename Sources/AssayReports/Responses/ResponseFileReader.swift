import AssayModel
package import AssayPsychometrics

/// Reads a file of responses, whose bytes come in pieces, into a sample for a report.
///
/// Memory grows by a byte for each answer and by what is kept of each candidate; the file is never whole in memory. Rows of
/// single characters are taken many at a time.
package struct ResponseFileReader {
  package let file: String
  package let options: ResponseFileOptions
  /// The first rows that were skipped, at most ``mostProblems``.
  package private(set) var problems: [ResponseFileProblem] = []
  /// How many rows were skipped.
  package private(set) var skipped = 0
  package var rowCount: Int { matrix?.candidateCount ?? 0 }
  package static let mostProblems = 20

  private let key: ResponseKey?
  private let reading: AnswerReading
  private var reader = DelimitedReader(separator: UInt8(ascii: ","))
  private(set) var layout: ResponseLayout?
  private(set) var people = CandidateColumns()
  private var narrow: NarrowRows?
  private var long: LongResponses?
  /// The responses so far; of a long file once it is read.
  package private(set) var matrix: ResponseMatrix?

  /// - Parameters:
  ///   - file: What the file is called in messages and in the report.
  ///   - key: What is right; nil where responses are scored.
  ///   - options: How the file is to be read.
  package init(file: String, key: ResponseKey?, options: ResponseFileOptions) {
    (self.file, self.key, self.options) = (file, key, options)
    reading = AnswerReading(options)
  }

  /// Takes the next piece of the file.
  ///
  /// - Throws: What is wrong with the header, or with a row where such are not skipped.
  package mutating func feed(_ bytes: some Collection<UInt8>) throws(ResponseFileProblem) {
    reader.feed(bytes)
    try readRows()
  }

  /// Takes the end of the file.
  package mutating func end() throws(ResponseFileProblem) {
    reader.end()
    try readRows()
    guard let layout else {
      throw ResponseFileProblem("the file is empty", help: "Its first row names the columns")
    }
    if var long {
      matrix = try long.matrix(layout, options, &people)
      self.layout?.items = long.itemOrder.map { ResponseLayout.ItemColumn(place: 0, name: $0.name, entry: $0.entry) }
      self.long = nil
    }
    guard var matrix, !matrix.items.isEmpty else {
      throw ResponseFileProblem("the file has no item", help: "Give each item a column", line: 1)
    }
    narrow = nil
    matrix.sortOptions()
    let highest = matrix.highestScores
    let entries = self.layout?.items.map(\.entry) ?? []
    let maxima = highest.indices.map { item -> Double in
      let entry = entries[item]
      let right = entry?.answers.isEmpty == false ? entry?.points ?? 1 : entry?.points
      return entry?.maximum ?? right ?? (highest[item] > 0 ? highest[item] : 1)
    }
    do { try matrix.setMaxima(maxima) } catch {
      throw ResponseFileProblem("all points together pass 5·10¹⁰", help: "Give items fewer points")
    }
    self.matrix = matrix
  }

  private mutating func readRows() throws(ResponseFileProblem) {
    if layout == nil {
      reader.skipByteOrderMark()
      reader.separator = guessedSeparator(reader.waiting)
    }
    while true {
      if layout != nil, try takeNarrowRows() { continue }
      let record: DelimitedReader.Record?
      do throws(DelimitedReader.Problem) { record = try reader.next() } catch {
        guard layout != nil else { throw ResponseFileProblem(error) }
        try refuse(ResponseFileProblem(error))
        continue
      }
      guard let record else { return }
      if layout == nil { try begin(record) } else { try take(record) }
    }
  }

  private mutating func begin(_ header: DelimitedReader.Record) throws(ResponseFileProblem) {
    let layout = try ResponseLayout(header, options, key)
    self.layout = layout
    if layout.long != nil {
      long = LongResponses(key)
      return
    }
    matrix = try Self.emptyMatrix(layout.items.map(\.entry))
    narrow = NarrowRows(layout)
  }

  /// A matrix for items with these keys; what they bring at most is set at the end.
  static func emptyMatrix(_ entries: [ResponseKey.Entry?]) throws(ResponseFileProblem) -> ResponseMatrix {
    do {
      return try ResponseMatrix(
        items: entries.map { entry in
          // Keys that nobody chose are options as well.
          ResponseMatrix.Item(
            openWith: entry?.answers.map { .init(String(decoding: $0, as: UTF8.self), isKey: true) } ?? [],
            isPretest: entry?.isPretest ?? false)
        })
    } catch {
      throw ResponseFileProblem("the items do not fit a report", help: "Give items at most 10,000 points")
    }
  }

  private mutating func take(_ record: DelimitedReader.Record) throws(ResponseFileProblem) {
    guard let layout else { return }
    guard record.fields.count == layout.width else {
      return try refuse(
        ResponseFileProblem(
          "the row has \(record.fields.count) fields, the header \(layout.width)",
          help: "Give every column a field, empty where there is nothing", line: record.line))
    }
    if layout.long != nil {
      do throws(ResponseFileProblem) { try long?.take(record, layout, reading) } catch { try refuse(error) }
      return
    }
    let (row, person): ([Response], CandidateColumns.Person)
    do throws(ResponseFileProblem) {
      person = try CandidateColumns.Person(record, layout)
      row = try responses(record, layout)
    } catch { return try refuse(error) }
    do {
      try matrix?.append(row)
      people.add(person, layout)
    } catch {
      try refuse(
        ResponseFileProblem(
          "the row does not fit the others: \(error)", help: "An item has at most 65,000 different answers",
          line: record.line))
    }
  }

  private mutating func responses(
    _ record: DelimitedReader.Record, _ layout: ResponseLayout
  ) throws(ResponseFileProblem) -> [Response] {
    var row: [Response] = []
    row.reserveCapacity(layout.items.count)
    guard var matrix else { return [] }
    self.matrix = nil
    defer { self.matrix = matrix }
    for (item, column) in layout.items.enumerated() {
      let field = record.fields[column.place]
      guard let response = reading.response(field, column.entry, item: item, in: &matrix) else {
        throw ResponseFileProblem(
          "a score is a number\(column.entry?.maximum.map { " up to \($0)" } ?? "")",
          help:
            "Write a number, or say with --omitted, --not-reached or --not-presented what stands for none; letters need a key",
          line: record.line, field: column.place + 1, column: column.name, text: field)
      }
      row.append(response)
    }
    if options.trailingIsNotReached { row.endOmissions() }
    return row
  }

  private mutating func refuse(_ problem: ResponseFileProblem) throws(ResponseFileProblem) {
    guard options.skipsBadRows else { throw problem }
    skipped += 1
    if problems.count < Self.mostProblems { problems.append(problem) }
  }

  /// Takes rows of single characters, where all columns are items; false where there are none.
  private mutating func takeNarrowRows() throws(ResponseFileProblem) -> Bool {
    guard !options.trailingIsNotReached, var narrow, var matrix, let layout else { return false }
    self.matrix = nil
    defer {
      self.matrix = matrix
      self.narrow = narrow
    }
    let taken = try narrow.take(&reader, layout, reading, &matrix)
    people.addUnnamed(taken)
    return taken > 0
  }
}

extension [Response] {
  /// Takes omissions behind the last answer as not reached.
  mutating func endOmissions() {
    for place in indices.reversed() {
      switch self[place] {
      case .scored: return
      case .omitted: self[place] = .notReached
      case .notReached, .notPresented: break
      }
    }
  }
}
