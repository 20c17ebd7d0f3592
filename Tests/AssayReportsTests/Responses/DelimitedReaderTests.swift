import AssayPsychometrics
import Testing

@testable import AssayReports

struct `A reader of delimited text` {
  /// All records, fed in pieces of a size.
  private func records(_ text: String, piece: Int = 1000, separator: UInt8 = 0x2C) throws -> [[String]] {
    var reader = DelimitedReader(separator: separator)
    var found: [[String]] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      reader.feed(bytes[start..<min(start + piece, bytes.count)])
      while let record = try reader.next() { found.append(record.fields.map { String(decoding: $0, as: UTF8.self) }) }
    }
    reader.end()
    while let record = try reader.next() { found.append(record.fields.map { String(decoding: $0, as: UTF8.self) }) }
    return found
  }

  @Test(
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]), (",\n\n ,\n", [["", ""], [" ", ""]]),
      ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]), ("\"a\nb\",c\n", [["a\nb", "c"]]), ("a\"b,c\n", [["a\"b", "c"]]),
      ("\"\",\"\" \n", [["", ""]]), ("", []), ("\n \n", []), ("é,ß\n", [["é", "ß"]]),
    ] as [(String, [[String]])])
  func `takes fields apart as RFC 4180 has them`(text: String, expected: [[String]]) throws {
    for piece in 1...5 { #expect(try records(text, piece: piece) == expected) }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `reads back what is quoted, in pieces of any size`(seed: UInt64) throws {
    var chance = Generator(seed: seed)
    let letters = ["a", ",", "\"", "\n", "\r", " ", ";", "é", ""]
    let rows = (0..<20).map { _ in
      (0..<3).map { _ in (0..<chance.index(below: 6)).map { _ in letters[chance.index(below: letters.count)] }.joined()
      }
    }
    let text = rows.map { row in
      row.map { "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }
        .joined(separator: ",") + "\r\n"
    }.joined()
    #expect(try records(text, piece: 1 + chance.index(below: 40)) == rows)
  }

  @Test(arguments: [
    ("a,\"b\nc\nd", DelimitedReader.Problem.openQuote(line: 1)),
    ("x\n\"a\"b,c\n", .textBehindQuote(line: 2, field: 1)), ("x\na,\"b\"c\n", .textBehindQuote(line: 2, field: 2)),
  ])
  func `says on which line a quote is wrong`(text: String, problem: DelimitedReader.Problem) {
    #expect(throws: problem) { try records(text) }
  }

  @Test func `goes on behind a line that is wrong`() throws {
    var reader = DelimitedReader(separator: 0x2C)
    reader.feed("a,b\n\"c\"d,e\nf,g\n".utf8)
    #expect(try reader.next()?.fields.count == 2)
    #expect(throws: DelimitedReader.Problem.self) { try reader.next() }
    #expect(try reader.next()?.line == 3)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `comes to an end with any bytes, and loses no line in silence`(seed: UInt64) {
    var chance = Generator(seed: seed)
    let alphabet = Array("ab,\"\n\r\u{00}ü;".utf8)
    let bytes = (0..<400).map { _ in alphabet[chance.index(below: alphabet.count)] }
    var reader = DelimitedReader(separator: 0x2C)
    reader.feed(bytes)
    reader.end()
    var steps = 0
    while steps < 2000 {
      steps += 1
      do { if try reader.next() == nil { break } } catch {}
    }
    #expect(steps < 2000)
    #expect(reader.waiting.isEmpty)
  }
}
