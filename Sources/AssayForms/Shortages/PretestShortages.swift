import AssayDiagnostics
import AssayModel

extension ShortageExplainer {
  /// More pretest places than items on trial.
  func pretestProblems() -> [ShortageProblem] {
    guard let rule = assessment.blueprint.pretest, let pool = problem.pretest else { return [] }
    let needed = problem.pools[pool].count
    let candidates = problem.pools[pool].candidates
    let most = enemies.most(of: withoutEnemiesOfNamed(candidates))
    guard most < needed else { return [] }
    let use = assessment.type.use
    let inSets = stock.count { item in
      item.status == .pretest && item.use == use && item.isScorable && rule.filter.admits(item, in: tree)
        && blueprint.eligibility.belongsToSet(item)
    }
    var notes = enemyNotes(candidates, most: most)
    if inSets > 0 { notes.append("\(inSets) more \(inSets == 1 ? "belongs" : "belong") to sets") }
    return [
      ShortageProblem(
        .pretest, at: .pretest, needed: needed, available: most,
        message: "the form has \(counted(needed, "place")) for items on trial; the bank has "
          + "\(countedOrNo(candidates.count, "\(use.rawValue) item")) with `status: pretest`\(rule.filter.clause)",
        notes: notes,
        help: most == 0
          ? "give \(counted(needed, "item")) the status `pretest`, or take `pretest` out"
          : "give \(counted(needed - most, "more item")) the status `pretest`, or lower the count to \(most)")
    ]
  }
}
