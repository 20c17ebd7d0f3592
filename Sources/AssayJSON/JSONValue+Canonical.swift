extension JSONValue {
  /// The one spelling of this value for digests: RFC 8785 (JSON Canonicalization Scheme), with exact numbers.
  ///
  /// No white space, members sorted by the UTF-16 code units of their names, the shortest escapes, numbers in
  /// ECMAScript's layout. Where RFC 8785 rounds a number to a double, its digits are kept here (`0.10` becomes `0.1`, a
  /// number of thirty digits stays one), so that different values never share a digest; for every number that a double
  /// prints the two agree.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter()
    writeCanonical(to: &writer)
    return writer.bytes
  }

  private func writeCanonical(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let bool): writer.bool(bool)
    case .number(let text): writer.number(text: DecimalText(text.utf8).ecmaScript)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.writeCanonical(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members.sorted(by: { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }) {
        writer.name(member.name)
        member.value.writeCanonical(to: &writer)
      }
      writer.endObject()
    }
  }
}
