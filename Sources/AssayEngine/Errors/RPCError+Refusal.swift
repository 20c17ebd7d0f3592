import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension RPCError {
  /// A refusal by a rule of the assessment.
  init(_ refusal: Refusal, isReplay: Bool = false, details: [JSONMember] = []) {
    self.init(
      code: refusal.kind.code, kind: refusal.kind.rawValue, message: refusal.message, advice: refusal.advice,
      details: details + (isReplay ? [JSONMember("replayed", .bool(true))] : []))
  }

  /// A refusal to tell what is released at a moment; with `from`, where that is what it waits for and has a date.
  init(_ refusal: Refusal, until moment: ReleasePolicy.Moment) {
    var details: [JSONMember] = []
    if refusal.kind == .notReleased, case .on(let date) = moment {
      details.append(JSONMember("from", .number(String(date.milliseconds))))
    }
    self.init(refusal, details: details)
  }

  /// Why a candidate may not start.
  init(_ reason: Ineligibility, from: Instant?) {
    guard reason != .notRegistered else {
      self = .notRegistered
      return
    }
    let message =
      switch reason {
      case .notRegistered: "The candidate is not registered."
      case .windowNotOpen: "The time in which the candidate may start has not begun."
      case .windowClosed: "The time in which the candidate could start is over."
      case .attemptsUsed: "The candidate has used all attempts."
      case .waiting: "The candidate must wait before the next attempt."
      case .passedAlready: "The candidate has passed already."
      }
    self.init(
      .notEligible, message,
      advice: from == nil
        ? "Nothing can be started; ask staff if this is wrong." : "Start again at the time in `from`.",
      details: [JSONMember("reason", .string(reason.rawValue))]
        + (from.map { [JSONMember("from", .number(String($0.milliseconds)))] } ?? []))
  }
}
