import ArgumentParser
import AssayDelivery
import AssayDiagnostics
import AssayModel
import AssayReports
import AssayScoring
import AssayStore
import FoundationEssentials

/// What a rescore would record, session by session, and what that changes.
struct RescorePlan {
  /// A session that is to be scored otherwise than it is.
  struct Task {
    let session: SessionID
    let rescoring: Rescoring
    /// How often the session was rescored before, so that the same rescore after another one is one of its own.
    let earlier: Int
  }

  private let sittings: Sittings
  private let treatments: [ItemTreatment]
  private let revisions: [ContentDigest: Revision]
  private let survey: RescoreSurvey
  private(set) var tasks: [Task] = []
  private var rows: [RescoreRow] = []
  private var counts = RescoreTable.Counts()

  /// A package that sessions were delivered from, and what scores them now.
  private struct Revision {
    let delivered: ContentDigest
    let revised: PackageRevision
    let index: PackageIndex
    let digest: ContentDigest
    let bytes: [UInt8]
  }

  /// Reads all sessions and works out what changes; records nothing.
  init(
    _ assessment: Assessment, in bank: Bank, dropping drop: [String], fullCredit: [String], sittings: Sittings
  ) throws(Failure) {
    self.sittings = sittings
    let survey = try RescoreSurvey(of: assessment.id, sittings)
    self.survey = survey
    treatments = try Self.treatments(drop, fullCredit, known: survey.items)
    var revisions: [ContentDigest: Revision] = [:]
    var problems: [String] = []
    for (digest, seen) in survey.packages {
      let revised = try sittings.packages.index(digest).package.revised(by: assessment, in: bank, marks: seen.marks)
      problems += revised.problems(on: seen.items, treating: treatments).map(\.description)
      do {
        let bytes = try revised.package.canonicalBytes()
        revisions[digest] = Revision(
          delivered: digest, revised: revised, index: PackageIndex(revised.package), digest: ContentDigest(of: bytes),
          bytes: bytes)
      } catch {
        throw Failure("\(error).", .ownMistake)
      }
    }
    self.revisions = revisions
    guard problems.isEmpty else { throw Self.refused(problems) }
    try plan(assessment)
  }

  private static func refused(_ problems: [String]) -> Failure {
    var once: [String] = []
    for problem in problems.sorted() where !once.contains(problem) { once.append(problem) }
    return Failure(
      "the sessions cannot be rescored by this bank, and nothing was recorded:\n"
        + once.prefix(20).map { "  \($0)" }.joined(separator: "\n")
        + (once.count > 20 ? "\n  … and \(once.count - 20) more" : ""), .fellShort)
  }

  private static func treatments(
    _ drop: [String], _ fullCredit: [String], known: Set<ItemID>
  ) throws(Failure) -> [ItemTreatment] {
    var found: [ItemID: ItemTreatment.Kind] = [:]
    for (names, kind) in [(drop, ItemTreatment.Kind.drop), (fullCredit, .fullCredit)] {
      for name in names {
        guard let item = ItemID(name), known.contains(item) else {
          let meant = suggestion(for: name, among: known.map(\.text).sorted()).map { " Did you mean `\($0)`?" } ?? ""
          throw Failure("no session has an item `\(name)` on its form.\(meant)", .usedWrongly)
        }
        if let other = found[item], other != kind {
          throw Failure("`\(item)` is both to be dropped and to get full credit; choose one.", .usedWrongly)
        }
        found[item] = kind
      }
    }
    return found.map { ItemTreatment(item: $0.key, kind: $0.value) }.sorted { $0.item < $1.item }
  }

