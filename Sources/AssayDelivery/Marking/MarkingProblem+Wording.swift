package import AssayScoring

// Why a mark cannot be taken, said once: of the answer, and of nobody's slot or session, since raters are blind to both.

extension MarkingProblem {
  /// What is wrong, as a clause without its stop.
  package var reason: String {
    switch self {
    case .otherTraits(let traits):
      "a mark of this answer gives points for \(traits.map { "`\($0)`" }.joined(separator: ", ")), and for nothing else"
    case .outOfRange(let trait, let maximum): "`\(trait)` has 0 to \(maximum) points"
    case .betweenLevels(let trait): "`\(trait)` takes whole points and those of its levels"
    case .markedAlready: "the same person has marked this answer already, and what was given then stands"
    case .enoughRaters(let count):
      "this answer has the \(count == 1 ? "mark of its rater" : "marks of both raters") already"
    case .nothingToAdjudicate: "nothing is to decide at this answer: its raters agree, or are not done"
    }
  }

  /// What whoever marks can do.
  package var advice: String {
    switch self {
    case .otherTraits: "Give points for each of them."
    case .outOfRange: "Give points within these bounds."
    case .betweenLevels: "Give the points of a level, or whole points between two of them."
    case .markedAlready: "Leave it to another person."
    case .enoughRaters, .nothingToAdjudicate: "Go on with the next answer."
    }
  }

  /// Whether the points are at fault, and not when the mark comes.
  var isOfPoints: Bool {
    switch self {
    case .otherTraits, .outOfRange, .betweenLevels: true
    case .markedAlready, .enoughRaters, .nothingToAdjudicate: false
    }
  }
}
