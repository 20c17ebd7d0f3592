/// A strict pull decoder over the bytes of one JSON text.
///
/// The caller asks for what it expects, in order, and what does not fit is thrown as a ``JSONError`` with its place:
///
/// ```swift
/// var reader = JSONReader(line)
/// try reader.beginObject()
/// while let name = try reader.nextMember() {
///   switch name {
///   case "slot": slot = try reader.readString(limit: 256)
///   case "answer": answer = try reader.skipValue()
///   default: throw reader.unknownMember(known: ["slot", "answer"])
///   }
/// }
/// try reader.finish()
/// ```
///
/// Accepts RFC 8259 and nothing else: UTF-8 is checked, no byte order mark, no trailing comma, no duplicate names
/// (compared as bytes after unescaping), no lone surrogate in `\u` escapes, at most ``maximumDepth`` levels. Memory and
/// time are linear in the text, but for names, which cost n log n in objects of more than 32 members.
///
/// Reading out of order (a member's value left unread, a value read where none stands) is the caller's mistake and traps.
/// After an error the reader is of no further use.
package struct JSONReader: Sendable {
  /// How many arrays and objects may stand in each other.
  package static let maximumDepth = 64

  let bytes: [UInt8]
  let end: Int
  /// Where offsets in errors count from.
  let origin: Int
  /// The index in `bytes` of what comes next.
  var position: Int

  /// How many containers are open.
  private(set) var depth = 0
  /// Bit `depth - 1` says whether the innermost container is an object.
  private var objects: UInt64 = 0
  /// Whether nothing of the innermost container has been read.
  private var isFirst = false
  /// Whether a value is due: at the start, after a name, and where an element stands.
  package private(set) var owesValue = true
  /// Where the value that was read last, or is to be read, starts.
  var valueStart: Int
  /// The names of the open objects.
  var names = JSONNames()

  /// Reads the text that fills `range` of the bytes.
  ///
  /// - Parameters:
  ///   - bytes: Kept (not copied) while the reader lives.
  ///   - range: The part that is the JSON text; all of it when nil.
  ///   - origin: The index that errors call byte 0, such as the start of a line; the start of the range when nil.
  package init(_ bytes: [UInt8], in range: Range<Int>? = nil, origin: Int? = nil) {
    let range = range ?? 0..<bytes.count
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range is not in the bytes")
    self.bytes = bytes
    self.origin = origin ?? range.lowerBound
    position = range.lowerBound
    valueStart = range.lowerBound
    end = range.upperBound
  }

  /// Reads the UTF-8 of a text.
  package init(_ text: String) { self.init(Array(text.utf8)) }
}

extension JSONReader {
  /// The byte offset, from the origin, of what comes next.
  package var offset: Int { position - origin }

  /// What kind of value comes next, without reading it.
  package mutating func peek() throws(JSONError) -> JSONKind {
    guard let kind = JSONKind(startingWith: startValue()) else { throw unexpected("a value") }
    return kind
  }

  /// Reads `{`; its members follow with ``nextMember()``.
  package mutating func beginObject() throws(JSONError) {
    try open(JSONByte.openBrace, .object)
    objects |= 1 &<< UInt64(truncatingIfNeeded: depth &- 1)
    names.open()
  }

  /// Reads `[`; its elements follow with ``nextElement()``.
  package mutating func beginArray() throws(JSONError) {
    try open(JSONByte.openBracket, .array)
    objects &= ~(1 &<< UInt64(truncatingIfNeeded: depth &- 1))
  }

  /// Reads the name of the next member of the innermost object, or its end.
  ///
  /// The member's value must be read, or skipped, before the next call.
  ///
  /// - Returns: The name, or nil after `}`.
  package mutating func nextMember() throws(JSONError) -> JSONName? { try nextName() ? lastName : nil }

