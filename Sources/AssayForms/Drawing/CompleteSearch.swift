import AssayPsychometrics

/// Looks at every form that a problem allows, until one is valid: the proof when there is none.
///
/// Depth first, sets before items. Items that no rule tells apart are searched by how many of them go where, so the
/// work grows with the number of rules rather than of items. It stops after a number of steps, which makes it complete
/// for small banks and for most large ones, and bounded for all.
struct CompleteSearch {
  private let problem: DrawProblem
  private let limit: Int
  private var steps = 0
  private var orders: [[Int]] = []
  private var ways: [SubsetCounts?] = []

  init(_ problem: DrawProblem, limit: Int) {
    self.problem = problem
    self.limit = limit
  }

  enum Outcome {
    case found(Selection)
    /// There is no form.
    case none
    /// The steps are used up.
    case stopped
  }

  mutating func run(from start: DrawState, using generator: inout Generator) -> Outcome {
    orders = problem.setDraws.map { generator.permutation(of: $0.options.count) }
    ways = zip(problem.setDraws, orders).map { draw, order in
      guard let total = draw.total, (order.count + 1) * (draw.count + 1) * (total + 1) <= 4_000_000 else { return nil }
      return SubsetCounts(order.map { draw.options[$0].scored }, choosing: draw.count, total: total)
    }
    var state = start
    return chooseSets(&state, draw: 0, from: 0, using: &generator)
  }

  /// Goes through the choices of sets that begin with those taken so far.
  private mutating func chooseSets(
    _ state: inout DrawState, draw: Int, from first: Int, using generator: inout Generator
  ) -> Outcome {
    guard draw < problem.setDraws.count else { return chooseItems(state, using: &generator) }
    let rule = problem.setDraws[draw]
    let taken = state.sets[draw]
    let missing = rule.count - taken.count
    let rest = rule.total.map { total in total - taken.reduce(0) { $0 + rule.options[$1].scored } }
    if missing == 0 {
      guard rest ?? 0 == 0 else { return .none }
      return chooseSets(&state, draw: draw + 1, from: 0, using: &generator)
    }
    for place in first..<max(first, orders[draw].count - missing + 1) {
      steps += 1
      guard steps <= limit else { return .stopped }
      if let rest, rest < 0 { return .none }
      if let rest, let ways = ways[draw], ways[place, missing, rest] == 0 { return .none }
      guard state.take(orders[draw][place], for: draw) else { continue }
      let outcome = chooseSets(&state, draw: draw, from: place + 1, using: &generator)
      state.giveBack(draw)
      guard case .none = outcome else { return outcome }
    }
    return .none
  }

  private mutating func chooseItems(_ state: DrawState, using generator: inout Generator) -> Outcome {
    var state = state
    state.settleLimits()
    guard var search = ItemSearch(state, steps: limit - steps) else { return .stopped }
    let outcome = search.run(using: &generator)
    steps = limit - search.steps
    return outcome
  }
}
