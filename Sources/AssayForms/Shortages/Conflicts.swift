import AssayDiagnostics
import AssayModel
import AssayPsychometrics

extension ShortageExplainer {
  /// Names rules that cannot hold together, once every possibility was looked at and none was a form.
  ///
  /// Rules are left out one after the other as long as there is still no form without them (a deletion filter;
  /// Chinneck and Dravnieks 1991, *ORSA Journal on Computing* 3): what remains cannot hold together, though other
  /// rules might not either.
  func conflict() -> ShortageProblem {
    var kept = Set(problem.rows.indices)
    var keepsEnemies = problem.enemies.contains { !$0.isEmpty }
    func isImpossible(_ rows: Set<Int>, _ enemies: Bool) -> Bool {
      let relaxed = problem.relaxed(keeping: rows, enemies: enemies)
      guard let start = DrawState(relaxed) else { return true }
      var generator = Generator(seed: 0, purpose: "form.conflict")
      var search = CompleteSearch(relaxed, limit: 50_000)
      if case .none = search.run(from: start, using: &generator) { return true }
      return false
    }
    for row in problem.rows.indices where isImpossible(kept.subtracting([row]), keepsEnemies) { kept.remove(row) }
    if keepsEnemies, isImpossible(kept, false) { keepsEnemies = false }
    var rules = kept.sorted().map { words(problem.rows[$0]) }
    if keepsEnemies { rules.append("that enemies never stand together") }
    let place = kept.min().map { problem.rows[$0].place } ?? .blueprint
    guard !rules.isEmpty else {
      return ShortageProblem(
        .together, at: .blueprint, message: "the lines of the blueprint together take more than the bank has",
        help: "approve more items or complete more sets where several lines draw on the same ones")
    }
    return ShortageProblem(
      .together, at: place,
      message: rules.count == 1
        ? "no form keeps \(rules[0]), given what the lines draw"
        : "each of these rules can be kept, and no form keeps them all: \(listed(rules, atMost: 12))",
      notes: ["every possible form was looked at"],
      help: "loosen one of these rules, or approve items that serve several of them")
  }

  /// Says that the search ended without an answer.
  func unresolved(tries: Int) -> ShortageProblem {
    ShortageProblem(
      .search, at: .blueprint, certainty: .gaveUp(tries: tries),
      message: "no form was found in \(tries) tries and a search; each rule can be met by itself, so it is not known "
        + "whether all of them can",
      notes: ["the rules that bind: " + listed(problem.rows.map(words), atMost: 6)],
      help: "loosen a minimum or a share of the balance, or approve more items that serve several of them")
  }

  /// Says that the verifier found fault with a form.
  func refused(_ violations: [FormViolation], seed: UInt64) -> ShortageProblem {
    ShortageProblem(
      .verifier, at: .blueprint, certainty: .gaveUp(tries: 1),
      message: "the form of seed \(seed) was refused by the verifier; this is a fault of the program, not of the bank",
      notes: violations.map(\.message), help: "please report it with the exam and the seed")
  }

  /// A rule in a sentence.
  private func words(_ row: Row) -> String {
    let sections = assessment.blueprint.sections
    switch row.place {
    case .minimum(let section, let draw, let index):
      guard let rule = sections.first(where: { $0.id == section }), rule.draws.indices.contains(draw),
        case .pick(_, let filter, let minimum) = rule.draws[draw], minimum.indices.contains(index)
      else { return "a minimum" }
      let own = minimum[index]
      return
        "at least \(counted(own.count, "item"))\(own.filter.clause) among those\(filter.clause) in \(name(section))"
    case .anchors(let section):
      guard let anchors = sections.first(where: { $0.id == section })?.anchors else { return "anchors" }
      return "exactly \(counted(anchors.count, "anchor"))\(anchors.pool.clause) in \(name(section))"
    case .share(let number):
      let share = assessment.blueprint.balance.shares[number]
      return "\(percent(share.range)) of the scored items\(share.filter.clause)"
    case .draw, .pretest, .meanDifficulty, .blueprint: return "a rule"
    }
  }
}

extension DrawProblem {
  /// The problem with only some of its rows, and with or without enemies.
  func relaxed(keeping kept: Set<Int>, enemies keepsEnemies: Bool) -> DrawProblem {
    var relaxed = self
    for row in rows.indices where !kept.contains(row) { relaxed.rows[row].bounds = .count(0...Int.max) }
    if !keepsEnemies { relaxed.enemies = enemies.map { _ in [] } }
    return relaxed
  }
}
