import AssayDelivery
import AssayJSON
import AssayModel
import AssayStore

extension Methods {
  /// Announces a file that is sent as an answer.
  enum FileBegin: CommandMethod {
    static var name: String { "file.begin" }
    static var summary: String { "Announces a file that is sent as an answer, and gives it an id." }
    static var refusals: [ErrorKind] { [.unknownSlot, .navigationForbidden, .skippingForbidden, .invalidAnswer] }
    static var example: Example { .drawing.call(Self.self, ExampleFile.begin) }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var slot: SlotID
      @Required var name: String
      @Required var type: String
      @Required var bytes: Int

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required("slot", &_slot, .id(), "The slot, as session.state has it.")
        try members.required(
          "name", &_name, .text(limit: SessionLimits.fileNameBytes), "What the candidate calls it; raters never see it."
        )
        try members.required("type", &_type, .text(limit: 128), "A media type that item.get lists.")
        try members.required("bytes", &_bytes, .int(1...SessionLimits.fileBytes), "How many it has.")
      }
    }

    struct Told: WritableRecord {
      var file: FileID

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("file", .id(), "Its id, for file.put, file.end and the answer.") { $0.file }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .beginFile(params.slot, FileDescription(name: params.name, type: params.type, bytes: params.bytes))
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .fileBegun(let file) = reply else { return nil }
      return Told(file: file)
    }
  }
}

/// The file of the examples: a text of two lines.
enum ExampleFile {
  static let bytes = Array("Door, till, ward.\nThe till is between.\n".utf8)

  static let begin =
    #"{$session,"seq":1,"slot":"s1","name":"plan.txt","type":"text/plain","bytes":\#(bytes.count)}"#
  static var put: String { #"{$session,"file":"f1","offset":0,"data":"\#(BytesShape.text(of: bytes))"}"# }
  static var end: String { #"{$session,"seq":2,"file":"f1","digest":"\#(ContentDigest(of: bytes))"}"# }
}
