package import AssayJSON

extension JSONWriter {
  /// Appends a reply whose result a closure writes: exactly one value.
  package mutating func reply(to id: RequestID, result: (inout JSONWriter) -> Void) {
    beginReply(to: id)
    result(&self)
    endReply()
  }

  /// Starts a reply; the result follows, one value, and then ``endReply()``.
  package mutating func beginReply(to id: RequestID) {
    beginMessage()
    name("id")
    raw(id.encoded)
    name("result")
  }

  /// Ends a reply and its line.
  package mutating func endReply() {
    endObject()
    endLine()
  }

  /// Appends a reply that refuses a request.
  package mutating func reply(to id: RequestID, error: RPCError) {
    beginMessage()
    name("id")
    raw(id.encoded)
    name("error")
    error.write(to: &self)
    endReply()
  }

  /// Appends a notification whose parameters a closure writes: exactly one object.
  package mutating func notification(_ method: String, params: (inout JSONWriter) -> Void) {
    beginNotification(method)
    params(&self)
    endReply()
  }

  /// Starts a notification; its parameters follow, one object, and then ``endReply()``.
  package mutating func beginNotification(_ method: String) {
    beginMessage()
    member("method", method)
    name("params")
  }

  /// Appends a request, as clients do, whose parameters a closure writes: exactly one object.
  package mutating func request(_ id: RequestID, _ method: String, params: (inout JSONWriter) -> Void) {
    beginMessage()
    name("id")
    raw(id.encoded)
    member("method", method)
    name("params")
    params(&self)
    endReply()
  }

  private mutating func beginMessage() {
    beginObject()
    members(text: #""jsonrpc":"2.0""#)
  }
}
