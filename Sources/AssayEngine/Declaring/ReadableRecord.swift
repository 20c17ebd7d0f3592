import AssayJSON

/// An object that clients send, each member declared once.
///
/// ```swift
/// struct Params: ReadableRecord {
///   var call = SessionCall()
///   @Required var slot: SlotID
///
///   mutating func members(_ members: inout some MemberReading) throws(JSONError) {
///     try call.members(&members)
///     try members.required("slot", &_slot, .id(), "The slot whose item is wanted.")
///   }
/// }
/// ```
///
/// This list is what is read, what is missed, what is refused as unknown, and what the OpenRPC document says.
protocol ReadableRecord {
  init()

  /// Goes over the members, in the order of the documentation.
  mutating func members(_ members: inout some MemberReading) throws(JSONError)

  /// What is wrong with the members together, as a sentence without its full stop; nil where nothing is.
  var problem: String? { get }
}

extension ReadableRecord {
  var problem: String? { nil }
}

/// What goes over the members of a readable record: it reads them, looks for what is missing, or describes them.
protocol MemberReading {
  /// A member that must be there.
  mutating func required<S: ReadableShape>(
    _ name: StaticString, _ value: inout Required<S.Value>, _ shape: S, _ text: StaticString
  ) throws(JSONError)

  /// A member that may be left out.
  mutating func optional<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value?, _ shape: S, _ text: StaticString
  ) throws(JSONError)

  /// A member that may be left out, and then is what its field was made with.
  mutating func defaulted<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value, _ shape: S, _ text: StaticString
  ) throws(JSONError)
}

/// A member that is there once the record was read.
@propertyWrapper
struct Required<Value> {
  fileprivate(set) var held: Value?

  init() {}

  init(wrappedValue: Value) { held = wrappedValue }

  var wrappedValue: Value {
    get {
      guard let held else { preconditionFailure("a member is used before the record was read") }
      return held
    }
    set { held = newValue }
  }
}

extension Required: Sendable where Value: Sendable {}

extension ReadableRecord {
  /// Reads the record, member by member in whatever order they come.
  ///
  /// - Throws: What does not fit, a member that is not known, or one that is missing.
  init(reading reader: consuming JSONReader) throws(JSONError) {
    var members = MemberReader(reader: reader)
    self = try members.read(Self.self)
  }

  /// The names of all members, for the error on any other.
  static var memberNames: [String] { RecordSchema<Never>(reading: Self.self).properties.map(\.name) }
}

/// Reads the member whose name came last, once it is asked for it.
struct MemberReader: MemberReading {
  var reader: JSONReader
  /// Nil once its value was read.
  private var name: JSONName?

  init(reader: consuming JSONReader) { self.reader = reader }

  mutating func read<Record: ReadableRecord>(_ type: Record.Type) throws(JSONError) -> Record {
    _ = try reader.peek()
    let start = reader.offset
    try reader.beginObject()
    var record = Record()
    while let next = try reader.nextMember() {
      name = next
      try record.members(&self)
      if case .some = name { throw reader.unknownMember(known: Record.memberNames) }
    }
    var missing = MissingMember()
    try record.members(&missing)
    if let name = missing.name { throw reader.missingMember("\(name)", inObjectAt: start) }
    if let problem = record.problem { throw JSONError(.refused(problem), offset: start) }
    return record
  }

  mutating func required<S: ReadableShape>(
    _ name: StaticString, _ value: inout Required<S.Value>, _ shape: S, _ text: StaticString
  ) throws(JSONError) {
    guard let due = self.name, name ~= due else { return }
    do { value.held = try shape.read(from: &reader) } catch { throw error.within(name) }
    self.name = nil
  }

  mutating func optional<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value?, _ shape: S, _ text: StaticString
  ) throws(JSONError) {
    guard let due = self.name, name ~= due else { return }
    do { value = try shape.read(from: &reader) } catch { throw error.within(name) }
    self.name = nil
  }

  mutating func defaulted<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value, _ shape: S, _ text: StaticString
  ) throws(JSONError) {
    guard let due = self.name, name ~= due else { return }
    do { value = try shape.read(from: &reader) } catch { throw error.within(name) }
    self.name = nil
  }
}

/// Looks for the first member that must be there and is not.
private struct MissingMember: MemberReading {
  var name: StaticString?

  mutating func required<S: ReadableShape>(
    _ name: StaticString, _ value: inout Required<S.Value>, _ shape: S, _ text: StaticString
  ) {
    if value.held == nil, self.name == nil { self.name = name }
  }

  mutating func optional<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value?, _ shape: S, _ text: StaticString
  ) {}

  mutating func defaulted<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value, _ shape: S, _ text: StaticString
  ) {}
}

/// Writes a record as it was read.
struct MemberEcho: MemberReading {
  var out = Output()

  mutating func required<S: ReadableShape>(
    _ name: StaticString, _ value: inout Required<S.Value>, _ shape: S, _ text: StaticString
  ) {
    shape.write("\(name)", value.wrappedValue, to: &out)
  }

  mutating func optional<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value?, _ shape: S, _ text: StaticString
  ) {
    if let value { shape.write("\(name)", value, to: &out) }
  }

  mutating func defaulted<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value, _ shape: S, _ text: StaticString
  ) {
    shape.write("\(name)", value, to: &out)
  }
}
