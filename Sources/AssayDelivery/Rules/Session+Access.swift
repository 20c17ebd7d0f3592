import AssayModel

/// Whether a slot or a section can be worked on.
package enum SlotAccess: String, Hashable, Sendable, CaseIterable {
  case open
  /// Not reached yet: viewed and answered once the candidate has gone there.
  case ahead
  /// Submitted, left behind, locked by a break, or its time is over: neither viewed nor answered any more.
  case closed
}

extension Session {
  /// Whether a slot can be worked on, going by navigation, breaks and the item's own time.
  func access(to slot: Int, at now: Instant, in context: SessionContext) -> SlotAccess {
    let section = slots[slot].section
    if sections[section].isSubmitted || slots[slot].isLocked || isItemOver(slot, at: now) { return .closed }
    if context.isFree { return .open }
    let own = access(toSection: section, in: context)
    guard own != .closed else { return own }
    if !context.navigation.allowsSkipping, waits(slot, at: now, in: context) { return .ahead }
    guard context.navigation.withinSection == .forwardOnly else { return own }
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

  /// Whether a slot before this one in its section can still be answered and is not, where nothing may be skipped.
  func waits(_ slot: Int, at now: Instant, in context: SessionContext) -> Bool {
    let first = form.sections[slots[slot].section].slots.lowerBound
    return (first..<slot).contains { isSkipped($0, at: now, in: context) }
  }

  /// The first slot without an answer that could not be gone back to, where nothing may be skipped.
  func firstLeft(goingTo slot: Int, at now: Instant, in context: SessionContext) -> Int? {
    guard let current, current != slot else { return nil }
    let (here, there) = (slots[current].section, slots[slot].section)
    if here < there, context.navigation.betweenSections == .forwardOnly {
      let left = sections.indices[here..<there].filter { !sections[$0].isSubmitted }
      return left.lazy.flatMap { form.sections[$0].slots }.first { isSkipped($0, at: now, in: context) }
    }
    guard context.navigation.withinSection == .forwardOnly, !sections[here].isSubmitted,
      isSkipped(current, at: now, in: context)
    else { return nil }
    return current
  }

  /// Whether a slot that can still be answered is not.
  func isSkipped(_ place: Int, at now: Instant, in context: SessionContext) -> Bool {
    guard context.item(at: place).isScorable, !slots[place].isLocked, !isItemOver(place, at: now) else { return false }
    return progress(at: place, in: context) != .answered
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
