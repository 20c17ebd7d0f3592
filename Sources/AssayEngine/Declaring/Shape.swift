import AssayDelivery
import AssayJSON

/// How a value stands in JSON: one thing that reads it, writes it, and says in a schema what it reads and writes.
///
/// Shapes are small values of concrete types, found as `.id()`, `.instant`, `.list(of: …)`, so that reading and writing
/// through them costs no more than doing it by hand. A schema is made only where it is asked for.
protocol Shape {
  associatedtype Value

  var schema: Schema { get }
}

/// A shape of results.
protocol WritableShape: Shape {
  /// Writes one value.
  func write(_ value: Value, to out: inout Output)

  /// Writes a member with a value.
  func write(_ name: String, _ value: Value, to out: inout Output)
}

/// A shape of parameters; what can be read can be written again.
protocol ReadableShape: WritableShape {
  /// Reads a value, or says what is expected instead, with its place and without quoting it.
  func read(from reader: inout JSONReader) throws(JSONError) -> Value
}

extension WritableShape {
  func write(_ name: String, _ value: Value, to out: inout Output) {
    out.json.name(name)
    write(value, to: &out)
  }
}

/// Where results are written, and the contents that were made for earlier ones.
struct Output {
  var json = JSONWriter(capacity: 0)
  var contents = ContentCache()
  /// What the media of what is told of are called.
  private(set) var media = SessionMedia()

  /// Has texts name media so, where there are some.
  mutating func nameMedia(_ media: SessionMedia) {
    if !media.isEmpty { self.media = media }
  }
}
