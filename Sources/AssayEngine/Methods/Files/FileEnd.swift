import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayMedia
import AssayModel
import AssayStore

extension Methods {
  /// Says that all of a file was sent; from then on it can be an answer.
  enum FileEnd: CommandMethod {
    static var name: String { "file.end" }
    static var summary: String { "Says that all of a file was sent; from then on it can be an answer." }
    static var refusals: [ErrorKind] { [.unknownSlot, .invalidAnswer] }
    static var example: Example {
      .drawing.call(FileBegin.self, ExampleFile.begin).call(FilePut.self, ExampleFile.put)
        .call(Self.self, ExampleFile.end)
        .call(ResponseSave.self, #"{$session,"seq":3,"slot":"s1","answer":{"file":["f1"]}}"#)
    }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var file: FileID
      @Required var digest: ContentDigest

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required("file", &_file, .id(), "The file, as file.begin called it.")
        try members.required(
          "digest", &_digest, .digest, "The SHA-256 of all of it, as `sha256:` and 64 hexadecimal digits.")
      }
    }

    struct Told: WritableRecord {
      var file: FileID

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("file", .id(), "The file.") { $0.file }
        members.required("whole", .yes, "It is there, and is what was announced.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .endFile(params.file, params.digest)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .fileEnded(let file) = reply else { return nil }
      return Told(file: file)
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> CommandResult<Told> {
      let place = try engine.open(params.head.call, makingSureOfStore: true)
      let arrived = try engine.arrived(params.file, on: place)
      engine.sessions.update(place) { $0.context.arrived = arrived }
      defer { engine.sessions.update(place) { $0.context.arrived = nil } }
      return try decide(params, in: &engine)
    }
  }
}

extension Engine {
  /// What came of a file; nil where it is none that waits for its end.
  fileprivate mutating func arrived(_ file: FileID, on place: Int) throws(RPCError) -> ArrivedFile? {
    let live = sessions[place]
    guard live.session.isOpen, let own = live.session.files.first(where: { $0.id == file }), own.digest == nil else {
      return nil
    }
    let bytes: [UInt8]
    do throws(StoreError) {
      let count = try store.uploadSize(of: file, in: live.id)
      guard count == own.description.bytes else {
        return ArrivedFile(file: file, bytes: count, digest: ContentDigest(of: []), type: nil)
      }
      bytes = try store.upload(file, in: live.id, 0..<count) ?? []
    } catch {
      throw .storage(failedReading(error))
    }
    return ArrivedFile(
      file: file, bytes: bytes.count, digest: ContentDigest(of: bytes), type: MediaType.recognised(in: bytes))
  }
}
