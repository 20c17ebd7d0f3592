/// What a client calls its request: a string or an integer, echoed in the reply byte for byte.
///
/// Two ids are equal where their spelling is: `"a"` and `"\u0061"` differ, as do `1` and `"1"`.
package struct RequestID: Hashable, Sendable {
  /// The most bytes that an id may have, as spelt in the line, without quotes.
  package static let maximumLength = 256
  /// The id of a reply to a request whose own could not be read.
  package static let null = RequestID(encoded: "null")

  /// The id as JSON.
  package let encoded: String

  init(encoded: String) { self.encoded = encoded }

  /// An integer id, for clients.
  package init(_ number: Int) { encoded = String(number) }

  package static func == (first: Self, second: Self) -> Bool { first.encoded.utf8.elementsEqual(second.encoded.utf8) }

  package func hash(into hasher: inout Hasher) {
    for byte in encoded.utf8 { hasher.combine(byte) }
  }
}
