import ArgumentParser
import AssayJSON
import AssayModel
import AssayStore

extension Sessions {
  /// Writes everything that happened in sessions, line by line.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write everything that happened in a session, or in all of an assessment, as JSON Lines.",
      discussion: """
        A line for how the session began, for each slot of its form, for each event with its number and its digest in \
        the chain, for what each slot came to, for the result, and its receipt. Everything is held against its digests \
        while it is read. Candidates stand there under their pseudonyms. An erased session has its digests and says \
        that it was erased. docs/session-export.md describes every line.
        """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The id of a session.")
    var session: String?

    @Option(help: "Every session of this assessment, oldest first.")
    var assessment: String?

    func validate() throws {
      guard (session == nil) != (assessment == nil) else {
        throw ValidationError("Name a session, or all of an exam's with --assessment.")
      }
    }

    func run() throws {
      let sittings = Sittings(try openStore(store.path, mustExist: true))
      let sessions: [SessionID]
      if let assessment {
        sessions = try sittings.sessions(of: AssessmentID.argument(assessment))
        guard !sessions.isEmpty else {
          throw Failure("the store has no session of `\(assessment)`; nothing was written.", .fellShort)
        }
      } else {
        sessions = [try SessionID.argument(session ?? "")]
      }
      var progress = Progress("exporting sessions", of: sessions.count)
      defer { progress.finish() }
      var stream = try output.stream()
      for (place, session) in sessions.enumerated() {
        try stream.write(try sittings.lines(of: session).bytes())
        progress.update(place + 1)
      }
      try stream.finish()
    }
  }

  /// Gives what proves later that sessions had their events.
  struct Receipt: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give the receipt of a session, or of all of an assessment.",
      discussion: """
        Whoever keeps a receipt can show later, with `assay store verify --receipt`, that the session has its events \
        still, and that none of them was changed. Keep it where whoever could change the store cannot reach it.
        """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The ids of sessions.")
    var sessions: [String] = []

    @Option(help: "Every session of this assessment, oldest first.")
    var assessment: String?

    func validate() throws {
      guard sessions.isEmpty != (assessment == nil) else {
        throw ValidationError("Name sessions, or all of an exam's with --assessment.")
      }
    }

    func run() throws {
      let sittings = Sittings(try openStore(store.path, mustExist: true))
      var named = try sessions.map { text throws(Failure) in try SessionID.argument(text) }
      if let assessment { named = try sittings.sessions(of: AssessmentID.argument(assessment)) }
      var stream = try output.stream()
      for session in named {
        guard let receipt = try sittings.record(of: session).receipt else {
          throw Failure("session `\(session)` has no digest left that a receipt could name.", .fellShort)
        }
        var writer = JSONWriter()
        writer.write(receipt)
        try stream.write(writer.bytes)
      }
      try stream.finish()
    }
  }
}

extension Sittings {
  /// The sessions of an assessment, oldest first.
  func sessions(of assessment: AssessmentID) throws(Failure) -> [SessionID] {
    do { return try store.summaries(of: assessment, by: nil).map(\.session) } catch { throw Failure(error) }
  }

  /// A session with the digests of its events, held against them.
  func record(of id: SessionID) throws(Failure) -> SessionRecord {
    let record: SessionRecord?
    do { record = try store.record(of: id) } catch { throw Failure(error) }
    guard let record else {
      throw Failure("the store has no session `\(id)`; `assay session list` shows those that it has.", .usedWrongly)
    }
    return record
  }

  /// A session as lines of JSON.
  func lines(of id: SessionID) throws(Failure) -> SessionLines {
    let record = try record(of: id)
    return SessionLines(record: record, read: record.stored.erasure == nil ? try read(record.stored, at: nil) : nil)
  }
}

extension SessionID {
  /// Reads an id from the command line.
  static func argument(_ text: String) throws(Failure) -> SessionID {
    guard let id = SessionID(text) else {
      throw Failure("`\(text)` is no session's id; `assay session list` shows those that there are.", .usedWrongly)
    }
    return id
  }
}
