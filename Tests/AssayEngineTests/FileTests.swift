import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Testing

@testable import AssayEngine

/// A candidate who sends files at an exam that asks for them.
struct `A file that is sent` {
  private let store = MemoryStore()
  private let clock = StoppedClock()
  private let bytes: [UInt8] = Array(String(repeating: "A plan of the clinic.\n", count: 2000).utf8)

  init() throws {
    try store.publish(
      SampleBank().files {
        $0.time = TimePolicy(limit: Interval(seconds: 600))
        $0.time?.grace = Interval(seconds: 10)
      })
  }

  private func candidate(_ store: (any Store)? = nil) throws -> Candidate {
    try #require(Candidate(at: Desk(store ?? self.store, clock: clock), "files"))
  }

  private func slot(of candidate: Candidate, _ type: String = "file") throws -> String {
    let slots = candidate.state["slots"]?.elements ?? []
    return try #require(slots.first { $0["type"]?.string == type }?["slot"]?.string)
  }

  private func digest(_ bytes: [UInt8]) -> String { ContentDigest(of: bytes).text }

  private func begin(_ slot: String, bytes: Int, type: String = "text/plain", name: String = "plan.txt") -> String {
    #""slot":"\#(slot)","name":"\#(name)","type":"\#(type)","bytes":\#(bytes)"#
  }

  private func put(_ bytes: some Collection<UInt8>, at offset: Int, of file: String = "f1") -> String {
    #""file":"\#(file)","offset":\#(offset),"data":"\#(Data(bytes).base64EncodedString())""#
  }

