import AssayJSON

/// The lines of a stage: what the engine wrote, with what the stage adds to it.
enum StageLines {
  /// The messages of what an engine wrote.
  static func messages(_ bytes: [UInt8]) -> [JSONValue] {
    bytes.split(separator: 0x0A).compactMap { try? JSONValue(parsing: Array($0)) }
  }

  /// A line that is told beside the engine's own.
  static func line(_ text: String, _ session: String) -> [UInt8] {
    let parts = text.split(separator: "SESSION", omittingEmptySubsequences: false)
    return Array(parts.joined(separator: session).utf8) + [0x0A]
  }

  /// A reply with what the stage adds.
  static func reply(_ message: JSONValue, to line: SentLine, on stage: Stage) -> [UInt8] {
    var message = message
    if stage.padding > 0, line.method == "response.save" {
      message = message.adding("padding", .string(String(repeating: "long ", count: stage.padding / 5)), to: "result")
    }
    guard stage.hasUnknownMembers else { return message.line }
    return Array(" \(message.withUnknownMembers.text()) \n".utf8)
  }
}

extension JSONValue {
  /// The value on a line of its own.
  var line: [UInt8] { Array(text().utf8) + [0x0A] }

  /// This object with a member added to the object of a name.
  fileprivate func adding(_ name: String, _ value: JSONValue, to inner: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.map { member in
        guard member.name == inner, case .object(let own) = member.value else { return member }
        return JSONMember(inner, .object(own + [JSONMember(name, value)]))
      })
  }

  /// Every object of it with a member that nobody can know, and the others the other way round; answers stay.
  fileprivate var withUnknownMembers: JSONValue {
    switch self {
    case .object(let members):
      let own = members.reversed().map { member in
        ["answer", "key"].contains(member.name) ? member : JSONMember(member.name, member.value.withUnknownMembers)
      }
      return .object([JSONMember("x-trace", ["of": ["tomorrow", nil]])] + own)
    case .array(let elements): return .array(elements.map(\.withUnknownMembers))
    default: return self
    }
  }
}
