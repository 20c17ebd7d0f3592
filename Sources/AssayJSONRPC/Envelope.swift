import AssayJSON

/// The members of a request's envelope as far as they have been read.
struct Envelope {
  var id: RequestID?
  var method: String?
  var params: Range<Int>?
  private var hasVersion = false

  private static let members = ["jsonrpc", "id", "method", "params"]

  /// Reads one envelope to the end of its line.
  ///
  /// A member that is not as it should be does not end the reading, because the id may follow, and because what comes
  /// later may not be JSON at all, which is the error to report then.
  mutating func read(from reader: inout JSONReader) throws(JSONError) {
    let kind = try reader.peek()
    let start = reader.offset
    guard kind == .object else {
      _ = try reader.skipValue()
      try reader.finish()
      throw JSONError(.refused(Self.notAnObject(kind)), offset: start)
    }
    var problem: JSONError?
    try reader.beginObject()
    while let name = try reader.nextMember() {
      do throws(JSONError) {
        try readMember(name, from: &reader)
      } catch {
        guard error.isOfTheEnvelope else { throw error }
        problem = problem ?? error
        if reader.owesValue { _ = try reader.skipValue() }
      }
    }
    try reader.finish()
    if let problem { throw problem }
    guard hasVersion else { throw reader.missingMember("jsonrpc", inObjectAt: start) }
    guard id != nil else { throw reader.missingMember("id", inObjectAt: start) }
    guard method != nil else { throw reader.missingMember("method", inObjectAt: start) }
  }

  private mutating func readMember(_ name: JSONName, from reader: inout JSONReader) throws(JSONError) {
    switch name {
    case "jsonrpc":
      guard "2.0" ~= (try reader.readWord()) else {
        throw reader.refused("the version of JSON-RPC must be \"2.0\"")
      }
      hasVersion = true
    case "id":
      id = try readID(from: &reader)
    case "method":
      method = try reader.readString(limit: Request.maximumMethodLength)
    case "params":
      guard try reader.peek() == .object else {
        throw reader.refused("`params` must be an object; give each parameter its name")
      }
      params = try reader.skipValue()
    default:
      throw reader.unknownMember(known: Self.members)
    }
  }

  private func readID(from reader: inout JSONReader) throws(JSONError) -> RequestID {
    let kind = try reader.peek()
    let range = try reader.skipValue()
    let bytes = reader.bytes(in: range)
    switch kind {
    case .string:
      guard bytes.count <= RequestID.maximumLength + 2 else {
        throw reader.refused("an id has at most \(RequestID.maximumLength) bytes; shorten it")
      }
    case .number:
      guard bytes.count <= RequestID.maximumLength, bytes.dropFirst().allSatisfy({ $0 &- 0x30 < 10 }) else {
        throw reader.refused("an id that is a number must be an integer of at most \(RequestID.maximumLength) digits")
      }
    default:
      throw reader.refused("an id must be a string or an integer")
    }
    return RequestID(encoded: String(decoding: bytes, as: UTF8.self))
  }

  private static func notAnObject(_ kind: JSONKind) -> String {
    kind == .array
      ? "batches are not supported; send each request on a line of its own"
      : "a request is an object, not \(kind.phrase); send {\"jsonrpc\":\"2.0\",\"id\":…,\"method\":…,\"params\":{…}}"
  }
}

extension JSONError {
  /// Whether the text may be JSON all the same, so that only the envelope is at fault.
  var isOfTheEnvelope: Bool {
    switch reason {
    case .wrongKind, .tooLong, .unknownMember, .missingMember, .refused: true
    default: false
    }
  }
}
