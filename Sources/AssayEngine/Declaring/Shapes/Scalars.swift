import AssayJSON
import AssayModel

/// A text of at most so many bytes of UTF-8.
struct TextShape: ReadableShape {
  typealias Value = String

  var limit: Int?

  var schema: Schema { .string(length: limit.map { 0...$0 }) }

  func read(from reader: inout JSONReader) throws(JSONError) -> String {
    try reader.readString(limit: limit ?? 1_048_576)
  }

  func write(_ value: String, to out: inout Output) { out.json.string(value) }
}

/// A word of a vocabulary.
struct WordShape<Word: RawRepresentable<String> & CaseIterable>: ReadableShape {
  typealias Value = Word

  var schema: Schema { .words(Word.allCases.map(\.rawValue)) }

  func read(from reader: inout JSONReader) throws(JSONError) -> Word {
    guard let word = Word(rawValue: try reader.readString(limit: 64)) else {
      throw reader.refused("expected one of \(Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))")
    }
    return word
  }

  func write(_ value: Word, to out: inout Output) { out.json.string(value.rawValue) }
}

/// One of several texts that are written and never read.
struct ToldWordShape: WritableShape {
  typealias Value = String

  let words: [String]

  var schema: Schema { words.count == 1 ? .word(words[0]) : .words(words) }

  func write(_ value: String, to out: inout Output) { out.json.string(value) }
}

/// True or false.
struct BoolShape: ReadableShape {
  typealias Value = Bool

  var schema: Schema { .bool }

  func read(from reader: inout JSONReader) throws(JSONError) -> Bool { try reader.readBool() }

  func write(_ value: Bool, to out: inout Output) { out.json.bool(value) }
}

/// True, always: that something was done, or is so, where it stands at all.
struct TrueShape: WritableShape {
  typealias Value = Bool

  var schema: Schema { .always(true) }

  func write(_ value: Bool, to out: inout Output) { out.json.bool(value) }
}

/// A whole number in a range.
struct IntShape: ReadableShape {
  typealias Value = Int

  let range: ClosedRange<Int>

  var schema: Schema {
    .integer(from: range.lowerBound, through: range.upperBound == .max ? nil : range.upperBound)
  }

  func read(from reader: inout JSONReader) throws(JSONError) -> Int { try reader.readInt(in: range) }

  func write(_ value: Int, to out: inout Output) { out.json.int(value) }
}

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z, up to the end of the year 9999.
struct InstantShape: ReadableShape {
  typealias Value = Instant

  var schema: Schema { .reference("instant") }

  static let range = 0...253_402_300_799_999

  func read(from reader: inout JSONReader) throws(JSONError) -> Instant {
    Instant(milliseconds: Int64(try reader.readInt(in: Self.range)))
  }

  func write(_ value: Instant, to out: inout Output) { out.json.int(value.milliseconds) }
}

/// A length of time, in milliseconds.
struct IntervalShape: WritableShape {
  typealias Value = Interval

  var schema: Schema { .integer(from: 0) }

  func write(_ value: Interval, to out: inout Output) { out.json.int(value.milliseconds) }
}

/// A number with at most six decimals.
struct DecimalShape: WritableShape {
  typealias Value = Rational

  var least: Int?
  var most: Int?

  var schema: Schema { .number(from: least, through: most) }

  func write(_ value: Rational, to out: inout Output) { out.json.number(text: value.decimalText(places: 6)) }
}

extension Shape where Self == TextShape {
  static var text: Self { Self() }

  static func text(limit: Int) -> Self { Self(limit: limit) }
}

extension Shape where Self == ToldWordShape {
  static func words(_ words: String...) -> Self { Self(words: words) }
}

extension Shape where Self == BoolShape {
  static var bool: Self { Self() }
}

extension Shape where Self == TrueShape {
  static var yes: Self { Self() }
}

extension Shape where Self == IntShape {
  /// How many there are.
  static var count: Self { Self(range: 0...Int.max) }

  static func int(_ range: ClosedRange<Int>) -> Self { Self(range: range) }

  /// The client's number for a call that changes a session.
  static var sequence: Self { Self(range: 1...1_000_000_000) }
}

extension Shape where Self == InstantShape {
  static var instant: Self { Self() }
}

extension Shape where Self == IntervalShape {
  static var milliseconds: Self { Self() }
}

extension Shape where Self == DecimalShape {
  static var decimal: Self { Self() }

  /// A share of a whole.
  static var share: Self { Self(least: 0, most: 1) }

  static var percent: Self { Self(least: 0, most: 100) }
}

extension Shape {
  static func word<Word>(_ word: Word.Type) -> Self where Self == WordShape<Word> { Self() }
}
