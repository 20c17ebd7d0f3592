import AssayDelivery
import AssayDigest
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Gives what proves later that a session had its events, up to its submission.
  ///
  /// What people give for it, decide on it and rescore afterwards is not in it: the receipt of a submission stays the same,
  /// and how many marks or rescores there were cannot be counted by it.
  enum SessionReceipt: Method {
    static var name: String { "session.receipt" }
    static var audience: Audience { .candidate }
    static var summary: String { "Gives a line that proves later what was submitted, for the candidate to keep." }
    static var errors: [ErrorKind] { .ofSessions + [.stateViolation] }
    static var example: Example { .submittedExam.call(Self.self, "{$session}") }

    struct Result: WritableRecord {
      var receipt: AssayStore.SessionReceipt
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required(
          "receipt", .object(AssayStore.SessionReceipt.self),
          "A line to keep as it is, which `assay store verify --receipt` holds a store against."
        ) { $0.receipt }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    static func call(_ params: SessionCall, in engine: inout Engine) throws(RPCError) -> Result {
      // Only what is kept has a digest.
      engine.settle()
      var place = try engine.open(params, makingSureOfStore: true)
      if engine.sessions.hasPending(place) {
        engine.settle()
        place = try engine.open(params)
      }
      guard !engine.sessions[place].session.isOpen else { throw RPCError(.stillOpen) }
      return Result(
        receipt: try engine.receipt(ofSubmissionOf: engine.sessions[place].id),
        clock: engine.sessions[place].session.clock(at: engine.turn.now))
    }
  }
}

extension SessionReceipt: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("line", .words("receipt"), "What the line is.") { _ in "receipt" }
    members.required("session", .reference(), "The id of the session.") { $0.session }
    members.required("events", .int(1...Int.max), "How many events it had when it was submitted.") { $0.events }
    members.required("digest", .digest, "The digest of the last of them, which commits to all.") {
      ContentDigest($0.digest)
    }
  }
}

extension Engine {
  /// The receipt of a session as of its latest submission.
  fileprivate mutating func receipt(ofSubmissionOf session: SessionID) throws(RPCError) -> SessionReceipt {
    let record: SessionRecord?
    do throws(StoreError) {
      record = try store.record(of: session)
    } catch {
      throw .storage(failedReading(error))
    }
    guard let record, case .events(let events) = record.stored.content,
      let last = events.lastIndex(where: \.isSubmission), let digest = record.digests[last]
    else {
      // It was submitted in memory, and that is not kept yet.
      throw .storage(StorageProblem(isRetryable: true))
    }
    return SessionReceipt(session: session, events: last + 1, digest: digest)
  }
}

extension SessionEvent {
  fileprivate var isSubmission: Bool {
    if case .submitted = kind { true } else { false }
  }
}
