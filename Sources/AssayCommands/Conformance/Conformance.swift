import ArgumentParser
import AssayReports

/// Plays the engine's side to a client, with every trouble that there is, and says what the client makes of it.
struct Conformance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a delivery client against the protocol, under every trouble.",
    discussion: """
      Runs the client once for each scenario, on an engine in memory that dies, fails, is slow or says unexpected things \
      as planned. The client finds in its environment `ASSAY_ENGINE`, the command of the engine, which it starts as it \
      would start `assay serve`, again after each death; and `ASSAY_PLAN`, a file of JSON that says what to do: \
      {"engine": [the command, word by word], "assessment": …, "candidate": …, "answers": [{"slot": …, "answer": …}, …]}. \
      It starts the assessment as the candidate, agrees to what it is asked, saves the answers in order, submits, and \
      confirms where answers are missing. It ends with 0 when the submission is acknowledged, and with another code where it had to stop. \
      docs/clients.md has the rest.
      """)

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("Run these scenarios alone; may come again.", valueName: "scenario"))
  var only: [String] = []

  @Option(help: ArgumentHelp("After how many seconds a scenario is given up.", valueName: "seconds"))
  var timeLimit = 20

  @Option(
    help: ArgumentHelp(
      "How many scenarios run side by side; 1 where the client's runs share a file.", valueName: "number"))
  var jobs = 4

  @Option(
    help: ArgumentHelp("Be the engine that a client under test starts.", valueName: "socket", visibility: .private))
  var engine: String?

  @Argument(parsing: .captureForPassthrough, help: "The client and its arguments.")
  var command: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    guard engine == nil else { return }
    guard !words.isEmpty else { throw ValidationError("Name the client's command, such as `python3 my_client.py`.") }
    guard (1...3600).contains(timeLimit) else { throw ValidationError("--time-limit takes 1 to 3600.") }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs takes 1 to 64.") }
    let known = Scenarios.all.map { $0.id }
    for name in only where !known.contains(name) {
      throw ValidationError("There is no scenario `\(name)`. There are \(known.joined(separator: ", ")).")
    }
  }

  /// The client's command, without the hyphens that may stand before it.
  private var words: [String] { Array(command.first == "--" ? command.dropFirst() : command[...]) }

  func run() throws {
    if let engine {
      var relay = try EngineRelay(engine)
      relay.run()
      return
    }
    let chosen = Scenarios.all.filter { only.isEmpty || only.contains($0.id) }
    let report = ConformanceReport(words, chosen, try runs(of: chosen))
    switch format {
    case .text: try output.write(report.text(isStyled: output.textReport.isStyled))
    case .json: try output.write(report.json)
    }
    if report.failed > 0 { throw ExitCode.fellShort }
  }

  /// Runs the scenarios, side by side; where the plain one already fails, the others would tell nothing.
  private func runs(
    of chosen: [any Scenario.Type]
  ) throws(Failure) -> [(scenario: any Scenario.Type, record: ConformanceRecord)] {
    let first = chosen.filter { $0.id == Plain.id }
    var progress = Progress("scenarios", of: chosen.count)
    defer { progress.finish() }
    var runs = try run(first) { progress.update($0) }
    if let plain = runs.first, !plain.scenario.problems(in: plain.record).isEmpty { return runs }
    runs += try run(chosen.filter { $0.id != Plain.id }) { progress.update(first.count + $0) }
    return runs
  }

  private func run(
    _ scenarios: [any Scenario.Type], _ tell: (Int) -> Void
  ) throws(Failure) -> [(scenario: any Scenario.Type, record: ConformanceRecord)] {
    var waiting = scenarios.enumerated().map { (place: $0, scenario: $1) }[...]
    var going: [(place: Int, run: ScenarioRun)] = []
    var records: [Int: ConformanceRecord] = [:]
    while !going.isEmpty || !waiting.isEmpty {
      while going.count < jobs, let next = waiting.popFirst() {
        going.append((next.place, try ScenarioRun(next.scenario, words, timeLimit: Int64(timeLimit) * 1000)))
      }
      let ready = waitForInput(going.flatMap(\.run.descriptors), milliseconds: going.map(\.run.wait).min() ?? 0)
      for place in going.indices { going[place].run.step(ready) }
      for own in going where own.run.isOver { records[own.place] = own.run.finish() }
      going.removeAll { records[$0.place] != nil }
      tell(records.count)
    }
    return scenarios.enumerated().compactMap { place, scenario in records[place].map { (scenario, $0) } }
  }
}
