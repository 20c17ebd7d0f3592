import AssayDelivery
import AssayModel
import AssayReports
import AssayScoring
import AssayStore

/// The sessions of an assessment, read one after the other and scored again from their events.
struct Sittings {
  let store: any Store
  let packages: PackageCache

  init(_ store: any Store) {
    self.store = store
    packages = PackageCache(store)
  }

  /// Calls a closure with every submitted session in the order in which they were started, and counts those left out.
  ///
  /// - Parameters:
  ///   - assessment: The assessment's id.
  ///   - body: Takes the sitting with the package that it ran on.
  /// - Returns: How many sessions were left out.
  /// - Throws: What the store refuses, and what the closure throws.
  func forEach(
    of assessment: AssessmentID, _ body: (SittingRecord, ContentDigest) throws(Failure) -> Void
  ) throws(Failure) -> LeftOut {
    var open = 0
    let erased = try forEachSession(of: assessment) { read throws(Failure) in
      guard let sitting = SittingRecord(read) else {
        open += 1
        return
      }
      try body(sitting, read.session.start.package)
    }
    return LeftOut(open: open, erased: erased)
  }
}

extension SittingRecord {
  /// A session as a sitting; nil while it is open.
  init?(_ read: ReadSession) {
    let (session, context) = (read.session, read.context)
    guard let submitted = session.submittedAt else { return nil }
    self.init(
      session: session.id, candidate: session.start.candidate, attempt: session.start.attempt, form: session.form,
      responses: session.responses(in: context).map(\.answer), result: session.result(in: context),
      delivered: session.deliveredResult, groups: session.start.groups, started: session.startedAt,
      submitted: submitted, cause: session.submissionCause)
    standing = session.deliverableResult(in: context)
    passedAt = session.passedAt
    rescoring = session.standing.rescoring
    rescoredAt = session.standing.rescoredAt
    marked = session.markedSlots(in: context)
    record = read.events.compactMap(RecordEntry.init)
    course = read.events.compactMap(CourseEntry.init)
  }
}

/// How many sessions of an assessment were left out, and why.
struct LeftOut {
  var open = 0
  var erased = 0

  /// Sentences for people.
  var messages: [String] {
    var messages: [String] = []
    if open > 0 { messages.append("\(open) sessions are still open and are left out.") }
    if erased > 0 { messages.append("\(erased) sessions were erased and are left out.") }
    return messages
  }
}
