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
      var tongue: Tongue
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("stimulus", .text, "The stimulus.") { $0.stimulus.id }
        members.required("title", .text, "What it is called.") { $0.stimulus.title }
        members.members(of: Tongue.self) { $0.tongue }
        members.required("content", .content, "What the items are about.") { $0.stimulus.text }
        members.optional("media", .list(of: .object(CandidateMedium.self)), "What is shown beside it, in order.") {
          $0.stimulus.media.isEmpty ? nil : $0.stimulus.media
        }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let now = engine.turn.now
      let (session, context) = (engine.sessions[place].session, engine.sessions[place].context)
      let items = session.form.slots.lazy.filter { $0.set != nil }.compactMap { context.candidateItem($0.id) }
      let own = items.filter { $0.stimulus.map { isSame($0.id, params.stimulus) } ?? false }
      var refusal = unknown
      for item in own {
        guard let stimulus = item.stimulus else { continue }
        do throws(Refusal) {
          try session.requireShown(item.slot, at: now, in: context)
          let tongue = context.form.slots[item.position - 1].set.map { context.index.tongue(of: $0) }
          return Result(
            stimulus: stimulus, tongue: tongue ?? Tongue(language: context.index.package.language),
            clock: session.clock(at: now))
        } catch {
          refusal = error
        }
      }
      throw RPCError(refusal)
    }

    private static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

    private static let unknown = Refusal(
      .unknownSlot, "This form has no such stimulus.", advice: "Take the id from `stimulus` of an item.")
  }
}
