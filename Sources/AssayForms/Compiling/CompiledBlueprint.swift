import AssayModel

/// A package and its blueprint in integers: done once, drawn from for every candidate.
struct CompiledBlueprint: Sendable {
  let index: PackageIndex
  let eligibility: Eligibility
  let problem: DrawProblem
  /// In the order of the blueprint.
  let sections: [CompiledSection]

  var items: [Item] { index.package.items }
  var sets: [ItemSet] { index.package.sets }
}

/// What a section takes, step by step.
struct CompiledSection: Sendable {
  var id: SectionID
  var steps: [Step]
  /// Whether the order is the author's.
  var keepsOrder: Bool
  /// For each item whether it is an anchor where a pick of this section draws it; empty without anchors.
  var isAnchor: [Bool]

  enum Step: Hashable, Sendable {
    /// An item.
    case item(Int)
    /// A draw of sets, by its number.
    case sets(Int)
    /// A pick, by the number of its pool.
    case pick(Int)
  }
}

extension CompiledBlueprint {
  init(_ index: PackageIndex) {
    var compiler = BlueprintCompiler(index)
    let blueprint = index.package.assessment.blueprint
    let sections = blueprint.sections.map { compiler.compile($0) }
    self.index = index
    self.sections = sections
    eligibility = compiler.eligibility
    problem = compiler.problem(blueprint, sections)
  }
}

/// The largest count that is taken literally; a bank that holds as many items is beyond the format's limits.
func bounded(_ count: Int) -> Int { min(max(count, 0), 1_000_000) }

/// Gathers pools, set draws and rows while it goes through the sections.
private struct BlueprintCompiler {
  let eligibility: Eligibility
  private let index: PackageIndex
  private let items: [Item]
  private let positions: [ItemID: Int]
  private let setPositions: [ItemSetID: Int]
  private var picks: [Pool] = []
  private var setDraws: [SetDraw] = []
  /// Numbered from 0 here, and from behind the picks and the pretest places in the end.
  private var setPools: [Pool] = []
  private var fixed: [Int] = []
  private var rows: [(row: Row, filter: ItemFilter, picks: Set<Int>?)] = []

