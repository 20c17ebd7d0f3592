import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Gives a rater some bytes of a file of an answer, or of a medium of what was asked, while the answer is theirs to mark.
  enum GradingFile: Method {
    static var name: String { "grading.file" }
    static var audience: Audience { .staff }
    static var summary: String {
      "Gives a rater some bytes of a file or a medium of an answer, while the answer is theirs to mark or to decide on."
    }
    static var errors: [ErrorKind] { [.unknownAssessment, .unknownSlot, .stateViolation, .limit, .storage] }
    static var example: Example {
      FileEnd.example.call(SessionSubmit.self, #"{$session,"seq":4,"confirm":true}"#).role(.staff)
        .call(GradingNext.self, #"{"assessment":"drawing","by":"rater-1"}"#)
        .call(Self.self, #"{"assessment":"drawing","work":"$work","by":"rater-1","id":"f1"}"#)
    }

    struct Params: ReadableRecord {
      @Required var assessment: AssessmentID
      @Required var work: WorkID
      @Required var by: String
      var role = Mark.Role.rater
      @Required var id: String
      var wanted = ChunkParams()

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("assessment", &_assessment, .id(), "The assessment, as grading.next was asked for it.")
        try members.required("work", &_work, .reference(), "The answer, as grading.next named it.")
        try members.required("by", &_by, .requestKey, "Who marks, as grading.next was told.")
        try members.defaulted(
          "role", &role, .word(Mark.Role.self),
          "Whether to mark, or to decide where raters differ; `rater` unless said.")
        try members.required(
          "id", &_id, .text(limit: 64), "The file, as `files` of the task name it, or the medium, as its content does.")
        try wanted.members(&members)
      }
    }

    struct Result: WritableRecord {
      var id: String
      var chunk: Chunk

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("id", .text, "The file or the medium.") { $0.id }
        members.members(of: Chunk.self) { $0.chunk }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      _ = try engine.published(params.assessment)
      let rater = Rater(checked: params.by, params.role)
      guard let entry = try engine.markingQueue(of: params.assessment).waiting(params.work, for: rater) else {
        throw .noSuchWork
      }
      guard let chunk = try engine.chunk(params.id, of: entry, params.wanted) else { throw .noSuchFile }
      return Result(id: params.id, chunk: chunk)
    }
  }
}

extension Engine {
  /// Some bytes of what an id stands for: a file of the answer, which is whole, or a medium of what was asked.
  fileprivate mutating func chunk(
    _ id: String, of entry: MarkingQueue.Entry, _ wanted: ChunkParams
  ) throws(RPCError) -> Chunk? {
    if let file = entry.files.first(where: { $0.id.text.utf8.elementsEqual(id.utf8) }) {
      guard let digest = file.digest else { return nil }
      let range = try wanted.range(of: file.description.bytes)
      return Chunk(
        type: file.description.type, bytes: file.description.bytes, digest: digest, offset: range.lowerBound,
        data: try bytes(of: file, range, in: entry.session))
    }
    guard let file = entry.media.file(id) else { return nil }
    return try chunk(of: file, wanted)
  }

  /// Some bytes of a file that a candidate sent.
  fileprivate mutating func bytes(
    of file: SentFile, _ range: Range<Int>, in session: SessionID
  ) throws(RPCError) -> [UInt8] {
    try makeRoom(for: range.count)
    let bytes: [UInt8]?
    do throws(StoreError) {
      bytes = try store.upload(file.id, in: session, range)
    } catch {
      throw .storage(failedReading(error))
    }
    // It may have been erased since the queue was read.
    guard let bytes else { throw .noSuchWork }
    guard bytes.count == range.count else {
      report("the store lacks some of the \(file.description.bytes) bytes of `\(file.id)` in session \(session)")
      throw .damaged
    }
    return bytes
  }
}

extension RPCError {
  fileprivate static let noSuchFile = RPCError(
    .unknownSlot, "The answer has no file of this id, and what was asked has no such medium.",
    advice: "Take the ids from `files`, `media` and the content of what grading.next gave.")
}
