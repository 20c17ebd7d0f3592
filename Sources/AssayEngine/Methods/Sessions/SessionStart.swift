import AssayDelivery
import AssayDigest
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Starts a session, or goes on with the one that is there.
  enum SessionStart: Method {
    static var name: String { "session.start" }
    static var audience: Audience { .candidate }
    static var summary: String { "Starts a session, or goes on with the one that is there." }
    static var errors: [ErrorKind] {
      [
        .unsupportedContent, .unknownAssessment, .notEligible, .blueprintShortage, .notRegistered, .storage, .limit,
      ]
    }
    static var example: Example {
      .exam.call(Self.self, #"{"assessment":"networks","requestKey":"7f3a","candidate":"ada"}"#)
    }

    struct Params: ReadableRecord {
      @Required var assessment: AssessmentID
      /// The client's own word for this start.
      @Required var requestKey: String
      /// Nil where anyone may start, and the request key stands for the candidate.
      var candidate: CandidateID?
      var locale: String?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("assessment", &_assessment, .id(), "The assessment, as assessment.list has it.")
        try members.required(
          "requestKey", &_requestKey, .requestKey,
          "The client's own word for this start; the same one gives the same session.")
        try members.optional(
          "candidate", &candidate, .reference(),
          "Who sits it; may be left out where registration is open, and the key then says who it is.")
        try members.optional(
          "locale", &locale, .locale, "The language wanted, as a BCP 47 tag; that of the registration comes first.")
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> HandedSession {
      // Whether the candidate may start hangs on what earlier lines brought about.
      engine.settle()
      let package = try engine.published(params.assessment)
      let candidate: CandidateID
      if let named = params.candidate {
        candidate = named
      } else {
        guard package.assessment.registration == .open else { throw .notRegistered }
        candidate = try anonymous(params.requestKey)
      }
      let sitting = Sitting(candidate: candidate, package: package, params: params)
      // A second try finds what another process did in the meantime.
      if let started = try engine.start(sitting) { return started }
      if let started = try engine.start(sitting) { return started }
      throw .overtaken
    }

    /// The candidate that a request key stands for where nobody is named.
    private static func anonymous(_ requestKey: String) throws(RPCError) -> CandidateID {
      var hasher = FieldHasher(domain: "assay anonymous candidate v1")
      hasher.append(requestKey)
      guard let id = CandidateID("anonymous-" + hasher.finalize().hexadecimal.prefix(32)) else {
        throw .internalError("No name could be made for the candidate.")
      }
      return id
    }
  }
}

/// Who wants to start what.
struct Sitting {
  var candidate: CandidateID
  /// On which a new session would run.
  var package: ReadyPackage
  var params: Methods.SessionStart.Params
}
