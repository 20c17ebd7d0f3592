import AssayModel
import AssayPsychometrics

/// Puts what was drawn in order.
///
/// - A set stands together, its items in the order of its file: the questions of a case build on one another.
/// - Survey questions and pages of information keep their place among what was listed before and after them.
/// - Between those, items and sets are shuffled, unless the author keeps the order: then each stands where its line
///   stands. Where nothing is shuffled, what one line draws stands in the order of the ids.
/// - Pretest items stand at random places among all others, outside of sets, in proportion to the scored items of the
///   sections, or behind the last section's.
struct FormLayout {
  let blueprint: CompiledBlueprint

  /// Items that stay together, with their roles.
  struct Block {
    var items: [Int]
    var set: Int?
    var roles: [FormSlot.Role]

    /// Whether it keeps its place.
    var isFixture: Bool { self.set == nil && roles == [.unscored] }
  }

  /// The blocks of each section, in the order of the form.
  func arrange(_ selection: Selection, using generator: inout Generator) -> [[Block]] {
    // Stretches without fixtures, by section, and the fixture behind each but the last.
    var stretches: [[[Block]]] = []
    var fixtures: [[Block]] = []
    for section in blueprint.sections {
      stretches.append([[]])
      fixtures.append([])
      let last = stretches.count - 1
      for block in section.steps.flatMap({ blocks($0, section, selection) }) {
        if block.isFixture {
          fixtures[last].append(block)
          stretches[last].append([])
        } else {
          stretches[last][stretches[last].count - 1].append(block)
        }
      }
    }
    let pretest = selection.pretest.map { Block(items: [$0], set: nil, roles: [.pretest]) }
    let isLast = blueprint.index.package.assessment.blueprint.pretest?.place == .last
    let spread = isLast ? [] : places(pretest, in: stretches, using: &generator)
    for section in stretches.indices {
      for stretch in stretches[section].indices {
        let added = spread.filter { $0.section == section && $0.stretch == stretch }.map(\.block)
        if blueprint.sections[section].keepsOrder {
          for block in added {
            let place = generator.index(below: stretches[section][stretch].count + 1)
            stretches[section][stretch].insert(block, at: place)
          }
        } else {
          stretches[section][stretch] += added
          generator.shuffle(&stretches[section][stretch])
        }
      }
    }
    var result = stretches.indices.map { section in
      stretches[section].indices.flatMap { stretch in
        stretches[section][stretch] + (stretch < fixtures[section].count ? [fixtures[section][stretch]] : [])
      }
    }
    if isLast, !result.isEmpty { result[result.count - 1] += pretest }
    return result
  }

  private var sortsDraws: Bool { !blueprint.index.package.assessment.blueprint.shufflesItems }

  private func blocks(_ step: CompiledSection.Step, _ section: CompiledSection, _ selection: Selection) -> [Block] {
    let problem = blueprint.problem
    switch step {
    case .item(let item):
      return [Block(items: [item], set: nil, roles: [problem.isScorable[item] ? .scored : .unscored])]
    case .pick(let pool):
      let items = sortsDraws ? selection.picks[pool].sorted() : selection.picks[pool]
      return items.map { item in
        let isAnchor = !section.isAnchor.isEmpty && section.isAnchor[item]
        return Block(items: [item], set: nil, roles: [isAnchor ? .anchor : .scored])
      }
    case .sets(let draw):
      let sets = sortsDraws ? selection.sets[draw].sorted { $0.set < $1.set } : selection.sets[draw]
      return sets.map { drawn in
        let order = blueprint.sets[drawn.set].items
        let items = order.compactMap { id in drawn.items.first { blueprint.items[$0].id == id } }
        return Block(
          items: items, set: drawn.set, roles: items.map { problem.isScorable[$0] ? .scored : .unscored })
      }
    }
  }

  private struct Placed {
    var block: Block
    var section: Int
    var stretch: Int
  }

  /// Sends each pretest item to a stretch, with a probability in proportion to the scored items there.
  private func places(
    _ pretest: [Block], in stretches: [[[Block]]], using generator: inout Generator
  ) -> [Placed] {
    var weights: [(section: Int, stretch: Int, scored: Int)] = []
    for (section, list) in stretches.enumerated() {
      for (stretch, blocks) in list.enumerated() {
        weights.append((section, stretch, blocks.reduce(0) { $0 + $1.roles.count { $0.counts } }))
      }
    }
    let total = weights.reduce(0) { $0 + $1.scored }
    return pretest.map { block in
      guard total > 0 else { return Placed(block: block, section: 0, stretch: 0) }
      var rest = generator.index(below: total)
      for place in weights {
        if rest < place.scored { return Placed(block: block, section: place.section, stretch: place.stretch) }
        rest -= place.scored
      }
      return Placed(block: block, section: 0, stretch: 0)
    }
  }
}
