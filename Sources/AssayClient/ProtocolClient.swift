package import AssayJSON
import AssayJSONRPC

/// The lines to an engine and back: a pipe to a process, or an engine in this one.
package struct LineTransport {
  /// Writes bytes that end with a line feed; false when the engine is gone.
  package var write: ([UInt8]) -> Bool
  /// Reads the next line, without its end; nil when the engine is gone.
  package var readLine: () -> [UInt8]?

  package init(write: @escaping ([UInt8]) -> Bool, readLine: @escaping () -> [UInt8]?) {
    self.write = write
    self.readLine = readLine
  }
}

/// Why a call has no result.
package enum ClientError: Error, Hashable, Sendable {
  /// The engine refused: the kind to switch on, the sentence for people, what can be done, and the whole error.
  case refused(kind: String, message: String, advice: String?, error: JSONValue)
  /// The engine ended, or its pipe broke; what was sent and not answered is unknown and can be sent again.
  case disconnected
  /// The engine sent a line that is not of the protocol.
  case malformed(String)
}

/// A client of the delivery protocol: writes a line, reads a line.
///
/// Notifications that come between are kept in ``notifications`` until they are taken.
package struct ProtocolClient {
  private let transport: LineTransport
  private var lastID = 0
  /// What the engine told of its own accord, oldest first.
  package var notifications: [JSONValue] = []

  package init(_ transport: LineTransport) { self.transport = transport }

  /// Opens the conversation, as every client does first.
  ///
  /// - Parameters:
  ///   - name: What the client calls itself.
  ///   - version: Its own version, where it has one.
  /// - Throws: Why the engine does not talk to it.
  package mutating func initialize(name: String, version: String? = nil) throws(ClientError) {
    _ = try call("initialize") { writer in
      writer.member("protocol", "1")
      writer.object("client") { writer in
        writer.member("name", name)
        if let version { writer.member("version", version) }
      }
    }
  }

  /// Calls a method and waits for its result.
  ///
  /// - Parameters:
  ///   - method: The name, such as `item.get`.
  ///   - params: Writes the members of the parameters.
  /// - Returns: The result.
  /// - Throws: Why there is none.
  package mutating func call(
    _ method: String, _ params: (inout JSONWriter) -> Void = { _ in }
  ) throws(ClientError) -> JSONValue {
    var batch = Batch(startingAfter: lastID)
    batch.add(method, params)
    let replies = try send(batch)
    guard let reply = replies.first else { throw .disconnected }
    return try reply.get()
  }

  /// Sends requests together and waits for all their replies, in the order of the requests.
  package mutating func send(_ batch: Batch) throws(ClientError) -> [Result<JSONValue, ClientError>] {
    guard transport.write(batch.writer.bytes) else { throw .disconnected }
    lastID = batch.lastID
    var replies: [Result<JSONValue, ClientError>] = []
    while replies.count < batch.count {
      guard let line = transport.readLine() else { throw .disconnected }
      let message: JSONValue
      do { message = try JSONValue(parsing: line) } catch { throw .malformed(error.message) }
      guard message["id"] != nil else {
        notifications.append(message)
        continue
      }
      if let result = message["result"] {
        replies.append(.success(result))
      } else if let error = message["error"], let kind = error["data"]?["kind"]?.string {
        replies.append(
          .failure(
            .refused(
              kind: kind, message: error["message"]?.string ?? kind, advice: error["data"]?["advice"]?.string,
              error: error)))
      } else {
        throw .malformed("a reply has neither a result nor an error with a kind")
      }
    }
    return replies
  }
}

extension ProtocolClient {
  /// Requests that go out in one write.
  package struct Batch {
    fileprivate var writer = JSONWriter()
    fileprivate var lastID: Int
    package private(set) var count = 0

    fileprivate init(startingAfter id: Int) { lastID = id }

    /// Adds a request.
    package mutating func add(_ method: String, _ params: (inout JSONWriter) -> Void) {
      lastID += 1
      count += 1
      writer.request(RequestID(lastID), method) { writer in writer.object(params) }
    }
  }

  /// An empty batch for this client.
  package func batch() -> Batch { Batch(startingAfter: lastID) }
}
