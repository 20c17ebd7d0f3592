import AssayDiagnostics
import AssayModel

extension ShortageExplainer {
  /// Sections whose picks have no room for their anchors, or no items for them, or too few beside them.
  func anchorProblems() -> [ShortageProblem] {
    var found: [ShortageProblem] = []
    var pool = 0
    for (number, section) in assessment.blueprint.sections.enumerated() {
      let first = pool
      for case .pick in section.draws { pool += 1 }
      guard let rule = section.anchors, rule.count > 0 else { continue }
      let needed = bounded(rule.count)
      let pools = first..<pool
      let size = pools.reduce(0) { $0 + problem.pools[$1].count }
      let candidates = Set(pools.flatMap { problem.pools[$0].candidates }).sorted()
      let anchors = candidates.filter { blueprint.sections[number].isAnchor[$0] }
      let others = candidates.filter { !blueprint.sections[number].isAnchor[$0] }
      let most = enemies.most(of: withoutEnemiesOfNamed(anchors))
      let place = BlueprintPlace.anchors(section: section.id)
      if needed > size {
        found.append(
          .init(
            .anchors, at: place, needed: needed, available: size,
            message: "\(name(section.id)) asks for \(counted(needed, "anchor")), and its lines pick "
              + "\(counted(size, "item")); anchors are part of what a section picks",
            help: size == 0
              ? "pick items, or take the anchors out" : "pick more, or lower the count of anchors to \(size)"))
      } else if most < needed {
        found.append(
          .init(
            .anchors, at: place, needed: needed, available: most,
            message: "\(name(section.id)) asks for \(counted(needed, "anchor"))\(rule.pool.clause); the bank has "
              + "\(ready(anchors.count)) there that its lines could pick",
            notes: enemyNotes(anchors, most: most) + otherwiseNotes(rule.pool),
            help: "add \(needed - most) more to the pool, or "
              + (most == 0 ? "take the anchors out" : "lower the count of anchors to \(most)")))
      } else {
        let rest = size - needed
        let most = enemies.most(of: withoutEnemiesOfNamed(others))
        guard most < rest, pickProblems().isEmpty else { continue }
        found.append(
          .init(
            .anchors, at: place, needed: rest, available: most,
            message: "\(name(section.id)) picks \(counted(size, "item")), \(needed) of them anchors; for the other "
              + "\(rest) the bank has \(ready(others.count)) outside of the pool of anchors",
            notes: enemyNotes(others, most: most),
            help: "approve \(rest - most) more that are no anchors, or ask for more anchors"))
      }
    }
    return found
  }
}
