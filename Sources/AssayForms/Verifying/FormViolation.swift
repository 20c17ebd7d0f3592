package import AssayModel

/// One thing about a form that its blueprint does not allow.
package struct FormViolation: Hashable, Sendable {
  package var kind: Kind
  package var section: SectionID?
  package var slot: SlotID?
  /// What is wrong: lower case, no full stop.
  package var message: String

  init(_ kind: Kind, section: SectionID? = nil, slot: SlotID? = nil, _ message: String) {
    self.kind = kind
    self.section = section
    self.slot = slot
    self.message = message
  }

  /// What sort of rule is broken; stable words for machines.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Sections, slots or their ids are not laid out as they must be.
    case layout
    /// An item is not of the package, or has no business in its place by status, use or type.
    case ineligible
    /// An item stands on the form twice.
    case repeated
    case enemies
    /// A set is torn apart, mixed up, or not as its draw says.
    case set
    /// A section does not hold what its lines take.
    case draw
    case minimum
    case anchors
    case pretest
    case balance
    /// The author's order is not kept.
    case order
    /// The parts of an item are not shown as they may be.
    case arrangement
  }
}
