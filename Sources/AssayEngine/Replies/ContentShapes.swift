import AssayDelivery
import AssayJSON
import AssayModel

/// Markdown as clients get it: plain text, HTML, and the block tree.
struct ContentShape: WritableShape {
  typealias Value = String

  var schema: Schema { .reference("content") }

  func write(_ markdown: String, to out: inout Output) {
    out.json.raw(out.contents.content(of: markdown, naming: out.media))
  }
}

extension Shape where Self == ContentShape {
  static var content: Self { Self() }
}

extension CandidateInteraction.Part: WritableRecord {
  static var component: String? { "part" }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("id", .id(), "Its id, numbered as shown, which means nothing else.") { $0.id }
    members.required("content", .content, "What is shown.") { $0.text }
    members.optional("media", .list(of: .object(CandidateMedium.self)), "What is shown with it, in order.") {
      $0.media.isEmpty ? nil : $0.media
    }
  }
}

extension AnswerFeedback: WritableRecord {
  static var component: String? { "feedback" }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.optional("right", .bool, "Whether the answer earned full credit.") { $0.isRight }
    members.optional("credit", .share, "Its share of the credit.") { $0.credit }
    members.optional("earned", .decimal, "The points, with tries and hints reckoned in.") { $0.earned }
    members.optional("rationales", .list(of: .object(FeedbackNote.self)), "Why what was answered is right or wrong.") {
      $0.notes.isEmpty ? nil : $0.notes
    }
    members.optional("content", .content, "The item's own words on a right or a wrong answer.") { $0.text }
    members.optional("key", .answer, "A right answer, in the ids shown.") { $0.key }
    members.optional("lang", .text, "The language of these texts, where it is not that of the item.") { $0.language }
  }
}

extension FeedbackNote: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.optional("part", .id(), "The row, left side or gap that it is about.") { $0.part }
    members.optional("choice", .id(), "The option that it is about.") { $0.choice }
    members.required("content", .content, "Why.") { $0.text }
  }
}
