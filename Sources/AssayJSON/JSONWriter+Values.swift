extension JSONWriter {
  /// Writes `null`.
  package mutating func null() { append("null") }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { append(value ? "true" : "false") }

  /// Writes an integer.
  package mutating func int(_ value: Int) {
    let comma = beginValue()
    appendInteger(magnitude: UInt64(value.magnitude), isNegative: value < 0, afterComma: comma)
  }

  /// Writes an integer of 64 bits; clients that read numbers as doubles lose digits above 2^53.
  package mutating func int(_ value: Int64) {
    let comma = beginValue()
    appendInteger(magnitude: value.magnitude, isNegative: value < 0, afterComma: comma)
  }

  /// Writes an integer of 64 bits without sign; clients that read numbers as doubles lose digits above 2^53.
  package mutating func int(_ value: UInt64) {
    let comma = beginValue()
    appendInteger(magnitude: value, isNegative: false, afterComma: comma)
  }

  /// Writes the shortest text that reads back as the same double, laid out as in ECMAScript: `12`, `0.1`, `1e+21`.
  ///
  /// What is not finite has no spelling in JSON and is written as `null`; minus zero is written as `0`.
  package mutating func double(_ value: Double) { append(value.isFinite ? Self.text(of: value) : "null") }

  /// Writes a number whose decimal text is at hand, as ``JSONReader/readNumberText()`` gives it.
  package mutating func number(text: String) { append(text) }

  /// Writes a string.
  ///
  /// Escapes what JSON demands (quotes, backslashes, control characters) and nothing else.
  package mutating func string(_ value: String) {
    let comma = beginValue()
    appendQuoted(value, afterComma: comma, beforeColon: false)
  }

  /// Writes a value whose bytes are at hand, as they are, such as an answer that was kept as sent.
  ///
  /// They must be one JSON value; that is not checked.
  package mutating func raw(_ value: ArraySlice<UInt8>) {
    precondition(!value.isEmpty, "no bytes are no value")
    if beginValue() { bytes.append(JSONByte.comma) }
    bytes.append(contentsOf: value)
  }

  /// Writes a value whose bytes are at hand, as they are; they must be one JSON value.
  package mutating func raw(_ value: [UInt8]) { raw(value[...]) }

  /// Writes a value whose text is at hand, as it is; it must be one JSON value.
  package mutating func raw(_ value: String) {
    precondition(!value.isEmpty, "no bytes are no value")
    append(value)
  }

  /// Writes a tree.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let bool): self.bool(bool)
    case .number(let text): number(text: text)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        name(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }
}

extension JSONValue {
  /// The text of this value.
  package func text(_ layout: JSONWriter.Layout = .compact) -> String {
    var writer = JSONWriter(layout)
    writer.value(self)
    return writer.text
  }
}
