import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Gives some bytes of a medium, while something that shows it can be looked at.
  enum MediaGet: Method {
    static var name: String { "media.get" }
    static var audience: Audience { .candidate }
    static var summary: String { "Gives some bytes of a medium, while something that shows it can be looked at." }
    static var errors: [ErrorKind] { .ofSessions + [.unknownSlot, .stateViolation, .paused, .limit] }
    static var example: Example {
      .caseStudy.call(ItemGet.self, #"{$session,"slot":"s1"}"#).call(StimulusGet.self, #"{$session,"stimulus":"st1"}"#)
        .call(Self.self, #"{$session,"id":"m1","offset":0,"length":200}"#)
        .call(Self.self, #"{$session,"id":"m1","offset":200}"#)
    }

    struct Params: ReadableRecord {
      var call = SessionCall()
      @Required var id: String
      var wanted = ChunkParams()

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try call.members(&members)
        try members.required("id", &_id, .text(limit: 64), "The medium, as content and `media` name it.")
        try wanted.members(&members)
      }
    }

    struct Result: WritableRecord {
      var id: String
      var chunk: Chunk
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("id", .text, "The medium.") { $0.id }
        members.members(of: Chunk.self) { $0.chunk }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let (live, now) = (engine.sessions[place], engine.turn.now)
      let file: MediaFile
      do throws(Refusal) {
        file = try live.session.medium(params.id, at: now, in: live.context)
      } catch {
        throw RPCError(error)
      }
      return Result(id: params.id, chunk: try engine.chunk(of: file, params.wanted), clock: live.session.clock(at: now))
    }
  }
}

extension Engine {
  /// The most bytes of media and files that are given in one turn, because all replies of a turn are in memory together.
  static let mediaBytesPerTurn = 8 * 1024 * 1024

  /// Some bytes of a medium of a package.
  mutating func chunk(of file: MediaFile, _ wanted: ChunkParams) throws(RPCError) -> Chunk {
    let range = try wanted.range(of: file.bytes)
    return Chunk(
      type: file.type.rawValue, bytes: file.bytes, digest: file.digest, offset: range.lowerBound,
      data: try bytes(of: file, range))
  }

  private mutating func bytes(of file: MediaFile, _ range: Range<Int>) throws(RPCError) -> [UInt8] {
    try makeRoom(for: range.count)
    let bytes: [UInt8]?
    do throws(StoreError) {
      bytes = try store.medium(file.digest, range)
    } catch {
      throw .storage(failedReading(error))
    }
    guard let bytes, bytes.count == range.count else {
      report(
        "the store lacks a medium of \(file.bytes) bytes, `\(file.digest)`; publish the assessment again from its bank")
      throw .damaged
    }
    return bytes
  }

  /// Counts bytes that a reply is about to hold, or refuses them until the replies before it were given.
  mutating func makeRoom(for count: Int) throws(RPCError) {
    guard turn.mediaBytes + count <= Self.mediaBytesPerTurn else { throw .tooManyChunks }
    turn.mediaBytes += count
  }
}

extension RPCError {
  fileprivate static let tooManyChunks = RPCError(
    .limit, "More chunks were asked for at once than are given together.",
    advice: "Wait for the replies to earlier calls, then send this again.", isRetryable: true)
}
