extension JSONReader {
  /// Reads a string.
  package mutating func readString() throws(JSONError) -> String { try readString(limit: .max) }

  /// Reads a string of at most `limit` bytes of UTF-8, counted after unescaping.
  package mutating func readString(limit: Int) throws(JSONError) -> String {
    guard startValue() == JSONByte.quote else { throw wrongKind(.string) }
    let scanned = try scanString()
    endValue()
    if scanned.hasEscapes {
      var unescaped: [UInt8] = []
      unescaped.reserveCapacity(scanned.content.count)
      JSONEscapes.appendUnescaped(bytes.span, scanned.content, to: &unescaped)
      guard unescaped.count <= limit else { throw error(.tooLong(limit: limit), at: valueStart) }
      return try text(unescaped.span)
    }
    guard scanned.content.count <= limit else { throw error(.tooLong(limit: limit), at: valueStart) }
    return try text(bytes.span.extracting(scanned.content))
  }

  /// Reads a string as its bytes, without building a text: ids and tokens that are only compared or looked up.
  ///
  /// The bytes are a slice of those given to the reader where the string has no escapes, and are of UTF-8 either way.
  package mutating func readStringBytes(limit: Int) throws(JSONError) -> ArraySlice<UInt8> {
    guard startValue() == JSONByte.quote else { throw wrongKind(.string) }
    let scanned = try scanString()
    endValue()
    guard scanned.hasEscapes else {
      guard scanned.content.count <= limit else { throw error(.tooLong(limit: limit), at: valueStart) }
      return bytes[scanned.content]
    }
    var unescaped: [UInt8] = []
    JSONEscapes.appendUnescaped(bytes.span, scanned.content, to: &unescaped)
    guard unescaped.count <= limit else { throw error(.tooLong(limit: limit), at: valueStart) }
    return unescaped[...]
  }

  /// Reads a string as a small value to be matched against literals, as is wanted for the words of a vocabulary.
  ///
  /// ```swift
  /// switch try reader.readWord() {
  /// case "running": …
  /// default: throw reader.refused("`state` must be `running` or `paused`")
  /// }
  /// ```
  package mutating func readWord() throws(JSONError) -> JSONName {
    guard startValue() == JSONByte.quote else { throw wrongKind(.string) }
    let scanned = try scanString()
    endValue()
    guard scanned.hasEscapes else { return JSONName(bytes.span, scanned.content) }
    var unescaped: [UInt8] = []
    JSONEscapes.appendUnescaped(bytes.span, scanned.content, to: &unescaped)
    return JSONName(unescaped.span, 0..<unescaped.count)
  }

  /// A string of bytes that were found to be UTF-8.
  func text(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw self.error(.invalidUTF8, at: valueStart + error.byteOffsets.lowerBound)
    }
  }
}

extension JSONReader {
  /// What a scan learns about a string.
  struct ScannedString {
    /// The bytes between the quotes.
    var content: Range<Int>
    var hasEscapes: Bool
  }

  /// Checks the string whose opening quote stands at the position, and moves behind it.
  @inline(__always)
  mutating func scanString() throws(JSONError) -> ScannedString {
    let start = position &+ 1
    let plain = JSONByte.plainLength(in: bytes.span, from: start, to: end)
    guard plain >= 0 else { return try scanAnyString() }
    position = start &+ plain &+ 1
    return ScannedString(content: start..<start &+ plain, hasEscapes: false)
  }

  /// The same for strings with escapes, letters beyond ASCII, mistakes, or in the last bytes of the text.
  @inline(never)
  private mutating func scanAnyString() throws(JSONError) -> ScannedString {
    let start = position + 1
    var index = start
    var hasEscapes = false
    var isBeyondASCII = false
    while true {
      index = JSONByte.interruption(in: bytes.span, from: index, to: end, high: &isBeyondASCII)
      guard index < end else { throw error(.endOfText(expected: "the closing quote of a string"), at: end) }
      switch bytes[index] {
      case JSONByte.quote:
        if isBeyondASCII { try checkUTF8(start..<index) }
        position = index + 1
        return ScannedString(content: start..<index, hasEscapes: hasEscapes)
      case JSONByte.backslash:
        hasEscapes = true
        index += try escapeLength(at: index)
      default:
        throw error(.controlCharacter, at: index)
      }
    }
  }

  private func checkUTF8(_ range: Range<Int>) throws(JSONError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
    } catch {
      throw self.error(.invalidUTF8, at: range.lowerBound + error.byteOffsets.lowerBound)
    }
  }

  /// The length of the escape at an index: 2, 6, or 12 for a surrogate pair.
  private func escapeLength(at index: Int) throws(JSONError) -> Int {
    guard index + 1 < end else { throw error(.endOfText(expected: "the rest of an escape"), at: end) }
    switch bytes[index + 1] {
    case JSONByte.quote, JSONByte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      let unit = try codeUnit(at: index)
      guard unit & 0xF800 == 0xD800 else { return 6 }
      guard unit < 0xDC00, index + 7 < end, bytes[index + 6] == JSONByte.backslash,
        bytes[index + 7] == UInt8(ascii: "u"), try codeUnit(at: index + 6) & 0xFC00 == 0xDC00
      else { throw error(.loneSurrogate, at: index) }
      return 12
    default:
      throw error(.invalidEscape, at: index)
    }
  }

  /// The UTF-16 code unit of the `\uXXXX` at an index.
  private func codeUnit(at index: Int) throws(JSONError) -> UInt16 {
    guard index + 6 <= end else { throw error(.endOfText(expected: "the rest of an escape"), at: end) }
    guard let unit = JSONEscapes.codeUnit(bytes.span, at: index + 2) else { throw error(.invalidEscape, at: index) }
    return unit
  }
}
