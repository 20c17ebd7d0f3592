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
