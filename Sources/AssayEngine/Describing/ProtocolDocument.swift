package import AssayJSON
import AssayModel

/// The protocol as an OpenRPC 1.3 document, made from the declarations that read and write it.
///
/// <https://spec.open-rpc.org>; schemas are JSON Schema, draft 7. What OpenRPC has no word for stands in members that
/// begin with `x-`: whose a method is (`x-role`), what stands behind an error's code (`x-kind`), and the notifications.
package enum ProtocolDocument {
  /// The document.
  ///
  /// - Parameters:
  ///   - role: Whose methods are in it; nil for all.
  ///   - version: The program's version.
  /// - Returns: A tree with its members in a fixed order.
  package static func make(for role: Role?, version: String) -> JSONValue {
    let methods = Engine.all.filter { method in role.map { method.audience.includes($0) } ?? true }
    return .object([
      JSONMember("openrpc", "1.3.2"),
      JSONMember(
        "info",
        [
          "title": "Assay delivery protocol",
          "description":
            "JSON-RPC 2.0, one object a line, over standard input and output. Parameters go by name; what is not needed is left out, never null.",
          "version": .string("1, of assay \(version)"),
        ]),
      JSONMember("methods", .array(methods.map { $0.description(version) })),
      JSONMember(
        "components", ["schemas": .object(Components.schemas), "errors": .object(ErrorKind.allCases.map(\.component))]),
      JSONMember("x-notifications", .array(Notifications.all.map { $0.description })),
    ])
  }
}

extension Method {
  fileprivate static func description(_ version: String) -> JSONValue {
    .object([
      JSONMember("name", .string(name)),
      JSONMember("summary", .string(summary)),
      JSONMember("paramStructure", "by-name"),
      JSONMember("params", .array(RecordSchema<Never>(reading: Params.self).properties.map(\.descriptor))),
      JSONMember(
        "result", ["name": "result", "schema": RecordSchema<Result>(writing: Result.self).schema.value]),
      JSONMember("errors", .array(allErrors.map(\.reference))),
      JSONMember("examples", .array(examples(version))),
      JSONMember("x-role", .string(audience.word)),
      JSONMember("x-before-initialize", .bool(audience == .anyoneAtAnyTime)),
    ])
  }

  /// What was sent and came in its example, as OpenRPC's example pairings.
  private static func examples(_ version: String) -> [JSONValue] {
    ExamplePlayer(example, version: version).pairs(of: name).enumerated().map { place, pair in
      let params = (pair.params.members ?? []).map {
        JSONValue.object([.init("name", .string($0.name)), .init("value", $0.value)])
      }
      return .object([
        JSONMember("name", .string("\(name) \(place + 1)")),
        JSONMember("params", .array(params)),
        JSONMember("result", ["name": "result", "value": pair.result]),
      ])
    }
  }

  /// The errors that it may give, those of every request too, in the order of their codes.
  private static var allErrors: [ErrorKind] {
    let own = Set(.ofEveryRequest + errors + (audience == .anyoneAtAnyTime ? [] : [.notInitialised]))
    return ErrorKind.allCases.filter { own.contains($0) }
  }
}

extension Notification {
  fileprivate static var description: JSONValue {
    .object([
      JSONMember("name", .string(name)),
      JSONMember("summary", .string(summary)),
      JSONMember("params", .array(RecordSchema<Self>(writing: Self.self).properties.map(\.descriptor))),
    ])
  }
}

extension Schema.Property {
  /// A parameter, as OpenRPC's content descriptor.
  fileprivate var descriptor: JSONValue {
    .object([
      JSONMember("name", .string(name)),
      JSONMember("description", .string(text)),
      JSONMember("required", .bool(isRequired)),
      JSONMember("schema", schema.value),
    ])
  }
}

extension Audience {
  fileprivate var word: String {
    switch self {
    case .anyoneAtAnyTime, .anyone: "anyone"
    case .candidate: "candidate"
    case .staff: "staff"
    }
  }
}

extension ErrorKind {
  fileprivate var component: JSONMember {
    JSONMember(
      rawValue,
      .object([
        JSONMember("code", JSONValue(code)), JSONMember("message", .string(meaning)),
        JSONMember("x-kind", .string(rawValue)),
      ]))
  }

  fileprivate var reference: JSONValue { .object([JSONMember("$ref", .string("#/components/errors/\(rawValue)"))]) }
}
