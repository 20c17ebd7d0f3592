import AssayDelivery
import AssayModel

/// An item as a candidate may see it, and what this candidate did there.
struct ShownItem {
  var item: CandidateItem
  /// As last saved, in the ids shown.
  var answer: Answer?
  var status: SlotView
  /// The hints taken so far, as Markdown.
  var hints: [String]
  /// The language in which it is given.
  var tongue: Tongue

  init(_ view: ItemView, in tongue: Tongue) {
    item = view.item
    answer = view.answer
    status = view.status
    hints = view.hints
    self.tongue = tongue
  }

  /// An item after the end of a session.
  init(_ review: ItemReview, of live: LiveSession, at now: Instant) {
    item = review.item
    answer = review.answer
    let place = review.item.position - 1
    status = live.session.view(at: now, in: live.context).slots[place]
    let id = live.session.form.slots[place].item
    let own = live.package.index.items[id]
    hints = Array((own?.hints ?? []).prefix(status.hintsTaken))
    tongue = live.package.index.tongue(of: id)
  }
}

extension ShownItem: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("slot", .id(), "The slot.") { $0.item.slot }
    members.required("number", .int(1...Int.max), "Its place in the form.") { $0.item.position }
    members.required("of", .int(1...Int.max), "How many slots the form has.") { $0.item.count }
    members.required("section", .id(), "The section that it is in.") { $0.item.section }
    members.required("type", .word(InteractionType.self), "The type of the item, and of its answer.") { $0.item.type }
    members.optional("points", .decimal, "What can be earned; left out where nothing is scored.") { $0.item.points }
    members.members(of: Tongue.self) { $0.tongue }
    members.required("content", .content, "What is asked.") { $0.item.stem }
    members.optional("media", .list(of: .object(CandidateMedium.self)), "What is shown beside it, in order.") {
      $0.item.media.isEmpty ? nil : $0.item.media
    }
    members.optional("tools", .list(of: .id()), "What the client has to offer with it, such as a calculator.") {
      $0.item.tools.isEmpty ? nil : $0.item.tools
    }
    members.optional("stimulus", .text, "What it is about, for stimulus.get.") { $0.item.stimulus?.id }
    members.optional("interaction", .interaction, "What can be done, where the type does not say it all.") { shown in
      switch shown.item.interaction {
      case .trueFalse, .info: nil
      default: (shown.item.interaction, shown.item.textLimit)
      }
    }
    members.optional("answer", .answer, "What was saved last.") { $0.answer }
    members.required("flagged", .bool, "Whether it is marked to be looked at again.") { $0.status.isFlagged }
    members.optional("tries", .object(SlotView.Tries.self), "Where items are checked.") { $0.status.tries }
    members.optional("hintsLeft", .count, "How many hints can be asked for, where there are some.") { shown in
      shown.item.hints > 0 ? max(shown.item.hints - shown.hints.count, 0) : nil
    }
    members.optional("hints", .list(of: .content), "Those that were taken.") { $0.hints.isEmpty ? nil : $0.hints }
  }
}

extension SlotView.Tries: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("used", .count, "How many were used.") { $0.used }
    members.required("left", .count, "How many more there are.") { $0.left }
  }
}
