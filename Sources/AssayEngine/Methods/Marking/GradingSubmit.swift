import AssayJSONRPC
import AssayModel

extension Methods {
  /// Records what a rater gives an answer.
  enum GradingSubmit: Method {
    static var name: String { "grading.submit" }
    static var audience: Audience { .staff }
    static var summary: String {
      "Records what a rater gives an answer; with one rater it counts, with two the mean of both."
    }
    static var errors: [ErrorKind] { .ofMarking }
    static var example: Example {
      .submittedMemo.marked
    }

    static func call(_ params: MarkParams, in engine: inout Engine) throws(RPCError) -> MarkResult {
      MarkResult(work: params.work, isReplay: try engine.mark(params, as: .rater))
    }
  }
}
