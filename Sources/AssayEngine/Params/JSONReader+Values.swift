import AssayJSON
import AssayModel

// Values of the domain as parameters have them; each refusal says what is expected.

extension JSONReader {
  /// Reads the parameters' object, member by member.
  ///
  /// - Parameters:
  ///   - known: The names of all members, for the error on any other.
  ///   - read: Reads the value of a member, or says that it does not know the name.
  /// - Returns: The byte offset at which the object starts.
  /// - Throws: What does not fit, or a member that is not known.
  mutating func readMembers(
    _ known: [String], _ read: (JSONName, inout JSONReader) throws(JSONError) -> Bool
  ) throws(JSONError) -> Int {
    _ = try peek()
    let start = offset
    try beginObject()
    while let name = try nextMember() {
      guard try read(name, &self) else { throw unknownMember(known: known) }
    }
    return start
  }

  mutating func readID<Kind>() throws(JSONError) -> Identifier<Kind> {
    guard let id = Identifier<Kind>(try readString(limit: 64)) else {
      throw refused("expected an id: 1 to 64 of the characters A-Z a-z 0-9 . _ -, a letter or a digit first")
    }
    return id
  }

  mutating func readReference<Kind>() throws(JSONError) -> Reference<Kind> {
    guard let reference = Reference<Kind>(try readString(limit: 128)) else { throw notPrintable }
    return reference
  }

  /// Reads the client's own word for a request.
  mutating func readRequestKey() throws(JSONError) -> String {
    let text = try readString(limit: 128)
    guard Reference<SessionReferenceKind>(text) != nil else { throw notPrintable }
    return text
  }

  private var notPrintable: JSONError { refused("expected 1 to 128 printable ASCII characters without blanks") }

  /// Reads a BCP 47 language tag, going by its characters alone.
  mutating func readLocale() throws(JSONError) -> String {
    let text = try readString(limit: 35)
    let isTag = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
      default: false
      }
    }
    guard isTag, !text.isEmpty, text.utf8.first != 0x2D else {
      throw refused("expected a language tag such as `en-GB`")
    }
    return text
  }

  /// Reads a point in time, up to the end of the year 9999.
  mutating func readInstant() throws(JSONError) -> Instant {
    Instant(milliseconds: Int64(try readInt(in: 0...253_402_300_799_999)))
  }
}
