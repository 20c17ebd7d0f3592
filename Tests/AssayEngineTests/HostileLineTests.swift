import AssayDelivery
import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

/// A line and the kind of error that it gets; `S` and `T` stand for the session and its token.
struct HostileLine: CustomTestStringConvertible {
  var line: String
  var kind: String

  init(_ line: String, _ kind: String) {
    self.line = line
    self.kind = kind
  }

  /// A request with these parameters.
  static func call(_ method: String, _ params: String, _ kind: String) -> Self {
    Self(#"{"jsonrpc":"2.0","id":77,"method":"\#(method)","params":\#(params)}"#, kind)
  }

  /// A call on the session with these further members.
  static func on(_ method: String, _ members: String, _ kind: String) -> Self {
    call(method, #"{"session":"S","token":"T"\#(members.isEmpty ? "" : ",")\#(members)}"#, kind)
  }

  var testDescription: String { String(line.prefix(100)) }
}

struct `A hostile line` {
  static let notJSON: [HostileLine] = [
    .init("hello", "parseError"), .init("{", "parseError"), .init("}", "parseError"), .init("{]", "parseError"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{}"#, "parseError"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"ping",}"#, "parseError"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"ping"} {}"#, "parseError"),
    .init(#"{"jsonrpc":"2.0","id":1,"id":1,"method":"ping"}"#, "parseError"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":NaN}}"#, "parseError"),
    .init(#"{"jsonrpc":"2.0","id":01,"method":"ping"}"#, "parseError"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"pi\ng"}"#, "methodNotFound"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#, "parseError"),
    .init(#"{'jsonrpc':'2.0'}"#, "parseError"), .init("\u{FEFF}{}", "parseError"),
    .init("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":\"\u{0}\"}}", "parseError"),
    .init(String(repeating: "[", count: 100_000), "parseError"),
    .init(
      #"{"jsonrpc":"2.0","id":1,"method":"ping","params":"# + String(repeating: #"{"a":"#, count: 70), "parseError"),
  ]

  static let notRequests: [HostileLine] = [
    .init("[]", "invalidRequest"), .init("1", "invalidRequest"), .init("null", "invalidRequest"),
    .init(#""ping""#, "invalidRequest"), .init("{}", "invalidRequest"),
    .init(#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, "invalidRequest"),
    .init(#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, "invalidRequest"),
    .init(#"{"jsonrpc":2.0,"id":1,"method":"ping"}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","method":"ping"}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":"\#(String(repeating: "x", count: 300))","method":"ping"}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":1}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":7}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":null}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"ping","parms":{}}"#, "invalidRequest"),
    .init(#"{"jsonrpc":"2.0","id":1,"method":"\#(String(repeating: "m", count: 129))"}"#, "invalidRequest"),
  ]

  static let notMethods: [HostileLine] = [
    .call("pong", "{}", "methodNotFound"), .call("", "{}", "methodNotFound"), .call("Ping", "{}", "methodNotFound"),
    .call("response.save ", "{}", "methodNotFound"), .call("registration.put", "{}", "methodNotFound"),
    .call("registration.list", "{}", "methodNotFound"), .call("rpc.discover", "{}", "methodNotFound"),
  ]

  static let notParams: [HostileLine] = [
    .call("ping", #"{"extra":1}"#, "invalidParams"), .call("session.state", "{}", "invalidParams"),
    .call("session.state", #"{"session":"S"}"#, "invalidParams"),
    .call("session.state", #"{"session":7,"token":"T"}"#, "invalidParams"),
    .call("session.state", #"{"session":"","token":"T"}"#, "invalidParams"),
    .call("session.state", #"{"session":"\#(String(repeating: "s", count: 129))","token":"T"}"#, "invalidParams"),
    .on("session.state", #""slot":"s1""#, "invalidParams"), .on("item.get", "", "invalidParams"),
    .on("item.get", #""slot":1"#, "invalidParams"), .on("item.get", #""slot":"s 1""#, "invalidParams"),
    .on("item.get", #""slot":"""#, "invalidParams"), .on("item.get", #""slot":null"#, "invalidParams"),
    .on("item.get", #""slott":"s1""#, "invalidParams"), .on("item.review", "", "invalidParams"),
    .on("item.review", #""slot":"s 1""#, "invalidParams"), .on("item.review", #""slot":"s1","seq":1"#, "invalidParams"),
    .on("response.save", #""slot":"s1","answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s1""#, "invalidParams"),
    .on("response.save", #""seq":1,"answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":0,"slot":"s2","answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":-1,"slot":"s2","answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":1.5,"slot":"s2","answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":"1","slot":"s2","answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":1e400,"slot":"s2","answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":99999999999999999999999,"slot":"s2","answer":{"true-false":true}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":null"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"guess":1}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"true-false":"yes"}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"true-false":true,"text":"x"}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"number":60}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"choice":["o1"]}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"choice":"ö1"}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"matrix":{"r1":"c1"}}"#, "invalidParams"),
    .on("response.save", #""seq":1,"slot":"s2","answer":{"true-false":true},"confirm":true"#, "invalidParams"),
    .on("item.flag", #""seq":1,"slot":"s2","flagged":1"#, "invalidParams"),
    .on("item.flag", #""seq":1,"slot":"s2""#, "invalidParams"),
    .on("section.submit", #""seq":1"#, "invalidParams"),
    .on("session.submit", #""seq":1,"confirm":"yes""#, "invalidParams"),
    .on("stimulus.get", "", "invalidParams"), .call("assessment.describe", "{}", "invalidParams"),
    .call("session.start", #"{"assessment":"final"}"#, "invalidParams"),
    .call("session.start", #"{"assessment":"final","requestKey":""}"#, "invalidParams"),
    .call("session.start", #"{"assessment":"final","requestKey":"a b"}"#, "invalidParams"),
    .call("session.start", #"{"assessment":"../final","requestKey":"k"}"#, "invalidParams"),
    .call("session.start", #"{"assessment":"final","requestKey":"k","candidate":"Å"}"#, "invalidParams"),
    .call("session.start", #"{"assessment":"final","requestKey":"k","locale":"de_DE"}"#, "invalidParams"),
    .call("session.start", #"{"assessment":"final","requestKey":"k","seed":1}"#, "invalidParams"),
    .call("initialize", #"{"protocol":"1"}"#, "invalidParams"),
    .call("initialize", #"{"protocol":1,"client":{"name":"x"}}"#, "invalidParams"),
    .call("initialize", #"{"protocol":"1","client":{"nam":"x"}}"#, "invalidParams"),
    .call("initialize", #"{"protocol":"1","client":{"name":"x"},"types":"all"}"#, "invalidParams"),
  ]

  static let refused: [HostileLine] = [
    .call("initialize", #"{"protocol":"2","client":{"name":"x"}}"#, "unsupportedVersion"),
    .call("assessment.describe", #"{"assessment":"none"}"#, "unknownAssessment"),
    .call("session.start", #"{"assessment":"none","requestKey":"k"}"#, "unknownAssessment"),
    .call("session.state", #"{"session":"s-none","token":"T"}"#, "unknownSession"),
    .call("session.state", #"{"session":"S","token":"wrong"}"#, "unknownSession"),
    .call("session.state", #"{"session":"S","token":"\#(String(repeating: "0", count: 52))"}"#, "unknownSession"),
    .call("session.state", #"{"session":"S ","token":"T"}"#, "unknownSession"),
    .on("item.get", #""slot":"s99""#, "unknownSlot"), .on("item.get", #""slot":"s01""#, "unknownSlot"),
    .on("stimulus.get", #""stimulus":"st9""#, "unknownSlot"),
    .on("stimulus.get", #""stimulus":"st1""#, "stateViolation"),
    .on("response.save", #""seq":5,"slot":"s2","answer":{"true-false":true}"#, "sequenceGap"),
    .on("response.save", #""seq":1000000000,"slot":"s2","answer":{"true-false":true}"#, "sequenceGap"),
    .on("response.save", #""seq":1,"slot":"s9","answer":{"text":"\#(String(repeating: "x", count: 4097))"}"#, "limit"),
    .on("session.result", "", "stateViolation"), .on("item.review", #""slot":"s1""#, "stateViolation"),
  ]

  static let all = notJSON + notRequests + notMethods + notParams + refused

  @Test func `gets its error, uses no number, and the engine goes on`() throws {
    #expect(Self.all.count >= 100)
    let desk = Desk(try sampleStore())
    var candidate = try #require(Candidate(at: desk))
    for (place, hostile) in Self.all.enumerated() {
      let line = hostile.line.replacing("\"S", with: "\"\(candidate.session)").replacing(
        "\"T\"", with: "\"\(candidate.token)\"")
      let replies = desk.send(line)
      #expect(replies.count == 1, "\(hostile)")
      let reply = JSONValue(reply: replies.first ?? "")
      #expect(reply.kind == hostile.kind, "\(hostile.testDescription) \(replies)")
      let error = reply["error"]
      #expect(error?["code"]?.int == codes[hostile.kind], "\(hostile)")
      #expect(error?["message"]?.string?.isEmpty == false)
      #expect(error?["data"]?["advice"]?.string?.isEmpty == false)
      #expect(error?["data"]?["retryable"]?.bool == false)
      if place % 10 == 0 { #expect(candidate.state["nextSeq"]?.int == 1) }
    }
    #expect(candidate.save("s2", #"{"true-false":true}"#).result["saved"]?.bool == true)
  }

  private let codes = [
    "parseError": -32700, "invalidRequest": -32600, "methodNotFound": -32601, "invalidParams": -32602,
    "unsupportedVersion": 1002, "unknownAssessment": 2001, "unknownSession": 2004, "sequenceGap": 3001,
    "stateViolation": 3003, "unknownSlot": 3009, "limit": 6002,
  ]

  @Test func `that is over-long, cut off or no text gets its error`() throws {
    let desk = Desk(try sampleStore())
    let long = Array(
      (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":""# + String(repeating: "x", count: 1 << 21)).utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: long.count, by: 65_536) {
      output += desk.engine.receive(long[start..<min(start + 65_536, long.count)])
    }
    output += desk.engine.receive(Array("\"}}\n".utf8)[...])
    let reply = JSONValue(reply: String(decoding: output.dropLast(), as: UTF8.self))
    #expect(reply.kind == "parseError")
    #expect(reply["error"]?["data"]?["bytes"]?.int == long.count + 3)
    let invalid: [[UInt8]] = [[0xFF, 0xFE], [0x22, 0xC3, 0x28, 0x22], [0], [0x22, 0xED, 0xA0, 0x80, 0x22]]
    for bytes in invalid {
      let output = desk.engine.receive((bytes + [0x0A])[...])
      #expect(JSONValue(reply: String(decoding: output.dropLast(), as: UTF8.self)).kind == "parseError")
    }
    #expect(desk.engine.receive(Array("\n\r\n\n".utf8)[...]).isEmpty)
    #expect(desk.call("ping").result["now"]?.int == Int(desk.clock.now))
    _ = desk.engine.receive(Array(#"{"jsonrpc":"2.0","id":9,"method":"ping"}"#.utf8)[...])
    let last = JSONValue(reply: String(decoding: desk.engine.finish().dropLast(), as: UTF8.self))
    #expect(last.kind == "parseError")
    #expect(desk.engine.isShutdown)
    #expect(desk.engine.receive(Array("{}\n".utf8)[...]).isEmpty)
  }

  @Test(arguments: [
    ("initialize", #"{"protocol":1,"client":{"name":"x"}}"#, "in `protocol`, expected a string"),
    ("initialize", #"{"protocol":"1","client":"x"}"#, "in `client`, expected an object"),
    ("initialize", #"{"protocol":"1","client":{"name":7}}"#, "in `name`, expected a string"),
    ("initialize", #"{"protocol":"1","client":{}}"#, "in `client`, the member `name` is missing"),
    ("session.start", #"{"assessment":"final","requestKey":"a b"}"#, "in `requestKey`, expected 1 to 128"),
  ])
  func `that has a wrong value learns in which member`(method: String, params: String, words: String) throws {
    let message = Desk(try sampleStore()).call(method, params)["error"]?["message"]?.string ?? ""
    #expect(message.contains(words), "\(message)")
  }

  @Test func `before initialize is told so`() throws {
    let desk = Desk(try sampleStore(), isInitialised: false)
    #expect(desk.call("ping").kind == "notInitialised")
    #expect(desk.call("session.start", #"{"assessment":"final","requestKey":"k"}"#).kind == "notInitialised")
    #expect(desk.call("none").kind == "methodNotFound")
    desk.call("initialize", #"{"protocol":"1","client":{"name":"x"},"types":["choice","hologram"]}"#)
    let refused = desk.call("session.start", #"{"assessment":"practice","requestKey":"k"}"#)
    #expect(refused.kind == "unsupportedContent")
    #expect(refused["error"]?["data"]?["types"]?.elements?.contains("true-false") == true)
    #expect(try desk.store.summaries(of: nil, by: nil).isEmpty)
    #expect(desk.call("shutdown").result == [:])
  }

  @Test func `of the other role has no method`() throws {
    let desk = Desk(try sampleStore(), role: .staff)
    for method in ["session.start", "item.get", "response.save", "session.result", "item.review"] {
      #expect(desk.call(method).kind == "methodNotFound")
    }
    #expect(desk.call("assessment.list").result["assessments"]?.elements?.count == 2)
  }

  @Test(arguments: 0..<8)
  func `made from a good one by chance never crashes the engine and saves nothing but what it says`(seed: Int) throws {
    var chance = Chance(seed)
    let store = try sampleStore()
    let desk = Desk(store)
    var candidate = try #require(Candidate(at: desk))
    var good: [String] = []
    for slot in candidate.slots { candidate.save(slot, fullAnswer(to: candidate.item(slot)) ?? "") }
    good = desk.transcript.filter { $0.hasPrefix("→") && $0.contains("\"seq\"") }.map { String($0.dropFirst(2)) }
    var expected = try answers(candidate.session, store)
    for _ in 0..<400 {
      let next = try #require(candidate.state["nextSeq"]?.int)
      var line = chance.one(of: good)
      if chance.happens(70), let range = line.firstRange(of: "\"seq\":") {
        let end = line[range.upperBound...].firstIndex(of: ",") ?? line.endIndex
        line.replaceSubrange(range.upperBound..<end, with: String(next))
      }
      let bytes = chance.mutated(Array(line.utf8))
      let output = String(decoding: desk.engine.receive((bytes + [0x0A])[...]), as: UTF8.self)
      for reply in output.split(separator: "\n").map({ JSONValue(reply: String($0)) }) {
        #expect(reply["result"] != nil || reply["error"] != nil)
        guard reply.result["saved"]?.bool == true, reply.result["replayed"] == nil else { continue }
        let params = JSONValue(reply: String(decoding: bytes, as: UTF8.self))["params"] ?? .null
        #expect(params["session"]?.string == candidate.session)
        expected[params["slot"]?.string ?? ""] = params["answer"] ?? .null
      }
      #expect(try answers(candidate.session, store) == expected)
      guard desk.engine.isShutdown else { continue }
      break
    }
  }

  /// What the store says was answered, by slot.
  private func answers(_ session: String, _ store: MemoryStore) throws -> [String: JSONValue] {
    let id = try #require(SessionID(session))
    let stored = try #require(try store.session(id))
    var answers: [String: JSONValue] = [:]
    for event in try stored.events {
      guard case .saved(let slot, let answer) = event.kind else { continue }
      var writer = JSONWriter()
      answer.write(to: &writer)
      answers[slot.text] = JSONValue(reply: writer.text)
    }
    return answers
  }
}
