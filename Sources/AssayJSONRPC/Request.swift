package import AssayJSON

/// The envelope of one request; the parameters stay bytes, for the method's own decoder.
package struct Request: Hashable, Sendable {
  package let id: RequestID
  package let method: String
  /// Where the parameters' object stands in the bytes that the request was read from; nil where there is none.
  package let params: Range<Int>?
  /// Where the line starts; offsets in errors count from here.
  package let lineStart: Int

  /// The most bytes that the name of a method may have.
  package static let maximumMethodLength = 128
}

/// A line that is no request: the reply that it gets.
package struct RefusedRequest: Error, Hashable, Sendable {
  /// The request's id, or null where it could not be read.
  package var id: RequestID
  package var error: RPCError
}

extension Request {
  /// Reads the envelope `{"jsonrpc":"2.0","id":…,"method":…,"params":{…}}`, members in any order and no others.
  ///
  /// All of the line is checked to be strict JSON, the parameters too. A batch is refused, and so is a line without `id`,
  /// since there are no notifications to the engine.
  ///
  /// - Parameters:
  ///   - bytes: The buffer that holds the line.
  ///   - line: Where the line stands in it; all of it when nil.
  /// - Throws: The reply to give: −32700 where the line is not JSON, −32600 where it is no request.
  package init(_ bytes: [UInt8], in line: Range<Int>? = nil) throws(RefusedRequest) {
    var reader = JSONReader(bytes, in: line)
    var envelope = Envelope()
    do throws(JSONError) {
      try envelope.read(from: &reader)
    } catch {
      // A request for which something else is wrong may still be JSON, and its id be readable.
      guard error.isOfTheEnvelope else { throw RefusedRequest(id: .null, error: .parseError(error)) }
      throw RefusedRequest(id: envelope.id ?? .null, error: .invalidRequest(error))
    }
    guard let id = envelope.id, let method = envelope.method else { preconditionFailure("read without being complete") }
    self.id = id
    self.method = method
    params = envelope.params
    lineStart = line?.lowerBound ?? 0
  }

  /// A decoder over the parameters.
  ///
  /// - Parameter bytes: The same bytes as the request was read from.
  /// - Returns: A reader whose value is the parameters' object, an empty one where the request has none; its errors'
  ///   offsets count from the start of the line.
  package func reader(over bytes: [UInt8]) -> JSONReader {
    guard let params else { return JSONReader("{}") }
    return JSONReader(bytes, in: params, origin: lineStart)
  }
}
