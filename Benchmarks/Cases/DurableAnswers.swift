import AssayStore

/// Answers on disk, from an engine in a process of its own, by what SQLite itself does of the kind, and by what the disk does.
///
/// Sixty-four candidates answer in turn: with one answer in flight, and with one of each in flight. Blocks of both and of
/// what they are compared with take turns, because the speed of a disk changes from one moment to the next. It is elapsed
/// time that counts here: the wait for the disk is most of it.
enum DurableAnswers: Benchmark {
  static let names = [1, candidates].flatMap { ["durable-\($0)-in-flight", "durable-p99-\($0)-in-flight"] }

  private static let candidates = 64
  private static let rounds = 21
  /// About how many bytes an answer takes in the log.
  private static let answerSize = 160
  private static let pageSize = 4_096

  static func run(in place: Workplace) throws -> [Measurement] {
    let path = place.folder + "/store.sqlite"
    try Exam.publish(in: SQLiteStore(path: path))
    let engine = try ServedEngine(place.assay, on: path)
    var clients = try (0..<candidates).map { number in try Client(number) { try engine.call($0) } }
    return try [1, candidates].flatMap { inFlight in
      try compare(
        inFlight, &clients, engine, BareJournal(path: "\(place.folder)/bare-\(inFlight).sqlite"),
        RawWrites(path: "\(place.folder)/raw-\(inFlight)", size: size(of: inFlight)))
    }
  }

  /// What a commit of so many answers writes: at least a page.
  private static func size(of answers: Int) -> Int {
    (answers * answerSize + pageSize - 1) / pageSize * pageSize
  }

  private static func compare(
    _ inFlight: Int, _ clients: inout [Client], _ engine: ServedEngine, _ bare: BareJournal, _ raw: RawWrites
  ) throws -> [Measurement] {
    // About a quarter of a second for each block, and in all no more answers than a session takes in a minute.
    let trial = try (bare.time(20, ofRows: inFlight) + bare.time(40, ofRows: inFlight)) / 60
    let commits = min(max(Int(0.25 / trial), 20), 500)
    let answers = commits * inFlight
    var bareTimes: [Double] = []
    var times: [Double] = []
    var rawLatencies: [Double] = []
    var latencies: [Double] = []
    for round in 0...rounds {
      let block = lines(answers, &clients)
      let bareTime = try bare.time(commits, ofRows: inFlight)
      let start = Time.elapsed
      let found = try engine.exchange(block, inFlight: inFlight, expecting: #""saved":true"#)
      let time = Time.elapsed - start
      let rawFound = try raw.times(commits)
      // The first round is for warming up.
      guard round > 0 else { continue }
      bareTimes.append(bareTime)
      times.append(time)
      latencies += found
      rawLatencies += rawFound
    }
    let (p99, rawP99) = (latencies.percentile(0.99), rawLatencies.percentile(0.99))
    let count = Double(answers)
    let many = inFlight == 1 ? "one" : "\(inFlight)"
    return [
      Measurement(
        name: "durable-\(inFlight)-in-flight", what: "durable answers per s, \(many) in flight / bare sqlite3",
        seen: "\((count / times.median).short) / \((count / bareTimes.median).short) per s",
        value: zip(bareTimes, times).map { $0 / $1 }.median),
      Measurement(
        name: "durable-p99-\(inFlight)-in-flight", what: "their p99 / that of write + fdatasync",
        seen: "\(p99.asTime) / \(rawP99.asTime)", value: p99 / rawP99),
    ]
  }

  /// The next answers, one of each candidate in turn.
  private static func lines(_ count: Int, _ clients: inout [Client]) -> Lines {
    var lines = Lines()
    for number in 0..<count { lines.append { clients[number % clients.count].appendSave(to: &$0) } }
    return lines
  }
}
