package import AssayModel

/// What a session is decided by beside its events: the package, its rules, and the shape of each slot's answers.
///
/// Made once for a form and passed to every decision; small, since items stay in the package.
package struct SessionContext: Hashable, Sendable {
  package let index: PackageIndex
  /// The package whose keys and rules score: the same, until the session is rescored.
  package let scoring: PackageIndex
  package let form: Form
  let shapes: [AnswerShape]
  let navigation: NavigationPolicy
  let formative: FormativePolicy?
  /// Whether every open section can be worked on in any order.
  let isFree: Bool
  /// The place of each slot's item in the package.
  private let places: [Int]
  /// The sets of the form in the order in which they first stand there.
  let stimuli: [ItemSetID]
  /// What the media of the form are called.
  package private(set) var media = SessionMedia()
  /// What came of the file that the next command ends.
  package var arrived: ArrivedFile?

  /// Prepares a form for delivery.
  ///
  /// - Parameters:
  ///   - form: The candidate's own.
  ///   - index: The package that it was drawn from.
  ///   - scoring: The package that a rescore named; nil for the same.
  /// - Throws: Why the form cannot be delivered from the package.
  package init(
    _ form: Form, in index: PackageIndex, scoredBy scoring: PackageIndex? = nil
  ) throws(SessionContextError) {
    let package = index.package
    var shapes: [AnswerShape] = []
    var places: [Int] = []
    var stimuli: [ItemSetID] = []
    for slot in form.slots {
      guard let place = package.place(of: slot.item) else { throw .missingItem(slot.item) }
      let interaction = package.items[place].interaction
      guard Presentation(interaction, slot.arrangement) != nil else { throw .unfitArrangement(slot.id) }
      if let set = slot.set, !stimuli.contains(set) {
        guard index.sets[set] != nil else { throw .missingSet(set) }
        stimuli.append(set)
      }
      shapes.append(AnswerShape(interaction))
      places.append(place)
    }
    guard form.isWellFormed else { throw .damagedForm }
    self.index = index
    self.scoring = scoring ?? index
    self.form = form
    self.shapes = shapes
    self.places = places
    self.stimuli = stimuli
    navigation = package.assessment.navigation
    formative = package.assessment.formative
    isFree = navigation.withinSection == .free && navigation.betweenSections == .free && navigation.allowsSkipping
    media = SessionMedia(of: self)
  }

  /// The item at a slot, with its key.
  func item(at slot: Int) -> Item { index.package.items[places[slot]] }

  /// The item at a slot by whose key it is scored.
  func scoredItem(at slot: Int) -> Item { scoring.items[form.slots[slot].item] ?? item(at: slot) }

  /// How a slot's item is shown.
  func presentation(at slot: Int) -> Presentation? {
    Presentation(item(at: slot).interaction, form.slots[slot].arrangement)
  }
}

/// Why a form cannot be delivered from a package.
package enum SessionContextError: Error, Hashable, Sendable {
  case missingItem(ItemID)
  case missingSet(ItemSetID)
  /// The order in which parts are shown does not belong to the item.
  case unfitArrangement(SlotID)
  /// Slots are not numbered `s1`, `s2` and on, or sections do not follow one another over them.
  case damagedForm
}

extension AssessmentPackage {
  /// Where an item stands; items are in the order of their ids.
  fileprivate func place(of id: ItemID) -> Int? {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].id < id { low = middle + 1 } else { high = middle }
    }
    if low < items.count, items[low].id == id { return low }
    return items.firstIndex { $0.id == id }
  }
}
