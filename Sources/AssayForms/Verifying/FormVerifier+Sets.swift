import AssayModel

extension FormVerifier {
  /// Neighbouring slots of one set.
  func runs(_ places: ArraySlice<Place>) -> [(set: ItemSetID, places: ArraySlice<Place>)] {
    var result: [(set: ItemSetID, places: ArraySlice<Place>)] = []
    var start = places.startIndex
    while start < places.endIndex {
      guard let set = places[start].slot.set else {
        start += 1
        continue
      }
      var end = start
      while end < places.endIndex, places[end].slot.set == set { end += 1 }
      result.append((set, places[start..<end]))
      start = end
    }
    return result
  }

  /// Sets of a section that are not whole, not n of m, without what they require, or out of order.
  func setViolations(_ section: SectionID, _ places: ArraySlice<Place>) -> [FormViolation] {
    var found: [FormViolation] = []
    for (id, run) in runs(places) {
      guard let set = index.sets[id] else { continue }
      func wrong(_ kind: FormViolation.Kind, _ message: String) {
        found.append(.init(kind, section: section, slot: run.first?.slot.id, "set `\(id)` \(message)"))
      }
      let drawn = run.map(\.slot.item)
      switch set.draw {
      case .all:
        if Set(drawn) != Set(set.items) { wrong(.set, "is drawn whole and stands there in part") }
      case .pick(let count, let require):
        if drawn.count != count { wrong(.set, "gives \(drawn.count) items and must give \(count)") }
        for item in require where !drawn.contains(item) { wrong(.set, "is without `\(item)`, which it requires") }
        for place in run where place.slot.role == .unscored && !require.contains(place.slot.item) {
          wrong(.set, "gives `\(place.slot.item)`, which is not scored and not required")
        }
      }
      let order = drawn.compactMap { item in set.items.firstIndex(of: item) }
      if zip(order, order.dropFirst()).contains(where: { $0 >= $1 }) { wrong(.order, "does not keep its order") }
    }
    return found
  }

  /// Sets that stand in more than one place.
  func setUniquenessViolations(_ form: Form) -> [FormViolation] {
    var seen: Set<ItemSetID> = []
    var last: ItemSetID?
    var found: [FormViolation] = []
    var starts = Set(form.sections.map(\.slots.lowerBound))
    starts.insert(0)
    for (number, slot) in form.slots.enumerated() {
      if let set = slot.set, set != last || starts.contains(number), !seen.insert(set).inserted {
        found.append(.init(.set, slot: slot.id, "set `\(set)` does not stand together"))
      }
      last = slot.set
    }
    return found
  }
}
