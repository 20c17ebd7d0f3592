/// How many of some items can stand together at most, for their being enemies.
///
/// The size of a largest independent set: exact for groups of enemies of up to 20 items, which is what banks have; for
/// larger groups an upper bound by a greedy cover of cliques.
struct EnemyBound {
  let enemies: [[Int]]

  /// An upper bound of how many of the items can stand together.
  func most(of items: [Int]) -> Int {
    let present = Set(items)
    var seen: Set<Int> = []
    var most = 0
    for item in items where seen.insert(item).inserted {
      var group = [item]
      var next = 0
      while next < group.count {
        for enemy in enemies[group[next]] where present.contains(enemy) && seen.insert(enemy).inserted {
          group.append(enemy)
        }
        next += 1
      }
      most += group.count <= 20 ? largest(group[...]) : cliques(group)
    }
    return most
  }

  /// The pairs of enemies among the items, each once.
  func pairs(among items: [Int]) -> [(Int, Int)] {
    let present = Set(items)
    return items.sorted().flatMap { item in
      enemies[item].filter { item < $0 && present.contains($0) }.map { (item, $0) }
    }
  }

  /// By taking or leaving the item with most enemies; at most 20 deep.
  private func largest(_ group: ArraySlice<Int>) -> Int {
    let present = Set(group)
    let degrees = group.map { item in (enemies[item].count { present.contains($0) }, item) }
    guard let (degree, item) = degrees.max(by: { $0 < $1 }), degree > 0 else { return group.count }
    let others = group.filter { $0 != item }
    let apart = others.filter { !enemies[item].contains($0) }
    return max(largest(others[...]), 1 + largest(apart[...]))
  }

  private func cliques(_ group: [Int]) -> Int {
    var cover: [[Int]] = []
    for item in group {
      let place = cover.firstIndex { clique in clique.allSatisfy { enemies[item].contains($0) } }
      if let place { cover[place].append(item) } else { cover.append([item]) }
    }
    return cover.count
  }
}
