import AssayModel

extension FormVerifier {
  /// Whether the items of a section can be shared out among its lines so that each gets what it takes.
  func drawViolations(_ section: SectionBlueprint, _ places: ArraySlice<Place>) -> [FormViolation] {
    var found: [FormViolation] = []
    func wrong(_ kind: FormViolation.Kind, _ message: String, _ slot: SlotID? = nil) {
      found.append(.init(kind, section: section.id, slot: slot, message))
    }
    var singles = places.filter { $0.slot.set == nil && $0.slot.role != .pretest }
    for case .item(let id) in section.draws {
      guard let place = singles.firstIndex(where: { $0.slot.item == id && $0.slot.role != .anchor }) else {
        wrong(.draw, "`\(id)` is named and not there")
        continue
      }
      singles.remove(at: place)
    }
    for place in singles where place.slot.role == .unscored {
      wrong(.draw, "`\(place.slot.item)` is not scored and not named", place.slot.id)
    }
    let rule = section.anchors.flatMap { $0.count > 0 ? $0 : nil }
    let anchors = singles.count { $0.slot.role == .anchor }
    if anchors != rule?.count ?? 0 {
      wrong(.anchors, "the section has \(anchors) anchors and must have \(rule?.count ?? 0)")
    }
    for place in singles {
      let isOfPool = rule.map { meets(place.item, $0.pool) } ?? false
      if isOfPool != (place.slot.role == .anchor) {
        wrong(.anchors, "`\(place.slot.item)` has the role \(place.slot.role.rawValue)", place.slot.id)
      }
    }
    guard found.isEmpty else { return found }
    return pickViolations(section, singles) + setDrawViolations(section, places)
  }

  private func pickViolations(_ section: SectionBlueprint, _ singles: [Place]) -> [FormViolation] {
    var lines: [PickSharing.Line] = []
    for case .pick(let count, let filter, let minimum) in section.draws {
      lines.append(
        PickSharing.Line(
          count: max(count, 0), isAdmitted: singles.map { meets($0.item, filter) },
          minimums: minimum.map { rule in (max(rule.count, 0), singles.map { meets($0.item, rule.filter) }) }))
    }
    var sharing = PickSharing(lines: lines, items: singles.count)
    switch sharing.solve() {
    case .possible: return []
    case .impossible(let meetsCounts):
      return [
        meetsCounts
          ? .init(.minimum, section: section.id, "a minimum of section `\(section.id)` is not met")
          : .init(.draw, section: section.id, "the items of section `\(section.id)` are not what its lines pick")
      ]
    case .undecided:
      return [.init(.draw, section: section.id, "section `\(section.id)` is too entangled to be verified")]
    }
  }

  private func setDrawViolations(_ section: SectionBlueprint, _ places: ArraySlice<Place>) -> [FormViolation] {
    var groups = runs(places)
    for case .set(let id) in section.draws {
      guard let group = groups.firstIndex(where: { $0.set == id }) else {
        return [.init(.draw, section: section.id, "set `\(id)` is named and not there")]
      }
      groups.remove(at: group)
    }
    var lines: [SetSharing.Line] = []
    for case .pickSets(let count, let filter, let total) in section.draws {
      lines.append(
        SetSharing.Line(
          count: max(count, 0), total: total.map { max($0, 0) },
          isAdmitted: groups.map { group in group.places.allSatisfy { meets($0.item, filter) } }))
    }
    let sizes = groups.map { group in group.places.count { $0.slot.role.counts } }
    var sharing = SetSharing(lines: lines, sizes: sizes)
    return sharing.isPossible
      ? [] : [.init(.draw, section: section.id, "the sets of section `\(section.id)` are not what its lines take")]
  }

  /// What the author lists by name stands in the order of the list, where the order is the author's.
  func orderViolations(_ section: SectionBlueprint, _ places: ArraySlice<Place>) -> [FormViolation] {
    var order: [Int] = []
    var fixtures: [Int] = []
    for (line, draw) in section.draws.enumerated() {
      switch draw {
      case .item(let id):
        guard let place = places.firstIndex(where: { $0.slot.item == id }) else { continue }
        order.append(place)
        if places[place].slot.role == .unscored { fixtures.append(line) }
      case .set(let id):
        guard let place = places.firstIndex(where: { $0.slot.set == id }) else { continue }
        order.append(place)
      case .pick, .pickSets: continue
      }
    }
    let assessment = index.package.assessment
    let isKept = !assessment.blueprint.shufflesItems || assessment.type == .knowledgeCheck
    if isKept, zip(order, order.dropFirst()).contains(where: { $0 >= $1 }) {
      return [.init(.order, section: section.id, "section `\(section.id)` does not keep the order of its list")]
    }
    // A page of information stands behind what is listed before it and before what is listed behind it.
    for fixture in fixtures {
      let before = named(section.draws[..<fixture], places)
      let behind = named(section.draws[(fixture + 1)...], places)
      guard case .item(let id) = section.draws[fixture],
        let own = places.firstIndex(where: { $0.slot.item == id })
      else { continue }
      if before.contains(where: { $0 > own }) || behind.contains(where: { $0 < own }) {
        return [.init(.order, section: section.id, "`\(id)` does not stand where it is listed")]
      }
    }
    return []
  }

  private func named(_ draws: ArraySlice<Draw>, _ places: ArraySlice<Place>) -> [Int] {
    draws.compactMap { draw in
      switch draw {
      case .item(let id): places.firstIndex { $0.slot.item == id }
      case .set(let id): places.firstIndex { $0.slot.set == id }
      case .pick, .pickSets: nil
      }
    }
  }
}
