import AssayJSON
import Testing

@testable import AssayJSONRPC

struct `A reply` {
  @Test func `is one line with the id as sent and the result as written`() throws {
    let request = try Request(Array(#"{"jsonrpc":"2.0","id":"\u0061","method":"m"}"#.utf8))
    var writer = JSONWriter()
    writer.reply(to: request.id) { writer in
      writer.object {
        $0.member("seq", 12)
        $0.member("saved", true)
      }
    }
    writer.beginReply(to: RequestID(-3))
    writer.null()
    writer.endReply()
    #expect(
      writer.text == #"{"jsonrpc":"2.0","id":"\u0061","result":{"seq":12,"saved":true}}"# + "\n"
        + #"{"jsonrpc":"2.0","id":-3,"result":null}"# + "\n")
  }

  @Test func `that refuses carries code, message, kind and whether to try again`() {
    var writer = JSONWriter()
    writer.reply(
      to: RequestID(4),
      error: RPCError(
        code: 3001, kind: "sequenceGap", message: "Expected seq 5.", isRetryable: true,
        details: [JSONMember("nextSeq", 5), JSONMember("advice", "Call `session.state`.")]))
    #expect(
      writer.text
        == #"{"jsonrpc":"2.0","id":4,"error":{"code":3001,"message":"Expected seq 5.","data":{"kind":"sequenceGap","#
        + #""retryable":true,"nextSeq":5,"advice":"Call `session.state`."}}}"# + "\n")
  }

  @Test func `is a notification without an id`() {
    var writer = JSONWriter()
    writer.notification("clock.warning") { writer in
      writer.object { $0.member("session", "s-81f") }
    }
    #expect(writer.text == #"{"jsonrpc":"2.0","method":"clock.warning","params":{"session":"s-81f"}}"# + "\n")
  }

  @Test func `answers what a client's request writes`() throws {
    var writer = JSONWriter()
    writer.request(RequestID(9), "item.get") { writer in
      writer.object { $0.member("slot", "s\"3") }
    }
    let bytes = Array(writer.text.utf8.dropLast())
    let request = try Request(bytes)
    #expect(request.id == RequestID(9))
    #expect(request.method == "item.get")
    var reader = request.reader(over: bytes)
    #expect(try reader.readValue() == ["slot": "s\"3"])
  }

  @Test(arguments: [
    (RPCError.parseError(JSONError(.invalidUTF8, offset: 3)), -32700, "parseError"),
    (.lineTooLong(count: 2_000_000, limit: 1_048_576), -32700, "parseError"),
    (.lineUnterminated(count: 12), -32700, "parseError"),
    (.invalidRequest(JSONError(.missingMember("id"), offset: 0)), -32600, "invalidRequest"),
    (.methodNotFound("item.gte", known: ["item.get"]), -32601, "methodNotFound"),
    (.methodNotFound(String(repeating: "x", count: 5000)), -32601, "methodNotFound"),
    (.invalidParams(JSONError(.notAnInteger, offset: 88)), -32602, "invalidParams"),
    (.internalError("The engine failed and carried out nothing. Report it."), -32603, "internalError"),
  ])
  func `uses JSON-RPC's codes for the envelope`(error: RPCError, code: Int, kind: String) throws {
    var writer = JSONWriter()
    writer.reply(to: .null, error: error)
    let reply = try JSONValue(parsing: writer.text)
    #expect(reply["id"]?.isNull == true)
    #expect(reply["error"]?["code"]?.int == code)
    #expect(reply["error"]?["data"]?["kind"]?.string == kind)
    #expect(reply["error"]?["data"]?["retryable"]?.bool == false)
    let message = try #require(reply["error"]?["message"]?.string)
    #expect(message.hasSuffix("."))
    #expect(message.utf8.count < 250)
  }

  @Test func `ids are the same where their spelling is`() {
    #expect(RequestID(1) == RequestID(1))
    #expect(RequestID(encoded: "\"1\"") != RequestID(1))
    #expect(RequestID(encoded: "\"\u{E9}\"") != RequestID(encoded: "\"e\u{301}\""))
    #expect(Set([RequestID(1), RequestID(1), .null]).count == 2)
  }
}
