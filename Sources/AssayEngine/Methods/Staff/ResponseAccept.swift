import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Lets an answer count that was refused or came late.
  enum ResponseAccept: StaffMethod {
    static var name: String { "response.accept" }
    static var summary: String { "Lets an answer count that was refused or came late; session.inspect has its number." }

    static var example: Example {
      .exam.wait(605).call(Methods.ResponseSave.self, #"{$session,"seq":1,"slot":"s1","answer":{"choice":"o1"}}"#).wait(
        6
      )
      .role(.staff).call(
        Self.self, #"{$id,"requestKey":"a-1","by":"office","reason":"The line was down","event":2}"#)
    }

    struct Params: StaffParams {
      var head = StaffCall()
      @Required var event: Int

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required("event", &_event, .int(1...1_000_000), "The number of the event that brought the answer.")
      }
    }

    static func command(_ params: Params, on place: Int, in engine: inout Engine) throws(RPCError) -> StaffCommand {
      // What this turn has brought about so far has its numbers once it is in the store.
      engine.settle()
      let events = try engine.recordedEvents(of: place)
      guard events.indices.contains(params.event - 1), let (slot, answer) = events[params.event - 1].answer
      else { throw .noAnswer(params.event) }
      return .accept(event: params.event, slot, answer)
    }
  }
}

extension SessionEvent {
  /// The answer that the event brought, whether or not it counts.
  fileprivate var answer: (SlotID, Answer)? {
    switch kind {
    case .saved(let slot, let answer), .checked(let slot, let answer, _), .refused(.save(let slot, let answer), _),
      .refused(.check(let slot, let answer), _):
      (slot, answer)
    default: nil
    }
  }
}

extension RPCError {
  fileprivate static func noAnswer(_ event: Int) -> Self {
    RPCError(
      .invalidAnswer, "Event \(event) of the session brought no answer.",
      advice: "Take the number of a saved or refused answer from session.inspect.")
  }
}
