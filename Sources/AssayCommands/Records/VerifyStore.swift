import ArgumentParser
import AssayDiagnostics
import AssayDigest
import AssayJSON
import AssayModel
import AssayReports
import AssayStore

extension StoreCommand {
  /// Walks through a whole store, and tells what is whole and what is damaged.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk through the whole store, and tell what is whole and what is damaged.",
      discussion: """
        Reads every entry of the journal, every row and every event, and holds all of it against its digests. Ends with \
        1 when something is damaged, and says where. A store that was put back to an earlier state as a whole fits its \
        own digests: only what was kept elsewhere shows that, a receipt of a session or a checkpoint of the store.
        """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Option(
      help: ArgumentHelp(
        "Hold it against receipts: a file of them, an export of sessions, or a digest. May be given more than once.",
        valueName: "file|digest"))
    var receipt: [String] = []

    @Option(
      help: ArgumentHelp("Hold it against a checkpoint. May be given more than once.", valueName: "file"))
    var checkpoint: [String] = []

    @Option(
      help: ArgumentHelp("Write a checkpoint, where everything is whole; keep it elsewhere.", valueName: "file"))
    var writeCheckpoint: String?

    @Option(help: "text or json.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    func run() throws {
      let evidence = try VerificationEvidence(receipts: receipt, checkpoints: checkpoint)
      let verification = try verification(against: evidence)
      let report = VerificationReport(path: store.path, verification: verification)
      switch format {
      case .text: try output.write(report.text)
      case .json: try output.write(report.json.text(.pretty) + "\n")
      }
      guard verification.isWhole else { throw ExitCode.fellShort }
      guard let writeCheckpoint, let end = verification.end else { return }
      var writer = JSONWriter()
      writer.write(end, at: SystemClock.now)
      if let problem = writeWhole(writer.bytes, to: writeCheckpoint) {
        throw Failure("`\(writeCheckpoint)` could not be written: \(problem). Choose another place.")
      }
    }

    /// Walks through the store; one that cannot even be opened because it is damaged is as damaged as any.
    private func verification(against evidence: VerificationEvidence) throws(Failure) -> StoreVerification {
      try requireStore(store.path)
      var progress = Progress("verifying the store", of: 1)
      defer { progress.finish() }
      do throws(StoreError) {
        return try SQLiteStore(path: store.path).verify(against: evidence) { done, total in
          progress.update(done, of: total)
        }
      } catch {
        throw Failure("\(error)", error.tellsOfDamage ? .fellShort : .notJudged)
      }
    }
  }
}

extension StoreError {
  /// Whether something is not as it was written, rather than out of reach.
  fileprivate var tellsOfDamage: Bool {
    switch self {
    case .damaged, .unreadable, .keysMissing, .keysOfAnotherStore, .keyMissing: true
    default: false
    }
  }
}

/// What a verification found, for people and for programs.
struct VerificationReport {
  let path: String
  let verification: StoreVerification

  private var counts: [(name: String, count: Int)] {
    let counts = verification.counts
    return [
      ("entries", counts.entries), ("packages", counts.packages), ("publications", counts.publications),
      ("media", counts.media),
      ("registrations", counts.registrations), ("sessions", counts.sessions), ("events", counts.events),
      ("erasures", counts.erasures), ("holds", counts.holds), ("uploads", counts.uploads),
    ]
  }

  var text: String {
    var lines = [
      verification.isWhole
        ? "The store `\(path)` is whole."
        : "The store `\(path)` is damaged: \(counted(verification.problemCount, "problem"))."
    ]
    lines += verification.problems.map { "  \($0.finding)" }
    if verification.problemCount > verification.problems.count {
      lines.append("  … and \(verification.problemCount - verification.problems.count) more.")
    }
    lines.append(columns(counts.map { ["  \($0.name)", String($0.count)] }))
    if verification.receiptsHeld > 0 { lines.append("Receipts that hold: \(verification.receiptsHeld).") }
    if verification.checkpointsHeld > 0 { lines.append("Checkpoints that hold: \(verification.checkpointsHeld).") }
    if let digest = verification.end?.digest { lines.append("The journal ends with \(digest).") }
    if !verification.isWhole {
      lines.append("Restore the store from a backup, and keep this file as it is for whoever looks into it.")
    }
    return lines.map(\.harmless).joined(separator: "\n") + "\n"
  }

  var json: JSONValue {
    .object([
      JSONMember("schema", "assay-store-verification/1"), JSONMember("whole", .bool(verification.isWhole)),
      JSONMember("counts", .object(counts.map { JSONMember($0.name, JSONValue($0.count)) })),
      JSONMember("receiptsHeld", JSONValue(verification.receiptsHeld)),
      JSONMember("checkpointsHeld", JSONValue(verification.checkpointsHeld)),
      JSONMember("problemCount", JSONValue(verification.problemCount)),
      JSONMember(
        "problems",
        .array(
          verification.problems.map { problem in
            .object([
              JSONMember("place", .string(problem.place)), JSONMember("what", .string(problem.finding)),
            ])
          })),
      JSONMember("end", verification.end?.digest.map { .string($0.description) } ?? .null),
    ])
  }
}

extension StoreError {
  /// What is wrong, without what to do about it.
  fileprivate var finding: String {
    switch self {
    case .damaged(let place, let detail), .unreadable(let place, let detail): "\(place): \(detail)"
    default: message
    }
  }

  fileprivate var place: String {
    switch self {
    case .damaged(let place, _), .unreadable(let place, _), .erased(let place, _): "\(place)"
    case .keyMissing(let candidate, _): "candidate `\(candidate)`"
    default: "the store"
    }
  }
}