  private mutating func plan(_ assessment: Assessment) throws(Failure) {
    var problems: [String] = []
    var (tasks, rows, counts) = (self.tasks, self.rows, self.counts)
    try sittings.forEachSession(of: assessment.id, "rescoring") { read throws(Failure) in
      guard !read.session.isOpen else { return counts.open += 1 }
      guard read.session.isMarkable else { return counts.void += 1 }
      guard let revision = revisions[read.session.start.package] else {
        throw Failure("session \(read.session.id) was begun meanwhile; run the command again.")
      }
      counts.rescored += 1
      let cut: FormCut?
      do throws(CutError) {
        cut = try revision.index.cut(of: read.session.form, treating: treatments)
      } catch {
        problems.append(error.words(read.session.id))
        return
      }
      let rescoring = Rescoring(
        package: revision.digest, treatments: treatments, cut: cut, alreadyPassed: assessment.rescore.alreadyPassed,
        passDatedAt: assessment.rescore.passDatedAt)
      guard !read.isScored(by: rescoring, deliveredFrom: revision.delivered) else { return counts.settled += 1 }
      let earlier = read.events.count { $0.kind.isRescore }
      tasks.append(Task(session: read.session.id, rescoring: rescoring, earlier: earlier))
      if let row = try Self.row(read, rescoring, revision.index) { rows.append(row) }
    }
    guard problems.isEmpty else { throw Self.refused(problems) }
    (self.tasks, self.rows, self.counts) = (tasks, rows, counts)
  }

  /// What a session's result becomes; nil where it stays as it is.
  private static func row(
    _ read: ReadSession, _ rescoring: Rescoring, _ scoring: PackageIndex
  ) throws(Failure) -> RescoreRow? {
    var after = read.session
    do {
      let context = try SessionContext(read.session.form, in: read.context.index, scoredBy: scoring)
      let act = StaffAct(requestKey: "what-if", by: "staff", reason: "what if")
      guard
        case .events(let events) = try after.decide(
          .rescore(rescoring), by: act, at: read.session.lastEventAt, in: context)
      else { return nil }
      after.apply(events)
      let (old, new) = (read.effective, after.deliverableResult(in: context))
      guard !old.isSame(as: new) else { return nil }
      return RescoreRow(
        session: read.session.id, candidate: read.session.start.candidate, attempt: read.session.start.attempt,
        before: old, after: new, computed: DeliveredResult(after.computedResult(in: context)))
    } catch {
      throw Failure("session \(read.session.id) cannot be rescored: \(error).")
    }
  }

  /// Records the rescore on every session that it is due for; those that have it are passed over.
  ///
  /// - Parameters:
  ///   - bank: The folder of the bank, whose files the rationales of now may show.
  ///   - act: Who does it and why, under a key.
  /// - Returns: On how many sessions it was recorded.
  /// - Throws: What the store refuses, that the bank changes meanwhile, or that sessions were left out; the same command
  ///   goes on where this one ended.
  func apply(mediaOf bank: URL, _ act: (String) -> StaffAct) throws(Failure) -> Int {
    guard !tasks.isEmpty else { return 0 }
    for revision in revisions.values.sorted(by: { $0.digest.text < $1.digest.text }) {
      try Publishing.putMedia(revision.revised.package.media, of: bank, into: sittings.store)
      do { try sittings.store.putPackage(revision.bytes, at: SystemClock.now) } catch { throw Failure(error) }
    }
    var progress = Progress("recording", of: tasks.count)
    let outcomes = try StaffDesk(sittings: sittings).carryOut(
      tasks.map { task in
        StaffDesk.Task(
          session: task.session, act: act(task.requestKey), command: .rescore(task.rescoring))
      }, progress: { progress.update($0) })
    progress.finish()
    var failed = 0
    for (task, outcome) in zip(tasks, outcomes) {
      switch outcome {
      case .done: continue
      case .refused(let refusal): StandardError.write("assay: \(task.session): \(refusal.message)\n")
      case .conflict: StandardError.write("assay: \(task.session): another rescore came in between.\n")
      }
      failed += 1
    }
    if failed > 0 { throw Failure("\(failed) sessions were not rescored; run the command again.", .fellShort) }
    return tasks.count
  }

