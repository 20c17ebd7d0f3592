import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Shows what the items of a set are about, once one of them was shown and while one can be worked on or reviewed.
  enum StimulusGet: Method {
    static var name: String { "stimulus.get" }
    static var audience: Audience { .candidate }

    struct Params: MethodParams {
      var call = SessionCall()
      var stimulus: String

      private static let members = SessionCall.members + ["stimulus"]

      init(from reader: inout JSONReader) throws(JSONError) {
        var call = SessionCall()
        var stimulus: String?
        let start = try reader.readMembers(Self.members) { name, reader throws(JSONError) in
          guard "stimulus" ~= name else { return try call.read(name, from: &reader) }
          stimulus = try reader.readString(limit: 64)
          return true
        }
        try call.finish(reader, start)
        guard let stimulus else { throw reader.missingMember("stimulus", inObjectAt: start) }
        self.call = call
        self.stimulus = stimulus
      }
    }

    struct Result: MethodResult {
      var stimulus: CandidateStimulus
      var clock: ClockView

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.member("stimulus", stimulus.id)
        writer.member("title", stimulus.title)
        writer.member("content", content: stimulus.text, &contents)
        writer.member(clock)
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
