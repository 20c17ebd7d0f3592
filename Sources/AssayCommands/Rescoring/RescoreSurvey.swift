import AssayDelivery
import AssayModel

/// What the sessions of an assessment were delivered from, and what people and earlier rescores did with them.
struct RescoreSurvey {
  /// What sessions on one package have.
  struct Seen {
    /// The items on their forms.
    var items: Set<ItemID> = []
    /// What people gave for answers to each item.
    var marks: [ItemID: [Mark]] = [:]
  }

  private(set) var packages: [ContentDigest: Seen] = [:]
  /// The items that an earlier rescore, which still holds, dropped or gave full credit for.
  private(set) var treated: Set<ItemID> = []

  /// Every item on a form.
  var items: Set<ItemID> { packages.values.reduce(into: []) { $0.formUnion($1.items) } }

  init(of assessment: AssessmentID, _ sittings: Sittings) throws(Failure) {
    var packages: [ContentDigest: Seen] = [:]
    var treated: Set<ItemID> = []
    try sittings.forEachSession(of: assessment) { read in
      guard read.session.isMarkable else { return }
      var seen = packages[read.session.start.package, default: Seen()]
      seen.items.formUnion(read.session.form.slots.map(\.item))
      for (item, marks) in read.session.marks { seen.marks[item, default: []] += marks }
      packages[read.session.start.package] = seen
      treated.formUnion(read.session.standing.rescoring?.treatments.map(\.item) ?? [])
    }
    self.packages = packages
    self.treated = treated
  }
}
