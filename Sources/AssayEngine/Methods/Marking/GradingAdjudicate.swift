import AssayJSONRPC
import AssayModel

extension Methods {
  /// Records what somebody decides on an answer on which raters differ.
  enum GradingAdjudicate: Method {
    static var name: String { "grading.adjudicate" }
    static var audience: Audience { .staff }
    static var summary: String {
      "Records what somebody decides on an answer on which raters differ; it counts from then on."
    }
    static var errors: [ErrorKind] { .ofMarking }
    static var example: Example {
      .submittedMemo.marked.call(
        GradingNext.self, #"{"assessment":"memo","by":"rater-2"}"#
      ).call(
        GradingSubmit.self,
        #"{"assessment":"memo","work":"$work","requestKey":"m-1","by":"rater-2","points":{"content":1,"language":1}}"#
      ).call(
        GradingNext.self, #"{"assessment":"memo","by":"chief","role":"adjudicator"}"#
      ).call(
        Self.self,
        #"{"assessment":"memo","work":"$work","requestKey":"m-1","by":"chief","points":{"content":3,"language":2}}"#)
    }

    static func call(_ params: MarkParams, in engine: inout Engine) throws(RPCError) -> MarkResult {
      MarkResult(work: params.work, isReplay: try engine.mark(params, as: .adjudicator))
    }
  }
}
