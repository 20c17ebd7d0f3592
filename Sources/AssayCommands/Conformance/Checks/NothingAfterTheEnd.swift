import AssayJSON

/// Nothing new is changed once the client knows that the session is over.
enum NothingAfterTheEnd: ConformanceCheck {
  static let id = "nothing-after-the-end"
  static let title = "nothing new is changed once the client was told that the session is over"
  static let advice = """
    Stop after the reply to session.submit, after `timeOver`, and after a `session.closed`; ask for session.result if \
    you like.
    """

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    let told = record.lines.filter { line in
      guard let answer = line.answer else { return false }
      // The time of a part can be over while the session goes on.
      let clock = answer.message["error"]?["data"]?["clock"]?["state"]?.string
      return (answer.kind == "timeOver" && clock == "over") || (line.method == "session.submit" && answer.result != nil)
    }.compactMap(\.answer)
    // A notification may be read later than the reply that a client waits for.
    let closed = record.closedAt.map { $0 + 300 } ?? .max
    return record.firstSends.filter { line in
      line.at > closed || told.contains { line.came(after: $0, leeway: record.leeway) }
    }.map { ConformanceProblem("Expected no change any more: the session is over.", $0) }
  }
}
