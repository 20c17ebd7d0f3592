import AssayDelivery
import AssayModel

extension CandidateMedium: WritableRecord {
  static var component: String? { "medium" }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("id", .text, "Its id, for media.get or, for raters, grading.file, which means nothing else.") {
      $0.id
    }
    members.required("type", .text, "What its bytes are, as a media type.") { $0.type.rawValue }
    members.required("bytes", .count, "How many it has.") { $0.bytes }
    members.required("alt", .text, "What it shows or says, for those who do not see or hear it.") { $0.alternative }
    members.optional("transcript", .content, "Everything that is said in it.") { $0.transcript }
    members.optional("captions", .text, "The id of its captions, which are WebVTT.") { $0.captions }
    members.optional("plays", .int(1...Int.max), "How often it may be played, which the client counts.") { $0.plays }
  }
}
