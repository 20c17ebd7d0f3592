import AssayModel

/// Says why a blueprint cannot be met, in its author's words.
///
/// By counting first, each rule for itself and all in one go: what it finds is certain. Only when counting finds nothing
/// and yet there is no form, it looks for rules that cannot hold together.
struct ShortageExplainer: Sendable {
  let blueprint: CompiledBlueprint
  /// Every item that is known of, to say what else there is.
  let stock: [Item]
  let enemies: EnemyBound

  init(_ blueprint: CompiledBlueprint, bank: Bank?) {
    self.blueprint = blueprint
    stock = bank?.items ?? blueprint.items
    enemies = EnemyBound(enemies: blueprint.problem.enemies)
  }

  var problem: DrawProblem { blueprint.problem }
  var assessment: Assessment { blueprint.index.package.assessment }
  var tree: CompetencyTree { blueprint.index.tree }

  /// Everything that counting finds, in the order of the blueprint.
  func problems() -> [ShortageProblem] {
    var found = namedProblems() + pickProblems()
    if found.isEmpty { found += jointPickProblems() }
    return found + minimumProblems() + anchorProblems() + setProblems() + pretestProblems() + balanceProblems()
  }

  /// The name of a section in a sentence.
  func name(_ section: SectionID) -> String {
    assessment.type == .knowledgeCheck ? "`take`" : "section `\(section)`"
  }

  /// What an item of this assessment is called, such as `approved exam item`.
  func ready(_ count: Int) -> String { countedOrNo(count, "approved \(assessment.type.use.rawValue) item") }

  /// The items among some that no named item is an enemy of.
  func withoutEnemiesOfNamed(_ items: [Int]) -> [Int] {
    let named = Set(problem.fixed)
    return items.filter { item in !problem.enemies[item].contains { named.contains($0) } }
  }

  /// What holds items back from standing together: a note, where anything does.
  func enemyNotes(_ items: [Int], most: Int) -> [String] {
    guard most < items.count else { return [] }
    var notes: [String] = []
    let free = withoutEnemiesOfNamed(items)
    if free.count < items.count {
      let out = items.filter { !free.contains($0) }
      let names = listed(out.map { quoted(blueprint.items[$0].id) })
      notes.append("\(names) \(are(out.count)) out, as enemies of items that the blueprint names")
    }
    let pairs = enemies.pairs(among: free)
    guard let first = pairs.first else { return notes }
    let involved = Set(pairs.flatMap { [$0.0, $0.1] }).count
    let example = "`\(blueprint.items[first.0].id)` and `\(blueprint.items[first.1].id)`"
    notes.append(
      involved == 2
        ? "\(example) are enemies of each other, so at most \(most) can stand together"
        : "\(involved) of them are enemies of one another, such as \(example), so at most \(most) can stand together")
    return notes
  }

  /// What else the bank holds that a filter lets through.
  func otherwiseNotes(_ filter: ItemFilter) -> [String] {
    var parts: [String] = []
    let use = assessment.type.use
    let matching = stock.filter { $0.isScorable && filter.admits($0, in: tree) }
    let own = matching.filter { $0.use == use }
    func add(_ count: Int, _ words: (Int) -> String) { if count > 0 { parts.append("\(count) more \(words(count))") } }
    add(own.count { $0.status == .draft }) { $0 == 1 ? "is a draft" : "are drafts" }
    add(own.count { $0.status == .review }) { "\(are($0)) in review" }
    add(own.count { $0.status == .pretest }) { "\(are($0)) on trial" }
    add(own.count { $0.status == .retired }) { "\(are($0)) retired" }
    add(matching.count { $0.use != use && $0.status == .approved }) { count in
      use == .exam ? "\(are(count)) for practice" : "\(are(count)) for exams"
    }
    let inSets = own.count { $0.status == .approved && blueprint.eligibility.belongsToSet($0) }
    add(inSets) { "\($0 == 1 ? "belongs" : "belong") to sets, which `pick-sets` draws" }
    let named = own.count { blueprint.eligibility.isReady($0) && blueprint.eligibility.named.contains($0.id) }
    add(named) { "\(are($0)) named in the blueprint already" }
    return parts.isEmpty ? [] : [listed(parts, atMost: 8)]
  }
}
