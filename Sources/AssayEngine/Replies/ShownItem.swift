import AssayDelivery
import AssayJSON
import AssayModel

/// An item as a candidate may see it, and what this candidate did there.
struct ShownItem {
  var item: CandidateItem
  /// As last saved, in the ids shown.
  var answer: Answer?
  var status: SlotView
  /// The hints taken so far, as Markdown.
  var hints: [String]
  /// The language of the assessment, as a BCP 47 tag.
  var language: String

  init(_ view: ItemView, language: String) {
    item = view.item
    answer = view.answer
    status = view.status
    hints = view.hints
    self.language = language
  }

  /// An item after the end of a session.
  init(_ review: ItemReview, of live: LiveSession, at now: Instant) {
    item = review.item
    answer = review.answer
    let place = review.item.position - 1
    status = live.session.view(at: now, in: live.context).slots[place]
    let own = live.package.index.items[live.session.form.slots[place].item]
    hints = Array((own?.hints ?? []).prefix(status.hintsTaken))
    language = live.package.index.package.language
  }
}

extension JSONWriter {
  /// Writes the members of an item, as `item.get` and `item.review` have them.
  mutating func members(of shown: ShownItem, _ contents: inout ContentCache) {
    let item = shown.item
    member("slot", item.slot.text)
    member("number", item.position)
    member("of", item.count)
    member("section", item.section.text)
    member("type", item.type.rawValue)
    if let points = item.points { member("points", points) }
    member("lang", shown.language)
    member("dir", direction(of: shown.language))
    member("content", content: item.stem, &contents)
    if let stimulus = item.stimulus { member("stimulus", stimulus.id) }
    member("interaction", item.interaction, textLimit: item.textLimit, &contents)
    if let answer = shown.answer { member("answer", answer) }
    member("flagged", shown.status.isFlagged)
    if let tries = shown.status.tries {
      object("tries") { writer in
        writer.member("used", tries.used)
        writer.member("left", tries.left)
      }
    }
    if item.hints > 0 { member("hintsLeft", max(item.hints - shown.hints.count, 0)) }
    guard !shown.hints.isEmpty else { return }
    name("hints")
    beginArray()
    for hint in shown.hints { raw(contents.content(of: hint)) }
    endArray()
  }
}

/// The direction in which a language is written, by its tag's first part.
private func direction(of language: String) -> String {
  let first = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
  return ["ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"].contains(first)
    ? "rtl" : "ltr"
}
