import ArgumentParser
import AssayModel
import AssayReports
import AssayStore

extension StoreCommand {
  /// Puts a legal hold on a candidate or an assessment.
  struct Hold: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a legal hold on a candidate, or on all of an exam: nothing of it is erased.",
      discussion: """
        Neither `assay candidate erase` nor `assay store retention` erases what a hold is on. It is journalled with its \
        reason. Shows first what it would do, and does it with --apply and a --reason.
        """)

    @OptionGroup var options: HoldOptions

    func run() throws { try options.record(begins: true) }
  }

  /// Ends a legal hold.
  struct Unhold: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End a legal hold.",
      discussion: "Shows first what it would do, and does it with --apply and a --reason, which is journalled.")

    @OptionGroup var options: HoldOptions

    func run() throws { try options.record(begins: false) }
  }

  /// Lists the legal holds in force.
  struct Holds: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the legal holds that are in force.")

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "List every hold that ever was, and every end of one.")
    var all = false

    func run() throws {
      let known: [AssayStore.Hold]
      do { known = try openStore(store.path, mustExist: true).holds() } catch let error as StoreError {
        throw Failure(error)
      }
      let listed = all ? known : known.inForce
      guard !listed.isEmpty else { return try output.write("No legal hold is in force.\n") }
      let rows =
        [["since", "on", "", "by", "reason"]]
        + listed.map { hold in
          [hold.at.isoText, "\(hold.subject)", hold.begins ? "held" : "ended", hold.officer, hold.reason.harmless]
        }
      try output.write(columns(rows) + "\n")
    }
  }
}

/// What a hold is on, and what is recorded of it.
struct HoldOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions
  @OptionGroup var record: RecordOptions

  @Option(help: "On all that is kept of this candidate.")
  var candidate: String?

  @Option(help: "On all that is kept of everybody who was registered for this exam, or sat it.")
  var assessment: String?

  func validate() throws {
    guard (candidate == nil) != (assessment == nil) else {
      throw ValidationError("Name --candidate or --assessment.")
    }
  }

  private func subject() throws(Failure) -> Hold.Subject {
    if let candidate { return .candidate(try CandidateID.argument(candidate)) }
    return .assessment(try AssessmentID.argument(assessment ?? ""))
  }

  func record(begins: Bool) throws {
    let subject = try subject()
    let opened = try openStore(store.path, mustExist: true)
    do throws(StoreError) {
      let inForce = try opened.holds().inForce.first { $0.subject == subject }
      guard (inForce != nil) != begins else {
        return say(
          inForce.map { "A hold is on \(subject) already: \($0.words)." } ?? "No hold is on \(subject); nothing ends.")
      }
      guard record.apply else {
        return say(
          "Would \(begins ? "put a hold on" : "end the hold on") \(subject). Add --apply and --reason to do it.")
      }
      let request = HoldRequest(
        subject, begins: begins, at: SystemClock.now, officer: record.by, reason: record.reason?.trimmed ?? "")
      guard case .recorded(let hold) = try opened.hold(request) else {
        return say("Somebody else was first; nothing was changed.")
      }
      say("\(begins ? "A hold is on" : "No hold is any more on") \(subject) (hold \(hold.number)).")
    } catch {
      throw Failure(error)
    }
  }
}

extension Hold {
  /// Since when, by whom and why.
  var words: String { "since \(at.isoText), by \(officer): \(reason.harmless)" }

  /// Why something is not erased.
  var refusal: String {
    "nothing was erased: a legal hold is on \(subject), \(words). `assay store unhold` ends it, where that may be."
  }
}
