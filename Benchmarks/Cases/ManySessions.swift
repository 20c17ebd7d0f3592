import AssayStore

/// Ten thousand open sessions: what the engine holds of them, and how soon each is back for a client that returns.
enum ManySessions: Benchmark {
  static let names = ["memory-10000-sessions", "resume-p99"]

  private static let sessions = 10_000
  private static let resumed = 1_000

  static func run(in place: Workplace) throws -> [Measurement] {
    let store = place.folder + "/many.sqlite"
    try Exam.publish(in: SQLiteStore(path: store))
    var engine = try ServedEngine(place.assay, on: store)
    var clients: [Client] = []
    for number in 0..<sessions { clients.append(try Client(number) { try engine.call($0) }) }
    var answers = Lines()
    for number in clients.indices { answers.append { clients[number].appendSave(to: &$0) } }
    _ = try engine.exchange(answers, inFlight: 64, expecting: #""saved":true"#)
    let memory = engine.peakMemory
    engine.end()

    // An engine that was started again knows none of them.
    engine = try ServedEngine(place.assay, on: store)
    var lines = Lines()
    for number in 0..<resumed {
      lines.append { $0 += (clients[number * 7_919 % sessions].attach + "\n").utf8 }
    }
    let times = try engine.exchange(lines, inFlight: 1, expecting: #""nextSeq":2"#)
    return [
      Measurement(
        name: names[0], what: "MB at most, \(sessions) open sessions", seen: "\((memory / 1e6).short) MB",
        value: memory / 1e6),
      Measurement(
        name: names[1], what: "ms until a session is back, p99, of as many",
        seen: "median \(times.median.asTime)", value: times.percentile(0.99) * 1e3),
    ]
  }
}
