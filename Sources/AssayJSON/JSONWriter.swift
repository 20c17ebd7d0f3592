/// Appends JSON texts to a buffer of bytes, members in the order in which they are written.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.member("seq", 12)
/// writer.name("clock")
/// writer.beginObject()
/// writer.member("state", "running")
/// writer.endObject()
/// writer.endObject()
/// ```
///
/// What is written is always JSON if the calls nest rightly; a call out of place is the caller's mistake and traps. Names
/// are not checked for being unique. Several texts may follow each other, each on its own line by ``endLine()``.
package struct JSONWriter: Sendable {
  /// How a text is laid out.
  package enum Layout: Hashable, Sendable {
    /// No white space: one line, for machines.
    case compact
    /// A member or an element a line, indented by two spaces, for people.
    case pretty
  }

  /// What has been written.
  package internal(set) var bytes: [UInt8]
  let layout: Layout
  private var depth = 0
  /// Bit `depth - 1` says whether the innermost container is an object.
  private var objects: UInt128 = 0
  /// Whether a comma must come before the next element or name.
  var needsComma = false
  /// Whether a name was written that waits for its value.
  private(set) var owesValue = false

  /// A writer with an empty buffer.
  ///
  /// - Parameters:
  ///   - layout: For machines or for people.
  ///   - capacity: How many bytes to reserve.
  package init(_ layout: Layout = .compact, capacity: Int = 256) {
    self.layout = layout
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// What has been written, as a string.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the buffer between two texts, for the next ones.
  package mutating func removeAll() {
    precondition(depth == 0, "a text is not complete")
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a complete text with a line feed.
  package mutating func endLine() {
    precondition(depth == 0 && !owesValue, "a text is not complete")
    bytes.append(0x0A)
    needsComma = false
  }
}

extension JSONWriter {
  /// Writes `{`.
  package mutating func beginObject() {
    open(JSONByte.openBrace)
    objects |= 1 &<< UInt128(truncatingIfNeeded: depth &- 1)
  }

  /// Writes `}`.
  package mutating func endObject() {
    precondition(isInObject && !owesValue, "an object is closed that is not open, or a name has no value")
    close(JSONByte.closeBrace)
  }

  /// Writes `[`.
  package mutating func beginArray() {
    open(JSONByte.openBracket)
    objects &= ~(1 &<< UInt128(truncatingIfNeeded: depth &- 1))
  }

  /// Writes `]`.
  package mutating func endArray() {
    precondition(depth > 0 && !isInObject, "an array is closed that is not open")
    close(JSONByte.closeBracket)
  }

  /// Writes the name of a member; its value follows.
  package mutating func name(_ name: String) {
    precondition(isInObject && !owesValue, "a name is written outside of an object, or in the place of a value")
    let comma = takeComma()
    appendQuoted(name, afterComma: comma, beforeColon: true)
    if layout == .pretty { bytes.append(0x20) }
    needsComma = false
    owesValue = true
  }
}

extension JSONWriter {
  var isInObject: Bool { depth > 0 && objects &>> UInt128(truncatingIfNeeded: depth &- 1) & 1 == 1 }

  /// Notes that a value follows and writes what must come before it, but for a comma.
  ///
  /// - Returns: Whether a comma must come first.
  @inline(__always)
  mutating func beginValue() -> Bool {
    if owesValue {
      owesValue = false
      needsComma = true
      return false
    }
    precondition(depth == 0 ? !needsComma : !isInObject, "a value without a name, or a second value in one text")
    return takeComma()
  }

  /// Writes a value's text.
  @inline(__always)
  mutating func append(_ text: String) {
    if beginValue() { bytes.append(JSONByte.comma) }
    bytes.append(contentsOf: text.utf8)
  }

  /// Whether a comma must come before the next element or name; a pretty writer writes it, and the line's start.
  @inline(__always)
  private mutating func takeComma() -> Bool {
    let comma = needsComma
    needsComma = true
    guard layout == .pretty, depth > 0 else { return comma }
    if comma { bytes.append(JSONByte.comma) }
    indent()
    return false
  }

  private mutating func open(_ byte: UInt8) {
    if beginValue() { bytes.append(JSONByte.comma) }
    bytes.append(byte)
    precondition(depth < UInt128.bitWidth, "more than 128 levels")
    depth += 1
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    let isEmpty = !needsComma
    depth -= 1
    if layout == .pretty, !isEmpty { indent() }
    bytes.append(byte)
    needsComma = true
  }

  private mutating func indent() {
    bytes.append(0x0A)
    for _ in 0..<depth {
      bytes.append(0x20)
      bytes.append(0x20)
    }
  }
}
