import AssayDiagnostics
import AssayModel

extension ShortageExplainer {
  /// Items and sets that are named and not there, not ready, named twice, or enemies.
  func namedProblems() -> [ShortageProblem] {
    var found: [ShortageProblem] = []
    var seenItems: Set<ItemID> = []
    var seenSets: Set<ItemSetID> = []
    for section in assessment.blueprint.sections {
      for (number, draw) in section.draws.enumerated() {
        let place = BlueprintPlace.draw(section: section.id, index: number)
        switch draw {
        case .item(let id):
          if !seenItems.insert(id).inserted {
            found.append(twice("item `\(id)`", at: place))
          } else if let (message, help) = fault(id) {
            found.append(.init(.named, at: place, message: "\(name(section.id)) takes `\(id)`, \(message)", help: help))
          }
        case .set(let id):
          if !seenSets.insert(id).inserted {
            found.append(twice("set `\(id)`", at: place))
          } else if let (message, help) = fault(id, ItemFilter()) {
            found.append(
              .init(.named, at: place, message: "\(name(section.id)) takes set `\(id)`, \(message)", help: help))
          }
        case .pick, .pickSets: continue
        }
      }
    }
    for (one, other) in enemies.pairs(among: problem.fixed) {
      let (first, second) = (blueprint.items[one].id, blueprint.items[other].id)
      found.append(
        .init(
          .named, at: place(naming: second), message: "`\(first)` and `\(second)` are enemies, and both are named",
          help: "name one of them, or take the other out of `enemies`"))
    }
    return found
  }

  private func twice(_ what: String, at place: BlueprintPlace) -> ShortageProblem {
    .init(.named, at: place, message: "\(what) is named twice", help: "name it once")
  }

  private func place(naming id: ItemID) -> BlueprintPlace {
    for section in assessment.blueprint.sections {
      if let number = section.draws.firstIndex(of: .item(id)) { return .draw(section: section.id, index: number) }
    }
    return .blueprint
  }

  /// What keeps a named item off a form.
  private func fault(_ id: ItemID) -> (message: String, help: String)? {
    let use = assessment.type.use
    guard let item = blueprint.index.items[id] else {
      return ("which is not there", "add the item, or take its name out")
    }
    if item.use != use {
      return (
        "which is for \(item.use == .exam ? "exams" : "practice")",
        "name an item with `use: \(use.rawValue)`"
      )
    }
    if item.status != .approved {
      return ("whose status is `\(item.status.rawValue)`", "write `status: approved` once the item is, or name another")
    }
    if blueprint.eligibility.belongsToSet(item) {
      let set = item.set.map { "{set: \($0)}" } ?? "its set"
      return ("which belongs to a set and is drawn with it only", "take \(set) instead")
    }
    return nil
  }

  /// What keeps a set off a form.
  func fault(_ id: ItemSetID, _ filter: ItemFilter) -> (message: String, help: String)? {
    guard let set = blueprint.index.sets[id] else {
      return ("which is not there, or has no item that is approved", "add the set, or take its name out")
    }
    guard SetMembers(set, filter, in: blueprint.index, blueprint.eligibility) == nil else { return nil }
    let unfit = set.items.filter { id in
      guard let item = blueprint.index.items[id] else { return true }
      return !blueprint.eligibility.isReady(item) || !filter.admits(item, in: tree)
    }
    let names = listed(unfit.map(quoted))
    let use = assessment.type.use.rawValue
    let not = "not \(unfit.count == 1 ? "an approved \(use) item" : "approved \(use) items")\(filter.clause)"
    switch set.draw {
    case .all where set.items.isEmpty: return ("which has no items", "give it some")
    case .all:
      return (
        "which is drawn whole, and of its \(counted(set.items.count, "item")) \(names) \(are(unfit.count)) \(not)",
        "bring \(unfit.count == 1 ? "it" : "them") to that, or write `draw: {pick: …}` in the set"
      )
    case .pick(let count, let require):
      let missing = require.filter { unfit.contains($0) || !set.items.contains($0) }
      if !missing.isEmpty {
        return (
          "which requires \(listed(missing.map(quoted))), \(not)",
          "bring what it requires to that, or change `require`"
        )
      }
      return (
        "which gives \(counted(count, "item")), and \(set.items.count - unfit.count) of its "
          + "\(counted(set.items.count, "item")) can be drawn", "approve more of its items, or lower its `pick`"
      )
    }
  }
}
