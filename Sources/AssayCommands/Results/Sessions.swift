import ArgumentParser
import AssayDelivery
import AssayModel
import AssayReports
import AssayStore

/// Shows sessions of the store.
struct Sessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session",
    abstract: "List sessions, show one with its answers and its decision, export them, give receipts.",
    subcommands: [List.self, Show.self, Export.self, Receipt.self])
}

extension Sessions {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the sessions of an assessment, oldest first.")

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The id of an exam or a knowledge check; all of them when it is left out.")
    var assessment: String?

    @Option(help: "text or csv.")
    var format: ListFormat = .text

    enum ListFormat: String, ExpressibleByArgument, CaseIterable {
      case text, csv
    }

    func run() throws {
      let id: AssessmentID? = try assessment.map { text throws(Failure) in try AssessmentID.argument(text) }
      let summaries: [SessionSummary]
      do { summaries = try openStore(store.path, mustExist: true).summaries(of: id, by: nil) } catch let error
        as StoreError
      {
        throw Failure(error)
      }
      let header = ["session", "assessment", "candidate", "attempt", "state", "started", "events"]
      let rows = summaries.map { summary in
        [
          summary.session.text, summary.assessment.text, summary.candidate.text, String(summary.attempt),
          summary.stateText, summary.started.isoText, String(summary.count),
        ]
      }
      let separator = format == .csv ? "," : "  "
      let widths = header.indices.map { column in
        format == .csv ? 0 : ([header] + rows).map { $0[column].count }.max() ?? 0
      }
      let lines = ([header] + rows).map { row in
        zip(row, widths).map { text, width in
          (format == .csv ? csvCell(text) : text) + String(repeating: " ", count: max(width - text.count, 0))
        }.joined(separator: separator).trimmedEnd
      }
      try output.write(lines.joined(separator: "\n") + "\n")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a submitted session: its form, its answers, what they earned, and the decision.")

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The id of the session.")
    var session: String

    @Option(help: "text, json or markdown.")
    var format: TranscriptFormat = .text

    enum TranscriptFormat: String, ExpressibleByArgument, CaseIterable {
      case text, json, markdown
    }

    func run() throws {
      let sittings = Sittings(try openStore(store.path, mustExist: true))
      guard let id = SessionID(session) else { throw unknown }
      let stored: StoredSession?
      do { stored = try sittings.store.session(id) } catch { throw Failure(error) }
      guard let stored else { throw unknown }
      if let erasure = stored.erasure {
        throw Failure(
          "session `\(session)` was erased on \(erasure.at.isoText); nobody can read what it held.", .fellShort)
      }
      let read = try sittings.read(stored, at: SystemClock.now)
      guard let sitting = SittingRecord(read) else {
        throw Failure("session `\(session)` is still open; it has no result yet.", .fellShort)
      }
      let digest = read.session.scoringPackage
      let transcript = AssayReports.Transcript(sitting, in: try sittings.packages.index(digest), digest: digest)
      switch format {
      case .text: try output.write(output.textReport.text(of: transcript))
      case .json: try output.write(JSONReport().text(of: transcript))
      case .markdown: try output.write(MarkdownReport().text(of: transcript))
      }
    }

    private var unknown: Failure {
      Failure("the store has no session `\(session)`; `assay session list` shows those that it has.", .usedWrongly)
    }
  }
}

extension SessionSummary {
  /// The state in a word: `erased` where its events can no longer be read.
  fileprivate var stateText: String { erasure == nil ? state.rawValue : "erased" }
}
