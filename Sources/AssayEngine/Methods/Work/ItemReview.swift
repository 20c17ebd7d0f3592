import AssayDelivery
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Shows an item after the end, with what the release policy allows to be told of it now.
  enum ItemReview: Method {
    static var name: String { "item.review" }
    static var audience: Audience { .candidate }
    static var summary: String {
      "Shows an item after the end, with what the release policy allows to be told of it now."
    }
    static var errors: [ErrorKind] { .ofSessions + [.unknownSlot, .stateViolation, .notReleased] }
    static var example: Example { .submittedExam.call(Self.self, #"{$session,"slot":"s1"}"#) }

    struct Result: WritableRecord {
      var shown: ShownItem
      var answerCounts: Bool
      var feedback: AnswerFeedback
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.members(of: ShownItem.self) { $0.shown }
        members.required("answerCounts", .bool, "False where what was saved last came too late to count.") {
          $0.answerCounts
        }
        members.required("feedback", .object(AnswerFeedback.self), "What may be told now, of what counts.") {
          $0.feedback
        }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    static func call(_ params: SlotViewParams, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let (live, now) = (engine.sessions[place], engine.turn.now)
      do throws(Refusal) {
        let review = try live.session.review(params.slot, at: now, in: live.context)
        return Result(
          shown: ShownItem(review, of: live, at: now), answerCounts: review.answerCounts, feedback: review.feedback,
          clock: live.session.clock(at: now))
      } catch {
        throw RPCError(error, until: live.package.assessment.release.key)
      }
    }
  }
}
