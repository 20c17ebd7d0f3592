/// A form in the making: who stands where, what the rows count, who meets an enemy.
struct DrawState {
  let problem: DrawProblem
  /// For each item the pool it stands in, or `free`, or `fixed`.
  var home: [Int]
  /// For each item how many of its enemies stand on the form.
  var enemiesPresent: [Int]
  /// For each pool what stands there.
  var chosen: [[Int]]
  /// The pools in use.
  var active: [Int]
  var counts: [Int]
  var lower: [Int]
  var upper: [Int]
  /// For each set draw the options taken.
  var sets: [[Int]]
  /// The sets that stand on the form, by their place in the package.
  var setsPresent: Set<Int> = []
  var scored: Int

  static let free = -1
  static let fixed = -2

  /// The form with only what stands on every form; nil when that already holds an item twice or two enemies.
  init?(_ problem: DrawProblem) {
    self.problem = problem
    home = [Int](repeating: Self.free, count: problem.itemCount)
    enemiesPresent = [Int](repeating: 0, count: problem.itemCount)
    chosen = [[Int]](repeating: [], count: problem.pools.count)
    active = Array(problem.picks)
    counts = [Int](repeating: 0, count: problem.rows.count)
    lower = counts
    upper = counts
    sets = [[Int]](repeating: [], count: problem.setDraws.count)
    scored = problem.picks.reduce(0) { $0 + problem.pools[$1].count }
    if let pretest = problem.pretest { active.append(pretest) }
    for item in problem.fixed where !fix(item) { return nil }
  }

  /// Puts an item on the form for good, unless it stands there or an enemy does.
  mutating func fix(_ item: Int) -> Bool {
    guard home[item] == Self.free, enemiesPresent[item] == 0 else { return false }
    home[item] = Self.fixed
    for enemy in problem.enemies[item] { enemiesPresent[enemy] += 1 }
    guard problem.isScorable[item] else { return true }
    scored += 1
    for row in problem.rows.indices where problem.rows[row].countsFixed && problem.counts(row, item) {
      counts[row] += 1
    }
    return true
  }

  /// Takes back what `fix` did.
  mutating func unfix(_ item: Int) {
    home[item] = Self.free
    for enemy in problem.enemies[item] { enemiesPresent[enemy] -= 1 }
    guard problem.isScorable[item] else { return }
    scored -= 1
    for row in problem.rows.indices where problem.rows[row].countsFixed && problem.counts(row, item) {
      counts[row] -= 1
    }
  }

  /// Takes a set for a draw, unless it stands on the form or one of the items that always come with it cannot.
  mutating func take(_ option: Int, for draw: Int) -> Bool {
    let taken = problem.setDraws[draw].options[option]
    guard !setsPresent.contains(taken.set) else { return false }
    for (place, item) in taken.required.enumerated() where !fix(item) {
      for earlier in taken.required[..<place] { unfix(earlier) }
      return false
    }
    sets[draw].append(option)
    setsPresent.insert(taken.set)
    if let pool = taken.pool {
      active.append(pool)
      scored += problem.pools[pool].count
    }
    return true
  }

  /// Gives back the set that was taken last for a draw.
  mutating func giveBack(_ draw: Int) {
    let taken = problem.setDraws[draw].options[sets[draw].removeLast()]
    setsPresent.remove(taken.set)
    for item in taken.required { unfix(item) }
    if let pool = taken.pool {
      active.removeLast()
      scored -= problem.pools[pool].count
    }
  }

  /// Works out what every row allows, once the sets and with them the length of the form are known.
  mutating func settleLimits() {
    for row in problem.rows.indices {
      (lower[row], upper[row]) = problem.rows[row].bounds.limits(scored: scored)
    }
  }

  /// Puts a free item into a pool.
  mutating func add(_ item: Int, to pool: Int) {
    home[item] = pool
    chosen[pool].append(item)
    enter(item, pool)
  }

  /// Puts a free item in the place of another, which becomes free.
  mutating func replace(at place: Int, of pool: Int, with item: Int) {
    let old = chosen[pool][place]
    leave(old, pool)
    home[old] = Self.free
    home[item] = pool
    chosen[pool][place] = item
    enter(item, pool)
  }

  /// Takes the item at a place of a pool off the form; the pool's last item moves to its place.
  mutating func remove(at place: Int, of pool: Int) -> Int {
    let item = chosen[pool][place]
    leave(item, pool)
    home[item] = Self.free
    chosen[pool].swapAt(place, chosen[pool].count - 1)
    chosen[pool].removeLast()
    return item
  }

  private mutating func enter(_ item: Int, _ pool: Int) {
    for enemy in problem.enemies[item] { enemiesPresent[enemy] += 1 }
    for row in problem.pools[pool].rows where problem.counts(row, item) { counts[row] += 1 }
  }

  private mutating func leave(_ item: Int, _ pool: Int) {
    for enemy in problem.enemies[item] { enemiesPresent[enemy] -= 1 }
    for row in problem.pools[pool].rows where problem.counts(row, item) { counts[row] -= 1 }
  }

  /// How far a row is from what it allows, at a count.
  func deviation(_ row: Int, _ count: Int) -> Int { max(lower[row] - count, 0) + max(count - upper[row], 0) }

  /// Whether every row is within what it allows and no enemies meet.
  ///
  /// Pools that are not full are not looked at.
  var isValid: Bool {
    for row in counts.indices where deviation(row, counts[row]) > 0 { return false }
    for pool in active where chosen[pool].contains(where: { enemiesPresent[$0] > 0 }) { return false }
    return true
  }

  /// What stands on the form.
  var selection: Selection {
    Selection(
      picks: problem.picks.map { chosen[$0] },
      sets: sets.enumerated().map { draw, options in
        options.map { option in
          let taken = problem.setDraws[draw].options[option]
          return DrawnSet(set: taken.set, items: taken.required + (taken.pool.map { chosen[$0] } ?? []))
        }
      },
      pretest: problem.pretest.map { chosen[$0] } ?? [])
  }
}