  @Test func `is announced, comes in parts, is whole, and is the answer`() throws {
    var candidate = try candidate()
    let slot = try slot(of: candidate)
    let item = candidate.item(slot)
    #expect(item["interaction"] == ["types": ["text/plain", "image/png"], "maxBytes": 600_000, "maxFiles": 2])
    let begun = candidate.act("file.begin", begin(slot, bytes: bytes.count)).result
    #expect(begun["file"] == "f1" && begun["seq"] == 1)
    #expect(candidate.call("file.put", put(bytes[..<20_000], at: 0)).result["received"] == 20_000)
    let file = candidate.state["files"]?[0]
    #expect(file?["received"] == 20_000 && file?["whole"] == false && file?["name"] == "plan.txt")
    // A part that is sent again is kept once.
    let again = candidate.call("file.put", put(bytes[..<20_000], at: 0)).result
    #expect(again["received"] == 20_000 && again["replayed"] == true)
    #expect(candidate.call("file.put", put(bytes[20_000...], at: 20_000)).result["received"]?.int == bytes.count)
    let answer = #""slot":"\#(slot)","answer":{"file":["f1"]}"#
    #expect(candidate.act("response.save", answer).kind == "invalidAnswer")
    let ended = candidate.act("file.end", #""file":"f1","digest":"\#(digest(bytes))""#).result
    #expect(ended["whole"] == true)
    #expect(candidate.act("response.save", answer).result["saved"] == true)
    let state = candidate.state
    #expect(state["files"]?[0]?["whole"] == true && state["files"]?[0]?["received"]?.int == bytes.count)
    #expect(state["slots"]?.elements?.first { $0["slot"]?.string == slot }?["answered"] == true)
    #expect(candidate.item(slot)["answer"] == ["file": ["f1"]])
    #expect(try store.upload("f1", in: #require(SessionID(candidate.session)), 0..<100_000) == bytes)
    candidate.next = 1
    let replayed = candidate.act("file.begin", begin(slot, bytes: bytes.count)).result
    #expect(replayed["replayed"] == true && replayed["file"] == "f1")
  }

  @Test func `goes on after a crash where it was`() throws {
    var first = try candidate()
    let slot = try slot(of: first)
    first.act("file.begin", begin(slot, bytes: bytes.count))
    first.call("file.put", put(bytes[..<16_384], at: 0))
    // The engine and the client die; another client goes on at another engine.
    var second = try candidate()
    #expect(second.session == first.session)
    let received = try #require(second.state["files"]?[0]?["received"]?.int)
    #expect(received == 16_384)
    second.call("file.put", put(bytes[received...], at: received))
    second.next = 2
    let end = #""file":"f1","digest":"\#(digest(bytes))""#
    #expect(second.act("file.end", end).result["whole"] == true)
    second.next = 2
    #expect(second.act("file.end", end).result["replayed"] == true)
    #expect(first.call("file.put", put(bytes[..<16_384], at: 0)).kind == "staleClient")
  }

  @Test func `tells a client that lost count how much is there`() throws {
    var candidate = try candidate()
    candidate.act("file.begin", begin(try slot(of: candidate), bytes: bytes.count))
    let gap = candidate.call("file.put", put(bytes[20_000...], at: 20_000))
    #expect(gap.kind == "sequenceGap" && gap["error"]?["data"]?["received"] == 0)
    candidate.call("file.put", put(bytes[..<20_000], at: 0))
    let conflict = candidate.call("file.put", put(bytes[..<16_384], at: 0))
    #expect(conflict.kind == "sequenceConflict" && conflict["error"]?["data"]?["received"] == 20_000)
    for (data, offset) in [
      (bytes[..<16_383], 0), (bytes[..<0], 0), (bytes[16_000...], 20_000), (bytes[..<20_000], Int.max),
    ] {
      #expect(candidate.call("file.put", put(data, at: offset)).kind == "invalidParams")
    }
    #expect(candidate.call("file.put", #""file":"f1","offset":0,"data":"not base64""#).kind == "invalidParams")
    #expect(candidate.call("file.put", put(bytes[..<20_000], at: 0, of: "f2")).kind == "unknownSlot")
    #expect(candidate.call("file.put", put([UInt8](repeating: 65, count: 524_289), at: 0)).kind == "invalidParams")
  }

  @Test func `waits for the reply to its beginning`() throws {
    let candidate = try candidate()
    let own = #""session":"\#(candidate.session)","token":"\#(candidate.token)""#
    let slot = try slot(of: candidate)
    let lines = [
      #"{"jsonrpc":"2.0","id":90,"method":"file.begin","params":{\#(own),"seq":1,\#(begin(slot, bytes: 3))}}"#,
      #"{"jsonrpc":"2.0","id":91,"method":"file.put","params":{\#(own),\#(put([65, 66, 67], at: 0))}}"#,
    ]
    let replies = candidate.desk.send(lines.joined(separator: "\n")).map(JSONValue.init(reply:))
    #expect(replies.map(\.kind) == ["", "stateViolation"])
    #expect(replies[1]["error"]?["data"]?["retryable"] == true)
    #expect(candidate.call("file.put", put([65, 66, 67], at: 0)).result["received"] == 3)
  }

  @Test(
    arguments: [
      ("image/png", "text of a candidate's", nil), ("text/plain", "\u{1}", nil),
      ("text/plain", "text", "sha256:" + String(repeating: "0", count: 64)),
    ] as [(String, String, String?)])
  func `is refused where its bytes are not what was announced, whatever its name`(
    type: String, text: String, digest claimed: String?
  ) throws {
    var candidate = try candidate()
    let slot = try slot(of: candidate)
    let bytes = Array(text.utf8)
    candidate.act("file.begin", begin(slot, bytes: bytes.count, type: type, name: "../../plan.png"))
    candidate.call("file.put", put(bytes, at: 0))
    let end = candidate.act("file.end", #""file":"f1","digest":"\#(claimed ?? digest(bytes))""#)
    #expect(end.kind == "invalidAnswer")
    // The refusal has used its number, and is given again.
    candidate.next -= 1
    #expect(
      candidate.act("file.end", #""file":"f1","digest":"\#(claimed ?? digest(bytes))""#)["error"]?["data"]?["replayed"]
        == true)
    #expect(candidate.act("response.save", #""slot":"\#(slot)","answer":{"file":["f1"]}"#).kind == "invalidAnswer")
  }

  @Test func `that is incomplete is not ended`() throws {
    var candidate = try candidate()
    candidate.act("file.begin", begin(try slot(of: candidate), bytes: bytes.count))
    candidate.call("file.put", put(bytes[..<20_000], at: 0))
    let end = candidate.act("file.end", #""file":"f1","digest":"\#(digest(bytes))""#)
    #expect(end.kind == "stateViolation" && end["error"]?["message"]?.string?.contains("20000 are there") == true)
    candidate.call("file.put", put(bytes[20_000...], at: 20_000))
    #expect(candidate.act("file.end", #""file":"f1","digest":"\#(digest(bytes))""#).result["whole"] == true)
    #expect(candidate.act("file.end", #""file":"f1","digest":"\#(digest(bytes))""#).kind == "stateViolation")
    #expect(candidate.call("file.put", put(bytes[..<20_000], at: 0)).kind == "stateViolation")
  }

  @Test func `is refused before it begins, where it could be no answer`() throws {
    var candidate = try candidate()
    let slot = try slot(of: candidate)
    let essay = try self.slot(of: candidate, "essay")
    for (params, kind) in [
      (begin(slot, bytes: 600_001), "invalidAnswer"), (begin(slot, bytes: 5, type: "image/svg+xml"), "invalidAnswer"),
      (begin(slot, bytes: 5, type: "application/pdf"), "invalidAnswer"), (begin(essay, bytes: 5), "invalidAnswer"),
      (begin("s99", bytes: 5), "unknownSlot"),
    ] {
      #expect(candidate.act("file.begin", params).kind == kind, "\(params)")
    }
    let next = candidate.next
    for params in [
      begin(slot, bytes: 0), begin(slot, bytes: 1 << 40),
      begin(slot, bytes: 5, name: String(repeating: "x", count: 256)),
    ] {
      #expect(candidate.call("file.begin", #""seq":\#(next),\#(params)"#).kind == "invalidParams")
    }
    #expect(candidate.state["files"] == nil && candidate.state["nextSeq"]?.int == next)
  }

  @Test func `is sent at its own slot, each once, and no more than are asked for`() throws {
    var candidate = try candidate()
    let slot = try slot(of: candidate)
    for file in ["f1", "f2", "f3"] {
      candidate.act("file.begin", begin(slot, bytes: 1))
      candidate.call("file.put", put([65], at: 0, of: file))
      #expect(candidate.act("file.end", #""file":"\#(file)","digest":"\#(digest([65]))""#).result["whole"] == true)
    }
    for (answer, isSaved) in [
      (#"["f1","f2","f3"]"#, false), (#"["f1","f1"]"#, false), (#"["f9"]"#, false), (#"["f3","f1"]"#, true),
      ("[]", true),
    ] {
      let reply = candidate.act("response.save", #""slot":"\#(slot)","answer":{"file":\#(answer)}"#)
      #expect((reply.result["saved"] == true) == isSaved, "\(answer)")
      #expect(isSaved || reply.kind == "invalidAnswer")
    }
    #expect(candidate.state["slots"]?.elements?.first { $0["slot"]?.string == slot }?["answered"] == false)
    let essay = try self.slot(of: candidate, "essay")
    #expect(candidate.act("response.save", #""slot":"\#(essay)","answer":{"file":["f1"]}"#).kind == "invalidAnswer")
  }

  @Test func `stops with the time, and what is whole by then can still be the answer`() throws {
    var candidate = try candidate()
    let slot = try slot(of: candidate)
    _ = candidate.item(slot)
    candidate.act("file.begin", begin(slot, bytes: 1))
    candidate.call("file.put", put([65], at: 0))
    candidate.act("file.end", #""file":"f1","digest":"\#(digest([65]))""#)
    candidate.act("file.begin", begin(slot, bytes: 1))
    candidate.desk.wait(605_000)
    #expect(candidate.call("file.put", put([65], at: 0, of: "f2")).kind == "timeOver")
    #expect(candidate.act("response.save", #""slot":"\#(slot)","answer":{"file":["f1"]}"#).result["late"] == true)
    candidate.desk.wait(10_000)
    #expect(candidate.call("file.put", put([65], at: 0, of: "f2")).kind == "timeOver")
  }

  @Test func `is acknowledged only once it is kept`() throws {
    var failing: FailingStore<MemoryStore>?
    for call in 1...40 {
      let base = MemoryStore()
      try base.publish(SampleBank().files())
      let store = FailingStore(base, failingAt: [call: .lost])
      failing = store
      guard var candidate = Candidate(at: Desk(store, clock: clock), "files") else { continue }
      let slots = candidate.state["slots"]?.elements ?? []
      guard let slot = slots.first(where: { $0["type"]?.string == "file" })?["slot"]?.string else { continue }
      candidate.act("file.begin", begin(slot, bytes: 3))
      let reply = candidate.call("file.put", put([65, 66, 67], at: 0))
      let kept = try base.upload("f1", in: #require(SessionID(candidate.session)), 0..<9)
      if reply.result["received"] == 3 { #expect(kept == [65, 66, 67], "call \(call)") }
      if reply.result["received"] == nil {
        #expect(["storage", "unknownSlot"].contains(reply.kind), "\(call) \(reply.kind)")
      }
    }
    #expect(failing != nil)
  }
}
