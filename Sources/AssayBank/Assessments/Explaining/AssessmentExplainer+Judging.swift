import AssayDiagnostics
import AssayModel

// How answers become a score and a decision.
extension AssessmentExplainer {
  var scoreLines: [String] {
    let score = assessment.score
    var lines: [String] = []
    if score.weights.isEmpty {
      lines.append("points are added")
    } else {
      let weights = score.weights.map { "\($0.section) \(percent($0.weight))" }
      lines.append("sections weigh \(weights.joined(separator: ", "))")
    }
    if let scale = score.scaled {
      let points = scale.points.map { "\(words($0.raw)) is \($0.scaled)" }
      let rounding =
        switch scale.rounding {
        case .nearest: "to the nearest whole number"
        case .down: "down"
        case .up: "up"
        }
      lines.append("on the scale \(points.joined(separator: ", ")); rounded \(rounding)")
    }
    lines.append("a subscore needs \(counted(score.subscoreMinimumItems, "item"))")
    return lines
  }

  private func words(_ anchor: ScaledScore.Anchor) -> String {
    switch anchor {
    case .raw(let value): "\(value)"
    case .cut: "the cut"
    case .max: "the maximum"
    }
  }

  var cutLines: [String] {
    guard let cut = assessment.cut else { return [] }
    var lines: [String] = []
    switch cut.basis {
    case .formAngoff:
      let scored = drawable.scored(assessment)
      let rated = Set(bank.ratings.map(\.item))
      lines.append(
        "each form's own: the mean of the panel's ratings over its scored items, weighted by points "
          + "(\(scored.count { rated.contains($0.id) }) of \(counted(scored.count, "item")) rated)")
    case .fixed(let amount): lines.append("\(words(amount)) on every form")
    }
    if let reason = cut.equivalence { lines.append("forms are equivalent: \(reason)") }
    let origin = [
      cut.method, cut.panel.map { "a panel of \($0)" }, cut.setOn.map { "set on \($0)" },
    ].compactMap(\.self)
    if !origin.isEmpty { lines.append(origin.joined(separator: ", ")) }
    return lines
  }

  private func words(_ amount: Amount) -> String {
    switch amount {
    case .share(let share): "\(percent(share)) of the points"
    case .points(let points): points.inPoints
    }
  }

  var passLines: [String] {
    if let rule = assessment.pass { return lines(of: rule) }
    return assessment.cut == nil ? ["nobody passes or fails"] : lines(of: .condition(.total, .cut))
  }

  var bandLines: [String] {
    assessment.bands.flatMap { band in
      let lines = lines(of: band.rule)
      return lines.count == 1 ? ["\(band.id): \(lines[0])"] : ["\(band.id):"] + lines.map { "  \($0)" }
    }
  }

  private func lines(of rule: PassRule) -> [String] {
    switch rule {
    case .all(let rules), .any(let rules):
      if rules.count == 1 { return lines(of: rules[0]) }
      let isAll = if case .all = rule { true } else { false }
      return ["\(isAll ? "all" : "any") of:"] + rules.flatMap { lines(of: $0) }.map { "  \($0)" }
    case .condition(let subject, let threshold): return ["\(words(subject)) reaches \(words(threshold))"]
    }
  }

  private func words(_ subject: PassRule.Subject) -> String {
    switch subject {
    case .total: "the total"
    case .section(let id): "section \(id)"
    case .competency(let id): named(id)
    }
  }

  /// A competency by its id and its title.
  func named(_ competency: CompetencyID) -> String {
    "`\(competency)`" + (drawable.tree.competencies[competency].map { " (\($0.title))" } ?? "")
  }

  private func words(_ threshold: PassRule.Threshold) -> String {
    switch threshold {
    case .cut: "the cut"
    case .atLeast(let amount): words(amount)
    }
  }
}
