import AssayDiagnostics
import AssayModel

extension ShortageExplainer {
  /// Draws of sets for which there are too few sets, or none that hold so many items together.
  func setProblems() -> [ShortageProblem] {
    var found: [ShortageProblem] = []
    var number = 0
    for section in assessment.blueprint.sections {
      for (line, draw) in section.draws.enumerated() {
        let place = BlueprintPlace.draw(section: section.id, index: line)
        switch draw {
        case .item, .pick: continue
        case .set: number += 1
        case .pickSets(_, let filter, _):
          let rule = problem.setDraws[number]
          number += 1
          if rule.options.count < rule.count {
            found.append(tooFew(rule, filter, section.id, place))
          } else if let total = rule.total, let problem = unreachable(total, rule, filter, section.id, place) {
            found.append(problem)
          }
        }
      }
    }
    return found
  }

  private func tooFew(
    _ rule: SetDraw, _ filter: ItemFilter, _ section: SectionID, _ place: BlueprintPlace
  ) -> ShortageProblem {
    let usable = Set(rule.options.map(\.set))
    let left = blueprint.sets.indices.filter { number in
      !usable.contains(number)
        && blueprint.sets[number].items.contains { id in
          blueprint.index.items[id].map { filter.admits($0, in: tree) } ?? false
        }
    }
    let notes = left.prefix(4).compactMap { number in
      fault(blueprint.sets[number].id, filter).map { "set `\(blueprint.sets[number].id)` is left out, \($0.message)" }
    }
    return ShortageProblem(
      .sets, at: place, needed: rule.count, available: rule.options.count,
      message: "\(name(section)) asks for \(counted(rule.count, "set"))\(filter.clause); the bank has "
        + "\(rule.options.isEmpty ? "none" : "\(rule.options.count)") that can be drawn as its `draw` says",
      notes: notes,
      help: rule.options.isEmpty
        ? "complete \(counted(rule.count, "set")) there"
        : "complete \(counted(rule.count - rule.options.count, "more set")) there, "
          + "or pick \(counted(rule.options.count, "set"))")
  }

  private func unreachable(
    _ total: Int, _ rule: SetDraw, _ filter: ItemFilter, _ section: SectionID, _ place: BlueprintPlace
  ) -> ShortageProblem? {
    var sums: [Set<Int>] = [[0]] + [Set<Int>](repeating: [], count: rule.count)
    for option in rule.options {
      for count in stride(from: rule.count, to: 0, by: -1) {
        sums[count].formUnion(sums[count - 1].map { $0 + option.scored })
      }
    }
    let possible = sums[rule.count].sorted()
    guard !possible.contains(total) else { return nil }
    let nearest = possible.sorted { (abs($0 - total), $0) < (abs($1 - total), $1) }.prefix(4).sorted()
    return ShortageProblem(
      .sets, at: place, needed: total, available: possible.last { $0 < total } ?? possible.first,
      message: "\(name(section)) asks for \(counted(rule.count, "set"))\(filter.clause) with "
        + "\(counted(total, "item")) together; as the sets are drawn they give "
        + "\(listed(nearest.map { "\($0)" }))",
      notes: rule.options.prefix(6).map { "set `\(blueprint.sets[$0.set].id)` gives \(counted($0.scored, "item"))" },
      help: "write an `items` that can be, or change the `draw` of a set")
  }
}
