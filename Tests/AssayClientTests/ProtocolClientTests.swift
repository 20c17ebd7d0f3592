import AssayClient
import AssayJSON
import Testing

/// An engine that says what it is told to.
private final class Script {
  var sent: [String] = []
  var lines: [String]
  init(_ lines: [String]) { self.lines = lines }

  var transport: LineTransport {
    LineTransport(
      write: { bytes in
        self.sent.append(String(decoding: bytes, as: UTF8.self))
        return true
      },
      readLine: { self.lines.isEmpty ? nil : Array(self.lines.removeFirst().utf8) })
  }
}

struct `A protocol client` {
  @Test func `sends a line and gives the result of its reply`() throws {
    let script = Script([
      #"{"jsonrpc":"2.0","method":"clock.warning","params":{"session":"s","remainingMs":1}}"#,
      #"{"jsonrpc":"2.0","id":1,"result":{"now":5}}"#,
    ])
    var client = ProtocolClient(script.transport)
    let result = try client.call("ping")
    #expect(result["now"]?.int == 5)
    #expect(script.sent == [#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{}}"# + "\n"])
    #expect(client.notifications.count == 1)
  }

  @Test func `tells a refusal by its kind`() {
    let script = Script([
      #"{"jsonrpc":"2.0","id":1,"error":{"code":3001,"message":"m","data":{"kind":"sequenceGap","retryable":false,"advice":"a"}}}"#
    ])
    var client = ProtocolClient(script.transport)
    do {
      _ = try client.call("response.save")
      Issue.record("no error")
    } catch {
      guard case .refused(let kind, let message, let advice, _) = error else {
        Issue.record("another error: \(error)")
        return
      }
      #expect((kind, message, advice) == ("sequenceGap", "m", "a"))
    }
  }

  @Test func `tells that the engine is gone`() {
    var client = ProtocolClient(Script([]).transport)
    #expect(throws: ClientError.disconnected) { _ = try client.call("ping") }
  }

  @Test(arguments: ["nonsense", #"{"jsonrpc":"2.0","id":1}"#])
  func `tells what is not of the protocol`(line: String) {
    var client = ProtocolClient(Script([line]).transport)
    #expect(throws: ClientError.self) { _ = try client.call("ping") }
  }

  @Test func `sends a batch in one write and keeps the order`() throws {
    let script = Script([#"{"jsonrpc":"2.0","id":1,"result":1}"#, #"{"jsonrpc":"2.0","id":2,"result":2}"#])
    var client = ProtocolClient(script.transport)
    var batch = client.batch()
    batch.add("a") { _ in }
    batch.add("b") { $0.member("x", 1) }
    let results = try client.send(batch).map { try $0.get().int }
    #expect(results == [1, 2])
    #expect(script.sent.count == 1)
  }
}
