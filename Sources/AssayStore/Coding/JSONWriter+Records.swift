import AssayJSON
import AssayModel

extension JSONWriter {
  mutating func member(_ name: String, _ value: Rational) { member(name, value.exactText) }
  mutating func member(_ name: String, _ value: Instant) { member(name, value.milliseconds) }
  mutating func member(_ name: String, _ value: Interval) { member(name, value.milliseconds) }

  mutating func member(_ name: String, ifPresent value: Interval?) {
    if let value { member(name, value) }
  }

  mutating func member(_ name: String, ifPresent value: String?) {
    if let value { member(name, value) }
  }

  mutating func member(_ name: String, _ value: Answer) {
    self.name(name)
    value.write(to: &self, .journal)
  }

  mutating func ints(_ values: [Int]) {
    beginArray()
    for value in values { int(value) }
    endArray()
  }

  /// Texts by word, in the order of the words' bytes.
  mutating func member(_ name: String, _ texts: [String: String]) {
    self.name(name)
    beginObject()
    let sorted = texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (word, text) in sorted { member(word, text) }
    endObject()
  }
}
