import AssayJSON
import AssayJSONRPC
import AssayModel

// What the engine refuses before a session has its say; each said once.

extension RPCError {
  static let notInitialised = RPCError(
    .notInitialised, "The client has not said yet what it speaks and what it can show.",
    advice: "Send initialize first, with `protocol` \"1\" and a `client` that has a `name`.")

  static let unsupportedVersion = RPCError(
    .unsupportedVersion, "This engine speaks version 1 of the protocol only.",
    advice: "Send initialize with `protocol` \"1\".", details: [JSONMember("protocols", ["1"])])

  static func unsupportedContent(_ lack: Client.Lack) -> Self {
    let words = [
      ("types", lack.types.map(\.rawValue)), ("content", lack.content.map(\.rawValue)),
      ("features", lack.features.map(\.rawValue)), ("needs", lack.needs),
      ("tools", lack.tools.map(\.text)),
    ].filter { !$0.1.isEmpty }
    let list = words.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
    return RPCError(
      .unsupportedContent, "The assessment may show or need what the client cannot: \(list).",
      advice: "Use a client that can; nothing was started.",
      details: words.map { JSONMember($0.0, .array($0.1.map { .string($0) })) })
  }

  static func unknownAssessment(_ id: AssessmentID) -> Self {
    RPCError(
      .unknownAssessment, "No assessment `\(id)` is published here.",
      advice: "Take its id from assessment.list, or publish it with `assay publish`.")
  }

  static func blueprintShortage(_ id: AssessmentID) -> Self {
    RPCError(
      .blueprintShortage, "The items of `\(id)` do not suffice for a form, so none was drawn and nothing was started.",
      advice: "Tell whoever publishes the assessment; `assay assemble` says what is missing.")
  }

  static let unknownSession = RPCError(
    .unknownSession, "There is no session of this id that this token opens.",
    advice: "Send the session and the token that session.start gave, or start again with the same request key.")

  static let staleClient = RPCError(
    .staleClient, "The session went on with another client, and this token is no longer good.",
    advice: "Stop here, or take the session back by session.start with its request key.")

  static let notRegistered = RPCError(
    .notRegistered, "The candidate is not registered for this assessment.",
    advice: "Have staff register the candidate, or name the candidate who is.")

  static func sequenceGap(expected: Int) -> Self {
    RPCError(
      .sequenceGap, "The number is not the next one; \(expected) is.",
      advice: "Send what was not acknowledged again, in order, from `seq` \(expected) on.",
      details: [JSONMember("expected", JSONValue(expected))])
  }

  static func sequenceConflict(expected: Int) -> Self {
    RPCError(
      .sequenceConflict, "The number was used for something else, which stands.",
      advice: "Ask for session.state, and go on with `seq` \(expected).",
      details: [JSONMember("expected", JSONValue(expected))])
  }

  static let requestKeyConflict = RPCError(
    .sequenceConflict, "The request key was used for another registration, which stands.",
    advice: "Send another registration under a key of its own.")

  static func storage(_ problem: StorageProblem) -> Self {
    RPCError(
      .storage, "The store could not do this, so nothing of it is acknowledged.",
      advice: problem.isRetryable
        ? "Send it again unchanged; what was kept after all is answered with `replayed`."
        : "Tell whoever runs the engine; sending it again will not help before the store is mended.",
      isRetryable: problem.isRetryable)
  }

  static let overtaken = RPCError(
    .storage, "Another process changes this session at the same time, so nothing of this was saved.",
    advice: "Use one client for a session, and send this again unchanged.", isRetryable: true)

  /// What the store holds does not make sense.
  static let damaged = RPCError.internalError(
    "What the store holds of this cannot be used; whoever runs the engine was told why.")

  /// What is kept under the candidate's pseudonym was erased, and nothing can follow it.
  static let erased = RPCError.forbidden(
    "What is kept under this pseudonym was erased, so nothing more is started under it.",
    advice: "Have staff register the candidate under another pseudonym.")

  static func forbidden(_ message: String, advice: String) -> Self {
    RPCError(
      .forbidden, message, advice: advice)
  }
}
