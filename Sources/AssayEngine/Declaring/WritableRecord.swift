import AssayJSON

/// An object that clients get, each member declared once.
///
/// ```swift
/// struct Result: WritableRecord {
///   var now: Instant
///
///   static func members(_ members: inout some MemberWriting<Self>) {
///     members.required("now", .instant, "The engine's time.") { $0.now }
///   }
/// }
/// ```
///
/// This list is what is written, in its order, and what the OpenRPC document says.
protocol WritableRecord {
  /// Goes over the members, in the order of the documentation.
  static func members(_ members: inout some MemberWriting<Self>)

  /// The name of its schema among the components; nil where the schema stands in the place of its use.
  static var component: String? { get }
}

extension WritableRecord {
  static var component: String? { nil }
}

/// What goes over the members of something that clients get: it writes them, or describes them.
protocol MemberWriting<Owner> {
  associatedtype Owner

  /// A member that is always there.
  mutating func required<S: WritableShape>(
    _ name: String, _ shape: S, _ text: String, _ value: (Owner) -> S.Value)

  /// A member that is left out where there is no value.
  mutating func optional<S: WritableShape>(
    _ name: String, _ shape: S, _ text: String, _ value: (Owner) -> S.Value?)

  /// The members of a part, in the midst of the others.
  mutating func members<Part: WritableRecord>(of part: Part.Type, _ value: (Owner) -> Part)
}

/// Writes the members of one value.
struct MemberWriter<Owner>: MemberWriting {
  let owner: Owner
  var out = Output()

  mutating func required<S: WritableShape>(
    _ name: String, _ shape: S, _ text: String, _ value: (Owner) -> S.Value
  ) {
    shape.write(name, value(owner), to: &out)
  }

  mutating func optional<S: WritableShape>(
    _ name: String, _ shape: S, _ text: String, _ value: (Owner) -> S.Value?
  ) {
    if let value = value(owner) { shape.write(name, value, to: &out) }
  }

  mutating func members<Part: WritableRecord>(of part: Part.Type, _ value: (Owner) -> Part) {
    value(owner).writeMembers(to: &out)
  }
}

extension WritableRecord {
  /// Writes the members into the object that is open.
  func writeMembers(to out: inout Output) {
    var writer = MemberWriter(owner: self)
    // Moved and not copied: what was written before would be copied with it.
    swap(&writer.out, &out)
    Self.members(&writer)
    swap(&writer.out, &out)
  }
}
