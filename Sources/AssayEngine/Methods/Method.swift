import AssayJSONRPC

/// One method of the protocol: its name, who may call it, what it takes, what it does and what it gives.
///
/// What it takes and gives is declared once, and read, written and described by that declaration.
protocol Method {
  associatedtype Params: ReadableRecord
  associatedtype Result: WritableRecord

  static var name: String { get }
  static var audience: Audience { get }
  /// What it does, as a sentence.
  static var summary: String { get }
  /// The errors that it may give beside those of every request.
  static var errors: [ErrorKind] { get }
  /// A conversation in which it is called and carried out.
  static var example: Example { get }

  /// Carries out the method, or says why not.
  static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result
}

/// For whom a method exists.
enum Audience {
  /// Everyone, and before `initialize` too.
  case anyoneAtAnyTime
  case anyone
  case candidate
  case staff

  func includes(_ role: Role) -> Bool {
    switch self {
    case .anyoneAtAnyTime, .anyone: true
    case .candidate: role == .candidate
    case .staff: role == .staff
    }
  }
}

/// Every method of the protocol, each in a file of its own.
enum Methods {}

/// For methods that take nothing.
struct NoParams: ReadableRecord {
  mutating func members(_ members: inout some MemberReading) {}
}

/// For methods that give nothing but their reply.
struct NoResult: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {}
}
