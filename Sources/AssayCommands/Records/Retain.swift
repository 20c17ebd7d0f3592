import ArgumentParser
import AssayDiagnostics
import AssayModel
import AssayReports
import AssayStore

extension StoreCommand {
  /// Erases what has been kept for as long as it is to be.
  struct Retention: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Erase what has been kept for as long as its exams say.",
      discussion: """
        `retention: 730d` in an exam or a knowledge check says how long what candidates did is kept after it was over. \
        What is kept of a candidate is erased as a whole, once all of it is past its retention; what an assessment keeps \
        without an end, or a legal hold is on, stays. The edition that is published now decides. Shows first whom it \
        would erase, and does it with --apply and a --reason.
        """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var record: RecordOptions

    @Option(help: "text or csv; csv has everybody.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, csv
    }

    func run() throws {
      let opened = try openStore(store.path, mustExist: true)
      let now = SystemClock.now
      let policies = try policies(Sittings(opened))
      let plan: RetentionPlan
      do throws(StoreError) { plan = try RetentionPlan(opened, policies, at: now) } catch { throw Failure(error) }
      switch format {
      case .text: try output.write(plan.text)
      case .csv: try output.write(plan.csv)
      }
      guard !plan.due.isEmpty else { return }
      guard record.apply else {
        return StandardError.write(
          "Would erase \(counted(plan.due.count, "candidate")), for good. Add --apply and --reason to do it.\n")
      }
      try erase(plan.due, in: opened, at: now)
    }

    /// How long each published assessment keeps what candidates did.
    private func policies(_ sittings: Sittings) throws(Failure) -> [AssessmentID: Interval?] {
      var policies: [AssessmentID: Interval?] = [:]
      let published: [Publication]
      do { published = try sittings.store.publications() } catch { throw Failure(error) }
      for publication in published {
        policies[publication.assessment] = try sittings.packages.current(publication.assessment).index.package
          .assessment
          .retention
      }
      return policies
    }

    private func erase(_ due: [CandidateID], in opened: SQLiteStore, at now: Instant) throws {
      var progress = Progress("erasing", of: due.count)
      defer { progress.finish() }
      var (erased, left) = (0, 0)
      var rest = due[...]
      while !rest.isEmpty {
        let part = Array(rest.prefix(StaffDesk.width))
        rest = rest.dropFirst(StaffDesk.width)
        var request = ErasureRequest(part, at: now, officer: record.by, reason: record.reason?.trimmed ?? "")
        request.quietSince = now + Interval(milliseconds: -RetentionPlan.quiet.milliseconds)
        do throws(StoreError) {
          for outcome in try opened.erase(request) {
            if case .erased = outcome { erased += 1 } else { left += 1 }
          }
        } catch {
          throw Failure(error)
        }
        progress.update(erased + left)
      }
      progress.finish()
      StandardError.write("Erased \(counted(erased, "candidate")).\n")
      if left > 0 { StandardError.write("Left \(left), of whom something happened meanwhile.\n") }
    }
  }
}

extension RetentionPlan {
  private static let header = ["candidate", "sessions", "registrations", "outcome", "when", "why"]

  private func cells(_ entry: Entry) -> [String] {
    let end: [String] =
      switch entry.outcome {
      case .due(let instant): ["due", instant.isoText, ""]
      case .kept(let assessment, let instant): ["kept", instant.isoText, assessment.text]
      case .unlimited(let assessment): ["kept", "", assessment.text]
      case .held(let hold): ["held", hold.at.isoText, "\(hold.subject): \(hold.reason.harmless)"]
      }
    return [entry.candidate.text, String(entry.sessions), String(entry.registrations)] + end
  }

  /// Whom it would erase and who is held; of the others how many there are.
  var text: String {
    let told = candidates.filter { entry in
      switch entry.outcome {
      case .due, .held: true
      case .kept, .unlimited: false
      }
    }
    let unlimited = candidates.count { entry in if case .unlimited = entry.outcome { true } else { false } }
    var text =
      told.isEmpty ? "Nobody's record is past its retention.\n" : columns([Self.header] + told.map(cells)) + "\n"
    let kept = candidates.count - told.count - unlimited
    if kept > 0 { text += "\(counted(kept, "candidate")) kept until later.\n" }
    if unlimited > 0 { text += "\(counted(unlimited, "candidate")) kept without an end.\n" }
    return text
  }

  var csv: String {
    ([Self.header] + candidates.map(cells)).map { row in row.map { csvCell($0) }.joined(separator: ",") + "\n" }
      .joined()
  }
}
