extension JSONReader {
  /// Checks the next value, whatever it is, without building anything.
  ///
  /// For payloads that are kept as sent: the range tells where, in the bytes given to the reader, the value stands, with
  /// no white space around it.
  package mutating func skipValue() throws(JSONError) -> Range<Int> {
    _ = startValue()
    let start = position
    let outside = depth
    try skipOneOrOpen()
    while depth > outside {
      if isInObject {
        if try nextName() { try skipOneOrOpen() }
      } else {
        if try nextElement() { try skipOneOrOpen() }
      }
    }
    valueStart = start
    return start..<position
  }

  /// Reads the next value, whatever it is, into a tree.
  package mutating func readValue() throws(JSONError) -> JSONValue {
    switch try peek() {
    case .null:
      try readNull()
      return .null
    case .bool: return .bool(try readBool())
    case .number: return .number(try readNumberText())
    case .string: return .string(try readString())
    case .array:
      var elements: [JSONValue] = []
      try beginArray()
      while try nextElement() { elements.append(try readValue()) }
      return .array(elements)
    case .object:
      var members: [JSONMember] = []
      try beginObject()
      while try nextName() {
        let name = memberName
        members.append(JSONMember(name, try readValue()))
      }
      return .object(members)
    }
  }

  /// The bytes of a value that ``skipValue()`` has passed, to be written again as they are.
  package func bytes(in range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  private mutating func skipOneOrOpen() throws(JSONError) {
    switch startValue() {
    case JSONByte.quote:
      _ = try scanString()
      endValue()
    case JSONByte.openBrace: try beginObject()
    case JSONByte.openBracket: try beginArray()
    default:
      switch try peek() {
      case .null: try readNull()
      case .bool: _ = try readBool()
      default: _ = try readNumber()
      }
    }
  }
}
