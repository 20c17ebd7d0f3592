import AssayDiagnostics
import AssayModel
import AssayPsychometrics

extension ExamReport {
  /// Each item by its difficulty and discrimination, the flagged ones named; nil where no item has both.
  var itemMap: Plot? {
    var counting: [Plot.Mark] = []
    var trial: [Plot.Mark] = []
    var weighed: [(mark: Plot.Mark, weight: Int)] = []
    for item in items {
      guard let p = item.statistics.pValue.value, let r = item.statistics.itemRest.value else { continue }
      let flags = item.flagWords
      let words = "\(item.item): p \(fixed(p, 2)), r \(fixed(r, 2))"
      guard flags.isEmpty else {
        weighed.append(
          (
            Plot.Mark(p, r, item.item.text, hint: "\(words), \(flags)"),
            item.statistics.flags.map(\.kind.weight).max() ?? 0
          ))
        continue
      }
      let mark = Plot.Mark(p, r, hint: words)
      if item.statistics.isPretest { trial.append(mark) } else { counting.append(mark) }
    }
    // What weighs more is named first where there is no room for all names.
    weighed.sort { $0.weight > $1.weight }
    let flagged = weighed.map(\.mark)
    let all = counting + trial + flagged
    guard !all.isEmpty else { return nil }
    var plot = Plot(
      "Item map: difficulty by discrimination",
      x: Axis("p, share of the points (hard to easy)", covering: all.map(\.x), and: [1]),
      y: Axis("r, discrimination", covering: all.map(\.y), and: [0]), description: mapWords(all, flagged))
    let limits = options.thresholds
    plot.rule(x: limits.hardest, "too hard")
    plot.rule(x: limits.easiest, "too easy")
    plot.rule(y: limits.lowestDiscrimination, "low below \(fixed(limits.lowestDiscrimination, 2))")
    if !counting.isEmpty { plot.points("not flagged", counting, .first) }
    if !trial.isEmpty { plot.points("on trial, not flagged", trial, .third) }
    if !flagged.isEmpty { plot.points("flagged", flagged, .second) }
    plot.inText = .none
    return plot
  }

  private func mapWords(_ all: [Plot.Mark], _ flagged: [Plot.Mark]) -> String {
    let (p, r) = (all.map(\.x), all.map(\.y))
    var text =
      "\(counted(all.count, "item")): p from \(fixed(p.min() ?? 0, 2)) to \(fixed(p.max() ?? 0, 2)), r from "
      + "\(fixed(r.min() ?? 0, 2)) to \(fixed(r.max() ?? 0, 2)). "
    guard !flagged.isEmpty else { return text + "None is flagged." }
    let names = flagged.prefix(12).compactMap(\.label).joined(separator: ", ")
    text += flagged.count == 1 ? "1 is flagged: " : "\(flagged.count) are flagged: "
    return text + names + (flagged.count > 12 ? " and \(flagged.count - 12) more." : ".")
  }
}

extension ItemReport {
  /// The share of each option within score groups, the key first; nil where the item has no groups to compare.
  var optionTraces: Plot? {
    let options = statistics.options
    let groups = options.first?.groupShares.count ?? 0
    guard groups > 1, reached > 0 else { return nil }
    var plot = Plot(
      "Option traces of \(item)", x: Axis("score group, low to high", from: 0.9, to: Double(groups) + 0.1),
      y: Axis("% of the group", from: 0, to: 100), description: traceWords(groups))
    plot.x.names = (1...groups).map { Axis.Name(at: Double($0), text: "\($0)") }
    let chosen = options.filter { !$0.isKey && $0.option != nil }.sorted { $0.n > $1.n }
    let keys = options.filter(\.isKey)
    let drawn = Set(chosen.prefix(max(2, Self.mostTraces - keys.count)).map(\.option))
    let sorted = keys + options.filter { !$0.isKey && $0.option != nil && drawn.contains($0.option) }
    for (place, option) in sorted.enumerated() {
      trace(option, "\(label(of: option) ?? "")\(option.isKey ? " *" : "")", .series(place), &plot)
    }
    for option in options where option.option == nil && option.n > 0 { trace(option, "omitted", .faint, &plot) }
    plot.size = .small
    plot.inText = .none
    return plot
  }

  /// More lines than there are inks cannot be told apart: of many wrong options the most chosen are drawn.
  private static let mostTraces = 6

  /// Its flags in words, each once.
  var flagWords: String {
    let kinds = Set(statistics.flags.map(\.kind))
    return ItemFlag.Kind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ", ")
  }

  private func trace(_ option: OptionStatistics, _ name: String, _ ink: Plot.Ink, _ plot: inout Plot) {
    let points = option.groupShares.enumerated().compactMap { group, share in
      share.map { Plot.Point(Double(group + 1), $0 * 100) }
    }
    plot.line(name, points, ink)
    plot.points(name, points.map { Plot.Mark($0.x, $0.y) }, ink)
  }

  private func traceWords(_ groups: Int) -> String {
    let words = statistics.options.filter { $0.option != nil }.map { option -> String in
      let shares = option.groupShares.map { $0.map { fixed($0 * 100, 0) } ?? withheldMark }.joined(separator: ", ")
      return "\(label(of: option) ?? "")\(option.isKey ? " (key)" : ""): \(shares)"
    }
    return "Shares in percent within \(groups) score groups, lowest first. \(words.joined(separator: "; "))."
  }
}

extension ItemFlag.Kind {
  /// How much a reviewer should mind, beside others.
  fileprivate var weight: Int {
    switch self {
    case .possibleMiskey, .negativeDiscrimination: 4
    case .constant, .lowDiscrimination, .attractiveDistractor: 3
    case .tooEasy, .tooHard, .highOmitRate, .highNotReachedRate: 2
    case .unusedDistractor: 1
    }
  }
}
