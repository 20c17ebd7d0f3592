import AssayJSON

/// What every call on a session carries.
struct SessionCall: Sendable {
  /// The bytes of the session's id.
  var session: ArraySlice<UInt8> = []
  /// The bytes of the secret that goes with it.
  var token: ArraySlice<UInt8> = []

  static let members = ["session", "token"]

  /// Reads a member's value, if it is one of these.
  mutating func read(_ name: JSONName, from reader: inout JSONReader) throws(JSONError) -> Bool {
    switch name {
    case "session": session = try reader.readStringBytes(limit: 128)
    case "token": token = try reader.readStringBytes(limit: 128)
    default: return false
    }
    return true
  }

  /// Makes sure that nothing is missing.
  func finish(_ reader: JSONReader, _ start: Int) throws(JSONError) {
    if session.isEmpty { throw reader.missingMember("session", inObjectAt: start) }
    if token.isEmpty { throw reader.missingMember("token", inObjectAt: start) }
  }
}

/// What every call that changes a session carries.
struct CommandCall: Sendable {
  var call = SessionCall()
  /// The client's number, from 1.
  var sequence = 0

  static let members = SessionCall.members + ["seq"]

  mutating func read(_ name: JSONName, from reader: inout JSONReader) throws(JSONError) -> Bool {
    guard "seq" ~= name else { return try call.read(name, from: &reader) }
    sequence = try reader.readInt(in: 1...1_000_000_000)
    return true
  }

  func finish(_ reader: JSONReader, _ start: Int) throws(JSONError) {
    try call.finish(reader, start)
    if sequence == 0 { throw reader.missingMember("seq", inObjectAt: start) }
  }
}
