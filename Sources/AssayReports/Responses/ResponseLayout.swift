import AssayModel

/// Which column of a file of responses is what.
struct ResponseLayout {
  var candidate: Int?
  var attempt: Int?
  var groups: [(name: String, place: Int)] = []
  /// In the order of the columns; of a long file empty until items are met.
  var items: [ItemColumn] = []
  /// Of a long file: the columns of the item and of the response.
  var long: (item: Int, response: Int)?
  /// How many fields a row has.
  let width: Int
  let names: [String]

  struct ItemColumn {
    /// In a wide file.
    var place: Int
    var name: String
    var entry: ResponseKey.Entry?
  }

  init(
    _ header: DelimitedReader.Record, _ options: ResponseFileOptions, _ key: ResponseKey?
  ) throws(ResponseFileProblem) {
    names = header.fields.map { String(decoding: trimmed($0), as: UTF8.self) }
    width = names.count
    try Self.refuseTwins(names, header)
    var taken: Set<Int> = []
    func column(_ name: String, _ flag: String) throws(ResponseFileProblem) -> Int {
      guard let place = names.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
        throw ResponseFileProblem(
          "there is no column `\(name)`, which \(flag) names",
          help:
            "The header has \(names.prefix(20).map { "`\($0)`" }.joined(separator: ", "))\(names.count > 20 ? " …" : "")",
          line: header.line)
      }
      return place
    }
    if let name = options.idColumn {
      candidate = try column(name, "--id-column")
    } else {
      candidate = names.firstIndex { ["candidate", "id", "candidate_id"].contains($0.lowercased()) }
    }
    if let candidate { taken.insert(candidate) }
    if let name = options.attemptColumn { attempt = try column(name, "--attempt-column") }
    if let attempt { taken.insert(attempt) }
    for name in options.groupColumns { groups.append((name, try column(name, "--group-column"))) }
    for name in options.ignoredColumns { taken.insert(try column(name, "--ignore-column")) }
    taken.formUnion(groups.map(\.place))
    let lower = names.map { $0.lowercased() }
    let isLong = options.layout.map { $0 == .long } ?? (lower.contains("item") && lower.contains("response"))
    if isLong {
      guard let item = lower.firstIndex(of: "item"), let response = lower.firstIndex(of: "response"), candidate != nil
      else {
        throw ResponseFileProblem(
          "a long file has the columns `candidate`, `item` and `response`",
          help: "Name the columns so, or name the candidate's with --id-column", line: header.line)
      }
      long = (item, response)
      taken.formUnion([item, response])
      try refuseStrangers(names.indices.filter { !taken.contains($0) }, header)
      return
    }
    let rest = names.indices.filter { !taken.contains($0) }
    try takeItems(rest, key, header)
  }

  private mutating func takeItems(
    _ rest: [Int], _ key: ResponseKey?, _ header: DelimitedReader.Record
  ) throws(ResponseFileProblem) {
    guard let key else {
      items = rest.map { ItemColumn(place: $0, name: names[$0], entry: nil) }
      return
    }
    if !key.namesItems {
      guard key.entries.count == rest.count else {
        throw ResponseFileProblem(
          "the key has \(key.entries.count) rows, and the file \(rest.count) columns that can be items",
          help: "Give the key a column `item`, or name the other columns with --group-column or --ignore-column",
          line: header.line)
      }
      items = zip(rest, key.entries).map { ItemColumn(place: $0, name: names[$0], entry: $1) }
      return
    }
    var entries: [String: ResponseKey.Entry] = [:]
    for entry in key.entries { entries[entry.item ?? ""] = entry }
    var strangers: [Int] = []
    for place in rest {
      if let entry = entries.removeValue(forKey: names[place]) {
        items.append(ItemColumn(place: place, name: names[place], entry: entry))
      } else {
        strangers.append(place)
      }
    }
    try refuseStrangers(strangers, header)
    if let missing = entries.keys.min() {
      throw ResponseFileProblem(
        "the key has `\(missing)`, and the file has no such column",
        help: "Name the column so, or take the row out of the key", line: header.line)
    }
  }

  private func refuseStrangers(_ places: [Int], _ header: DelimitedReader.Record) throws(ResponseFileProblem) {
    guard let place = places.first else { return }
    throw ResponseFileProblem(
      "the column is neither an item of the key nor named otherwise",
      help: "Name it with --group-column, --id-column or --attempt-column, or leave it out with --ignore-column",
      line: header.line, field: place + 1, text: header.fields[place])
  }

  private static func refuseTwins(_ names: [String], _ header: DelimitedReader.Record) throws(ResponseFileProblem) {
    var seen: Set<String> = []
    for (place, name) in names.enumerated() where !seen.insert(name).inserted {
      throw ResponseFileProblem(
        "two columns have one name", help: "Give each column a name of its own", line: header.line, field: place + 1,
        text: header.fields[place])
    }
  }
}
