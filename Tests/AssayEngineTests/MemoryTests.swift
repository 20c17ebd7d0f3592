import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

struct `An engine with little room` {
  @Test func `reads sessions again that it forgot, and keeps their deadlines`() throws {
    let desk = Desk(try sampleStore())
    desk.engine.sessions.capacity = 2
    var candidates: [Candidate] = []
    for name in ["ada", "bob", "cyd", "dan", "eve"] { candidates.append(try #require(Candidate(at: desk, as: name))) }
    for turn in 0..<3 {
      for place in candidates.indices {
        let reply = candidates[place].save("s2", #"{"true-false":\#(turn != 1)}"#)
        #expect(reply.result["saved"]?.bool == true)
      }
    }
    for candidate in candidates { #expect(candidate.item("s2")["answer"] == ["true-false": true]) }
    let closed = desk.wait(3_700_000).filter { $0.contains("session.closed") }
    #expect(closed.count == 5)
    #expect(try desk.store.summaries(of: "final", by: nil).allSatisfy { $0.state == .submitted })
  }

  @Test func `leaves lines for the next turn once there are many bytes of replies`() throws {
    let desk = Desk(try sampleStore())
    let candidate = try #require(Candidate(at: desk, as: "ada"))
    desk.engine.replyBytesPerTurn = 5_000
    let own = #""session":"\#(candidate.session)","token":"\#(candidate.token)""#
    let calls = (1...40).map { number in
      #"{"jsonrpc":"2.0","id":\#(number),"method":"item.get","params":{\#(own),"slot":"s1"}}"# + "\n"
    }
    func ids(_ output: [UInt8]) throws -> [Int?] {
      try output.split(separator: 0x0A).map { try JSONValue(parsing: Array($0))["id"]?.int }
    }
    var output = desk.engine.receive(Array(calls.joined().utf8)[...])
    var turns = 1
    while desk.engine.hasLinesLeft {
      let more = desk.engine.receive([])
      #expect(more.count < 10_000)
      output += more
      turns += 1
    }
    #expect(try ids(output) == Array(1...40))
    #expect(turns > 3)
    // The end of the input leaves nothing undone.
    let first = desk.engine.receive(Array((calls.joined() + "{").utf8)[...])
    #expect(desk.engine.hasLinesLeft)
    #expect(try ids(first + desk.engine.finish()) == Array(1...40) + [nil])
  }

  @Test func `renders a text once for all who see it`() throws {
    var cache = ContentCache()
    let one = cache.content(of: "A **text**.")
    #expect(cache.content(of: "A **text**.") == one)
    #expect(
      String(decoding: one, as: UTF8.self)
        == #"{"text":"A text.","html":"<p>A <strong>text</strong>.</p>\n","blocks":[{"type":"paragraph","content":["#
        + #"{"type":"text","text":"A "},{"type":"strong","content":[{"type":"text","text":"text"}]},"#
        + #"{"type":"text","text":"."}]}]}"#)
    // Texts that Unicode calls equal are two texts.
    #expect(cache.content(of: "caf\u{E9}") != cache.content(of: "cafe\u{301}"))
  }

  @Test func `writes the deepest text that a bank may hold as lines that a client can read`() throws {
    var cache = ContentCache()
    let texts = [
      (0..<40).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n"),
      String(repeating: "> ", count: 60) + "a",
      String(repeating: "*a **b ", count: 40) + String(repeating: "** c*", count: 40),
    ]
    for text in texts {
      var writer = JSONWriter()
      writer.object { writer in writer.object("result") { $0.member("content", raw: cache.content(of: text)[...]) } }
      #expect(try JSONValue(parsing: writer.bytes)["result"]?["content"]?["text"] != nil)
    }
  }
}
