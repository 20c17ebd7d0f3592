import AssayJSON
import AssayJSONRPC

/// Every kind of error that a client may get, by the stable word on which it switches.
enum ErrorKind: String, CaseIterable {
  case parseError, invalidRequest, methodNotFound, invalidParams, internalError
  case notInitialised, unsupportedVersion, unsupportedContent
  case unknownAssessment, notEligible, blueprintShortage, unknownSession, staleClient, notRegistered
  case sequenceGap, sequenceConflict
  case stateViolation, navigationForbidden, skippingForbidden, triesUsed, invalidAnswer, incomplete, unknownSlot
  case timeOver, tooEarly, paused
  case notReleased, forbidden
  case storage, limit

  /// JSON-RPC's own are negative, the application's positive.
  var code: Int {
    switch self {
    case .parseError: -32700
    case .invalidRequest: -32600
    case .methodNotFound: -32601
    case .invalidParams: -32602
    case .internalError: -32603
    case .notInitialised: 1001
    case .unsupportedVersion: 1002
    case .unsupportedContent: 1003
    case .unknownAssessment: 2001
    case .notEligible: 2002
    case .blueprintShortage: 2003
    case .unknownSession: 2004
    case .staleClient: 2005
    case .notRegistered: 2006
    case .sequenceGap: 3001
    case .sequenceConflict: 3002
    case .stateViolation: 3003
    case .navigationForbidden: 3004
    case .skippingForbidden: 3005
    case .triesUsed: 3006
    case .invalidAnswer: 3007
    case .incomplete: 3008
    case .unknownSlot: 3009
    case .timeOver: 4001
    case .tooEarly: 4002
    case .paused: 4003
    case .notReleased: 5001
    case .forbidden: 5002
    case .storage: 6001
    case .limit: 6002
    }
  }

  /// What it means, as a sentence; an error's own message says more.
  var meaning: String {
    switch self {
    case .parseError: "The line is not JSON, too long, or cut off."
    case .invalidRequest: "The line is JSON and no request."
    case .methodNotFound: "No method has this name in this role."
    case .invalidParams: "The parameters are not what the method takes."
    case .internalError: "The engine made a mistake, or what the store holds cannot be used."
    case .notInitialised: "The client has not said yet what it speaks."
    case .unsupportedVersion: "The engine does not speak this version of the protocol."
    case .unsupportedContent: "The assessment may show or need what the client cannot; nothing was started."
    case .unknownAssessment: "No such assessment is published."
    case .notEligible: "The candidate may not start, or not yet."
    case .blueprintShortage: "The assessment has too few items for a form."
    case .unknownSession: "There is no session of this id that this token opens."
    case .staleClient: "The session went on with another client."
    case .notRegistered: "The candidate is not registered for the assessment."
    case .sequenceGap: "The number is ahead of the next one."
    case .sequenceConflict: "The number, or the request key, was used for something else, which stands."
    case .stateViolation: "The session, or what the call is about, is not in the state that the call needs."
    case .navigationForbidden: "The slot or the section cannot be reached now."
    case .skippingForbidden: "What was left out may not be."
    case .triesUsed: "The item is settled; no try is left."
    case .invalidAnswer: "The answer does not fit the item."
    case .incomplete: "Answers are missing, and the call did not confirm it."
    case .unknownSlot: "There is no such slot, section, stimulus or item."
    case .timeOver: "A limit of time has passed."
    case .tooEarly: "The least time has not passed yet."
    case .paused: "The session is paused."
    case .notReleased: "This is not told yet, or never."
    case .forbidden: "The rules of the assessment do not allow this."
    case .storage: "The store could not do this, and nothing of it is acknowledged."
    case .limit: "A limit on bytes or events was reached."
    }
  }
}

extension [ErrorKind] {
  /// What any request may get.
  static let ofEveryRequest: Self = [.invalidRequest, .methodNotFound, .invalidParams, .internalError]

  /// What any call on a session may get.
  static let ofSessions: Self = [.unknownSession, .staleClient, .storage]

  /// What any call that changes a session may get.
  static let ofCommands: Self =
    ofSessions + [.sequenceGap, .sequenceConflict, .stateViolation, .timeOver, .paused, .limit]

  /// What a mark of an answer may get.
  static let ofMarking: Self = [.unknownAssessment, .sequenceConflict, .stateViolation, .invalidAnswer, .storage]
}

extension RPCError {
  init(
    _ kind: ErrorKind, _ message: String, advice: String, isRetryable: Bool = false, details: [JSONMember] = []
  ) {
    self.init(
      code: kind.code, kind: kind.rawValue, message: message, advice: advice, isRetryable: isRetryable,
      details: details)
  }
}
