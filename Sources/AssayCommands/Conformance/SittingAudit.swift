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
    guard let params = starts.first?.params, let key = params["requestKey"]?.string else { return nil }
    _ = call("initialize") { writer in
      writer.member("protocol", "1")
      writer.object("client") { $0.member("name", "assay conformance") }
    }
    return call("session.start") { writer in
      writer.member("assessment", ConformanceExam.id.text)
      writer.member("requestKey", key)
      if let candidate = params["candidate"]?.string { writer.member("candidate", candidate) }
    }
  }

  private mutating func call(_ method: String, _ params: (inout JSONWriter) -> Void) -> JSONValue? {
    var writer = JSONWriter()
    writer.request(RequestID(1), method) { writer in writer.object(params) }
    return StageLines.messages(engine.receive(writer.bytes[...])).first { $0["id"] != nil }?["result"]
  }
}
