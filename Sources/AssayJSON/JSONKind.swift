/// The six kinds of JSON value.
package enum JSONKind: Hashable, Sendable {
  case null, bool, number, string, array, object

  /// The kind of the value that starts with a byte, or nil where no value does.
  init?(startingWith byte: UInt8) {
    switch byte {
    case JSONByte.quote: self = .string
    case JSONByte.openBrace: self = .object
    case JSONByte.openBracket: self = .array
    case JSONByte.minus, JSONByte.zero...JSONByte.nine: self = .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool
    case UInt8(ascii: "n"): self = .null
    default: return nil
    }
  }

  /// The kind in words, such as `a string`.
  package var phrase: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
