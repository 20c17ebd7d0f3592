import AssayPsychometrics

extension DrawState {
  /// Fills every pool in use, the one with the least choice first, by a random sample of what is free.
  ///
  /// Enemies of what stands on the form are passed over as long as there are others. Rules of count are left to
  /// ``repair(using:)``.
  ///
  /// - Returns: False when a pool cannot be filled at all.
  mutating func fill(using generator: inout Generator) -> Bool {
    let order = active.sorted { a, b in
      (problem.pools[a].candidates.count - problem.pools[a].count, a)
        < (problem.pools[b].candidates.count - problem.pools[b].count, b)
    }
    for pool in order {
      let count = problem.pools[pool].count
      chosen[pool].reserveCapacity(count)
      var candidates = problem.pools[pool].candidates
      var next = 0
      while chosen[pool].count < count, next < candidates.count {
        candidates.swapAt(next, next + generator.index(below: candidates.count - next))
        let item = candidates[next]
        next += 1
        if home[item] == Self.free, enemiesPresent[item] == 0 { add(item, to: pool) }
      }
      // Only enemies, or items that stand in other pools, are left.
      for item in candidates where chosen[pool].count < count && home[item] == Self.free { add(item, to: pool) }
      while chosen[pool].count < count { guard makeRoom(in: pool) else { return false } }
    }
    return true
  }

  /// Gives a pool one more item by moving items from pool to pool along a shortest chain that ends at a free item.
  ///
  /// An augmenting path of bipartite matching: when there is none, the pools filled so far and this one together ask
  /// for more than there is.
  private mutating func makeRoom(in pool: Int) -> Bool {
    var reached = [(pool: pool, from: -1, item: -1)]
    var isReached = [Bool](repeating: false, count: problem.pools.count)
    isReached[pool] = true
    var next = 0
    while next < reached.count {
      let current = reached[next].pool
      if let free = problem.pools[current].candidates.first(where: { home[$0] == Self.free }) {
        // Each pool on the way hands an item on to the one before it and takes the next.
        var item = free
        var step = next
        while step > 0 {
          let (pool, from, given) = reached[step]
          let place = chosen[pool].firstIndex(of: given) ?? 0
          replace(at: place, of: pool, with: item)
          item = given
          step = from
        }
        add(item, to: pool)
        return true
      }
      for item in problem.pools[current].candidates where home[item] >= 0 && !isReached[home[item]] {
        isReached[home[item]] = true
        reached.append((home[item], next, item))
      }
      next += 1
    }
    return false
  }
}
