import AssayPsychometrics

/// Chooses the sets of a form: as many as each draw takes, holding together as many items as it says.
struct SetChooser: Sendable {
  private let problem: DrawProblem
  /// Draws with the least choice first.
  private let order: [Int]

  init(_ problem: DrawProblem) {
    self.problem = problem
    order = problem.setDraws.indices.sorted { a, b in
      let (x, y) = (problem.setDraws[a], problem.setDraws[b])
      return (x.options.count - x.count, a) < (y.options.count - y.count, b)
    }
  }

  /// Takes sets for every draw.
  ///
  /// - Returns: False when the sets taken first leave too few for the others.
  func choose(for state: inout DrawState, using generator: inout Generator) -> Bool {
    for draw in order {
      let rule = problem.setDraws[draw]
      guard rule.count > 0 else { continue }
      guard let total = rule.total, Set(rule.options.map(\.scored)).count > 1 else {
        guard chooseAny(draw, for: &state, using: &generator) else { return false }
        continue
      }
      guard chooseAdding(upTo: total, draw, for: &state, using: &generator) else { return false }
    }
    return true
  }

  /// Every set is as likely as any other.
  private func chooseAny(_ draw: Int, for state: inout DrawState, using generator: inout Generator) -> Bool {
    let rule = problem.setDraws[draw]
    for option in generator.permutation(of: rule.options.count) where state.sets[draw].count < rule.count {
      _ = state.take(option, for: draw)
    }
    guard state.sets[draw].count == rule.count else { return false }
    return rule.total.map { $0 == state.sets[draw].reduce(0) { $0 + rule.options[$1].scored } } ?? true
  }

  /// Every choice of sets that holds so many items is as likely as any other, among the sets that are still free.
  private func chooseAdding(
    upTo total: Int, _ draw: Int, for state: inout DrawState, using generator: inout Generator
  ) -> Bool {
    let rule = problem.setDraws[draw]
    let free = rule.options.indices.filter { option in
      !state.setsPresent.contains(rule.options[option].set)
        && rule.options[option].required.allSatisfy {
          state.home[$0] == DrawState.free && state.enemiesPresent[$0] == 0
        }
    }
    let ways = SubsetCounts(free.map { rule.options[$0].scored }, choosing: rule.count, total: total)
    var (count, rest) = (rule.count, total)
    for (place, option) in free.enumerated() where count > 0 {
      let size = rule.options[option].scored
      let with = rest >= size ? ways[place + 1, count - 1, rest - size] : 0
      let without = ways[place + 1, count, rest]
      guard with + without > 0 else { return false }
      guard generator.uniform() * (with + without) < with else { continue }
      guard state.take(option, for: draw) else { return false }
      count -= 1
      rest -= size
    }
    return count == 0 && rest == 0
  }
}

/// In how many ways so many of some sizes, from a place on, add up to a total.
///
/// By the recurrence of Pascal's triangle with a sum beside it. Counts are doubles: only additions in a fixed order, so
/// they are the same everywhere, exact up to 2⁵³, and zero only when there is no way.
struct SubsetCounts: Sendable {
  private let count: Int
  private let total: Int
  private var ways: [Double]

  init(_ sizes: [Int], choosing count: Int, total: Int) {
    self.count = count
    self.total = total
    ways = [Double](repeating: 0, count: (sizes.count + 1) * (count + 1) * (total + 1))
    ways[index(sizes.count, 0, 0)] = 1
    for place in sizes.indices.reversed() {
      for chosen in 0...count {
        for sum in 0...total {
          var value = self[place + 1, chosen, sum]
          if chosen > 0, sum >= sizes[place] { value += self[place + 1, chosen - 1, sum - sizes[place]] }
          ways[index(place, chosen, sum)] = value
        }
      }
    }
  }

  /// The number of ways to choose `count` of the sizes from `place` on that add up to `sum`.
  subscript(place: Int, count: Int, sum: Int) -> Double { ways[index(place, count, sum)] }

  private func index(_ place: Int, _ count: Int, _ sum: Int) -> Int {
    (place * (self.count + 1) + count) * (total + 1) + sum
  }
}
