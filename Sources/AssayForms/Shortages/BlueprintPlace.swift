package import AssayModel

/// A line of a blueprint, so that whoever read it from a file can say where it stands.
package enum BlueprintPlace: Hashable, Sendable {
  /// The blueprint as a whole.
  case blueprint
  /// A step of a section's list, counted from 0.
  case draw(section: SectionID, index: Int)
  /// A minimum of such a step; both are counted from 0.
  case minimum(section: SectionID, draw: Int, index: Int)
  case anchors(section: SectionID)
  case pretest
  /// A share of the balance, counted from 0.
  case share(Int)
  case meanDifficulty
}
