import ArgumentParser
import AssayDelivery
import AssayModel
import AssayReports
import AssayStore

/// Shows the results of an assessment as they hold, and approves, holds and releases them.
struct Results: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List results as they hold; approve, hold or release them.",
    discussion: """
      `assay results EXAM` lists every session with the result that holds and the attempt that counts. `approve` lets \
      results be told that wait for approval (`release: {result: after-approval}`), `hold` keeps results back, and \
      `release` lets them go. Each shows first what it would do, and does it with --apply and a --reason.
      """,
    subcommands: [List.self, Approve.self, Hold.self, Release.self], defaultSubcommand: List.self)
}

extension Results {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List every session with its result.")

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The id of an exam or a knowledge check.")
    var assessment: String

    @Option(help: "text, json, csv or markdown.")
    var format: TableFormat = .text

    func run() throws {
      let id = try AssessmentID.argument(assessment)
      let sittings = Sittings(try openStore(store.path, mustExist: true))
      let (index, digest) = try sittings.packages.current(id)
      var records: [SittingRecord] = []
      var open: [ResultsTable.OpenSession] = []
      try sittings.forEachSession(of: id) { read in
        let start = read.session.start
        if let record = SittingRecord(read) {
          records.append(record)
        } else {
          open.append(.init(session: start.session, candidate: start.candidate, attempt: start.attempt))
        }
      }
      let table = ResultsTable(records, open: open, in: index, digest: digest)
      switch format {
      case .text: try output.write(output.textReport.text(of: table))
      case .json: try output.write(JSONReport().text(of: table))
      case .csv: try output.write(CSVReport.results(of: table))
      case .markdown: try output.write(MarkdownReport().text(of: table))
      }
    }
  }

  struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let results be told that wait for approval.",
      discussion: "Without sessions, all whose result waits for approval and whose answers are marked.")

    @OptionGroup var options: ResultActOptions

    func run() throws {
      try ResultAct(verb: "approve", command: .approve, isDue: { $0.effective.state == .pendingApproval }).run(options)
    }
  }

  struct Hold: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep results back.", discussion: "Without sessions, all that are submitted and not held.")

    @OptionGroup var options: ResultActOptions

    func run() throws {
      try ResultAct(verb: "hold", command: .hold, isDue: { !$0.isHeldByStaff && $0.effective.state != .void }).run(
        options)
    }
  }

  struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let results go that staff held.", discussion: "Without sessions, all that staff hold.")

    @OptionGroup var options: ResultActOptions

    func run() throws {
      try ResultAct(verb: "release", command: .release, isDue: \.isHeldByStaff).run(options)
    }
  }
}

/// What approving, holding and releasing take.
struct ResultActOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions
  @OptionGroup var record: RecordOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Argument(help: "Sessions; all of those that it is due for when none is named.")
  var sessions: [String] = []
}

/// What is recorded of an act of staff, and whether it is done.
struct RecordOptions: ParsableArguments {
  @Option(help: "Why, for the record.")
  var reason: String?

  @Option(help: "Who does it: a role or a pseudonym, never a person's name.")
  var by = "staff"

  @Flag(help: "Do it, rather than say what would be done.")
  var apply = false

  func validate() throws {
    if apply, (reason?.trimmed ?? "").isEmpty {
      throw ValidationError("Say why with --reason; it goes into the record.")
    }
    guard Rater(by) != nil else {
      throw ValidationError("--by takes 1 to 128 printable ASCII characters without blanks.")
    }
    if let reason, reason.utf8.count > SessionLimits.remarkBytes {
      throw ValidationError("--reason takes at most \(SessionLimits.remarkBytes) bytes.")
    }
  }

  /// The act under a key.
  func act(_ requestKey: String) -> StaffAct {
    StaffAct(requestKey: requestKey, by: by, reason: reason?.trimmed ?? "")
  }
}

extension ReadSession {
  var isHeldByStaff: Bool { session.standing.isHeld }

  /// The result as it holds now.
  var effective: DeliveredResult { session.deliverableResult(in: context) }
}
