package import AssayJSON

/// The error object of a reply: a code, a stable word that clients switch on, a sentence, and what helps to go on.
package struct RPCError: Error, Hashable, Sendable {
  /// JSON-RPC's own codes are −32700 to −32600; the application's are positive.
  package var code: Int
  /// A stable word for the code, such as `sequenceGap`.
  package var kind: String
  /// What happened and why, in English sentences; no value of the request is quoted.
  package var message: String
  /// What the client can do, as a sentence.
  package var advice: String?
  /// Whether the same request may succeed later.
  package var isRetryable: Bool
  /// Further members of `data`, after `kind`, `retryable` and `advice`.
  package var details: [JSONMember]

  package init(
    code: Int, kind: String, message: String, advice: String? = nil, isRetryable: Bool = false,
    details: [JSONMember] = []
  ) {
    self.code = code
    self.kind = kind
    self.message = message
    self.advice = advice
    self.isRetryable = isRetryable
    self.details = details
  }
}

extension RPCError {
  /// −32700: a line is not JSON.
  package static func parseError(_ error: JSONError) -> Self {
    Self(
      code: -32700, kind: "parseError", message: sentence("The line is not JSON", error),
      advice: "Send one JSON object a line, in UTF-8. Nothing of this line was carried out.",
      details: [JSONMember("offset", JSONValue(error.offset))])
  }

  /// −32700: a line was too long and has been passed over.
  package static func lineTooLong(count: Int, limit: Int) -> Self {
    Self(
      code: -32700, kind: "parseError",
      message: "The line has \(count) bytes and was passed over: at most \(limit) are read.",
      advice: "Send less in one request.",
      details: [JSONMember("limit", JSONValue(limit)), JSONMember("bytes", JSONValue(count))])
  }

  /// −32700: the input ended in the middle of a line.
  package static func lineUnterminated(count: Int) -> Self {
    Self(
      code: -32700, kind: "parseError",
      message: "The input ended \(count) bytes into a line, which was not carried out.",
      advice: "End each line with a line feed, and send what was cut off again.",
      details: [JSONMember("bytes", JSONValue(count))])
  }

  /// −32600: a line is JSON and no request.
  package static func invalidRequest(_ error: JSONError) -> Self {
    Self(
      code: -32600, kind: "invalidRequest", message: sentence("The line is not a request", error),
      advice: "Send `jsonrpc`, `id`, `method` and `params` in one object. Nothing of this line was carried out.",
      details: [JSONMember("offset", JSONValue(error.offset))])
  }

  /// −32601: no method has this name, in the role that the process has.
  package static func methodNotFound(_ method: String, known: [String] = []) -> Self {
    let name = method.utf8.count <= 64 ? method : method.prefix(64) + "…"
    return Self(
      code: -32601, kind: "methodNotFound",
      message: "There is no method `\(name)` here.",
      advice: "Check its spelling, and the role that the engine was started with.",
      details: known.isEmpty ? [] : [JSONMember("methods", .array(known.map { .string($0) }))])
  }

  /// −32602: the parameters are not what the method takes.
  package static func invalidParams(_ error: JSONError) -> Self {
    Self(
      code: -32602, kind: "invalidParams", message: sentence("The parameters do not fit the method", error),
      advice: "Mend the parameters and send the request again. Nothing was carried out, and no `seq` was used.",
      details: [JSONMember("offset", JSONValue(error.offset))])
  }

  /// −32603: the engine made a mistake; nothing was carried out.
  package static func internalError(_ message: String) -> Self {
    Self(
      code: -32603, kind: "internalError", message: message, advice: "Report this to whoever runs the engine.")
  }

  private static func sentence(_ start: String, _ error: JSONError) -> String {
    let member = error.member.map { "in `\($0)`, " } ?? ""
    return "\(start): at byte \(error.offset), \(member)\(error.message)."
  }
}

extension RPCError {
  /// Writes the error object `{code, message, data: {kind, retryable, advice, …}}`.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("code", code)
    writer.member("message", message)
    writer.name("data")
    writer.beginObject()
    writer.member("kind", kind)
    writer.member("retryable", isRetryable)
    if let advice { writer.member("advice", advice) }
    for detail in details { writer.member(detail.name, detail.value) }
    writer.endObject()
    writer.endObject()
  }
}
