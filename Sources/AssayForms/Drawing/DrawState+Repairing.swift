import AssayPsychometrics

extension DrawState {
  /// Exchanges items until every rule is met.
  ///
  /// Each step takes a broken rule at random, a place at random that has to do with it, and the exchange for that place
  /// that mends most, at random among equals.
  ///
  /// - Returns: False when the form is still broken after a number of steps that grows with its length.
  mutating func repair(using generator: inout Generator) -> Bool {
    guard !isValid else { return true }
    let places = active.reduce(0) { $0 + chosen[$1].count }
    var broken: [Place] = []
    for _ in 0..<(100 + 8 * places) {
      guard let place = brokenPlace(&broken, using: &generator) else { return isValid }
      exchange(at: place, using: &generator)
      if isValid { return true }
    }
    return false
  }

  private struct Place {
    var pool: Int
    var index: Int
  }

  /// A place whose item has to do with a broken rule; nil when there is none that could be changed.
  private func brokenPlace(_ found: inout [Place], using generator: inout Generator) -> Place? {
    var rules = counts.indices.filter { deviation($0, counts[$0]) > 0 }
    found.removeAll(keepingCapacity: true)
    for pool in active {
      for (index, item) in chosen[pool].enumerated() where enemiesPresent[item] > 0 {
        found.append(Place(pool: pool, index: index))
      }
    }
    if !found.isEmpty { rules.append(-1) }
    while !rules.isEmpty {
      let rule = rules.remove(at: generator.index(below: rules.count))
      if rule >= 0 {
        found.removeAll(keepingCapacity: true)
        let isShort = counts[rule] < lower[rule]
        for pool in active where problem.covers(pool, rule) {
          for (index, item) in chosen[pool].enumerated() where problem.counts(rule, item) != isShort {
            found.append(Place(pool: pool, index: index))
          }
        }
      }
      if !found.isEmpty { return found[generator.index(below: found.count)] }
    }
    return nil
  }

  private enum Exchange {
    /// A free item takes the place.
    case free(Int)
    /// The item of another place changes places with this one's.
    case other(Int)
    /// The item of another place takes this one, and a free item takes the other.
    case chain(Int, free: Int)
  }

  private mutating func exchange(at place: Place, using generator: inout Generator) {
    let old = chosen[place.pool][place.index]
    var best = Int.max
    var equals: [Exchange] = []
    func offer(_ exchange: Exchange, _ change: Int) {
      if change < best {
        best = change
        equals.removeAll(keepingCapacity: true)
      }
      if change == best { equals.append(exchange) }
    }
    for item in problem.pools[place.pool].candidates where item != old {
      let other = home[item]
      if other == Self.free {
        offer(.free(item), change(place.pool, from: old, to: item))
      } else if other >= 0, other != place.pool {
        if problem.admits(other, old) { offer(.other(item), changeOfSwap(place.pool, old, other, item)) }
        if let free = freeItem(of: other, using: &generator) {
          // An estimate where rows cover both pools; the next step sees the truth.
          let change = change(place.pool, from: old, to: item, staying: true) + change(other, from: item, to: free)
          offer(.chain(item, free: free), change)
        }
      }
    }
    guard !equals.isEmpty, best <= 0 || generator.index(below: 8) == 0 else { return }
    switch equals[generator.index(below: equals.count)] {
    case .free(let item): replace(at: place.index, of: place.pool, with: item)
    case .other(let item):
      let other = home[item]
      guard let index = chosen[other].firstIndex(of: item) else { return }
      _ = remove(at: index, of: other)
      replace(at: place.index, of: place.pool, with: item)
      add(old, to: other)
    case .chain(let item, let free):
      let other = home[item]
      guard let index = chosen[other].firstIndex(of: item) else { return }
      replace(at: index, of: other, with: free)
      replace(at: place.index, of: place.pool, with: item)
    }
  }

  /// A free item of a pool: the first from a random place on.
  private func freeItem(of pool: Int, using generator: inout Generator) -> Int? {
    let candidates = problem.pools[pool].candidates
    let start = generator.index(below: candidates.count)
    for step in candidates.indices {
      let item = candidates[(start + step) % candidates.count]
      if home[item] == Self.free { return item }
    }
    return nil
  }

  /// By how much the form is more broken when one item takes the place of another.
  ///
  /// - Parameters:
  ///   - pool: Where.
  ///   - old: What stands there.
  ///   - new: What takes its place.
  ///   - staying: Whether the new item stands on the form already, in another pool.
  /// - Returns: The difference in broken counts and pairs of enemies; below 0 when it mends.
  private func change(_ pool: Int, from old: Int, to new: Int, staying: Bool = false) -> Int {
    var change = -enemiesPresent[old]
    if !staying { change += enemiesPresent[new] - (problem.enemies[new].contains(old) ? 1 : 0) }
    for row in problem.pools[pool].rows {
      let (before, after) = (problem.counts(row, old), problem.counts(row, new))
      if before != after { change += deviation(row, counts[row] + (after ? 1 : -1)) - deviation(row, counts[row]) }
    }
    return change
  }

  /// By how much the form is more broken when two items of different pools change places.
  private func changeOfSwap(_ pool: Int, _ item: Int, _ other: Int, _ otherItem: Int) -> Int {
    var change = 0
    for (here, there, out, entering) in [(pool, other, item, otherItem), (other, pool, otherItem, item)] {
      for row in problem.pools[here].rows where !problem.covers(there, row) {
        let (before, after) = (problem.counts(row, out), problem.counts(row, entering))
        if before != after { change += deviation(row, counts[row] + (after ? 1 : -1)) - deviation(row, counts[row]) }
      }
    }
    return change
  }
}
