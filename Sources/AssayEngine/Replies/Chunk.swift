import AssayModel

/// Some bytes of something large, with what the whole is.
struct Chunk: WritableRecord {
  /// The most bytes of one reply.
  static let limit = 512 * 1024

  /// As a media type.
  var type: String
  /// How many the whole has.
  var bytes: Int
  /// Of the whole.
  var digest: ContentDigest
  var offset: Int
  var data: [UInt8]

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("type", .text, "What its bytes are, as a media type.") { $0.type }
    members.required("bytes", .count, "How many it has in all.") { $0.bytes }
    members.required("digest", .digest, "The SHA-256 of all of it, as `sha256:` and 64 hexadecimal digits.") {
      $0.digest
    }
    members.required("offset", .count, "Where these begin.") { $0.offset }
    members.required("data", .bytes(limit: Chunk.limit), "The bytes, as base64.") { $0.data }
  }
}
