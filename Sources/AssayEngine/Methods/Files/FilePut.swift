import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Sends the next bytes of a file that was begun.
  ///
  /// It has no number of its own: the offset says which bytes these are, so that they are kept once however often they are
  /// sent.
  enum FilePut: Method {
    static var name: String { "file.put" }
    static var audience: Audience { .candidate }
    static var summary: String { "Sends the next bytes of a file that was begun; they are kept once." }
    static var errors: [ErrorKind] {
      .ofSessions + [
        .sequenceGap, .sequenceConflict, .unknownSlot, .stateViolation, .navigationForbidden, .skippingForbidden,
        .timeOver, .paused,
      ]
    }
    static var example: Example {
      .drawing.call(FileBegin.self, ExampleFile.begin).call(Self.self, ExampleFile.put)
    }

    struct Params: ReadableRecord {
      var call = SessionCall()
      @Required var file: FileID
      @Required var offset: Int
      @Required var data: [UInt8]

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try call.members(&members)
        try members.required("file", &_file, .id(), "The file, as file.begin called it.")
        try members.required("offset", &_offset, .count, "Where in the file these bytes begin.")
        try members.required(
          "data", &_data, .bytes(limit: FilePut.largest),
          "The bytes, as base64: 16,384 to 524,288 of them, and fewer at the end of the file alone.")
      }
    }

    struct Result: WritableRecord {
      var file: FileID
      var received: Int
      var isReplay: Bool
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("file", .id(), "The file.") { $0.file }
        members.required("received", .count, "How many of its bytes are there, which is where the next begin.") {
          $0.received
        }
        members.optional("replayed", .yes, "Stands where the same bytes were there already.") {
          $0.isReplay ? true : nil
        }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    /// The most bytes of one call, and the least of all but the last.
    static let largest = 512 * 1024
    static let least = 16 * 1024

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let live = engine.sessions[place]
      let own: SentFile
      do throws(Refusal) {
        own = try live.session.fileToSend(params.file, at: engine.turn.now, in: live.context)
      } catch {
        throw RPCError(error)
      }
      // Bytes must not be kept under a file that may yet turn out not to have begun.
      guard !live.pending.contains(where: { $0.begins(params.file) }) else { throw .fileNotAcknowledged }
      let (end, all) = (params.offset.addingReportingOverflow(params.data.count), own.description.bytes)
      guard !end.overflow, end.partialValue <= all, !params.data.isEmpty else {
        throw .chunkBeyond(all, sent: params.data.count, at: params.offset)
      }
      guard params.data.count >= least || end.partialValue == all else { throw .chunkTooSmall }
      return try engine.keep(params.data, at: params.offset, of: params.file, on: place)
    }
  }
}

extension Engine {
  fileprivate mutating func keep(
    _ data: [UInt8], at offset: Int, of file: FileID, on place: Int
  ) throws(RPCError) -> Methods.FilePut.Result {
    let outcome: UploadOutcome
    do throws(StoreError) {
      outcome = try store.putUpload(data, at: offset, of: file, in: sessions[place].id)
    } catch {
      throw .storage(failedWriting(error))
    }
    let (count, isReplay): (Int, Bool)
    switch outcome {
    case .kept(let there): (count, isReplay) = (there, false)
    case .repeated(let there): (count, isReplay) = (there, true)
    case .conflict(let there): throw .chunkConflict(received: there)
    case .gap(let there): throw .chunkGap(received: there)
    case .unknownSession: throw .unknownSession
    }
    sessions.update(place) { $0.received[file] = count }
    return Methods.FilePut.Result(
      file: file, received: count, isReplay: isReplay, clock: sessions[place].session.clock(at: turn.now))
  }
}

extension SessionEvent {
  fileprivate func begins(_ file: FileID) -> Bool {
    if case .fileBegun(file, _, _) = kind { true } else { false }
  }
}

extension RPCError {
  fileprivate static let fileNotAcknowledged = RPCError(
    .stateViolation, "The beginning of this file is not acknowledged yet.",
    advice: "Wait for the reply to file.begin, then send this again.", isRetryable: true)

  fileprivate static func chunkBeyond(_ all: Int, sent: Int, at offset: Int) -> Self {
    RPCError(
      .invalidParams, "The file was announced with \(all) bytes, and \(sent) from byte \(offset) on do not fit.",
      advice: "Send at least one byte, and none beyond the end; announce a file of another size with file.begin.")
  }

  fileprivate static let chunkTooSmall = RPCError(
    .invalidParams, "Only the last bytes of a file may be fewer than \(Methods.FilePut.least) at once.",
    advice: "Send up to \(Methods.FilePut.largest) bytes at once.")

  fileprivate static func chunkGap(received: Int) -> Self {
    RPCError(
      .sequenceGap, "Bytes before these are missing; \(received) are there.",
      advice: "Go on at `offset` \(received).", details: [JSONMember("received", JSONValue(received))])
  }

  fileprivate static func chunkConflict(received: Int) -> Self {
    RPCError(
      .sequenceConflict, "Other bytes stand there, or they came in other parts; they stay.",
      advice: "Go on at `offset` \(received), or begin the file anew with file.begin.",
      details: [JSONMember("received", JSONValue(received))])
  }
}
