package import AssayModel
import AssayScoring

package enum WorkReferenceKind: ReferenceKind {}

/// Names an answer that is to be marked, and tells nothing of whose it is.
package typealias WorkID = Reference<WorkReferenceKind>

/// What a rater is given: one answer, and how it is marked.
///
/// Built by allow-list, as what a candidate sees is: it has no field for the candidate, the session, the slot, other
/// answers of the same candidate, or the marks of others, so that raters are blind to all of them.
package struct AnswerToMark: Hashable, Sendable {
  package var work: WorkID
  package var item: ItemID
  /// As Markdown.
  package var stem: String
  /// What is shown beside the stem, in order, under ids of the answer's own.
  package var media: [CandidateMedium]
  /// What the item's set is about; nil where it stands alone.
  package var stimulus: Stimulus?
  package var answer: Answer
  /// The files of the answer, in its order; empty where none are sent.
  package var files: [File]
  /// How many words were asked for.
  package var words: ClosedRange<Int>?
  /// What points are given for, in the order of the rubric; with levels that say what points stand for.
  package var traits: [Trait]
  /// Whether it is marked, or decided on after raters differed.
  package var role: Mark.Role
  /// What the media in all its texts are called.
  package var naming: SessionMedia

  /// A file without its name, which candidates give.
  package struct File: Hashable, Sendable {
    package var id: FileID
    /// Of its bytes.
    package var digest: ContentDigest
    package var type: MediaType
    package var bytes: Int
  }

  /// A text that several items share.
  package struct Stimulus: Hashable, Sendable {
    package var title: String
    /// As Markdown.
    package var text: String
    /// What is shown beside the text, in order.
    package var media: [CandidateMedium]
  }
}

/// A person who marks, under a role or a pseudonym.
package struct Rater: Hashable, Sendable {
  package var name: String
  /// Whether the person marks, or decides where raters differ.
  package var role: Mark.Role

  /// Takes a name of 1 to 128 printable ASCII characters without blanks, as pseudonyms are; nil for anything else.
  package init?(_ name: String, _ role: Mark.Role = .rater) {
    guard CandidateID(name) != nil else { return nil }
    self.name = name
    self.role = role
  }

  /// Takes a name that was read as a reference.
  package init(checked name: String, _ role: Mark.Role) {
    precondition(CandidateID(name) != nil, "the name of a rater is a reference")
    self.name = name
    self.role = role
  }

  /// Whether the person may mark an answer: it waits for somebody in this role, and the person has not marked it.
  func mayMark(_ marked: MarkedSlot) -> Bool {
    guard marked.answer != nil, !marked.marks.contains(where: { $0.rater.utf8.elementsEqual(name.utf8) }) else {
      return false
    }
    return switch (role, marked.state) {
    case (.rater, .needsRaters), (.adjudicator, .needsAdjudication): true
    default: false
    }
  }
}
