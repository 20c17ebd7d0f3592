/// The client is told that another one took the session over, before it asks for anything.
enum Displaced: Scenario {
  static let id = "displaced"
  static let title = "after `session.displaced` the client stops, at once or at the first `staleClient`"
  static let advice = TakenOver.advice

  static func arrange(_ stage: inout Stage) { stage.plan(.displaced, at: "response.save", 4) }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    if record.lines.contains(where: { $0.answer?.kind == "staleClient" }) {
      return record.whatDidNotStop(after: "staleClient")
    }
    if let problem = record.whatKeptItFromEnding { return [problem] }
    let saves = record.lines(of: "response.save")
    guard saves.count >= 4, let told = saves[3].answer else {
      return [ConformanceProblem("Expected four saves before the session is taken over.", record.lines.last)]
    }
    let starts = ["session.start", "session.attach"]
    let later = record.lines.filter { $0.came(after: told, leeway: 0) && starts.contains($0.method ?? "") }
    return later.prefix(1).map {
      ConformanceProblem("Expected the session not to be taken back.", $0)
    }
  }
}
