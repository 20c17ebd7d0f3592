import AssayDelivery
import AssayDigest
import AssayJSON
import AssayModel
import AssayReports
import AssayScoring
import AssayStore

/// A session as lines of JSON: how it began, what happened, what it came to, and its receipt.
///
/// `docs/session-export.md` has every line. The same session gives the same bytes each time, and one that went on gives
/// the lines of events that it gave before, and more.
struct SessionLines {
  let record: SessionRecord
  /// The session, folded; nil where it was erased.
  let read: ReadSession?

  /// The version of the format.
  static let format = 1

  /// The lines, each with its end.
  func bytes() throws(Failure) -> [UInt8] {
    var writer = JSONWriter(capacity: 16 * 1024)
    head(&writer)
    if let read { try slots(of: read, &writer) }
    for place in record.digests.indices { event(place, &writer) }
    if let read, !read.session.isOpen { result(of: read, &writer) }
    if let receipt = record.receipt { writer.write(receipt) }
    return writer.bytes
  }

  private func head(_ writer: inout JSONWriter) {
    let summary = record.stored.summary
    writer.line("session") { writer in
      writer.member("format", Self.format)
      writer.member("session", summary.session.text)
      writer.member("candidate", summary.candidate.text)
      writer.member("assessment", summary.assessment.text)
      writer.member("attempt", summary.attempt)
      writer.member("package", summary.package.text)
      writer.member("started", summary.started.isoText)
      writer.member("state", record.stored.erasure == nil ? summary.state.rawValue : "erased")
      writer.member("events", summary.count)
      if let erasure = record.stored.erasure { writer.object("erasure") { $0.members(of: erasure) } }
    }
  }

  /// What stood at each slot of the form, and what the ids stand for that were shown there.
  private func slots(of read: ReadSession, _ writer: inout JSONWriter) throws(Failure) {
    let form = read.session.form
    for section in form.sections {
      for slot in form.slots[section.slots] {
        guard let item = read.context.index.items[slot.item],
          let presentation = Presentation(item.interaction, slot.arrangement)
        else {
          throw Failure("session \(read.session.id) cannot be exported: slot \(slot.id) does not fit its package.")
        }
        writer.line("slot") { writer in
          writer.member("slot", slot.id.text)
          writer.member("section", section.id.text)
          writer.member("item", slot.item.text)
          if let set = slot.set { writer.member("set", set.text) }
          writer.member("role", slot.role.rawValue)
          writer.member("type", item.interaction.type.rawValue)
          writer.object("ids") { writer in
            for naming in presentation.namings { writer.member(naming.shown, naming.authored.text) }
          }
        }
      }
    }
  }

  private func event(_ place: Int, _ writer: inout JSONWriter) {
    writer.line("event") { writer in
      writer.member("number", place + 1)
      if let digest = record.digests[place] { writer.member("digest", digest.description) }
      if case .events(let events) = record.stored.content {
        writer.member("time", events[place].at.isoText)
        writer.name("record")
        writer.raw(events[place].journalText)
      }
    }
  }

  /// What counts at each slot and what it earned, and the result, computed from the events.
  private func result(of read: ReadSession, _ writer: inout JSONWriter) {
    let outcomes = read.session.result(in: read.context).outcomes
    let responses = read.session.responses(in: read.context)
    for (place, (outcome, response)) in zip(outcomes, responses).enumerated() {
      writer.line("outcome") { writer in
        writer.member("slot", outcome.slot.text)
        writer.member("item", outcome.item.text)
        writer.member("state", outcome.state.rawValue)
        if let answer = authored(response.answer, at: place, of: read) {
          writer.name("answer")
          answer.write(to: &writer)
        }
        writer.member("earned", outcome.earned.exactText)
        writer.member("maximum", outcome.maximum.exactText)
      }
    }
    writer.line("result") { writer in
      read.effective.writeMembers(to: &writer)
      writer.member("scored-by", read.session.scoringPackage.text)
    }
  }

  /// An answer in the author's ids.
  private func authored(_ answer: Answer?, at place: Int, of read: ReadSession) -> Answer? {
    let slot = read.session.form.slots[place]
    guard let answer, let item = read.context.index.items[slot.item] else { return nil }
    return Presentation(item.interaction, slot.arrangement)?.authored(answer)
  }
}

extension JSONWriter {
  /// Writes an object as a line of its own; its first member says what the line is.
  mutating func line(_ kind: String, _ members: (inout JSONWriter) -> Void) {
    object { writer in
      writer.member("line", kind)
      members(&writer)
    }
    endLine()
  }

  /// Writes the line that proves later that a session had its events.
  mutating func write(_ receipt: SessionReceipt) {
    line("receipt") { writer in
      writer.member("session", receipt.session.text)
      writer.member("events", receipt.events)
      writer.member("digest", receipt.digest.description)
    }
  }

  /// Writes what is known of an erasure into an object that is open.
  mutating func members(of erasure: Erasure) {
    member("number", erasure.number)
    member("time", erasure.at.isoText)
    member("by", erasure.officer)
    member("reason", erasure.reason)
  }
}
