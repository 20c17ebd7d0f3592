/// Why a text was refused, and where.
package struct JSONError: Error, Hashable, Sendable {
  package var reason: Reason
  /// The byte offset, from the reader's origin, of the first byte that does not fit.
  package var offset: Int
  /// The member in whose value it is; nil where the reader does not say, or it is about the whole.
  package var member: String?

  package init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What does not fit.
  package enum Reason: Hashable, Sendable {
    /// The text ends too early.
    case endOfText(expected: String)
    /// The grammar wants something else here.
    case unexpected(found: String, expected: String)
    /// Something follows the value.
    case trailingText
    case byteOrderMark
    case invalidUTF8
    /// A control character stands unescaped in a string.
    case controlCharacter
    /// A backslash is followed by something that is no escape.
    case invalidEscape
    /// A `\u` escape is half of a surrogate pair.
    case loneSurrogate
    /// A number is spelt as JSON does not allow; the text says how.
    case invalidNumber(String)
    /// A number does not fit the type or the range that is wanted; the text names it.
    case numberOutOfRange(String)
    /// A number has a fraction where an integer is wanted.
    case notAnInteger
    case tooDeep
    /// An object has this member twice; the offset is the second's.
    case duplicateName(String)
    case wrongKind(expected: JSONKind, found: JSONKind)
    /// A string has more bytes of UTF-8 than allowed.
    case tooLong(limit: Int)
    /// An object has a member that its reader does not know; nor is it ignored.
    case unknownMember(String, known: [String])
    /// An object lacks a member; the offset is the object's.
    case missingMember(String)
    /// A value is well formed and not acceptable; the sentence is the caller's.
    case refused(String)
  }
}

extension JSONError {
  /// The error with the member in whose value it is, unless an inner one is named already.
  package func within(_ member: StaticString) -> JSONError {
    var error = self
    error.member = self.member ?? "\(member)"
    return error
  }
}

extension JSONError: CustomStringConvertible {
  /// What is wrong and how to mend it, in one English sentence without its place and full stop; quotes no value.
  package var message: String {
    switch reason {
    case .endOfText(let expected): "the text ends where \(expected) is expected; send the whole of it"
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .trailingText: "something follows the end of the value; send one value and nothing after it"
    case .byteOrderMark: "the text starts with a byte order mark; leave it out"
    case .invalidUTF8: "these bytes are not UTF-8; encode the text as UTF-8"
    case .controlCharacter: "a control character in a string; write it as an escape such as `\\n` or `\\u001f`"
    case .invalidEscape: "not an escape; write one of `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX`"
    case .loneSurrogate: "half of a surrogate pair; write both halves, or the character itself in UTF-8"
    case .invalidNumber(let how): "not a number of JSON: \(how)"
    case .numberOutOfRange(let range): "the number is out of range; it must fit \(range)"
    case .notAnInteger: "an integer is expected; leave out the fraction"
    case .tooDeep: "more than \(JSONReader.maximumDepth) levels of arrays and objects; nest less deeply"
    case .duplicateName(let name): "the member `\(Self.clipped(name))` stands twice in one object; leave one out"
    case .wrongKind(let expected, let found): "expected \(expected.phrase), found \(found.phrase)"
    case .tooLong(let limit): "the string is longer than \(limit) bytes; shorten it"
    case .unknownMember(let name, let known): Self.unknown(name, known)
    case .missingMember(let name): "the member `\(name)` is missing; add it"
    case .refused(let sentence): sentence
    }
  }

  /// The message and its place, such as `expected a string, found null (at byte 17)`.
  package var description: String { "\(message) (at byte \(offset))" }

  private static func unknown(_ name: String, _ known: [String]) -> String {
    let name = "the member `\(clipped(name))` is not known here"
    guard !known.isEmpty else { return "\(name); leave it out" }
    return "\(name); leave it out or use one of \(known.map { "`\($0)`" }.joined(separator: ", "))"
  }

  /// A name, cut after 64 characters, since it comes from outside and goes into a message.
  private static func clipped(_ name: String) -> String { name.utf8.count <= 64 ? name : name.prefix(64) + "…" }
}

extension JSONReader {
  /// The error that the member whose name was read last is none of those that the caller knows.
  package func unknownMember(known: [String] = []) -> JSONError {
    error(.unknownMember(memberName, known: known), at: nameStart)
  }

  /// The error that an object lacks a member.
  ///
  /// - Parameters:
  ///   - name: The member's name.
  ///   - offset: The byte offset where the object starts, as ``offset`` said before it was read.
  /// - Returns: The error to throw.
  package func missingMember(_ name: String, inObjectAt offset: Int) -> JSONError {
    JSONError(.missingMember(name), offset: offset)
  }

  /// The error that the value read, or peeked at, last is well formed and still not acceptable.
  ///
  /// - Parameter sentence: Why, and how to mend it, without full stop; it should not quote the value.
  /// - Returns: The error to throw.
  package func refused(_ sentence: String) -> JSONError { error(.refused(sentence), at: valueStart) }
}
