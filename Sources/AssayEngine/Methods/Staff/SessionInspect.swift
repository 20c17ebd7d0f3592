import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Shows staff how a session stands, and what is on its record.
  enum SessionInspect: Method {
    static var name: String { "session.inspect" }
    static var audience: Audience { .staff }
    static var summary: String { "Shows how a session stands, and what is on its record, some events at a time." }
    static var errors: [ErrorKind] { [.unknownSession, .storage] }

    static var example: Example {
      .submittedExam.role(.staff).call(Self.self, #"{$id,"after":1,"limit":3}"#)
    }

    struct Params: ReadableRecord {
      @Required var session: ArraySlice<UInt8>
      var after = 0
      var limit = 200

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("session", &_session, .secret, "The id of the session.")
        try members.defaulted("after", &after, .int(0...1_000_000), "The number of the event to go on after; 0 begins.")
        try members.defaulted("limit", &limit, .int(1...1000), "How many events at most.")
      }
    }

    struct Result: WritableRecord {
      var candidate: CandidateID
      var state: SessionStanding
      var decision: DeliveredResult?
      var events: [RecordedEvent]
      var count: Int

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("candidate", .reference(), "Whose session it is: the pseudonym.") { $0.candidate }
        members.required("state", .object(SessionStanding.self), "How it stands.") { $0.state }
        members.optional("decision", .word(DecisionState.self), "What was decided last.") { $0.decision?.state }
        members.required("count", .count, "How many events there are.") { $0.count }
        members.required("events", .list(of: .object(RecordedEvent.self)), "In order.") { $0.events }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      engine.settle()
      let place = try engine.openAsStaff(params.session)
      let events = try engine.recordedEvents(of: place)
      let live = engine.sessions[place]
      return Result(
        candidate: live.session.start.candidate, state: SessionStanding(live, at: engine.turn.now),
        decision: live.session.deliveredResult,
        events: events.enumerated().dropFirst(params.after).prefix(params.limit).map {
          RecordedEvent(number: $0.offset + 1, event: $0.element)
        }, count: events.count)
    }
  }
}

extension Engine {
  /// What the store has on record of a session in memory, in order.
  mutating func recordedEvents(of place: Int) throws(RPCError) -> [SessionEvent] {
    do throws(StoreError) {
      return try store.session(sessions[place].id)?.events ?? []
    } catch {
      throw .storage(failedReading(error))
    }
  }
}

/// One event of a record, with its number and its words.
struct RecordedEvent: WritableRecord {
  var number: Int
  var event: SessionEvent

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("number", .int(1...Int.max), "Counted from 1.") { $0.number }
    members.required("record", .journal, "The event as docs/session-export.md describes it.") { $0.event }
  }
}

/// An event as it stands in the journal.
struct JournalShape: WritableShape {
  typealias Value = SessionEvent

  var schema: Schema { Schema([JSONMember("type", "object")]) }

  func write(_ event: SessionEvent, to out: inout Output) { out.json.raw(Array(event.journalText.utf8)[...]) }
}

extension Shape where Self == JournalShape {
  static var journal: Self { Self() }
}