  /// What would be recorded, for people and programs.
  func table(of published: PackageIndex) -> RescoreTable {
    let all = revisions.values.sorted { $0.delivered.text < $1.delivered.text }
    var items: [ItemID: [ScoringDifference]] = [:]
    var policies: [ScoringDifference] = []
    for change in all.flatMap(\.revised.changes) where survey.items.contains(change.item) {
      for difference in change.differences where !(items[change.item]?.contains(difference) ?? false) {
        items[change.item, default: []].append(difference)
      }
    }
    for difference in all.flatMap(\.revised.policies) where !policies.contains(difference) {
      policies.append(difference)
    }
    return RescoreTable(
      of: published, items: items.sorted { $0.key < $1.key }.map { ItemChange(item: $0.key, differences: $0.value) },
      policies: policies, treatments: treatments, remarks: remarks(all), rows: rows, counts: counts)
  }

  private func remarks(_ all: [Revision]) -> [String] {
    var remarks: [String] = []
    for remark in all.flatMap(\.revised.remarks) where survey.items.contains(remark.item) {
      remarks.append("`\(remark.item)`: \(remark.text); candidates are scored on what they saw.")
    }
    let forgotten = survey.treated.subtracting(treatments.map(\.item)).sorted()
    if !forgotten.isEmpty {
      remarks.append(
        "An earlier rescore dropped or gave full credit for \(forgotten.map { "`\($0)`" }.joined(separator: ", ")); this one "
          + "does not, so they count again. Name them with --drop or --full-credit to keep that.")
    }
    if treatments.contains(where: { $0.kind == .drop }), all.contains(where: { $0.revised.package.countsInPoints }) {
      remarks.append(
        "A cut, a condition or a point of the scale is given in points, and stays at these points although the maximum of "
          + "the forms that lose an item is lower; write it as a share, or for what remains.")
    }
    var once: [String] = []
    for remark in remarks where !once.contains(remark) { once.append(remark) }
    return once
  }
}

extension RescorePlan.Task {
  /// The same for the same rescore of the session as it stands: sent twice, it is done once.
  fileprivate var requestKey: String {
    let digest = rescoring.package.text.utf8.dropFirst(7).prefix(16)
    let treatments = rescoring.treatments.map { "\($0.kind.rawValue)-\($0.item)" }
    return (["rescore-\(earlier + 1)", String(decoding: digest, as: UTF8.self)] + treatments).joined(separator: "/")
  }
}

extension ReadSession {
  /// Whether a rescore would leave everything as it is: it is in force, or the session is scored by what it was delivered
  /// from, which the rescore names too.
  fileprivate func isScored(by rescoring: Rescoring, deliveredFrom package: ContentDigest) -> Bool {
    if let own = session.standing.rescoring { return own == rescoring }
    return rescoring.package == package && rescoring.treatments.isEmpty && rescoring.cut == session.form.cut
  }
}

extension SessionEvent.Kind {
  fileprivate var isRescore: Bool { if case .staff(_, .rescore) = self { true } else { false } }
}

extension DeliveredResult {
  /// Whether both say the same, whatever version of the rules they come from.
  fileprivate func isSame(as other: Self) -> Bool {
    var other = other
    other.scoringVersion = scoringVersion
    return self == other
  }
}

extension CutError {
  fileprivate func words(_ session: SessionID) -> String {
    switch self {
    case .nothingScored: "nothing that counts is left on the form of session \(session). Drop fewer items."
    case .unratedItems(let items):
      "\(items.map { "`\($0)`" }.joined(separator: ", ")) \(items.count == 1 ? "has" : "have") no panel rating any more, and "
        + "the cut of forms rests on them. Put the rows back into statistics/angoff.csv, or drop the items."
    }
  }
}

extension AssessmentPackage {
  /// Whether a cut, a condition or a scale speaks of points rather than of shares.
  fileprivate var countsInPoints: Bool {
    if case .fixed(.points) = assessment.cut?.basis { return true }
    if assessment.score.scaled?.points.contains(where: {
      if case .raw(let raw) = $0.raw { raw != .zero } else { false }
    })
      ?? false
    {
      return true
    }
    var waiting = (assessment.pass.map { [$0] } ?? []) + assessment.bands.map(\.rule)
    while let rule = waiting.popLast() {
      switch rule {
      case .all(let rules), .any(let rules): waiting += rules
      case .condition(_, .atLeast(.points)): return true
      case .condition: break
      }
    }
    return false
  }
}
