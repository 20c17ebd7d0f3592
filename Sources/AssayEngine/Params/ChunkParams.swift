import AssayJSON
import AssayJSONRPC

/// Which bytes of something large are wanted.
struct ChunkParams: ReadableRecord {
  var offset: Int?
  var length: Int?

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try members.optional("offset", &offset, .count, "From which byte on; from the first unless it is said.")
    try members.optional(
      "length", &length, .int(1...Chunk.limit), "How many bytes at most; as many as there may be unless it is said.")
  }

  /// The range that is wanted of so many bytes; empty at their end.
  func range(of bytes: Int) throws(RPCError) -> Range<Int> {
    let offset = offset ?? 0
    guard offset <= bytes else { throw .beyond(offset, of: bytes) }
    return offset..<min(offset + (length ?? Chunk.limit), bytes)
  }
}

extension RPCError {
  fileprivate static func beyond(_ offset: Int, of bytes: Int) -> Self {
    RPCError(
      .invalidParams, "There are \(bytes) bytes, and byte \(offset) is beyond them.",
      advice: "Begin at `offset` 0, and go on at `offset` and the length of what came, until there are `bytes`.")
  }
}
