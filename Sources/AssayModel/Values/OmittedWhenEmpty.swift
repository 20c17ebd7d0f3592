/// A list that is left out of what is written when nothing is in it, and empty where it is not written.
///
/// So that a package whose items say nothing of it has the bytes, and the digest, that it had before there was such a
/// list.
@propertyWrapper
package struct OmittedWhenEmpty<Element: Hashable & Sendable & Codable>: Hashable, Sendable {
  package var wrappedValue: [Element]

  package init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }
}

extension OmittedWhenEmpty: Codable {
  package init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode([Element].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

// What the compiler writes for `Codable` calls these two, since they fit better than the general ones.

extension KeyedDecodingContainer {
  package func decode<Element>(
    _ type: OmittedWhenEmpty<Element>.Type, forKey key: Key
  ) throws -> OmittedWhenEmpty<Element> {
    try decodeIfPresent(type, forKey: key) ?? OmittedWhenEmpty(wrappedValue: [])
  }
}

extension KeyedEncodingContainer {
  package mutating func encode<Element>(_ value: OmittedWhenEmpty<Element>, forKey key: Key) throws {
    guard !value.wrappedValue.isEmpty else { return }
    try encode(value.wrappedValue, forKey: key)
  }
}