  init(_ index: PackageIndex) {
    self.index = index
    eligibility = Eligibility(index)
    items = index.package.items
    positions = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    setPositions = Dictionary(
      index.package.sets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func compile(_ section: SectionBlueprint) -> CompiledSection {
    var steps: [CompiledSection.Step] = []
    let firstPick = picks.count
    for (place, draw) in section.draws.enumerated() {
      let here = BlueprintPlace.draw(section: section.id, index: place)
      switch draw {
      case .item(let id):
        guard let item = positions[id], eligibility.isReady(items[item]), !eligibility.belongsToSet(items[item]) else {
          continue
        }
        fixed.append(item)
        steps.append(.item(item))
      case .set(let id):
        let options = setPositions[id].flatMap { option($0, ItemFilter(), at: here) }.map { [$0] } ?? []
        steps.append(.sets(setDraws.count))
        setDraws.append(SetDraw(count: 1, total: nil, options: options, place: here))
      case .pickSets(let count, let filter, let total):
        let options = index.package.sets.indices.compactMap { option($0, filter, at: here) }
        steps.append(.sets(setDraws.count))
        setDraws.append(SetDraw(count: bounded(count), total: total.map(bounded), options: options, place: here))
      case .pick(let count, let filter, let minimum):
        steps.append(.pick(picks.count))
        for (number, rule) in minimum.enumerated() {
          let row = Row(
            bounds: .count(bounded(rule.count)...Int.max),
            place: .minimum(section: section.id, draw: place, index: number), countsFixed: false)
          rows.append((row, rule.filter, [picks.count]))
        }
        let candidates = items.indices.filter {
          eligibility.isPickable(items[$0]) && filter.admits(items[$0], in: index.tree)
        }
        picks.append(Pool(count: bounded(count), candidates: candidates, rows: [], place: here))
      }
    }
    var isAnchor: [Bool] = []
    if let anchors = section.anchors, anchors.count > 0 {
      let count = bounded(anchors.count)
      let row = Row(bounds: .count(count...count), place: .anchors(section: section.id), countsFixed: false)
      rows.append((row, anchors.pool, Set(firstPick..<picks.count)))
      isAnchor = items.map { anchors.pool.admits($0, in: index.tree) }
    }
    let blueprint = index.package.assessment.blueprint
    let namesWhatItTakes = section.draws.contains { draw in
      switch draw {
      case .item, .set: true
      case .pick, .pickSets: false
      }
    }
    return CompiledSection(
      id: section.id, steps: steps,
      keepsOrder: !blueprint.shufflesItems
        || index.package.assessment.type == .knowledgeCheck && namesWhatItTakes,
      isAnchor: isAnchor)
  }

  /// A set as a draw with a filter can take it; nil when it cannot.
  private mutating func option(_ set: Int, _ filter: ItemFilter, at place: BlueprintPlace) -> SetOption? {
    guard let members = SetMembers(index.package.sets[set], filter, in: index, eligibility) else { return nil }
    let required = members.required.compactMap { positions[$0] }
    var option = SetOption(set: set, required: required, pool: nil, scored: 0)
    option.scored = required.count { items[$0].isScorable } + members.chosen
    if members.chosen > 0 {
      option.pool = setPools.count
      setPools.append(
        Pool(
          count: members.chosen, candidates: members.choice.compactMap { positions[$0] }.sorted(), rows: [],
          place: place))
    }
    return option
  }

  func problem(_ blueprint: Blueprint, _ sections: [CompiledSection]) -> DrawProblem {
    var pools = picks
    var pretest: Int?
    if let rule = blueprint.pretest, rule.count > 0 {
      pretest = pools.count
      let candidates = items.indices.filter {
        eligibility.isPretest(items[$0]) && rule.filter.admits(items[$0], in: index.tree)
      }
      pools.append(Pool(count: bounded(rule.count), candidates: candidates, rows: [], place: .pretest))
    }
    let firstSetPool = pools.count
    pools += setPools
    let setDraws = setDraws.map { draw in
      var draw = draw
      for option in draw.options.indices { draw.options[option].pool? += firstSetPool }
      return draw
    }
    let shares = blueprint.balance.shares.enumerated().map { number, share in
      (
        row: Row(bounds: .share(share.range), place: .share(number), countsFixed: true), filter: share.filter,
        picks: Set<Int>?.none
      )
    }
    let rows = rows + shares
    var counted: [Bool] = []
    counted.reserveCapacity(rows.count * items.count)
    for rule in rows { counted += items.map { rule.filter.admits($0, in: index.tree) } }
    var covers: [Bool] = []
    for pool in pools.indices {
      let covered = rows.map { rule in rule.picks.map { $0.contains(pool) } ?? (pool != pretest) }
      covers += covered
      pools[pool].rows = covered.indices.filter { covered[$0] }
    }
    var admitted = [Bool](repeating: false, count: pools.count * items.count)
    for pool in pools.indices {
      for item in pools[pool].candidates { admitted[pool * items.count + item] = true }
    }
    return DrawProblem(
      itemCount: items.count, pools: pools, picks: 0..<picks.count, pretest: pretest, setDraws: setDraws,
      fixed: fixed, rows: rows.map(\.row), enemies: enemies(), isScorable: items.map(\.isScorable),
      counted: counted, admitted: admitted, covers: covers)
  }

  /// Enemies both ways, whoever names whom.
  private func enemies() -> [[Int]] {
    var pairs = [Set<Int>](repeating: [], count: items.count)
    for (item, named) in items.enumerated().map({ ($0, $1.enemies) }) {
      for other in named.compactMap({ positions[$0] }) where other != item {
        pairs[item].insert(other)
        pairs[other].insert(item)
      }
    }
    return pairs.map { $0.sorted() }
  }
}
