/// Splits bytes that come in pieces into records of fields, by RFC 4180: quotes, doubled quotes, line feeds within quotes,
/// and lines that end with CRLF or LF.
///
/// Nothing is kept but the record that is being read.
struct DelimitedReader {
  /// A record, with its fields' quotes resolved.
  struct Record {
    /// The line on which it begins, from 1.
    var line: Int
    var fields: [[UInt8]]
  }

  enum Problem: Error, Hashable {
    /// A quote that was opened on a line is not closed within the limit, or before the end.
    case openQuote(line: Int)
    /// Something other than a separator stands behind a closing quote.
    case textBehindQuote(line: Int, field: Int)
    /// A record is longer than the limit.
    case tooLong(line: Int)
  }

  /// The longest record, in bytes.
  static let limit = 16 << 20

  var separator: UInt8
  private(set) var line = 1
  private var buffer: [UInt8] = []
  private var place = 0
  private var isAtEnd = false

  init(separator: UInt8) { self.separator = separator }

  /// Takes more bytes.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    if place > 0 {
      buffer.removeSubrange(..<place)
      place = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// Says that no more bytes come, so that what is left is a record.
  mutating func end() { isAtEnd = true }

  /// The bytes that wait; for a look at the beginning.
  var waiting: ArraySlice<UInt8> { buffer[place...] }

  /// Passes over the mark of UTF-8 at the beginning.
  mutating func skipByteOrderMark() { if waiting.starts(with: [0xEF, 0xBB, 0xBF]) { place += 3 } }

  /// The next record that is not blank; nil where more bytes are needed, or none are left.
  ///
  /// - Throws: What is wrong; the reader then stands behind that line.
  mutating func next() throws(Problem) -> Record? {
    while true {
      let start = place
      let first = line
      guard let record = try scan() else {
        place = start
        line = first
        return nil
      }
      if record.fields.count > 1 || !(record.fields.first ?? []).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        return record
      }
    }
  }

  private mutating func scan() throws(Problem) -> Record? {
    guard place < buffer.count else { return nil }
    var record = Record(line: line, fields: [])
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    let start = place
    var at = place
    while at < buffer.count {
      let byte = buffer[at]
      if at - start > Self.limit {
        skipLine(from: start)
        throw isQuoted ? .openQuote(line: record.line) : .tooLong(line: record.line)
      }
      if isQuoted {
        if byte == 0x22 {
          guard at + 1 < buffer.count || isAtEnd else { return nil }
          if at + 1 < buffer.count, buffer[at + 1] == 0x22 {
            field.append(0x22)
            at += 1
          } else {
            isQuoted = false
            wasQuoted = true
          }
        } else {
          if byte == 0x0A { line += 1 }
          field.append(byte)
        }
      } else if byte == separator {
        record.fields.append(field)
        (field, wasQuoted) = ([], false)
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D {
          guard at + 1 < buffer.count || isAtEnd else { return nil }
          if at + 1 < buffer.count, buffer[at + 1] == 0x0A { at += 1 }
        }
        record.fields.append(field)
        place = at + 1
        line += 1
        return record
      } else if byte == 0x22, field.isEmpty, !wasQuoted {
        isQuoted = true
      } else if wasQuoted {
        if byte != 0x20, byte != 0x09 {
          let number = record.fields.count + 1
          skipLine(from: start)
          throw .textBehindQuote(line: record.line, field: number)
        }
      } else {
        field.append(byte)
      }
      at += 1
    }
    guard isAtEnd else { return nil }
    if isQuoted {
      line = record.line
      skipLine(from: start)
      throw .openQuote(line: record.line)
    }
    record.fields.append(field)
    place = at
    return record
  }

  /// Stands behind the line on which something is wrong, so that reading can go on.
  private mutating func skipLine(from start: Int) {
    let end = buffer[start...].firstIndex(of: 0x0A) ?? buffer.count - 1
    place = end + 1
    line += 1
  }
}

extension DelimitedReader {
  /// How many rows of single bytes, such as `1,0,1`, stand at the beginning of what waits.
  func countNarrowRows(_ width: Int, limit: Int) -> Int {
    let length = 2 * width
    let all = buffer.span
    var (count, at) = (0, place)
    while count < limit, at + length <= all.count {
      let line = all.extracting(at..<at + length)
      guard line[length - 1] == 0x0A, hasSeparators(line, separator) else { break }
      at += length
      count += 1
    }
    return count
  }

  /// Translates rows of single bytes into codes, field by field; the number of rows before the first with a byte unknown.
  func translate(_ width: Int, _ count: Int, _ tables: Span<UInt8>, _ rows: inout [UInt8], _ first: Int) -> Int {
    let all = buffer.span
    var target = rows.mutableSpan
    for row in 0..<count {
      let line = all.extracting(place + row * 2 * width..<place + (row + 1) * 2 * width)
      var highest: UInt8 = 0
      let to = first + row * width
      for field in 0..<width {
        let code = tables[field &* 256 &+ Int(line[2 &* field])]
        highest = max(highest, code)
        target[to &+ field] = code
      }
      if highest == 255 { return row }
    }
    return count
  }

  /// Passes over bytes that were taken.
  mutating func pass(bytes: Int, lines: Int) {
    place += bytes
    line += lines
  }
}

/// Whether every second byte but the last is a separator; written so that a compiler takes many at a time.
private func hasSeparators(_ line: Span<UInt8>, _ separator: UInt8) -> Bool {
  var wrong: UInt8 = 0
  for field in 0..<line.count / 2 - 1 { wrong |= line[2 &* field &+ 1] ^ separator }
  return wrong == 0
}