  /// Moves to the value of the next member; false after `}`.
  mutating func nextName() throws(JSONError) -> Bool {
    precondition(isInObject && !owesValue, "a member is asked for outside of an object or before a value was read")
    var byte = nextByte()
    if byte == JSONByte.closeBrace {
      position &+= 1
      try closeNames()
      close()
      return false
    }
    if isFirst {
      isFirst = false
      guard byte == JSONByte.quote else { throw unexpected("a member name in quotes or `}`") }
    } else {
      guard byte == JSONByte.comma else { throw unexpected("`,` or `}` after a member") }
      position &+= 1
      byte = nextByte()
      guard byte == JSONByte.quote else { throw unexpected("a member name in quotes after `,`") }
    }
    try readName()
    guard nextByte() == JSONByte.colon else { throw unexpected("`:` after a member name") }
    position &+= 1
    owesValue = true
    return true
  }

  /// Moves to the next element of the innermost array, or past its end.
  ///
  /// The element must be read, or skipped, before the next call.
  ///
  /// - Returns: Whether there is an element; false after `]`.
  package mutating func nextElement() throws(JSONError) -> Bool {
    precondition(depth > 0 && !isInObject && !owesValue, "an element is asked for outside of an array, or too early")
    let byte = nextByte()
    if byte == JSONByte.closeBracket {
      position &+= 1
      close()
      return false
    }
    if isFirst {
      isFirst = false
    } else {
      guard byte == JSONByte.comma else { throw unexpected("`,` or `]` after an element") }
      position &+= 1
      guard nextByte() != JSONByte.closeBracket else { throw unexpected("a value after `,`") }
    }
    owesValue = true
    return true
  }

  /// Requires that the value is complete and only white space follows.
  package mutating func finish() throws(JSONError) {
    precondition(depth == 0 && !owesValue, "the text was not read to its end")
    _ = nextByte()
    guard position == end else { throw error(.trailingText, at: position) }
  }
}

extension JSONReader {
  /// Whether the innermost open container is an object.
  var isInObject: Bool { depth > 0 && objects &>> UInt64(truncatingIfNeeded: depth &- 1) & 1 == 1 }

  /// Skips white space and gives the byte that comes next, or 0 (which starts nothing) at the end.
  @inline(__always)
  mutating func nextByte() -> UInt8 {
    while position < end {
      let byte = bytes[position]
      if byte > 0x20 { return byte }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position &+= 1
    }
    return 0
  }

  /// Moves to the value that is due and gives its first byte.
  @inline(__always)
  mutating func startValue() -> UInt8 {
    precondition(owesValue, "no value is due here")
    let byte = nextByte()
    valueStart = position
    return byte
  }

  /// Notes that the due value was read.
  @inline(__always)
  mutating func endValue() { owesValue = false }

  private mutating func open(_ byte: UInt8, _ kind: JSONKind) throws(JSONError) {
    guard startValue() == byte else { throw wrongKind(kind) }
    guard depth < Self.maximumDepth else { throw error(.tooDeep, at: position) }
    position &+= 1
    depth += 1
    isFirst = true
    owesValue = false
  }

  private mutating func close() {
    depth -= 1
    isFirst = false
  }
}

extension JSONReader {
  /// An error at an index of the bytes.
  @inline(never)
  func error(_ reason: JSONError.Reason, at index: Int) -> JSONError { JSONError(reason, offset: index - origin) }

  /// The error that what comes next is not what the grammar wants.
  @inline(never)
  func unexpected(_ expected: String) -> JSONError {
    guard position < end else { return error(.endOfText(expected: expected), at: end) }
    if depth == 0, end - position >= 3, bytes[position] == 0xEF, bytes[position + 1] == 0xBB {
      return error(.byteOrderMark, at: position)
    }
    return error(.unexpected(found: JSONByte.name(of: bytes[position]), expected: expected), at: position)
  }

  /// The error that the value that comes next is of another kind, or no value at all.
  @inline(never)
  func wrongKind(_ expected: JSONKind) -> JSONError {
    guard position < end, let found = JSONKind(startingWith: bytes[position]), found != expected else {
      return unexpected(expected.phrase)
    }
    return error(.wrongKind(expected: expected, found: found), at: position)
  }
}
