import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayScoring

extension Methods {
  /// Gives a rater the next answer to mark, with its rubric and nothing of whose it is.
  enum GradingNext: Method {
    static var name: String { "grading.next" }
    static var audience: Audience { .staff }
    static var summary: String {
      "Gives a rater the next answer to mark or to decide on, with its rubric and nothing of whose it is."
    }
    static var errors: [ErrorKind] { [.unknownAssessment, .unknownSlot, .storage] }
    static var example: Example {
      .submittedMemo.role(.staff).call(Self.self, #"{"assessment":"memo","by":"rater-1"}"#)
    }

    struct Params: ReadableRecord {
      @Required var assessment: AssessmentID
      @Required var by: String
      var role = Mark.Role.rater
      var item: ItemID?
      var last: WorkID?
      var skipped: [WorkID]?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("assessment", &_assessment, .id(), "The assessment, as assessment.list has it.")
        try members.required("by", &_by, .requestKey, "Who marks: a role or a pseudonym, never a person's name.")
        try members.defaulted(
          "role", &role, .word(Mark.Role.self),
          "Whether to mark, or to decide where raters differ; `rater` unless said.")
        try members.optional("item", &item, .id(), "Answers to this item alone.")
        try members.optional(
          "after", &last, .reference(), "What was given before; where it can be, another candidate's answer follows.")
        try members.optional(
          "skipping", &skipped, .list(of: .reference()), "What the rater does not want to mark now.")
      }
    }

    struct Result: WritableRecord {
      var task: AnswerToMark?
      var left: Int

      static func members(_ members: inout some MemberWriting<Self>) {
        members.optional("task", .object(AnswerToMark.self), "The answer; left out when none waits for the rater.") {
          $0.task
        }
        members.required("left", .count, "How many wait for the rater, this one and skipped ones too.") { $0.left }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      _ = try engine.published(params.assessment)
      let queue = try engine.markingQueue(of: params.assessment)
      if let item = params.item, !queue.items.contains(item) { throw .nothingToMark(item, among: queue.items) }
      let rater = Rater(checked: params.by, params.role)
      let task = queue.next(for: rater, of: params.item, after: params.last, leaving: Set(params.skipped ?? []))
      engine.turn.naming = task?.naming
      return Result(task: task, left: queue.count(for: rater, of: params.item))
    }
  }
}

extension RPCError {
  fileprivate static func nothingToMark(_ item: ItemID, among items: [ItemID]) -> Self {
    let known = items.map { "`\($0)`" }.joined(separator: ", ")
    return RPCError(
      .unknownSlot, "There are no answers to `\(item)` that people mark.",
      advice: known.isEmpty
        ? "None were submitted yet; ask again later." : "Leave `item` out, or name one of \(known).")
  }
}
