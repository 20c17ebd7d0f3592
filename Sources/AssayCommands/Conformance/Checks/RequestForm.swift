import AssayJSONRPC

/// Each line is a request of JSON-RPC 2.0.
enum RequestForm: ConformanceCheck {
  static let id = "request-form"
  static let title = "each line is a request: jsonrpc \"2.0\", an id, a method, an object of params, and nothing else"
  static let advice = "Send {\"jsonrpc\":\"2.0\",\"id\":…,\"method\":…,\"params\":{…}}; no batches, no notifications."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.lines.filter { $0.message != nil }.compactMap { line -> ConformanceProblem? in
      do throws(RefusedRequest) {
        _ = try Request(line.bytes)
        return nil
      } catch {
        return ConformanceProblem(error.error.message, line)
      }
    }
  }
}
