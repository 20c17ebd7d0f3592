import AssayModel

extension FormVerifier {
  /// Arrangements that leave parts out, move what is pinned, shuffle what stands, or show a key.
  func arrangementViolations(_ place: Place) -> [FormViolation] {
    guard let item = place.item else { return [] }
    let arrangement = place.slot.arrangement
    func wrong(_ message: String) -> [FormViolation] {
      [.init(.arrangement, slot: place.slot.id, "`\(item.id)`: \(message)")]
    }
    guard Presentation(item.interaction, arrangement) != nil else { return wrong("not every part is shown once") }
    let isShuffled = item.shuffle == .options
    switch item.interaction {
    case .choice(let choice):
      return keeps(choice.options, arrangement.choices, isShuffled) ? [] : wrong("an option left its place")
    case .multipleResponse(let multiple):
      return keeps(multiple.options, arrangement.choices, isShuffled) ? [] : wrong("an option left its place")
    case .cloze(let cloze):
      for (gap, order) in zip(cloze.gaps, arrangement.gaps) {
        if case .choice(let choice) = gap.content, !keeps(choice.options, order, isShuffled) {
          return wrong("an option of gap `\(gap.id)` left its place")
        }
      }
      return []
    case .matrix:
      if !isAscending(arrangement.choices) { return wrong("the columns are not as authored") }
      return isShuffled || isAscending(arrangement.rows) ? [] : wrong("the rows are not as authored")
    case .match: return isAscending(arrangement.rows) ? [] : wrong("the left sides are not as authored")
    case .survey: return isAscending(arrangement.choices) ? [] : wrong("the scale is not as authored")
    case .order(let order):
      return order.entries.count < 2 || !isAscending(arrangement.choices) ? [] : wrong("the entries show the key")
    case .trueFalse, .text, .number, .essay, .file, .info: return []
    }
  }

  /// Whether pinned options stand at their ends in authored order, and all of them where nothing is shuffled.
  private func keeps(_ options: [ChoiceOption], _ order: [Int], _ isShuffled: Bool) -> Bool {
    guard isShuffled else { return isAscending(order) }
    let first = options.indices.filter { options[$0].pin == .first }
    let last = options.indices.filter { options[$0].pin == .last }
    return Array(order.prefix(first.count)) == first && Array(order.suffix(last.count)) == last
  }

  private func isAscending(_ order: [Int]) -> Bool { zip(order, order.dropFirst()).allSatisfy { $0 < $1 } }
}
