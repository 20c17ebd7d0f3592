import AssayPsychometrics

/// Draws a form: random sets, random items most constrained first, then repair; where that fails, a complete search.
///
/// Where no rule binds, every pick is a simple random sample, so every item is as likely as any other. Where rules bind,
/// repair exchanges items at random among those that mend the form best (min-conflicts; Minton et al. 1992, *Artificial
/// Intelligence* 58): fast, every item within reach, and not of equal probability over all forms. This type is the one
/// entry to drawing; another sampler takes its place by having the same function.
struct RandomDraw: Sendable {
  /// The drawing and its version; kept with every form.
  static let algorithm = "random-repair/1"

  /// How often it starts afresh before it searches.
  var tries = 24
  /// How many steps the complete search may take.
  var searchLimit = 200_000

  func selection(for problem: DrawProblem, using generator: inout Generator) -> DrawOutcome {
    guard let start = DrawState(problem) else { return .impossible }
    let chooser = SetChooser(problem)
    for _ in 0..<tries {
      var state = start
      guard chooser.choose(for: &state, using: &generator) else { continue }
      state.settleLimits()
      guard state.fill(using: &generator), state.repair(using: &generator) else { continue }
      return .drawn(state.selection)
    }
    var search = CompleteSearch(problem, limit: searchLimit)
    return switch search.run(from: start, using: &generator) {
    case .found(let selection): .drawn(selection)
    case .none: .impossible
    case .stopped: .gaveUp(tries: tries)
    }
  }
}

/// What came of drawing.
enum DrawOutcome: Hashable, Sendable {
  case drawn(Selection)
  /// Every possibility was looked at: no seed gives a form.
  case impossible
  /// No form was found in so many tries, nor was it shown that there is none.
  case gaveUp(tries: Int)
}
