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
      var offset: Int?
      var length: Int?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("assessment", &_assessment, .id(), "The assessment, as grading.next was asked for it.")
        try members.required("work", &_work, .reference(), "The answer, as grading.next named it.")
        try members.required("by", &_by, .requestKey, "Who marks, as grading.next was told.")
        try members.defaulted(
          "role", &role, .word(Mark.Role.self),
          "Whether to mark, or to decide where raters differ; `rater` unless said.")
        try members.required(
          "id", &_id, .text(limit: 64), "The file, as `files` of the task name it, or the medium, as its content does.")
        try members.optional("offset", &offset, .count, "From which byte on; from the first unless it is said.")
        try members.optional(
          "length", &length, .int(1...MediaGet.chunk),
          "How many bytes at most; as many as there may be unless it is said.")
      }
    }

    struct Result: WritableRecord {
      var id: String
      var source: Source
      var offset: Int
      var data: [UInt8]

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("id", .text, "The file or the medium.") { $0.id }
        members.required("type", .text, "What its bytes are, as a media type.") { $0.source.type }
        members.required("bytes", .count, "How many it has in all.") { $0.source.bytes }
        members.required("digest", .digest, "The SHA-256 of all of it, as `sha256:` and 64 hexadecimal digits.") {
          $0.source.digest
        }
        members.required("offset", .count, "Where these begin.") { $0.offset }
        members.required("data", .bytes(limit: MediaGet.chunk), "The bytes, as base64.") { $0.data }
      }
    }

    /// Where bytes come from.
    enum Source {
      /// What the candidate sent, which is whole.
      case file(SentFile, ContentDigest)
      case medium(MediaFile)

      var type: String {
        switch self {
        case .file(let file, _): file.description.type
        case .medium(let file): file.type.rawValue
        }
      }

      var bytes: Int {
        switch self {
        case .file(let file, _): file.description.bytes
        case .medium(let file): file.bytes
        }
      }

      var digest: ContentDigest {
        switch self {
        case .file(_, let digest): digest
        case .medium(let file): file.digest
        }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      _ = try engine.published(params.assessment)
      let rater = Rater(checked: params.by, params.role)
      guard let entry = try engine.markingQueue(of: params.assessment).waiting(params.work, for: rater) else {
        throw .noSuchWork
      }
      guard let source = entry.source(params.id) else { throw .noSuchFile }
      let offset = params.offset ?? 0
      guard offset <= source.bytes else { throw .beyond(offset, of: source.bytes) }
      let range = offset..<min(offset + (params.length ?? MediaGet.chunk), source.bytes)
      let data =
        switch source {
        case .medium(let file): try engine.bytes(of: file, range)
        case .file(let file, _): try engine.bytes(of: file, range, in: entry.session)
        }
      return Result(id: params.id, source: source, offset: offset, data: data)
    }
  }
}

extension MarkingQueue.Entry {
  /// What an id stands for: a file of the answer, or a medium of what was asked.
  fileprivate func source(_ id: String) -> Methods.GradingFile.Source? {
    if let file = files.first(where: { $0.id.text.utf8.elementsEqual(id.utf8) }) {
      return file.digest.map { .file(file, $0) }
    }
    return media.file(id).map { .medium($0) }
  }
}

extension Engine {
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
