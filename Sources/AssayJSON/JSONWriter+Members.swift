extension JSONWriter {
  /// Writes a member that is an integer.
  package mutating func member(_ name: String, _ value: Int) {
    self.name(name)
    int(value)
  }

  /// Writes a member that is an integer of 64 bits.
  package mutating func member(_ name: String, _ value: Int64) {
    self.name(name)
    int(value)
  }

  /// Writes a member that is true or false.
  package mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    bool(value)
  }

  /// Writes a member that is a number, or null where it is not finite.
  package mutating func member(_ name: String, _ value: Double) {
    self.name(name)
    double(value)
  }

  /// Writes a member that is a string.
  package mutating func member(_ name: String, _ value: String) {
    self.name(name)
    string(value)
  }

  /// Writes a member that is a tree.
  package mutating func member(_ name: String, _ value: JSONValue) {
    self.name(name)
    self.value(value)
  }

  /// Writes a member whose value's bytes are at hand; they must be one JSON value.
  package mutating func member(_ name: String, raw value: ArraySlice<UInt8>) {
    self.name(name)
    raw(value)
  }

  /// Writes members whose text is at hand, such as `"jsonrpc":"2.0"`; it must be of JSON, which is not checked.
  ///
  /// For what is written in every line: one copy instead of a step for each name and value.
  package mutating func members(text: String) {
    appendMembers(text)
    needsComma = true
  }

  /// Writes members whose text is at hand but for one integer in their midst; together they must be of JSON.
  package mutating func members(text before: String, _ value: Int64, _ after: String) {
    appendMembers(before)
    appendInteger(magnitude: value.magnitude, isNegative: value < 0, afterComma: false)
    bytes.append(contentsOf: after.utf8)
    needsComma = true
  }

  private mutating func appendMembers(_ text: String) {
    precondition(isInObject && !owesValue && layout == .compact, "members are written outside of a compact object")
    if needsComma { bytes.append(JSONByte.comma) }
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes an object by a closure that writes its members.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    endObject()
  }

  /// Writes an array by a closure that writes its elements.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    beginArray()
    elements(&self)
    endArray()
  }

  /// Writes a member that is an object by a closure that writes its members.
  package mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
    self.name(name)
    object(members)
  }

  /// Writes a member that is an array by a closure that writes its elements.
  package mutating func array(_ name: String, _ elements: (inout JSONWriter) -> Void) {
    self.name(name)
    array(elements)
  }
}
