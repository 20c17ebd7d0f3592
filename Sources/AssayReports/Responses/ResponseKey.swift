import AssayModel

/// What is right on each item, and what it counts: the key beside a file of responses.
///
/// A CSV file with a header: `item` and `key`, and if wanted `points` (what a right answer brings, else 1), `maximum` (of
/// items that are scored already), `domain` and `pretest` (`yes`, `true` or `1`). Several answers that are right stand with
/// `|` between them. Without a column `item` the rows go by the order of the columns. An item with an empty key is scored
/// already.
package struct ResponseKey: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// Nil where items go by their order.
    var item: String?
    /// Empty where the item is scored already.
    var answers: [[UInt8]]
    var points: Double?
    var maximum: Double?
    var domain: String?
    var isPretest: Bool
  }

  let entries: [Entry]

  var namesItems: Bool { entries.contains { $0.item != nil } }

  /// Reads a whole key file.
  package init(_ bytes: [UInt8]) throws(ResponseFileProblem) {
    var reader = DelimitedReader(separator: guessedSeparator(bytes))
    reader.feed(bytes)
    reader.end()
    reader.skipByteOrderMark()
    let header = try Self.next(&reader)
    guard let header else {
      throw ResponseFileProblem("the key is empty", help: "Its first row names the columns: `item,key`")
    }
    let names = header.fields.map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard let key = names.firstIndex(where: { $0 == "key" }) else {
      throw ResponseFileProblem(
        "the key has no column `key`", help: "Its first row names the columns: `item,key`", line: header.line)
    }
    let known = ["item", "key", "points", "maximum", "domain", "pretest"]
    if let odd = names.firstIndex(where: { !known.contains($0) }) {
      throw ResponseFileProblem(
        "the key has a column that means nothing here", help: "A key has \(known.joined(separator: ", "))",
        line: header.line, field: odd + 1, text: header.fields[odd])
    }
    func place(_ name: String) -> Int? { names.firstIndex { $0 == name } }
    let places = (item: place("item"), points: place("points"), maximum: place("maximum"))
    let (domain, pretest) = (place("domain"), place("pretest"))
    var entries: [Entry] = []
    while let record = try Self.next(&reader) {
      guard record.fields.count == names.count else {
        throw ResponseFileProblem(
          "the row has \(record.fields.count) fields, the header \(names.count)",
          help: "Give each item every column, empty where there is nothing", line: record.line)
      }
      func number(_ place: Int?) throws(ResponseFileProblem) -> Double? {
        guard let place, !record.fields[place].isEmpty else { return nil }
        guard let value = Double(String(decoding: record.fields[place], as: UTF8.self)), value > 0, value <= 10_000
        else {
          throw ResponseFileProblem(
            "points are a number above 0 and at most 10,000", help: "Write such a number, or leave the field empty",
            line: record.line, field: place + 1, column: names[place], text: record.fields[place])
        }
        return value
      }
      let (points, maximum) = (try number(places.points), try number(places.maximum))
      if let points, let maximum, points > maximum {
        throw ResponseFileProblem(
          "a right answer brings more than the maximum", help: "Give the item a higher maximum, or fewer points",
          line: record.line)
      }
      let own = record.fields[key]
      entries.append(
        Entry(
          item: places.item.map { String(decoding: record.fields[$0], as: UTF8.self) },
          answers: own.isEmpty ? [] : own.split(separator: UInt8(ascii: "|")).map { trimmed(Array($0)) },
          points: points, maximum: maximum,
          domain: domain.map { String(decoding: record.fields[$0], as: UTF8.self) },
          isPretest: pretest.map { place in
            ["yes", "true", "1"].contains(String(decoding: record.fields[place], as: UTF8.self).lowercased())
          } ?? false))
    }
    guard !entries.isEmpty else { throw ResponseFileProblem("the key has no item", help: "Give each item a row") }
    var seen: Set<String> = []
    for entry in entries {
      if let item = entry.item, !seen.insert(item).inserted {
        throw ResponseFileProblem(
          "the key has `\(item)` twice", help: "Give each item one row; write `A|C` for two keys")
      }
    }
    self.entries = entries
  }

  private static func next(_ reader: inout DelimitedReader) throws(ResponseFileProblem) -> DelimitedReader.Record? {
    do throws(DelimitedReader.Problem) { return try reader.next() } catch { throw ResponseFileProblem(error) }
  }
}

extension ResponseFileProblem {
  init(_ problem: DelimitedReader.Problem) {
    switch problem {
    case .openQuote(let line):
      self.init("a quote is opened and never closed", help: "Close it, or double a quote that is meant", line: line)
    case .textBehindQuote(let line, let field):
      self.init(
        "text stands behind a closing quote", help: "Double a quote that is meant: \"\"", line: line, field: field)
    case .tooLong(let line):
      self.init("the row is longer than 16 MiB", help: "Look for a quote that is not closed", line: line)
    }
  }
}

/// The separator that the first line has most of: a comma, a semicolon or a tab.
func guessedSeparator(_ bytes: some Collection<UInt8>) -> UInt8 {
  let line = bytes.prefix { $0 != 0x0A }
  let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { byte in (byte, line.count { $0 == byte }) }
  return counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? UInt8(ascii: ",")
}

/// Without spaces at the ends.
func trimmed(_ field: [UInt8]) -> [UInt8] {
  guard let first = field.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
    let last = field.lastIndex(where: { $0 != 0x20 && $0 != 0x09 })
  else { return [] }
  return first == 0 && last == field.count - 1 ? field : Array(field[first...last])
}
