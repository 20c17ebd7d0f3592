import AssayDelivery
import AssayModel

/// What a rater is to mark: the answer and the rubric, and nothing of whose answer it is.
extension AnswerToMark: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("work", .reference(), "Names the answer, and nobody.") { $0.work }
    members.required("item", .id(), "The item that was answered.") { $0.item }
    members.required("content", .content, "What was asked.") { $0.stem }
    members.optional("media", .list(of: .object(CandidateMedium.self)), "What is shown beside it, in order.") {
      $0.media.isEmpty ? nil : $0.media
    }
    members.optional("stimulus", .object(Stimulus.self), "What it is about, where that stands apart.") { $0.stimulus }
    members.required("answer", .answer, "What was answered.") { $0.answer }
    members.optional("files", .list(of: .object(File.self)), "The files of the answer, in its order.") {
      $0.files.isEmpty ? nil : $0.files
    }
    members.optional("words", .object(InteractionShape.Words.self), "How many words were asked for.") {
      $0.words.map { InteractionShape.Words(range: $0) }
    }
    members.required("traits", .list(of: .object(Trait.self)), "What points are given for, each on its own.") {
      $0.traits
    }
  }
}

extension AnswerToMark.Stimulus: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("title", .text, "What it is called.") { $0.title }
    members.required("content", .content, "What it says.") { $0.text }
    members.optional("media", .list(of: .object(CandidateMedium.self)), "What is shown beside it, in order.") {
      $0.media.isEmpty ? nil : $0.media
    }
  }
}

/// A file of an answer; what the candidate called it is not told.
extension AnswerToMark.File: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("file", .id(), "Its id in the answer.") { $0.id }
    members.required("type", .text, "What its bytes are, as a media type.") { $0.type.rawValue }
    members.required("bytes", .count, "How many it has.") { $0.bytes }
    members.required("digest", .digest, "The SHA-256 of all of it, as `sha256:` and 64 hexadecimal digits.") {
      $0.digest
    }
  }
}

extension Trait: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("trait", .id(), "Its id; `whole` where the answer is marked as a whole.") { $0.id }
    members.required("points", .decimal, "The most points: whole ones are given, and those of the levels.") {
      $0.points
    }
    members.required("levels", .list(of: .object(Level.self)), "What points stand for, as far as it is said.") {
      $0.levels
    }
  }
}

extension Trait.Level: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("points", .decimal, "So many points.") { $0.points }
    members.required("content", .content, "What they stand for.") { $0.text }
  }
}

/// The result of a mark.
struct MarkResult: WritableRecord {
  var work: WorkID
  var isReplay: Bool

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("work", .reference(), "The answer.") { $0.work }
    members.required("done", .yes, "It is on record.") { _ in true }
    members.optional("replayed", .yes, "Stands where the same was done before and nothing was done now.") {
      $0.isReplay ? true : nil
    }
  }
}
