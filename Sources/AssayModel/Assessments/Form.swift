/// One form: the very items that one candidate gets, in order, as realised.
///
/// Kept whole with the session, not only as a seed, so that "what did this candidate see" has an answer for ever.
package struct Form: Hashable, Sendable, Codable {
  package var assessment: AssessmentID
  /// The seed that the form was drawn from.
  package var seed: UInt64
  /// The generator and the drawing, with their versions.
  package var algorithm: String
  package var sections: [FormSection]
  /// In the order of the form, section after section.
  package var slots: [FormSlot]
  /// What a candidate must reach, frozen with the form; nil where nothing is cut.
  package var cut: FormCut?

  package init(
    assessment: AssessmentID, seed: UInt64, algorithm: String, sections: [FormSection], slots: [FormSlot],
    cut: FormCut? = nil
  ) {
    self.assessment = assessment
    self.seed = seed
    self.algorithm = algorithm
    self.sections = sections
    self.slots = slots
    self.cut = cut
  }
}

/// A section of a form and the slots that belong to it.
package struct FormSection: Hashable, Sendable, Codable {
  package var id: SectionID
  /// Indices into the form's slots.
  package var slots: Range<Int>

  package init(id: SectionID, slots: Range<Int>) {
    self.id = id
    self.slots = slots
  }
}

/// A place of a form and the item that stands there.
package struct FormSlot: Hashable, Sendable, Codable {
  /// `s1`, `s2` and on.
  package var id: SlotID
  package var item: ItemID
  package var set: ItemSetID?
  package var role: Role
  /// The order in which the parts of the interaction are shown.
  package var arrangement: Arrangement

  package init(id: SlotID, item: ItemID, set: ItemSetID? = nil, role: Role, arrangement: Arrangement) {
    self.id = id
    self.item = item
    self.set = set
    self.role = role
    self.arrangement = arrangement
  }

  /// What the item is there for; never told to a candidate.
  package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case scored
    /// Scored, and common to forms that are to be equated.
    case anchor
    /// On trial: out of the score.
    case pretest
    /// A survey question or a page of information.
    case unscored

    /// Whether answers count in the score.
    package var counts: Bool { self == .scored || self == .anchor }
  }
}

/// The order in which the parts of an interaction are shown, by authored position.
///
/// `[2, 0, 1]` shows the third authored part first. Empty where there is nothing to arrange.
package struct Arrangement: Hashable, Sendable, Codable {
  /// Options, entries to put in order, right sides of a match, columns of a matrix, steps of a scale.
  package var choices: [Int]
  /// Rows of a matrix, left sides of a match.
  package var rows: [Int]
  /// Per gap of a cloze, in the order of the gaps; empty for a gap without options.
  package var gaps: [[Int]]

  package init(choices: [Int] = [], rows: [Int] = [], gaps: [[Int]] = []) {
    self.choices = choices
    self.rows = rows
    self.gaps = gaps
  }
}

/// The cut of one form.
package struct FormCut: Hashable, Sendable, Codable {
  /// The share of the form's (weighted) maximum that must be reached, from 0 to 1; exact.
  package var share: Rational
  /// The word for where it comes from, `form-angoff` or `fixed`.
  package var basis: String

  package init(share: Rational, basis: String) {
    self.share = share
    self.basis = basis
  }
}
