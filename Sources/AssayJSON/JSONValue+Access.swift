extension JSONValue {
  /// The value of a member, or nil where this is no object or has no such member.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// An element, or nil where this is no array or has no such element.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of true or false.
  package var bool: Bool? {
    guard case .bool(let bool) = self else { return nil }
    return bool
  }

  /// The decimal text of a number.
  package var numberText: String? {
    guard case .number(let text) = self else { return nil }
    return text
  }

  /// A number that is an integer and fits.
  package var int: Int? {
    guard case .number(let text) = self else { return nil }
    var reader = JSONReader(text)
    return try? reader.readInt()
  }

  /// A number as the nearest double.
  package var double: Double? {
    guard case .number(let text) = self else { return nil }
    var reader = JSONReader(text)
    return try? reader.readDouble()
  }

  /// The elements of an array.
  package var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object, in order.
  package var members: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  package var isNull: Bool { self == .null }
}
