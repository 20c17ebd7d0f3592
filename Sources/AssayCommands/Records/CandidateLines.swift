import AssayDelivery
import AssayJSON
import AssayModel
import AssayReports
import AssayScoring
import AssayStore

/// What is kept of a candidate, as lines of JSON for the person.
///
/// Built by an allow-list: whatever is not named here stays out, above all items, keys, forms, seeds and secrets.
/// `docs/candidate-export.md` has every line.
enum CandidateLines {
  static let format = 1

  /// Who it is, what was registered, and what was erased.
  static func head(of file: CandidateFile, at now: Instant) -> [UInt8] {
    var writer = JSONWriter()
    writer.line("candidate") { writer in
      writer.member("format", format)
      writer.member("candidate", file.candidate.text)
      writer.member("time", now.isoText)
      writer.member("sessions", file.sessions.count)
      writer.member("registrations", file.registrations.count)
    }
    for erasure in file.erasures { writer.line("erasure") { $0.members(of: erasure) } }
    for record in file.registrations {
      let registration = record.registration
      writer.line("registration") { writer in
        writer.member("assessment", registration.assessment.text)
        writer.member("time", record.at.isoText)
        if let opens = registration.opens { writer.member("opens", opens.isoText) }
        if let closes = registration.closes { writer.member("closes", closes.isoText) }
        if let locale = registration.locale { writer.member("locale", locale) }
        writer.array("needs") { writer in for need in registration.needs { writer.string(need) } }
        writer.texts("groups", registration.groups)
        writer.member("accommodations", registration.accommodations)
      }
    }
    return writer.bytes
  }

  /// A session: what the candidate did, what people gave for it, and what it came to.
  static func session(_ stored: StoredSession, _ read: ReadSession?, at now: Instant) -> [UInt8] {
    var writer = JSONWriter(capacity: 8 * 1024)
    let summary = stored.summary
    writer.line("session") { writer in
      writer.member("session", summary.session.text)
      writer.member("assessment", summary.assessment.text)
      if let read { writer.member("title", read.context.index.package.assessment.title) }
      writer.member("attempt", summary.attempt)
      writer.member("started", summary.started.isoText)
      writer.member("state", read == nil ? "erased" : summary.state.rawValue)
      guard let start = read?.session.start else { return }
      writer.member("locale", start.locale)
      writer.array("needs") { writer in for need in start.needs { writer.string(need) } }
      writer.texts("groups", start.groups)
    }
    guard let read else { return writer.bytes }
    for event in read.events { writer.write(event) }
    guard !read.session.isOpen else { return writer.bytes }
    let told = Result { () throws(Refusal) in try read.session.candidateResult(at: now, in: read.context) }
    if case .success(let told) = told, told.state.isTold { writer.marks(of: read) }
    writer.outcomes(of: read, at: now)
    writer.line("result") { writer in
      switch told {
      case .success(let told): writer.members(of: told)
      case .failure(let refusal): writer.member("withheld", refusal.message)
      }
    }
    return writer.bytes
  }
}

extension DecisionState {
  /// Whether marks may be told: not while people mark, approve or hold.
  fileprivate var isTold: Bool {
    switch self {
    case .pass, .fail, .indeterminate: true
    case .pendingMarking, .pendingApproval, .held, .void: false
    }
  }
}

extension JSONWriter {
  fileprivate mutating func texts(_ name: String, _ texts: [String: String]) {
    object(name) { writer in
      for (word, text) in texts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        writer.member(word, text)
      }
    }
  }

  fileprivate mutating func member(_ name: String, _ accommodations: Accommodations) {
    object(name) { writer in
      if accommodations.extraTime != .one { writer.member("extra-time", accommodations.extraTime.exactText) }
      if accommodations.extraMinutes != .zero {
        writer.member("extra-minutes", accommodations.extraMinutes.durationText)
      }
      if accommodations.extraBreaks > 0 { writer.member("extra-breaks", accommodations.extraBreaks) }
      if let unlimited = accommodations.unlimited { writer.member("unlimited", unlimited.reason) }
    }
  }

  /// What people gave; who they are is told by their role alone.
  fileprivate mutating func marks(of read: ReadSession) {
    for slot in read.session.markedSlots(in: read.context) {
      for mark in slot.marks {
        line("mark") { writer in
          writer.member("slot", mark.slot.text)
          writer.member("role", mark.role.rawValue)
          writer.object("points") { writer in
            for own in mark.points { writer.member(own.trait.text, own.points.exactText) }
          }
          if let comment = mark.comment { writer.member("comment", comment) }
        }
      }
    }
  }

  /// What single answers earned, where the review of items is released.
  fileprivate mutating func outcomes(of read: ReadSession, at now: Instant) {
    for slot in read.session.form.slots {
      guard let review = try? read.session.review(slot.id, at: now, in: read.context),
        let earned = review.feedback.earned
      else { continue }
      line("outcome") { writer in
        writer.member("slot", slot.id.text)
        writer.member("earned", earned.exactText)
      }
    }
  }

  fileprivate mutating func members(of told: CandidateResult) {
    member("state", told.state.rawValue)
    member("submitted", told.submittedAt.isoText)
    member("cause", told.cause.rawValue)
    if let percent = told.percent { member("percent", percent.exactText) }
    if let scaled = told.scaled { member("scaled", scaled.exactText) }
    if let needed = told.neededPercent { member("needed-percent", needed.exactText) }
    array("bands") { writer in for band in told.bands { writer.string(band.text) } }
    guard let competencies = told.competencies else { return }
    object("competencies") { writer in
      for own in competencies { writer.member(own.competency.text, own.percent.exactText) }
    }
  }
}
