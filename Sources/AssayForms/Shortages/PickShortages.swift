import AssayDiagnostics
import AssayModel

extension ShortageExplainer {
  /// Picks that ask for more than there is.
  func pickProblems() -> [ShortageProblem] {
    eachPick { pool, section, place, filter, _ in
      let needed = problem.pools[pool].count
      let candidates = problem.pools[pool].candidates
      let most = enemies.most(of: withoutEnemiesOfNamed(candidates))
      guard most < needed else { return [] }
      return [
        ShortageProblem(
          .items, at: place, needed: needed, available: most,
          message: "\(name(section)) asks for \(counted(needed, "item"))\(filter.clause); the bank has "
            + "\(ready(candidates.count)) there",
          notes: enemyNotes(candidates, most: most) + otherwiseNotes(filter),
          help: most == 0
            ? "approve \(needed - most) more there, or take the line out"
            : "approve \(needed - most) more there, or pick \(most)")
      ]
    }
  }

  /// Picks that together ask for more than there is, although each could be met alone.
  ///
  /// By bipartite matching: where no item can be freed for a line, the lines that the search for one has reached are
  /// short together (Hall's condition).
  func jointPickProblems() -> [ShortageProblem] {
    var holders = [Int: Int](minimumCapacity: problem.itemCount)
    let candidates = problem.picks.map { withoutEnemiesOfNamed(problem.pools[$0].candidates) }
    for pool in problem.picks {
      for _ in 0..<problem.pools[pool].count {
        var reached = [(pool: pool, from: -1, item: -1)]
        var isReached: Set<Int> = [pool]
        var next = 0
        var isPlaced = false
        while next < reached.count, !isPlaced {
          let current = reached[next].pool
          if let free = candidates[current].first(where: { holders[$0] == nil }) {
            var (item, step) = (free, next)
            while step >= 0 {
              holders[item] = reached[step].pool
              item = reached[step].item
              step = reached[step].from
            }
            isPlaced = true
          } else {
            for item in candidates[current] {
              if let holder = holders[item], isReached.insert(holder).inserted { reached.append((holder, next, item)) }
            }
          }
          next += 1
        }
        if !isPlaced { return [short(reached.map(\.pool).sorted(), candidates)] }
      }
    }
    return []
  }

  private func short(_ pools: [Int], _ candidates: [[Int]]) -> ShortageProblem {
    let needed = pools.reduce(0) { $0 + problem.pools[$1].count }
    let available = Set(pools.flatMap { candidates[$0] }).count
    let lines = eachPick { pool, section, _, filter, _ in
      pools.contains(pool) ? ["\(problem.pools[pool].count) in \(name(section))\(filter.clause)"] : []
    }
    return ShortageProblem(
      .items, at: problem.pools[pools[0]].place, needed: needed, available: available,
      message: "\(counted(pools.count, "line")) together ask for \(counted(needed, "item")): "
        + "\(listed(lines, atMost: 6)); "
        + "the bank has \(ready(available)) for them, and an item stands on a form once",
      help: "approve \(needed - available) more there, or lower a pick")
  }

  /// Goes through the picks with their pools and collects what is found.
  func eachPick<Found>(
    _ body: (
      _ pool: Int, _ section: SectionID, _ place: BlueprintPlace, _ filter: ItemFilter, _ minimum: [MinimumRule]
    ) -> [Found]
  ) -> [Found] {
    var found: [Found] = []
    var pool = 0
    for section in assessment.blueprint.sections {
      for case (let number, .pick(_, let filter, let minimum)) in section.draws.enumerated() {
        found += body(pool, section.id, .draw(section: section.id, index: number), filter, minimum)
        pool += 1
      }
    }
    return found
  }
}
