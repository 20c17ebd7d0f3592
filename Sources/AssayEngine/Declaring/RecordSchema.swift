import AssayJSON

/// Collects what a record declares, without a value of it.
struct RecordSchema<Owner> {
  private(set) var properties: [Schema.Property] = []

  var schema: Schema { .object(properties) }

  private mutating func add(_ name: String, _ shape: some Shape, isRequired: Bool, _ text: String) {
    properties.append(Schema.Property(name, shape.schema, isRequired: isRequired, text))
  }
}

extension RecordSchema: MemberReading {
  init<Record: ReadableRecord>(reading type: Record.Type) where Owner == Never {
    var record = Record()
    // Describing reads nothing, so nothing can be wrong with it.
    do throws(JSONError) { try record.members(&self) } catch { preconditionFailure("\(error)") }
  }

  mutating func required<S: ReadableShape>(
    _ name: StaticString, _ value: inout Required<S.Value>, _ shape: S, _ text: StaticString
  ) {
    add("\(name)", shape, isRequired: true, "\(text)")
  }

  mutating func optional<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value?, _ shape: S, _ text: StaticString
  ) {
    add("\(name)", shape, isRequired: false, "\(text)")
  }

  mutating func defaulted<S: ReadableShape>(
    _ name: StaticString, _ value: inout S.Value, _ shape: S, _ text: StaticString
  ) {
    add("\(name)", shape, isRequired: false, "\(text)")
  }
}

extension RecordSchema: MemberWriting {
  init(writing type: Owner.Type) where Owner: WritableRecord { Owner.members(&self) }

  mutating func required<S: WritableShape>(
    _ name: String, _ shape: S, _ text: String, _ value: (Owner) -> S.Value
  ) {
    add(name, shape, isRequired: true, text)
  }

  mutating func optional<S: WritableShape>(
    _ name: String, _ shape: S, _ text: String, _ value: (Owner) -> S.Value?
  ) {
    add(name, shape, isRequired: false, text)
  }

  mutating func members<Part: WritableRecord>(of part: Part.Type, _ value: (Owner) -> Part) {
    properties += RecordSchema<Part>(writing: Part.self).properties
  }
}
