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
    var leftOut = LeftOut()
    var done = 0
    let total: Int
    do { total = try store.summaries(of: assessment, by: nil).count } catch { throw Failure(error) }
    var progress = Progress("reading sessions", of: total)
    var stream = store.allSessions(of: assessment)
    while true {
      let stored: StoredSession?
      do { stored = try stream.next() } catch { throw Failure(error) }
      guard let stored else { break }
      done += 1
      progress.update(done)
      guard stored.erasure == nil else {
        leftOut.erased += 1
        continue
      }
      guard let sitting = try sitting(stored) else {
        leftOut.open += 1
        continue
      }
      try body(sitting, stored.summary.package)
    }
    progress.finish()
    return leftOut
  }

  /// A stored session as a sitting, or nil while it is open.
  ///
  /// A session whose time ran out while no engine was there to say so is over all the same. One that was erased cannot be
  /// read.
  func sitting(_ stored: StoredSession) throws(Failure) -> SittingRecord? {
    let events: [SessionEvent]
    do { events = try stored.events } catch { throw Failure(error) }
    let index = try packages.index(stored.summary.package)
    do {
      var session = try Session(replaying: events)
      let context = try SessionContext(session.form, in: index)
      session.apply(session.expire(at: SystemClock.now, in: context))
      guard let submitted = session.submittedAt else { return nil }
      return SittingRecord(
        session: session.id, candidate: session.start.candidate, attempt: session.start.attempt, form: session.form,
        responses: session.responses(in: context).map(\.answer), result: session.result(in: context),
        delivered: session.deliveredResult, groups: session.start.groups, started: session.startedAt,
        submitted: submitted, cause: session.submissionCause)
    } catch {
      throw Failure("session \(stored.summary.session) cannot be read: \(error).")
    }
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
