import AssayJSON
import AssayModel

/// Reads records of the journal: objects whose members stand in the order in which they are written.
///
/// One order means one spelling: what is read would be written again with the same bytes.
struct RecordReader {
  var json: JSONReader
  private var next = Next.unread

  /// What is known of the next member of the innermost object.
  private enum Next {
    case unread
    case name(JSONName)
    case end
  }

  init(_ text: String) { json = JSONReader(text) }

  mutating func begin() throws(JSONError) {
    try json.beginObject()
    next = .unread
  }

  /// Moves to the value of a member where it is the next one.
  mutating func take(_ name: StaticString) throws(JSONError) -> Bool {
    if case .unread = next {
      if let name = try json.nextMember() { next = .name(name) } else { next = .end }
    }
    guard case .name(let found) = next, name ~= found else { return false }
    next = .unread
    return true
  }

  /// Moves to the value of a member that must be the next one.
  mutating func need(_ name: StaticString) throws(JSONError) {
    guard try take(name) else { throw json.missingMember("\(name)", inObjectAt: json.offset) }
  }

  /// Ends the innermost object, of which all members must have been read.
  mutating func end() throws(JSONError) {
    if case .unread = next {
      if let name = try json.nextMember() { next = .name(name) } else { next = .end }
    }
    guard case .end = next else { throw json.unknownMember() }
    next = .unread
  }

  /// Ends an array's element, so that a member may follow the array.
  mutating func elements(_ read: (inout RecordReader) throws(JSONError) -> Void) throws(JSONError) {
    try json.beginArray()
    while try json.nextElement() { try read(&self) }
    next = .unread
  }
}

extension RecordReader {
  mutating func text(_ name: StaticString) throws(JSONError) -> String {
    try need(name)
    return try json.readString()
  }

  mutating func textIfPresent(_ name: StaticString) throws(JSONError) -> String? {
    try take(name) ? try json.readString() : nil
  }

  mutating func int(_ name: StaticString) throws(JSONError) -> Int {
    try need(name)
    return try json.readInt()
  }

  mutating func bool(_ name: StaticString) throws(JSONError) -> Bool {
    try need(name)
    return try json.readBool()
  }

  mutating func instant(_ name: StaticString) throws(JSONError) -> Instant {
    Instant(milliseconds: Int64(try int(name)))
  }

  mutating func interval(_ name: StaticString) throws(JSONError) -> Interval {
    Interval(milliseconds: Int64(try int(name)))
  }

  mutating func intervalIfPresent(_ name: StaticString) throws(JSONError) -> Interval? {
    try take(name) ? Interval(milliseconds: Int64(try json.readInt())) : nil
  }

  mutating func ints() throws(JSONError) -> [Int] {
    var values: [Int] = []
    try elements { reader throws(JSONError) in values.append(try reader.json.readInt()) }
    return values
  }

  mutating func answer(_ name: StaticString) throws(JSONError) -> Answer {
    try need(name)
    return try Answer(from: &json, .journal)
  }

  /// A value that is spelt as a text, such as an id or a word of an enumeration.
  mutating func value<Value>(
    _ name: StaticString, _ kind: String, _ make: (String) -> Value?
  ) throws(JSONError) -> Value {
    try need(name)
    guard let value = make(try json.readString()) else { throw json.refused("`\(name)` is not \(kind)") }
    return value
  }

  mutating func slot() throws(JSONError) -> SlotID { try value("slot", "an id", SlotID.init) }

  mutating func section() throws(JSONError) -> SectionID { try value("section", "an id", SectionID.init) }

  mutating func fraction(_ name: StaticString) throws(JSONError) -> Rational {
    try value(name, "a fraction", Rational.init(exactText:))
  }

  /// A member that maps words to texts; the words stand in the order of their bytes.
  mutating func texts(_ name: StaticString) throws(JSONError) -> [String: String] {
    try need(name)
    var texts: [String: String] = [:]
    try json.beginObject()
    while try json.nextMember() != nil {
      let word = json.memberName
      texts[word] = try json.readString()
    }
    next = .unread
    return texts
  }
}
