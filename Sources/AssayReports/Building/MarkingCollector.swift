import AssayModel
import AssayScoring

/// The marks of many sessions, as far as reports need them: some hundred bytes for each answer that was marked.
struct MarkingCollector: Sendable {
  /// The marks of one answer.
  struct Answer: Sendable {
    let attempt: Int
    /// By raters, in the order in which they were given; no more than the rubric asks for.
    let ratings: [Mark]
    let adjudicators: [String]
  }

  /// What is known of an item.
  struct OfItem: Sendable {
    var traits: [Trait]
    var answers: [Answer] = []
  }

  private(set) var items: [ItemID: OfItem] = [:]

  mutating func append(_ sitting: SittingRecord) {
    for marked in sitting.marked where !marked.marks.isEmpty {
      let ratings = marked.marks.filter { $0.role == .rater }.map { mark in
        var mark = mark
        mark.comment = nil
        return mark
      }
      items[marked.item.id, default: OfItem(traits: marked.rubric.traits)].answers.append(
        Answer(
          attempt: sitting.attempt, ratings: ratings,
          adjudicators: marked.marks.filter { $0.role == .adjudicator }.map(\.rater)))
    }
  }
}
