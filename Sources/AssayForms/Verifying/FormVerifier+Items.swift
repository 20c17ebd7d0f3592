import AssayModel

extension FormVerifier {
  /// Items that are not there, stand twice, or have no business in their place.
  func itemViolations(_ places: [Place]) -> [FormViolation] {
    var found: [FormViolation] = []
    var seen: Set<ItemID> = []
    let use = index.package.assessment.type.use
    for place in places {
      let slot = place.slot
      guard let item = place.item else {
        found.append(.init(.ineligible, slot: slot.id, "`\(slot.item)` is not in the package"))
        continue
      }
      if !seen.insert(item.id).inserted {
        found.append(.init(.repeated, slot: slot.id, "`\(item.id)` stands on the form twice"))
      }
      if item.use != use {
        found.append(.init(.ineligible, slot: slot.id, "`\(item.id)` is for \(item.use.rawValue), not \(use.rawValue)"))
      }
      let wanted: ItemStatus = slot.role == .pretest ? .pretest : .approved
      if item.status != wanted {
        found.append(
          .init(.ineligible, slot: slot.id, "`\(item.id)` is \(item.status.rawValue), not \(wanted.rawValue)"))
      }
      let isAsked =
        switch item.interaction {
        case .survey, .info: false
        default: true
        }
      if isAsked == (slot.role == .unscored) {
        found.append(.init(.ineligible, slot: slot.id, "`\(item.id)` cannot have the role \(slot.role.rawValue)"))
      }
      found += membershipViolations(slot, item)
    }
    return found
  }

  private func membershipViolations(_ slot: FormSlot, _ item: Item) -> [FormViolation] {
    let sets = setOf[item.id] ?? []
    if let set = slot.set {
      if index.sets[set]?.items.contains(item.id) != true {
        return [.init(.set, slot: slot.id, "`\(item.id)` does not belong to set `\(set)`")]
      }
      if slot.role == .pretest || slot.role == .anchor {
        return [.init(.set, slot: slot.id, "an item of a set cannot have the role \(slot.role.rawValue)")]
      }
      return []
    }
    guard let set = sets.sorted().first else { return [] }
    return [.init(.set, slot: slot.id, "`\(item.id)` stands without the set `\(set)` that it belongs to")]
  }
}
