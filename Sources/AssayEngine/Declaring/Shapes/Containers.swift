import AssayJSON

/// An object that clients get, as a member or an element.
struct WrittenObject<Record: WritableRecord>: WritableShape {
  typealias Value = Record

  var schema: Schema {
    Record.component.map { .reference($0) } ?? RecordSchema<Record>(writing: Record.self).schema
  }

  func write(_ value: Record, to out: inout Output) {
    out.json.beginObject()
    value.writeMembers(to: &out)
    out.json.endObject()
  }
}

/// An object that clients send, as a member or an element.
struct ReadObject<Record: ReadableRecord>: ReadableShape {
  typealias Value = Record

  var schema: Schema { RecordSchema<Never>(reading: Record.self).schema }

  func read(from reader: inout JSONReader) throws(JSONError) -> Record {
    var members = MemberReader(reader: reader)
    defer { reader = members.reader }
    return try members.read(Record.self)
  }

  func write(_ value: Record, to out: inout Output) {
    var value = value
    var echo = MemberEcho()
    swap(&echo.out, &out)
    echo.out.json.beginObject()
    // Writing reads nothing, so nothing can be wrong with it.
    do throws(JSONError) { try value.members(&echo) } catch { preconditionFailure("\(error)") }
    echo.out.json.endObject()
    swap(&echo.out, &out)
  }
}

/// An array of things of one shape.
struct ListShape<Element: Shape>: Shape {
  typealias Value = [Element.Value]

  let element: Element

  var schema: Schema { .array(of: element.schema) }
}

extension ListShape: WritableShape where Element: WritableShape {
  func write(_ value: [Element.Value], to out: inout Output) {
    out.json.beginArray()
    for one in value { element.write(one, to: &out) }
    out.json.endArray()
  }
}

extension ListShape: ReadableShape where Element: ReadableShape {
  func read(from reader: inout JSONReader) throws(JSONError) -> [Element.Value] {
    var elements: [Element.Value] = []
    try reader.beginArray()
    while try reader.nextElement() { elements.append(try element.read(from: &reader)) }
    return elements
  }
}

extension Shape {
  static func object<Record>(_ record: Record.Type) -> Self where Self == WrittenObject<Record> { Self() }

  static func object<Record>(_ record: Record.Type) -> Self where Self == ReadObject<Record> { Self() }

  static func list<Element>(of element: Element) -> Self where Self == ListShape<Element> { Self(element: element) }
}
