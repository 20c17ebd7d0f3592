/// A JSON value as a small tree, for administration and tests; hot paths use ``JSONReader`` and ``JSONWriter``.
///
/// Two values are equal where they would be written alike: strings and numbers by their bytes (`1.0` is not `1`, a
/// composed letter is not a decomposed one), members in the same order. To compare whatever the order, compare
/// ``canonicalBytes``.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number as decimal text in JSON's own spelling, such as `-0.10`.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members in the order in which they were written; names are unique.
  case object([JSONMember])
}

/// A name and a value in an object.
package struct JSONMember: Hashable, Sendable {
  package var name: String
  package var value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }

  package static func == (first: Self, second: Self) -> Bool {
    first.name.utf8.elementsEqual(second.name.utf8) && first.value == second.value
  }

  package func hash(into hasher: inout Hasher) {
    JSONValue.hash(name, into: &hasher)
    hasher.combine(value)
  }
}

extension JSONValue: Hashable {
  package static func == (first: Self, second: Self) -> Bool {
    switch (first, second) {
    case (.null, .null): true
    case (.bool(let first), .bool(let second)): first == second
    case (.number(let first), .number(let second)): first.utf8.elementsEqual(second.utf8)
    case (.string(let first), .string(let second)): first.utf8.elementsEqual(second.utf8)
    case (.array(let first), .array(let second)): first == second
    case (.object(let first), .object(let second)): first == second
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    switch self {
    case .null: break
    case .bool(let bool): hasher.combine(bool)
    case .number(let text), .string(let text): Self.hash(text, into: &hasher)
    case .array(let elements): hasher.combine(elements)
    case .object(let members): hasher.combine(members)
    }
  }

  static func hash(_ text: String, into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

extension JSONValue {
  /// Reads one JSON text, as strictly as ``JSONReader``.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    self = try reader.readValue()
    try reader.finish()
  }

  /// Reads one JSON text, as strictly as ``JSONReader``.
  package init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }

  /// A number with the shortest text that reads back the same; null for what is not finite.
  package init(_ number: Double) { self = number.isFinite ? .number(JSONWriter.text(of: number)) : .null }

  /// An integer.
  package init(_ integer: Int) { self = .number(String(integer)) }

  package var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
