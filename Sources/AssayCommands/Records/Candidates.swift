import ArgumentParser
import AssayDiagnostics
import AssayModel
import AssayReports
import AssayStore

/// What is kept of a candidate: given out to the person, or erased.
struct Candidates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidate", abstract: "Give a candidate all that is kept of them, or erase it.",
    subcommands: [Export.self, Erase.self])
}

extension Candidates {
  /// Writes all that is kept of a candidate, for the person.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write all that is kept of a candidate, for the person, as JSON Lines.",
      discussion: """
        Registrations, and of every session what the candidate did, what people gave for it with their comments, the \
        result, and the files that the candidate sent, in parts among the lines or whole in a folder (--files). Never items \
        or keys; results, marks and what single answers earned only as far as they are released. \
        docs/candidate-export.md describes every line.
        """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Write the files that the candidate sent into this folder, and not among the lines.")
    var files: String?

    @Argument(help: "The candidate's pseudonym.")
    var candidate: String

    func run() throws {
      let sittings = Sittings(try openStore(store.path, mustExist: true))
      let sent = CandidateFiles(store: sittings.store, folder: files)
      let file = try CandidateFile(try CandidateID.argument(candidate), in: sittings)
      var stream = try output.stream()
      let now = SystemClock.now
      try stream.write(CandidateLines.head(of: file, at: now))
      for summary in file.sessions {
        let record = try sittings.record(of: summary.session)
        let read = record.stored.erasure == nil ? try sittings.read(record.stored, at: nil) : nil
        try stream.write(CandidateLines.session(record.stored, read, at: now))
        if let read { try sent.write(of: read.session, to: &stream) }
      }
      try stream.finish()
    }
  }

  /// Erases what is kept of a candidate, by destroying the key to it.
  struct Erase: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Erase what is kept of a candidate, for good, in backups too.",
      discussion: """
        Destroys the key with which everything of the candidate is sealed. What stays is told in docs/store.md. Shows \
        first what would be erased, and does it with --apply and a --reason. Refused while a legal hold is on the candidate, \
        or on an exam that they were registered for or sat (`assay store holds`).
        """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var record: RecordOptions

    @Argument(help: "The candidate's pseudonym.")
    var candidate: String

    func run() throws {
      let opened = try openStore(store.path, mustExist: true)
      let id = try CandidateID.argument(candidate)
      let file = try CandidateFile(id, in: Sittings(opened))
      guard file.isReadable else {
        return say(file.erasures.last.map { "`\(id)` was erased on \($0.at.isoText); nothing is left to erase." } ?? "")
      }
      if let hold = file.hold { throw Failure(hold.refusal, .fellShort) }
      say(file.inventory)
      guard record.apply else {
        return say("Would erase all of it, for good. Add --apply and --reason to do it.")
      }
      let request = ErasureRequest(
        [id], at: SystemClock.now, officer: record.by, reason: record.reason?.trimmed ?? "")
      let outcome: ErasureOutcome
      do { outcome = try opened.erase(request)[0] } catch { throw Failure(error) }
      switch outcome {
      case .held(let hold): throw Failure(hold.refusal, .fellShort)
      case .nothing, .active: say("Nothing was left to erase.")
      case .erased(let erasure):
        say(
          "Erased \(counted(erasure.sessions, "session")) with \(counted(erasure.events, "event")) and "
            + "\(counted(erasure.registrations, "registration")) (erasure \(erasure.number)).\n"
            + "Old backups of `\(SQLiteStore.keysPath(of: store.path))` still hold the key; destroy them too.")
      }
    }
  }
}

/// What a store keeps of a candidate.
struct CandidateFile {
  let candidate: CandidateID
  /// In the order in which they were started, erased ones too.
  let sessions: [SessionSummary]
  /// Those that can be read, oldest first.
  let registrations: [RegistrationRecord]
  let erasures: [Erasure]
  /// What keeps it from being erased; nil where nothing does.
  let hold: Hold?

  /// Looks a candidate up; one of whom the store never kept anything is refused.
  init(_ candidate: CandidateID, in sittings: Sittings) throws(Failure) {
    self.candidate = candidate
    do {
      sessions = try sittings.store.summaries(of: nil, by: candidate)
      registrations = try sittings.store.registrations(of: candidate)
      erasures = try sittings.store.erasures().filter { $0.candidate == candidate }
      let assessments =
        sessions.filter { $0.erasure == nil }.map(\.assessment) + registrations.map(\.registration.assessment)
      hold = try sittings.store.holds().inForce.first { $0.concerns(candidate, at: assessments) }
    } catch {
      throw Failure(error)
    }
    guard !sessions.isEmpty || !registrations.isEmpty || !erasures.isEmpty else {
      throw Failure("the store keeps nothing of a candidate `\(candidate)`; look at the pseudonym again.", .usedWrongly)
    }
  }

  /// Whether anything is left that can be read.
  var isReadable: Bool { !registrations.isEmpty || sessions.contains { $0.erasure == nil } }

  /// What is there to erase, for people.
  var inventory: String {
    let rows = sessions.filter { $0.erasure == nil }.map { summary in
      [
        summary.session.text, summary.assessment.text, "attempt \(summary.attempt)", summary.state.rawValue,
        counted(summary.count, "event"),
      ]
    }
    let registered = registrations.map { record in
      ["registration \(record.number)", record.registration.assessment.text, "", "", ""]
    }
    return columns(rows + registered)
  }
}

extension CandidateID {
  /// Reads a pseudonym from the command line.
  static func argument(_ text: String) throws(Failure) -> CandidateID {
    guard let id = CandidateID(text) else {
      throw Failure(
        "`\(text)` is no candidate's pseudonym: 1 to 128 printable characters without blanks.", .usedWrongly)
    }
    return id
  }
}
