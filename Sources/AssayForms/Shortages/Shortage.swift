package import AssayModel

/// Why there is no form: what a blueprint asks for and its bank cannot give.
///
/// Everything that can be told apart is told in one go. A form that misses any of it is never delivered.
package struct Shortage: Error, Hashable, Sendable {
  package var assessment: AssessmentID
  /// At least one, in the order of the blueprint.
  package var problems: [ShortageProblem]

  package init(assessment: AssessmentID, problems: [ShortageProblem]) {
    self.assessment = assessment
    self.problems = problems
  }

  /// Whether it is certain that no seed gives a form.
  package var isProven: Bool { problems.contains { $0.certainty == .proven } }
}

/// One thing that a blueprint asks for and its bank cannot give, in the author's words.
package struct ShortageProblem: Hashable, Sendable {
  package var kind: Kind
  /// The line of the blueprint that asks for it.
  package var place: BlueprintPlace
  /// How many are asked for, where that is a number.
  package var needed: Int?
  /// How many there are at most.
  package var available: Int?
  package var certainty: Certainty
  /// What is wrong, with counts: lower case, no full stop.
  package var message: String
  /// What explains it: what else the bank holds, who is whose enemy.
  package var notes: [String]
  /// What to add or to change.
  package var help: String

  package init(
    _ kind: Kind, at place: BlueprintPlace, needed: Int? = nil, available: Int? = nil,
    certainty: Certainty = .proven, message: String, notes: [String] = [], help: String
  ) {
    self.kind = kind
    self.place = place
    self.needed = needed
    self.available = available
    self.certainty = certainty
    self.message = message
    self.notes = notes
    self.help = help
  }

  /// What sort of rule is missed; stable words for machines.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An item or a set that the blueprint names is not there or may not be used.
    case named
    /// Too few items for a pick.
    case items
    case minimum
    case anchors
    case sets
    case pretest
    case balance
    /// Measured statistics are needed, and this version reads none.
    case statistics
    /// Each rule can be met, and not all of them at once.
    case together
    /// No form was found, and none was proven impossible.
    case search
    /// A form was found and refused by the verifier: a fault of this program.
    case verifier
  }

  /// How sure the finding is.
  package enum Certainty: Hashable, Sendable {
    /// By counting, or because every possibility was looked at.
    case proven
    /// The search ended after so many tries without an answer.
    case gaveUp(tries: Int)
  }
}
