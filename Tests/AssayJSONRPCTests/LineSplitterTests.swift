import Testing

@testable import AssayJSONRPC

/// What came of a stream: each line's text, or what was wrong.
private func lines(_ chunks: [[UInt8]], limit: Int = LineSplitter.standardLimit) -> [String] {
  var splitter = LineSplitter(limit: limit)
  var result: [String] = []
  func note(_ line: LineSplitter.Line, _ bytes: [UInt8]) {
    switch line {
    case .line(let range): result.append(String(decoding: bytes[range], as: UTF8.self))
    case .tooLong(let count): result.append("too long: \(count)")
    case .unterminated(let range): result.append("half: " + String(decoding: bytes[range], as: UTF8.self))
    }
  }
  for chunk in chunks {
    splitter.append(chunk[...])
    while let line = splitter.next() { note(line, splitter.bytes) }
  }
  if let line = splitter.finish() { note(line, splitter.bytes) }
  #expect(splitter.finish() == nil)
  return result
}

struct `A stream` {
  @Test(
    arguments: [
      ("", []), ("\n", []), ("\r\n\n", []), ("a\n", ["a"]), ("a\nb\n", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]),
      ("\n\na\n\n\nb\n\n", ["a", "b"]), ("a", ["half: a"]), ("a\nb", ["a", "half: b"]), ("a\n\r", ["a", "half: \r"]),
      ("a\rb\n", ["a\rb"]), ("12345678\n", ["12345678"]), ("123456789\n", ["too long: 9"]),
      ("12345678\r\n", ["12345678"]),
      ("123456789\r\n", ["too long: 9"]), ("123456789", ["too long: 9"]), ("12345678", ["half: 12345678"]),
      ("a\n12345678901234567890\nb\n", ["a", "too long: 20", "b"]), ("é\n", ["é"]), (" \n", [" "]),
      ("12345678901234567890\n\nb", ["too long: 20", "half: b"]),
    ] as [(String, [String])])
  func `is cut into lines`(text: String, expected: [String]) {
    #expect(lines([Array(text.utf8)], limit: 8) == expected)
  }

  @Test func `gives the same lines however it comes`() {
    let texts = [
      "first\nsecond line\r\n\n\r\nthird\n12345678901\nthe fourth is far too long\r\nfifth\nhalf",
      "too long to begin with\nthen short\nand too long to end with",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let whole = lines([bytes], limit: 11).map { $0.replacingTooLong }
      #expect(lines(bytes.map { [$0] }, limit: 11).map { $0.replacingTooLong } == whole)
      for first in 0...bytes.count {
        #expect(
          lines([Array(bytes[..<first]), Array(bytes[first...])], limit: 11).map { $0.replacingTooLong } == whole)
      }
      for size in 1...bytes.count {
        let chunks = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        #expect(lines(chunks, limit: 11).map { $0.replacingTooLong } == whole)
      }
    }
  }

  @Test func `of one endless line is not kept`() {
    var splitter = LineSplitter()
    let chunk = [UInt8](repeating: 0x78, count: 65_536)
    for _ in 0..<320 {
      splitter.append(chunk[...])
      #expect(splitter.next() == nil)
      #expect(splitter.bytes.count <= LineSplitter.standardLimit + 2 * chunk.count)
    }
    splitter.append(Array("\nnext\n".utf8)[...])
    #expect(splitter.next() == .tooLong(count: 320 * 65_536))
    guard case .line(let range) = splitter.next() else {
      Issue.record("the line after the long one is lost")
      return
    }
    #expect(String(decoding: splitter.bytes[range], as: UTF8.self) == "next")
  }

  @Test func `takes lines of exactly 1 MiB`() {
    let line = [UInt8](repeating: 0x78, count: 1_048_576)
    #expect(lines([line + [0x0A]]) == [String(decoding: line, as: UTF8.self)])
    #expect(lines([line + [0x0D, 0x0A]]) == [String(decoding: line, as: UTF8.self)])
    #expect(lines([line, [0x0D], [0x0A]]) == [String(decoding: line, as: UTF8.self)])
    #expect(lines([line + [0x78, 0x0A]]) == ["too long: 1048577"])
    #expect(lines([line, [0x78], [0x0A]]) == ["too long: 1048577"])
  }

  @Test func `gives lines that stay valid until more is appended`() {
    var splitter = LineSplitter()
    splitter.append(Array("a\nbb\nccc\ndd".utf8)[...])
    var ranges: [Range<Int>] = []
    while case .line(let range)? = splitter.next() { ranges.append(range) }
    #expect(ranges.map { String(decoding: splitter.bytes[$0], as: UTF8.self) } == ["a", "bb", "ccc"])
    splitter.append(Array("d\n".utf8)[...])
    guard case .line(let range)? = splitter.next() else {
      Issue.record("a line in two chunks is lost")
      return
    }
    #expect(String(decoding: splitter.bytes[range], as: UTF8.self) == "ddd")
  }
}

extension String {
  /// A count may include the carriage return where the line's content was dropped before its end was seen.
  fileprivate var replacingTooLong: String { hasPrefix("too long") ? "too long" : self }
}
