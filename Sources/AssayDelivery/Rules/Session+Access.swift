import AssayModel

/// Whether a slot or a section can be worked on.
package enum SlotAccess: String, Hashable, Sendable, CaseIterable {
  case open
  /// Not reached yet: viewed and answered once the candidate has gone there.
  case ahead
  /// Submitted, or left behind: neither viewed nor answered any more.
  case closed
}

extension Session {
  /// Whether a slot can be worked on, going by navigation alone.
  func access(to slot: Int, in context: SessionContext) -> SlotAccess {
    let section = slots[slot].section
    if sections[section].isSubmitted { return .closed }
    if context.isFree { return .open }
    let own = access(toSection: section, in: context)
    guard own != .closed, context.navigation.withinSection == .forwardOnly else { return own }
    if slot == current { return .open }
    return slot < sections[section].floor ? .closed : .ahead
  }

  func access(toSection section: Int, in context: SessionContext) -> SlotAccess {
    if sections[section].isSubmitted { return .closed }
    guard context.navigation.betweenSections == .forwardOnly else { return .open }
    guard let current else { return .closed }
    let here = slots[current].section
    return section < here ? .closed : section == here ? .open : .ahead
  }

  /// Where to go on once a section is submitted: ahead first, then, where sections are free, among those before.
  func firstSlot(beyond section: Int, in context: SessionContext) -> Int? {
    let before = context.navigation.betweenSections == .free ? 0..<section : 0..<0
    for other in Array((section + 1)..<max(sections.count, section + 1)) + Array(before)
    where !sections[other].isSubmitted {
      let range = form.sections[other].slots
      let first = context.navigation.withinSection == .forwardOnly ? sections[other].floor : range.lowerBound
      if first < range.upperBound { return first }
    }
    return nil
  }
}
