import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Shows what the items of a set are about, once one of them was shown and while one can be worked on or reviewed.
  enum StimulusGet: Method {
    static var name: String { "stimulus.get" }
    static var audience: Audience { .candidate }
    static var summary: String { "Shows what the items of a set are about, once one of them was shown." }
    static var errors: [ErrorKind] {
      .ofSessions + [
        .unknownSlot, .stateViolation, .navigationForbidden, .skippingForbidden, .timeOver, .paused, .limit,
      ]
    }
    static var example: Example {
      .caseStudy.call(ItemGet.self, #"{$session,"slot":"s1"}"#).call(Self.self, #"{$session,"stimulus":"st1"}"#)
    }

    struct Params: ReadableRecord {
      var call = SessionCall()
      @Required var stimulus: String

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try call.members(&members)
        try members.required("stimulus", &_stimulus, .text(limit: 64), "The stimulus, as an item names it.")
      }
    }

    struct Result: WritableRecord {
      var stimulus: CandidateStimulus
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("stimulus", .text, "The stimulus.") { $0.stimulus.id }
        members.required("title", .text, "What it is called.") { $0.stimulus.title }
        members.required("content", .content, "What the items are about.") { $0.stimulus.text }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let now = engine.turn.now
      let (session, context) = (engine.sessions[place].session, engine.sessions[place].context)
      let items = session.form.slots.lazy.filter { $0.set != nil }.compactMap { context.candidateItem($0.id) }
      let own = items.filter { $0.stimulus.map { isSame($0.id, params.stimulus) } ?? false }
      var refusal = RPCError(unknown)
      for item in own {
        let viewed = session.view(item.slot, at: now, in: context)
        switch viewed.outcome {
        case .item:
          // An event to journal would say that the item was never shown.
          guard viewed.events.isEmpty else {
            refusal = RPCError(notShown)
            continue
          }
          guard let stimulus = item.stimulus else { continue }
          return Result(stimulus: stimulus, clock: session.clock(at: now))
        case .refused(let other):
          refusal = RPCError(other)
          // After the end it is shown with the items that it belongs to.
          guard (try? session.review(item.slot, at: now, in: context)) != nil, let stimulus = item.stimulus else {
            continue
          }
          return Result(stimulus: stimulus, clock: session.clock(at: now))
        }
      }
      throw refusal
    }

    private static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

    private static let unknown = Refusal(
      .unknownSlot, "This form has no such stimulus.", advice: "Take the id from `stimulus` of an item.")

    private static let notShown = Refusal(
      .stateViolation, "No item of this stimulus was shown yet.", advice: "Get an item first with item.get.")
  }
}
