import AssayDiagnostics
import AssayModel

extension ShortageExplainer {
  /// Minimums that their line or the bank has no room for.
  func minimumProblems() -> [ShortageProblem] {
    eachPick { pool, section, place, filter, minimum in
      let size = problem.pools[pool].count
      let candidates = problem.pools[pool].candidates
      var found: [ShortageProblem] = []
      var counting: [(number: Int, count: Int, items: Set<Int>)] = []
      for (number, rule) in minimum.enumerated() {
        let needed = bounded(rule.count)
        let items = candidates.filter { rule.filter.admits(blueprint.items[$0], in: tree) }
        counting.append((number, needed, Set(items)))
        guard case .draw(_, let draw) = place else { continue }
        let here = BlueprintPlace.minimum(section: section, draw: draw, index: number)
        let most = enemies.most(of: withoutEnemiesOfNamed(items))
        if needed > size {
          found.append(
            .init(
              .minimum, at: here, needed: needed, available: size,
              message: "\(name(section)) picks \(counted(size, "item"))\(filter.clause) and asks for at least "
                + "\(needed) of them\(rule.filter.clause)", help: "pick more, or lower the minimum to \(size)"))
        } else if most < needed {
          found.append(
            .init(
              .minimum, at: here, needed: needed, available: most,
              message: "\(name(section)) asks for at least \(counted(needed, "item"))\(rule.filter.clause) "
                + "among those\(filter.clause); the bank has \(ready(items.count)) there",
              notes: enemyNotes(items, most: most) + otherwiseNotes(filter.joined(with: rule.filter)),
              help: "approve \(needed - most) more there, or "
                + (most == 0 ? "take the minimum out" : "lower the minimum to \(most)")))
        }
      }
      return found.isEmpty ? found + apart(counting, size, section, place, filter, minimum) : found
    }
  }

  /// Minimums that no item counts in twice, and that add up to more than the line picks.
  private func apart(
    _ rules: [(number: Int, count: Int, items: Set<Int>)], _ size: Int, _ section: SectionID, _ place: BlueprintPlace,
    _ filter: ItemFilter, _ minimum: [MinimumRule]
  ) -> [ShortageProblem] {
    var taken: [(number: Int, count: Int, items: Set<Int>)] = []
    for rule in rules.sorted(by: { ($1.count, $0.number) < ($0.count, $1.number) })
    where taken.allSatisfy({ $0.items.isDisjoint(with: rule.items) }) {
      taken.append(rule)
    }
    let sum = taken.reduce(0) { $0 + $1.count }
    guard sum > size else { return [] }
    let words = taken.map { "\($0.count)\(minimum[$0.number].filter.clause)" }
    return [
      .init(
        .minimum, at: place, needed: sum, available: size,
        message: "the minimums of \(name(section)) add up to \(sum), and the line picks "
          + "\(counted(size, "item"))\(filter.clause)",
        notes: ["at least " + listed(words, atMost: 8)], help: "pick \(sum), or lower the minimums by \(sum - size)")
    ]
  }
}

extension ItemFilter {
  /// The conditions of both; where both say something about the same thing, the narrower one's.
  func joined(with narrower: ItemFilter) -> ItemFilter {
    ItemFilter(
      competency: narrower.competency ?? competency, cognitiveLevel: narrower.cognitiveLevel ?? cognitiveLevel,
      difficulty: narrower.difficulty ?? difficulty, tag: narrower.tag ?? tag, type: narrower.type ?? type)
  }
}
