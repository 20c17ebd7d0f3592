import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Shows an item after the end, with what the release policy allows to be told of it now.
  enum ItemReview: Method {
    static var name: String { "item.review" }
    static var audience: Audience { .candidate }

    struct Result: MethodResult {
      var shown: ShownItem
      var answerCounts: Bool
      var feedback: AnswerFeedback
      var clock: ClockView

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.members(of: shown, &contents)
        writer.member("answerCounts", answerCounts)
        writer.member("feedback", feedback, &contents)
        writer.member(clock)
      }
    }

    static func call(_ params: ItemGet.Params, in engine: inout Engine) throws(RPCError) -> Result {
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
