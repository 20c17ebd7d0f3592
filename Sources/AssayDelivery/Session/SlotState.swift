import AssayModel

/// What happened at one slot.
struct SlotState: Hashable, Sendable {
  /// The index of its section.
  let section: Int
  /// What was answered in time, in shown ids.
  var answer: Answer?
  /// What was sent after the limit, in the grace period; nil when nothing was.
  var late: LateChange?
  /// When it was first shown, in running time; nil before.
  var shownAt: Interval?
  /// Whether a break has locked it.
  var isLocked = false
  /// What staff added to its time.
  var extra = Interval.zero
  /// What people gave for the answer.
  var marks: [Mark] = []
  var isFlagged = false
  var tries: [Try] = []
  var hints = 0
  /// The candidate's own remark on the item.
  var comment: String?

  init(section: Int) { self.section = section }

  var isServed: Bool { shownAt != nil }

  /// What the candidate sees as their answer.
  var shownAnswer: Answer? {
    switch late {
    case nil: answer
    case .saved(let answer): answer
    case .cleared: nil
    }
  }

  enum LateChange: Hashable, Sendable {
    case saved(Answer)
    case cleared
  }
}

/// One answer checked at an item of a knowledge check.
struct Try: Hashable, Sendable {
  var at: Instant
  var answer: Answer
  /// Of the answer itself, from 0 to 1.
  var credit: Rational
  /// How many hints had been taken by then.
  var hints: Int
}

/// What happened to one section.
struct SectionState: Hashable, Sendable {
  /// The first slot that was not left behind, should the section be worked through forward only.
  var floor: Int
  /// When its first item was shown, in running time; nil before.
  var begunAt: Interval?
  /// What staff added to its time.
  var extra = Interval.zero
  var isSubmitted = false

  init(floor: Int) { self.floor = floor }
}
