import AssayDiagnostics
import AssayModel

/// Puts an assessment into words, part by part.
struct AssessmentExplainer {
  let assessment: Assessment
  let bank: Bank
  let drawable: DrawableItems

  init(_ index: Int, in loaded: LoadedBank) {
    bank = loaded.bank
    assessment = loaded.bank.assessments[index]
    drawable = DrawableItems(assessment, RuleContext(loaded, today: nil))
  }

  var title: String {
    let version = assessment.version.map { " (\($0))" } ?? ""
    return "\(assessment.type == .exam ? "exam" : "knowledge check") \(assessment.id): \(assessment.title)\(version)"
  }

  var parts: [AssessmentExplanation.Part] {
    [part("Bank", ["\(bank.id): \(bank.title), in `\(bank.language)`"]), part("Form", formLines)]
      + assessment.blueprint.sections.map { part("Section \($0.id)\(named($0.title))", lines(of: $0)) }
      + [
        part("Delivery", deliveryLines), part("Before the first item", agreementLines), part("Time", timeLines),
        part("Breaks", breakLines), part("Interruptions", interruptionLines),
        part("Accommodations", accommodationLines), part("Score", scoreLines), part("Cut", cutLines),
        part("Pass", passLines), part("Bands", bandLines), part("Feedback", feedbackLines),
        part("Release", releaseLines), part("Retakes", retakeLines), part("Rescores", rescoreLines),
        part("Retention", retentionLines),
      ]
  }

  private func part(_ title: String, _ lines: [String]) -> AssessmentExplanation.Part {
    .init(title: title, lines: lines)
  }

  private func named(_ title: String?) -> String { title.map { " (\($0))" } ?? "" }
}

// What a form holds.
extension AssessmentExplainer {
  private var formLines: [String] {
    let blueprint = assessment.blueprint
    var lines: [String] = []
    if let length = assessment.length(drawable) {
      let count =
        length.count == 1 ? counted(length.lowerBound, "item") : "\(length.lowerBound) to \(length.upperBound) items"
      lines.append(
        "\(count) scored, \(assessment.hasRandomForms(bank) ? "drawn for each candidate" : "the same for everyone")")
    } else {
      lines.append("no form can be drawn: a line names what is not there, or asks for more sets than there are")
    }
    if let pretest = blueprint.pretest {
      let candidates = bank.items.count {
        $0.status == .pretest && $0.use == assessment.type.use && $0.isScorable
          && pretest.filter.admits($0, in: drawable.tree)
      }
      let place = pretest.place == .spread ? "spread among the others" : "behind the others"
      lines.append(
        "\(counted(pretest.count, "item")) on trial, unscored, \(place) (\(candidates) on trial in the bank)")
    }
    for share in blueprint.balance.shares {
      lines.append("\(percent(share.range)) of the scored items with \(share.filter.words)")
    }
    if let mean = blueprint.balance.meanDifficulty {
      lines.append("a mean difficulty of \(mean.lowerBound) to \(mean.upperBound)")
    }
    lines.append(
      keepsOrder ? "in the order of the file" : "the order is drawn within each section; sets stay together")
    return lines
  }

  /// Whether items stand in the order of their lines; a knowledge check that names items keeps to its list.
  private var keepsOrder: Bool {
    guard assessment.blueprint.shufflesItems else { return true }
    return assessment.type == .knowledgeCheck
      && assessment.draws.contains { draw, _, _ in draw.filter == nil }
  }

  private func lines(of section: SectionBlueprint) -> [String] {
    var lines = section.draws.flatMap { self.lines(of: $0) }
    if let anchors = section.anchors {
      lines.append(
        "\(anchors.count) of these are anchors: \(anchors.pool.words)\(supply(anchors.pool))")
    }
    return lines
  }

  private func lines(of draw: Draw) -> [String] {
    switch draw {
    case .item(let id):
      guard let item = bank.items.first(where: { $0.id == id }) else {
        return ["`\(id)`, which the bank does not have"]
      }
      return ["`\(id)`\(drawable.item(id) == nil ? ", which is \(state(item))" : "")"]
    case .set(let id):
      guard let set = bank.sets.first(where: { $0.id == id }) else {
        return ["the set `\(id)`, which the bank does not have"]
      }
      let count = drawable.set(id).map { counted($0.count, "item") } ?? "which cannot be drawn"
      return ["the set `\(id)` (\(set.title)): \(count)"]
    case .pick(let count, let filter, let minimum):
      return ["\(counted(count, "item")): \(filter.words)\(supply(filter))"]
        + minimum.map { "  at least \($0.count) with \($0.filter.words)" }
    case .pickSets(let count, let filter, let items):
      let total = items.map { ", \(counted($0, "item")) in all" } ?? ""
      let sets = drawable.sets(filter).count
      return ["\(counted(count, "set")) whose items are \(filter.words)\(total) (\(sets) eligible)"]
    }
  }

  /// How many items a pick can choose among, and how many there are of any status.
  private func supply(_ filter: ItemFilter) -> String {
    let all = bank.items.count {
      $0.use == assessment.type.use && $0.status != .retired && $0.isScorable && $0.set == nil
        && filter.admits($0, in: drawable.tree)
    }
    return " (\(drawable.items(filter).count) eligible of \(all))"
  }

  private func state(_ item: Item) -> String {
    item.use == assessment.type.use ? "\(item.status.rawValue), not approved" : "for \(item.use.rawValue)"
  }

  func percent(_ share: Rational) -> String { "\((share * 100).decimalText(places: 2))%" }

  private func percent(_ range: ClosedRange<Rational>) -> String {
    "\((range.lowerBound * 100).decimalText(places: 2)) to \(percent(range.upperBound))"
  }
}
