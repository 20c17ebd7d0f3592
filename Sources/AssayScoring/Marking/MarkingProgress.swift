package import AssayModel

/// How far the marking of an assessment has come, by item and by rater.
package struct MarkingProgress: Hashable, Sendable {
  /// In the order of their ids.
  package var items: [OfItem] = []
  /// In the order of their names.
  package var raters: [OfRater] = []

  /// How far the answers to one item have come.
  package struct OfItem: Hashable, Sendable {
    package var item: ItemID
    /// Answers to mark; blank ones earn 0 points unmarked.
    package var answers = 0
    package var blank = 0
    /// Answers whose points are final.
    package var done = 0
    /// Answers that wait for raters, and how many marks they wait for in all.
    package var waiting = 0
    package var missingMarks = 0
    /// Answers on which raters differ by more than the rubric allows.
    package var toAdjudicate = 0
    /// Answers that an adjudicator has decided.
    package var adjudicated = 0
  }

  /// What one person has marked.
  package struct OfRater: Hashable, Sendable {
    package var rater: String
    package var marks = 0
    package var adjudications = 0
  }

  /// Whether nobody has anything to mark or decide.
  package var isDone: Bool { items.allSatisfy { $0.waiting == 0 && $0.toAdjudicate == 0 } }

  /// Counts answers, in any order.
  package init(_ answers: some Sequence<MarkedSlot>) {
    var items: [ItemID: OfItem] = [:]
    var raters: [[UInt8]: OfRater] = [:]
    for marked in answers {
      items[marked.item.id, default: OfItem(item: marked.item.id)].count(marked)
      for mark in marked.marks {
        raters[Array(mark.rater.utf8), default: OfRater(rater: mark.rater)].count(mark)
      }
    }
    self.items = items.values.sorted { $0.item < $1.item }
    self.raters = raters.values.sorted { $0.rater.utf8.lexicographicallyPrecedes($1.rater.utf8) }
  }
}

extension MarkingProgress.OfItem {
  fileprivate mutating func count(_ marked: MarkedSlot) {
    guard marked.answer != nil else {
      blank += 1
      return
    }
    answers += 1
    if marked.marks.contains(where: { $0.role == .adjudicator }) { adjudicated += 1 }
    switch marked.state {
    case .final: done += 1
    case .needsRaters(let missing):
      waiting += 1
      missingMarks += missing
    case .needsAdjudication: toAdjudicate += 1
    }
  }
}

extension MarkingProgress.OfRater {
  fileprivate mutating func count(_ mark: Mark) {
    switch mark.role {
    case .rater: marks += 1
    case .adjudicator: adjudications += 1
    }
  }
}
