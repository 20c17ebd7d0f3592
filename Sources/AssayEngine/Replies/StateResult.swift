import AssayDelivery
import AssayJSON
import AssayModel

/// How a session stands: the value of `state`.
struct StateResult: MethodResult {
  var view: SessionView
  var assessment: AssessmentID
  var attempt: Int
  var types: [InteractionType]

  init(_ live: borrowing LiveSession, at now: Instant) {
    view = live.session.view(at: now, in: live.context)
    assessment = live.session.start.assessment
    attempt = live.session.start.attempt
    types = live.types
  }

  func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
    writer.name("state")
    writer.beginObject()
    writer.member("session", view.session.text)
    writer.member("assessment", assessment.text)
    writer.member("attempt", attempt)
    writer.member("status", view.phase == .open ? "open" : "submitted")
    if case .submitted(let cause, let at) = view.phase {
      writer.member("cause", cause.rawValue)
      writer.member("submittedAt", at.milliseconds)
    }
    writer.member("nextSeq", view.nextSequence)
    if let current = view.current { writer.member("current", current.text) }
    writer.member(view.clock)
    writer.array("sections") { writer in
      for section in view.sections {
        writer.object { writer in
          writer.member("section", section.id.text)
          if let title = section.title { writer.member("title", title) }
          writer.member("status", section.access.rawValue)
        }
      }
    }
    writer.array("slots") { writer in
      for (slot, type) in zip(view.slots, types) { writer.slot(slot, type) }
    }
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func slot(_ slot: SlotView, _ type: InteractionType) {
    beginObject()
    member("slot", slot.slot.text)
    member("section", slot.section.text)
    member("type", type.rawValue)
    member("viewed", slot.isViewed)
    member("answered", slot.progress == .answered)
    if slot.progress == .partial { member("partial", true) }
    member("flagged", slot.isFlagged)
    member("closed", slot.access == .closed)
    if slot.access == .ahead { member("ahead", true) }
    if let tries = slot.tries { member("triesLeft", tries.left) }
    endObject()
  }
}

extension SlotView.Tries {
  /// How many more there are; none once the item is settled.
  var left: Int { isSettled ? 0 : max(allowed - used, 0) }
}
