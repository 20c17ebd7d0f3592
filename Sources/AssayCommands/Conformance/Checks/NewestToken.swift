import AssayJSON

/// Calls on the session carry the token that was given last.
enum NewestToken: ConformanceCheck {
  static let id = "newest-token"
  static let title = "calls on the session carry its id and the token that was given last"
  static let advice = "Take the token from every reply to session.start and session.attach, also after a crash."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.lines.compactMap { line in
      guard let params = line.params, params["token"] != nil || params["session"] != nil else { return nil }
      let given = record.lines.filter { other in
        guard let answer = other.answer, ["session.start", "session.attach"].contains(other.method) else {
          return false
        }
        return answer.result != nil && line.came(after: answer, leeway: 0)
      }
      guard let newest = given.last?.answer?.result else {
        return ConformanceProblem("Expected session.start first: no token was given yet.", line)
      }
      // A client that sends without waiting may have sent before it read the newest.
      let isFresh = (given.last?.answer?.at ?? 0) + record.leeway > line.at
      let allowed = [newest] + (isFresh ? given.dropLast().suffix(1).compactMap(\.answer?.result) : [])
      let isGood = allowed.contains { $0["session"] == params["session"] && $0["token"] == params["token"] }
      return isGood ? nil : ConformanceProblem("Expected the token of the latest reply that gave one.", line)
    }
  }
}
