import AssayEngine
import AssayJSON
import AssayJSONRPC
import AssayModel

/// A client of our own at the store of a scenario: takes the session over, or looks what is in it at the end.
struct SittingAudit {
  private var engine: Engine

  init(_ engine: Engine) { self.engine = engine }

  /// Attaches to the session that the client under test started.
  func takeOver(_ record: ConformanceRecord) {
    var copy = self
    _ = copy.start(record)
  }

  /// Starts a session as a client that pauses it, and is heard of no more.
  func pause(_ record: ConformanceRecord) {
    var copy = self
    guard let started = copy.start(record) else { return }
    _ = copy.call("session.pause") { writer in
      writer.member("session", started["session"]?.string ?? "")
      writer.member("token", started["token"]?.string ?? "")
      writer.member("seq", 1)
    }
  }

  /// Ends a session as staff.
  func void(_ session: String) {
    var copy = self
    copy.greet()
    _ = copy.call("session.void") { writer in
      writer.member("session", session)
      writer.member("requestKey", "void")
      writer.member("by", "conformance")
      writer.member("reason", "a test of a client")
      writer.member("attemptCounts", false)
    }
  }

  /// Why the session ended, nil while it is open, and the answer that each slot has.
  func result(of record: ConformanceRecord) -> (cause: String?, answers: [String: JSONValue]) {
    var copy = self
    guard let started = copy.start(record), let state = started["state"] else { return (nil, [:]) }
    let isOver = state["status"]?.string == "submitted"
    var answers: [String: JSONValue] = [:]
    for slot in (state["slots"]?.elements ?? []).compactMap({ $0["slot"]?.string }) {
      let item = copy.call(isOver ? "item.review" : "item.get") { writer in
        writer.member("session", started["session"]?.string ?? "")
        writer.member("token", started["token"]?.string ?? "")
        writer.member("slot", slot)
      }
      answers[slot] = item?["answer"]
    }
    return (state["cause"]?.string, answers)
  }

  private mutating func start(_ record: ConformanceRecord) -> JSONValue? {
    let starts = record.lines(of: "session.start").filter { $0.params?["requestKey"]?.string != nil }
    let params = starts.first?.params
    let candidate = record.earlierKey == nil ? params?["candidate"]?.string : record.plan.candidate
    guard let key = record.earlierKey ?? params?["requestKey"]?.string else { return nil }
    greet()
    return call("session.start") { writer in
      writer.member("assessment", ConformanceExam.id.text)
      writer.member("requestKey", key)
      if let candidate { writer.member("candidate", candidate) }
    }
  }

  private mutating func greet() {
    _ = call("initialize") { writer in
      writer.member("protocol", "1")
      writer.object("client") { $0.member("name", "assay conformance") }
    }
  }

  private mutating func call(_ method: String, _ params: (inout JSONWriter) -> Void) -> JSONValue? {
    var writer = JSONWriter()
    writer.request(RequestID(1), method) { writer in writer.object(params) }
    return StageLines.messages(engine.receive(writer.bytes[...])).first { $0["id"] != nil }?["result"]
  }
}
