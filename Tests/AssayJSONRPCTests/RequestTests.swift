import AssayJSON
import AssayTestSupport
import Testing

@testable import AssayJSONRPC

struct `A request` {
  @Test(
    arguments: [
      (#"{"jsonrpc":"2.0","id":7,"method":"ping"}"#, "7", "ping", nil),
      (#"{"jsonrpc":"2.0","id":"a-1","method":"ping","params":⟦{}⟧}"#, #""a-1""#, "ping", "{}"),
      (
        #" { "params" : ⟦{"a": [1, {}]}⟧ , "method":"response.save", "id":0, "jsonrpc":"2.0" } "#, "0", "response.save",
        #"{"a": [1, {}]}"#
      ),
      (#"{"jsonrpc":"2\u002e0","id":"\u0061\n","method":"a\u002Eb"}"#, #""\u0061\n""#, "a.b", nil),
      (
        #"{"jsonrpc":"2.0","id":-12345678901234567890123456789,"method":""}"#, "-12345678901234567890123456789", "", nil
      ),
      (#"{"jsonrpc":"2.0","id":-0,"method":"é"}"#, "-0", "é", nil),
      (#"{"jsonrpc":"2.0","id":"","method":"m"}"#, #""""#, "m", nil),
    ] as [(String, String, String, String?)])
  func `is read with its id as sent`(marked: String, id: String, method: String, params: String?) throws {
    let text = MarkedText(marked)
    let request = try Request(Array(text.text.utf8))
    #expect(request.id.encoded == id)
    #expect(request.method == method)
    #expect(request.params == text.ranges.first)
    var reader = request.reader(over: Array(text.text.utf8))
    #expect(try reader.readValue() == JSONValue(parsing: params ?? "{}"))
    try reader.finish()
  }

  @Test func `is read in place from a buffer of lines`() throws {
    let first = #"{"jsonrpc":"2.0","id":1,"method":"a","params":{"x":1}}"#
    let second = MarkedText(#"{"jsonrpc":"2.0","id":2,"method":"b","params":{"x":⟦true⟧}}"#)
    let offset = second.ranges[0].lowerBound
    let bytes = Array((first + "\n" + second.text + "\n").utf8)
    let start = first.utf8.count + 1
    let request = try Request(bytes, in: start..<bytes.count - 1)
    #expect(request.id == RequestID(2))
    var reader = request.reader(over: bytes)
    try reader.beginObject()
    #expect(try reader.nextMember() != nil)
    // Offsets count from the start of the line, not of the parameters or of the buffer.
    #expect(throws: JSONError(.wrongKind(expected: .number, found: .bool), offset: offset)) { try reader.readInt() }
  }

  @Test func `has an id of at most 256 bytes`() throws {
    for (length, isAccepted) in [(255, true), (256, true), (257, false), (100_000, false)] {
      let letters = String(repeating: "x", count: length)
      let digits = String(repeating: "9", count: length)
      for id in ["\"\(letters)\"", digits] {
        let request = try? Request(Array(#"{"jsonrpc":"2.0","id":\#(id),"method":"m"}"#.utf8))
        #expect((request != nil) == isAccepted)
      }
    }
  }

  @Test(arguments: [
    // Not JSON at all: −32700, and the id is not believed.
    ("⟦⟧x", -32700, "null", "expected a value, found a letter"),
    (#"{"jsonrpc":"2.0","id":7,"method":"m"⟦⟧"#, -32700, "null", "the text ends"),
    (#"{"jsonrpc":"2.0","id":7,"method":"m",⟦⟧}"#, -32700, "null", "found `}`"),
    (#"{"jsonrpc":"2.0","id":7,"method":"m"} ⟦⟧{}"#, -32700, "null", "something follows"),
    (#"{"jsonrpc":"2.0","id":7,⟦⟧"id":8,"method":"m"}"#, -32700, "null", "`id` stands twice"),
    (#"{"jsonrpc":"2.0","id":7,"method":"m","params":{"a":⟦⟧01}}"#, -32700, "null", "leading zero"),
    (#"{"jsonrpc":"2.0","id":7,"method":"m","params":{"a":1,⟦⟧"a":2}}"#, -32700, "null", "`a` stands twice"),
    (#"{"jsonrpc":"1.0","id":7,"method":"m","params":{"a":⟦⟧}}"#, -32700, "null", "expected a value"),
    (#"[{"jsonrpc":"2.0"⟦⟧"#, -32700, "null", "the text ends"),
    // JSON and no request: −32600, with the id where it can be read.
    (#"⟦⟧[{"jsonrpc":"2.0","id":7,"method":"m"}]"#, -32600, "null", "batches are not supported"),
    ("⟦⟧12", -32600, "null", "a request is an object, not a number"),
    (#"⟦⟧{}"#, -32600, "null", "`jsonrpc` is missing"),
    (#"⟦⟧{"jsonrpc":"2.0","method":"m"}"#, -32600, "null", "the member `id` is missing; add it"),
    (#"⟦⟧{"id":7,"method":"m"}"#, -32600, "7", "`jsonrpc` is missing"),
    (#" ⟦⟧{"jsonrpc":"2.0","id":"x"}"#, -32600, #""x""#, "`method` is missing"),
    (#"{"jsonrpc":⟦⟧"1.0","id":7,"method":"m"}"#, -32600, "7", "the version of JSON-RPC must be \"2.0\""),
    (#"{"jsonrpc":⟦⟧2.0,"id":7,"method":"m"}"#, -32600, "7", "expected a string, found a number"),
    (#"{"jsonrpc":"2.0","id":⟦⟧null,"method":"m"}"#, -32600, "null", "an id must be a string or an integer"),
    (#"{"jsonrpc":"2.0","id":⟦⟧1.5,"method":"m"}"#, -32600, "null", "an id that is a number must be an integer"),
    (#"{"jsonrpc":"2.0","id":⟦⟧1e3,"method":"m"}"#, -32600, "null", "an id that is a number must be an integer"),
    (#"{"jsonrpc":"2.0","id":⟦⟧true,"method":"m"}"#, -32600, "null", "an id must be a string or an integer"),
    (#"{"jsonrpc":"2.0","id":⟦⟧{"a":1},"method":"m"}"#, -32600, "null", "an id must be a string or an integer"),
    (#"{"jsonrpc":"2.0","method":⟦⟧7,"id":7}"#, -32600, "7", "expected a string, found a number"),
    (#"{"jsonrpc":"2.0","id":7,"method":"m","params":⟦⟧[1]}"#, -32600, "7", "`params` must be an object"),
    (#"{"jsonrpc":"2.0","params":⟦⟧null,"id":7,"method":"m"}"#, -32600, "7", "`params` must be an object"),
    (
      #"{"jsonrpc":"2.0",⟦⟧"token":{"a":[1]},"id":7,"method":"m"}"#, -32600, "7",
      "use one of `jsonrpc`, `id`, `method`, `params`"
    ),
    (
      #"{"jsonrpc":"2.0",⟦⟧"result":true,"id":"\u0061"}"#, -32600, #""\u0061""#, "the member `result` is not known here"
    ),
  ])
  func `that is none is refused, with what, where and why`(marked: String, code: Int, id: String, message: String) {
    let text = MarkedText(marked)
    let refused = #expect(throws: RefusedRequest.self) { try Request(Array(text.text.utf8)) }
    #expect(refused?.error.code == code)
    #expect(refused?.id.encoded == id)
    #expect(refused?.error.message.contains(message) == true, "\(refused?.error.message ?? "")")
    #expect(
      refused?.error.message.contains("at byte \(text.ranges[0].lowerBound),") == true,
      "\(refused?.error.message ?? "")")
    #expect(refused?.error.details == [JSONMember("offset", JSONValue(text.ranges[0].lowerBound))])
  }

  @Test func `is refused for a method's name of more than 128 bytes`() {
    let name = String(repeating: "m", count: 129)
    let refused = #expect(throws: RefusedRequest.self) {
      try Request(Array(#"{"jsonrpc":"2.0","method":"\#(name)","id":7}"#.utf8))
    }
    #expect(refused?.id.encoded == "7")
    #expect(refused?.error.code == -32600)
  }

  @Test func `mutated gets a reply that is JSON, whatever it is`() throws {
    var state: UInt64 = 2
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let line = Array(
      #"{"jsonrpc":"2.0","id":"7","method":"response.save","params":{"slot":"s3","answer":{"choice":"o2"}}}"#.utf8)
    let alphabet = Array("{}[]\":,\\u02 eE+-.tfn\u{0}é".utf8)
    var refusals = 0
    for _ in 0..<5000 {
      var bytes = line
      for _ in 0...next(3) {
        let index = next(bytes.count)
        switch next(3) {
        case 0: bytes[index] = alphabet[next(alphabet.count)]
        case 1: bytes.remove(at: index)
        default: bytes.insert(UInt8(next(256)), at: index)
        }
      }
      var writer = JSONWriter()
      do throws(RefusedRequest) {
        let request = try Request(bytes)
        writer.reply(to: request.id) { $0.null() }
      } catch {
        refusals += 1
        #expect(error.error.code == -32700 || error.error.code == -32600)
        writer.reply(to: error.id, error: error.error)
      }
      #expect(throws: Never.self) { try JSONValue(parsing: writer.text) }
    }
    #expect(refusals > 2500)
  }
}
