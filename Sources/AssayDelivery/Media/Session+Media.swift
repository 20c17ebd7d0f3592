package import AssayModel

extension Session {
  /// The medium of an id, while something that shows it may be looked at.
  ///
  /// That is an item that was shown, its stimulus, and what was told of it: while it can be worked on, and after the end
  /// as far as it may be reviewed. An id that is none and that of a medium which may not be seen now are refused in the
  /// same words, so that nothing can be learnt by trying.
  package func medium(_ id: String, at now: Instant, in context: SessionContext) throws(Refusal) -> MediaFile {
    if isOpen { try requireWorking(at: now) }
    guard let entry = context.media[id], isSeen(entry, at: now, in: context) else { throw .unknownMedium }
    return entry.file
  }

  private func isSeen(_ entry: SessionMedia.Entry, at now: Instant, in context: SessionContext) -> Bool {
    if entry.shownAt.contains(where: { isShown($0, at: now, in: context) }) { return true }
    return entry.toldAt.contains { place in
      isShown(place, at: now, in: context)
        && textsTold(at: place, now, in: context).contains { MediaPath.mentioned(in: $0).contains(entry.file.path) }
    }
  }

  private func isShown(_ place: Int, at now: Instant, in context: SessionContext) -> Bool {
    (try? requireShown(slotID(place), at: now, in: context)) != nil
  }

  /// What was told of an item until now: the hints taken, the feedback on each try, and what its review tells.
  private func textsTold(at place: Int, _ now: Instant, in context: SessionContext) -> [String] {
    var texts = Array(context.item(at: place).hints.prefix(slots[place].hints))
    let tries = slots[place].tries
    for count in tries.indices {
      texts += CheckFeedback(after: Array(tries[...count]), at: place, in: context).feedback.texts
    }
    if let review = try? review(slotID(place), at: now, in: context) { texts += review.feedback.texts }
    return texts
  }
}

extension AnswerFeedback {
  fileprivate var texts: [String] { notes.map(\.text) + (text.map { [$0] } ?? []) }
}

extension Refusal {
  fileprivate static let unknownMedium = Refusal(
    .unknownSlot, "There is no medium of this id that can be looked at now.",
    advice: "Take ids from what item.get, stimulus.get and feedback show, while the item can be looked at.")
}
