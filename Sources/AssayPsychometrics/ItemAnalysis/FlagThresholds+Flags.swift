extension FlagThresholds {
  /// The flags of an item, or why none were looked for.
  func flags(for statistics: ItemStatistics, in item: ResponseMatrix.Item) -> ([ItemFlag], Reason?) {
    guard statistics.answered + statistics.omitted >= minimumCandidates else {
      return ([], .tooFewCandidates(needed: minimumCandidates))
    }
    return (
      difficulty(statistics) + discrimination(statistics) + options(statistics, of: item) + blanks(statistics), nil
    )
  }

  private func difficulty(_ statistics: ItemStatistics) -> [ItemFlag] {
    guard let p = statistics.pValue.value else { return [] }
    if p > easiest { return [ItemFlag(.tooEasy, "p-value \(shown(p)) is above \(shown(easiest))")] }
    if p < hardest { return [ItemFlag(.tooHard, "p-value \(shown(p)) is below \(shown(hardest))")] }
    return []
  }

  private func discrimination(_ statistics: ItemStatistics) -> [ItemFlag] {
    if statistics.itemRest.reason == .itemIsConstant {
      return [ItemFlag(.constant, "every candidate has the same score, so the item tells nobody apart")]
    }
    guard let r = statistics.itemRest.value else { return [] }
    if r < 0 {
      return [ItemFlag(.negativeDiscrimination, "item-rest correlation \(shown(r)): the able do worse on it")]
    }
    guard r < lowestDiscrimination else { return [] }
    return [ItemFlag(.lowDiscrimination, "item-rest correlation \(shown(r)) is below \(shown(lowestDiscrimination))")]
  }

  private func options(_ statistics: ItemStatistics, of item: ResponseMatrix.Item) -> [ItemFlag] {
    guard item.options.contains(where: \.isKey) else { return [] }
    // One key of several is enough to answer a single choice; every key must hold where several are taken.
    let keys = statistics.options.filter(\.isKey).compactMap(\.optionRest.value)
    let key = item.takesSeveral ? keys.min() : keys.max()
    var flags: [ItemFlag] = []
    for option in statistics.options where !option.isKey {
      guard let place = option.option else { continue }
      let label = item.options[place].label
      if let share = option.share.value, share < leastShare {
        let found = option.n == 0 ? "nobody chose" : "\(shown(share)) chose"
        flags.append(
          ItemFlag(.unusedDistractor, "\(found) option \(label), which is wrong; the least is \(shown(leastShare))"))
      }
      guard option.n >= minimumChoosers, let r = option.optionRest.value, r > 0 else { continue }
      if r > key ?? 0 {
        let against = key.map { "above the key's \(shown($0))" } ?? "and the key has none"
        flags.append(ItemFlag(.possibleMiskey, "option \(label) has correlation \(shown(r)), \(against)"))
      } else if r > highestDistractorCorrelation {
        let limit = shown(highestDistractorCorrelation)
        flags.append(
          ItemFlag(.attractiveDistractor, "option \(label) is wrong and has correlation \(shown(r)), above \(limit)"))
      }
    }
    return flags
  }

  private func blanks(_ statistics: ItemStatistics) -> [ItemFlag] {
    var flags: [ItemFlag] = []
    if let rate = statistics.omitRate.value, rate > highestOmitRate {
      flags.append(ItemFlag(.highOmitRate, "omit rate \(shown(rate)) is above \(shown(highestOmitRate))"))
    }
    if let rate = statistics.notReachedRate.value, rate > highestNotReachedRate {
      flags.append(
        ItemFlag(.highNotReachedRate, "not-reached rate \(shown(rate)) is above \(shown(highestNotReachedRate))"))
    }
    return flags
  }
}

extension ItemFlag {
  fileprivate init(_ kind: Kind, _ reason: String) { self.init(kind: kind, reason: reason) }
}

/// A number with three decimals, such as 0.125 or -0.040.
private func shown(_ value: Double) -> String {
  let thousandths = Int((abs(value) * 1000).rounded())
  let digits = String(thousandths % 1000)
  let sign = value < 0 && thousandths > 0 ? "-" : ""
  return "\(sign)\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
}
