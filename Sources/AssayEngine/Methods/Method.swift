import AssayJSON
import AssayJSONRPC

/// One method of the protocol: its name, who may call it, what it takes, what it does and what it gives.
protocol Method {
  associatedtype Params: MethodParams
  associatedtype Result: MethodResult

  static var name: String { get }
  static var audience: Audience { get }

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

/// The parameters of a method, read straight from the bytes of the line.
protocol MethodParams {
  init(from reader: inout JSONReader) throws(JSONError)
}

/// The result of a method.
protocol MethodResult {
  /// Writes the members of the result, in the order of the documentation.
  func write(to writer: inout JSONWriter, _ contents: inout ContentCache)
}

/// Every method of the protocol, each in a file of its own.
enum Methods {}

/// For methods that take nothing.
struct NoParams: MethodParams {
  init(from reader: inout JSONReader) throws(JSONError) {
    _ = try reader.readMembers([]) { _, _ in false }
  }
}
