/// A rescore of one session: what it is scored by from here on.
package struct Rescoring: Hashable, Sendable, Codable {
  /// The package whose keys, rules, pass rule and scale hold now; its items have the parts of those that were delivered.
  package var package: ContentDigest
  /// What is done with single items, beside their keys.
  package var treatments: [ItemTreatment]
  /// The form's cut from here on; nil where nothing is cut.
  package var cut: FormCut?
  package var alreadyPassed: PassedAlreadyPolicy
  /// When a fail that becomes a pass counts from.
  package var passDatedAt: RescorePolicy.PassDate

  package init(
    package: ContentDigest, treatments: [ItemTreatment], cut: FormCut?,
    alreadyPassed: PassedAlreadyPolicy = .neverLower, passDatedAt: RescorePolicy.PassDate = .sitting
  ) {
    self.package = package
    self.treatments = treatments
    self.cut = cut
    self.alreadyPassed = alreadyPassed
    self.passDatedAt = passDatedAt
  }
}

/// What a rescore does with an item, beside what its key says.
package struct ItemTreatment: Hashable, Sendable, Codable {
  package var item: ItemID
  package var kind: Kind

  package init(item: ItemID, kind: Kind) {
    self.item = item
    self.kind = kind
  }

  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// It counts for nobody: cut, maximum and scale are those of the items that remain.
    case drop
    /// Everybody whose form has it gets all its points.
    case fullCredit = "full-credit"
  }
}
