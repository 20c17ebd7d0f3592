package import AssayModel

/// Holds a form against its blueprint, from scratch.
///
/// It shares no code with the drawing: it has its own reading of filters, its own counting, and starts from the form
/// and the package alone. A form that it finds fault with is never delivered.
package struct FormVerifier: Sendable {
  let index: PackageIndex
  /// For each competency itself and everything above it.
  let ancestry: [CompetencyID: Set<CompetencyID>]
  /// For each item those that it, or that name it, as enemies.
  let enemies: [ItemID: Set<ItemID>]
  /// The sets that list an item.
  let setOf: [ItemID: Set<ItemSetID>]

  package init(_ index: PackageIndex) {
    self.index = index
    var ancestry: [CompetencyID: Set<CompetencyID>] = [:]
    for id in index.tree.competencies.keys {
      var line: Set<CompetencyID> = [id]
      var next = index.tree.competencies[id]?.parent
      while let parent = next, line.insert(parent).inserted { next = index.tree.competencies[parent]?.parent }
      ancestry[id] = line
    }
    self.ancestry = ancestry
    var enemies: [ItemID: Set<ItemID>] = [:]
    for item in index.package.items {
      for enemy in item.enemies where enemy != item.id {
        enemies[item.id, default: []].insert(enemy)
        enemies[enemy, default: []].insert(item.id)
      }
    }
    self.enemies = enemies
    var setOf: [ItemID: Set<ItemSetID>] = [:]
    for item in index.package.items { if let set = item.set { setOf[item.id, default: []].insert(set) } }
    for set in index.package.sets { for item in set.items { setOf[item, default: []].insert(set.id) } }
    self.setOf = setOf
  }

  /// Everything that is wrong with a form; empty for a form that may be delivered.
  ///
  /// Not looked at: the seed, the algorithm, and the cut.
  package func violations(of form: Form) -> [FormViolation] {
    var found = layoutViolations(form)
    guard found.isEmpty else { return found }
    let places = form.slots.map { Place(slot: $0, item: index.items[$0.item]) }
    found += itemViolations(places)
    guard found.isEmpty else { return found }
    found += places.flatMap { arrangementViolations($0) }
    found += enemyViolations(form)
    for (number, section) in form.sections.enumerated() {
      let blueprint = index.package.assessment.blueprint.sections[number]
      found += setViolations(section.id, places[section.slots])
      found += drawViolations(blueprint, places[section.slots])
      found += orderViolations(blueprint, places[section.slots])
    }
    found += setUniquenessViolations(form)
    found += pretestViolations(form, places)
    found += balanceViolations(places)
    return found
  }

  /// A slot and its item, which is there once ``itemViolations(_:)`` found nothing.
  struct Place {
    var slot: FormSlot
    var item: Item?
  }

  /// Whether an item meets every condition of a filter.
  func meets(_ item: Item?, _ filter: ItemFilter) -> Bool {
    guard let item else { return false }
    var missed = false
    if let wanted = filter.competency {
      missed = missed || !(item.competency.map { $0 == wanted || ancestry[$0]?.contains(wanted) == true } ?? false)
    }
    if let wanted = filter.cognitiveLevel { missed = missed || item.cognitiveLevel != .some(wanted) }
    if let wanted = filter.difficulty { missed = missed || item.difficulty != .some(wanted) }
    if let wanted = filter.tag { missed = missed || !item.tags.contains { $0 == wanted } }
    if let wanted = filter.type { missed = missed || item.interaction.type != wanted }
    return !missed
  }
}

extension FormVerifier {
  private func layoutViolations(_ form: Form) -> [FormViolation] {
    var found: [FormViolation] = []
    let assessment = index.package.assessment
    if form.assessment != assessment.id {
      found.append(.init(.layout, "the form is of `\(form.assessment)`, not of `\(assessment.id)`"))
    }
    if form.sections.map(\.id) != assessment.blueprint.sections.map(\.id) {
      found.append(.init(.layout, "the sections of the form are not those of the blueprint"))
    }
    var next = 0
    for section in form.sections {
      if section.slots.lowerBound != next {
        found.append(.init(.layout, section: section.id, "section `\(section.id)` does not begin where the last ends"))
      }
      next = section.slots.upperBound
    }
    if next != form.slots.count { found.append(.init(.layout, "the sections do not cover the slots")) }
    for (number, slot) in form.slots.enumerated() where slot.id.text != "s\(number + 1)" {
      found.append(.init(.layout, slot: slot.id, "slot \(number + 1) is called `\(slot.id)`"))
    }
    return found
  }

  private func enemyViolations(_ form: Form) -> [FormViolation] {
    var found: [FormViolation] = []
    let present = Set(form.slots.map(\.item))
    for slot in form.slots {
      for enemy in (enemies[slot.item] ?? []).sorted() where slot.item < enemy && present.contains(enemy) {
        found.append(.init(.enemies, slot: slot.id, "`\(slot.item)` and `\(enemy)` are enemies"))
      }
    }
    return found
  }

  private func balanceViolations(_ places: [Place]) -> [FormViolation] {
    let balance = index.package.assessment.blueprint.balance
    let scored = places.filter { $0.slot.role.counts }
    var found: [FormViolation] = []
    for share in balance.shares {
      let count = scored.count { meets($0.item, share.filter) }
      // Compared by cross multiplication: lower · n ≤ count ≤ upper · n.
      let number = Rational(scored.count)
      if Rational(count) < share.range.lowerBound * number || share.range.upperBound * number < Rational(count) {
        found.append(
          .init(.balance, "\(count) of \(scored.count) scored items is outside of the share that the balance allows"))
      }
    }
    if balance.meanDifficulty != nil {
      found.append(.init(.balance, "the mean difficulty cannot be held against statistics that are not there"))
    }
    return found
  }

  private func pretestViolations(_ form: Form, _ places: [Place]) -> [FormViolation] {
    let rule = index.package.assessment.blueprint.pretest
    let pretest = places.filter { $0.slot.role == .pretest }
    var found: [FormViolation] = []
    if pretest.count != max(rule?.count ?? 0, 0) {
      found.append(.init(.pretest, "the form has \(pretest.count) pretest items and must have \(rule?.count ?? 0)"))
    }
    for place in pretest where !(rule.map { meets(place.item, $0.filter) } ?? false) {
      found.append(.init(.pretest, slot: place.slot.id, "`\(place.slot.item)` is not what the pretest places take"))
    }
    if rule?.place == .last, places.suffix(pretest.count).contains(where: { $0.slot.role != .pretest }) {
      found.append(.init(.pretest, "the pretest items do not stand behind all others"))
    }
    if rule?.place == .last, let last = form.sections.last, last.slots.count < pretest.count {
      found.append(.init(.pretest, section: last.id, "the pretest items do not stand in the last section"))
    }
    return found
  }
}
