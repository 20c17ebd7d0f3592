/// Turns exact sums into the figures of one item.
struct SumsReader {
  let matrix: ResponseMatrix
  let sums: AnalysisSums
  let criterion: ItemAnalysis.Criterion
  let level: Double
  /// Of all candidates; alpha without an item needs them.
  private let totals: ExactMoments
  private let operational: [Int]
  private let parts: Double
  private let reasonAgainstAlpha: Reason?

  init(matrix: ResponseMatrix, sums: AnalysisSums, criterion: ItemAnalysis.Criterion, level: Double) {
    (self.matrix, self.sums, self.criterion, self.level) = (matrix, sums, criterion, level)
    totals = matrix.totalMoments
    operational = matrix.operationalItems
    parts = compensatedSum(operational.map { matrix.moments(item: $0, fromStart: true).deviations })
    reasonAgainstAlpha = matrix.reasonAgainstAlpha(items: operational.count - 1)
  }

  func statistics(item: Int) -> ItemStatistics {
    let presented = matrix.presented(item: item)
    let notReached = matrix.notReached(item: item)
    let omitted = matrix.omitted(item: item)
    return ItemStatistics(
      item: item, isPretest: matrix.items[item].isPretest, presented: presented,
      answered: presented - notReached - omitted, omitted: omitted, notReached: notReached,
      omitRate: .proportion(omitted, of: presented - notReached, level: level, .omitRate),
      notReachedRate: .proportion(notReached, of: presented, level: level, .notReachedRate),
      pValue: pValue(item), standardDeviation: standardDeviation(item), itemTotal: itemTotal(item),
      itemRest: itemRest(item), alphaIfDeleted: alphaIfDeleted(item), options: options(item))
  }

  private func pValue(_ item: Int) -> Figure {
    let moments = matrix.moments(item: item)
    let n = moments.n
    guard n > 0 else { return .withheld(.tooFewCandidates(needed: 1), n: 0, .pValue) }
    let maximum = Double(matrix.items[item].maximumInUnits)
    let error = n < 2 ? nil : (moments.deviations / Double(n - 1) / Double(n)).squareRoot() / maximum
    guard matrix.isDichotomous(item: item) else {
      return .value(moments.mean / maximum, standardError: error, n: n, .pValue)
    }
    let right = Int(moments.sum / matrix.items[item].maximumInUnits)
    return .value(
      Double(right) / Double(n), standardError: error, interval: .wilson(right, of: n, level: level), n: n, .pValue)
  }

  private func standardDeviation(_ item: Int) -> Figure {
    let moments = matrix.moments(item: item)
    guard moments.n > 1 else { return .withheld(.tooFewCandidates(needed: 2), n: moments.n, .standardDeviation) }
    let variance = moments.deviations / Double(moments.n - 1)
    return .value(variance.squareRoot() / ResponseMatrix.unitsPerPoint, n: moments.n, .standardDeviation)
  }

  private func itemTotal(_ item: Int) -> Figure {
    guard criterion == .total else { return .withheld(.formsDiffer, n: sums.total[item].n, .itemTotal) }
    var (x, products) = (ExactMoments(), Int128(0))
    forEachCode(of: item) { score, slot in
      x.add(score, times: slot.totalCount)
      products += Int128(score) * Int128(slot.total)
    }
    let y = sums.total[item]
    return .correlation(
      sxx: x.deviations, syy: y.deviations, sxy: y.codeviations(products: products, sumX: x.sum), n: y.n, level: level,
      .itemTotal)
  }

  private func itemRest(_ item: Int) -> Figure {
    var (x, products) = (ExactMoments(), Int128(0))
    forEachCode(of: item) { score, slot in
      x.add(score, times: slot.restCount)
      products += Int128(score) * Int128(slot.rest)
    }
    let y = sums.rest[item]
    let method = restMethod(item)
    if hasNoRest(item) { return .withheld(.tooFewItems(needed: matrix.items[item].isPretest ? 1 : 2), n: 0, method) }
    return .correlation(
      sxx: x.deviations, syy: y.deviations, sxy: y.codeviations(products: products, sumX: x.sum), n: y.n, level: level,
      method)
  }

  /// Whether people reached the item and none of them had another operational one.
  private func hasNoRest(_ item: Int) -> Bool { sums.rest[item].n == 0 && matrix.moments(item: item).n > 0 }

  private func restMethod(_ item: Int) -> Method {
    switch (criterion, matrix.items[item].isPretest) {
    case (.total, false): .itemRest
    case (.total, true): .pretestTotal
    case (.proportionCorrectOfOwnForm, false): .itemRestOfOwnForm
    case (.proportionCorrectOfOwnForm, true): .pretestOwnForm
    }
  }

  private func alphaIfDeleted(_ item: Int) -> Figure {
    let n = matrix.candidateCount
    guard !matrix.items[item].isPretest, operational.contains(item) else {
      return .withheld(.itemDoesNotCount, n: n, .alphaIfDeleted)
    }
    if let reasonAgainstAlpha {
      // One item less than the form has: alpha needs three to begin with.
      return .withheld(
        reasonAgainstAlpha == .tooFewItems(needed: 2) ? .tooFewItems(needed: 3) : reasonAgainstAlpha, n: n,
        .alphaIfDeleted)
    }
    // Those who did not reach the item have all of their points on the rest.
    let rest = sums.rest[item] + (totals - sums.total[item])
    guard rest.deviations > 0 else { return .withheld(.scoresAreConstant, n: n, .alphaIfDeleted) }
    let k = Double(operational.count - 1)
    let others = parts - matrix.moments(item: item, fromStart: true).deviations
    return .value(k / (k - 1) * (1 - others / rest.deviations), n: n, .alphaIfDeleted)
  }

  private func options(_ item: Int) -> [OptionStatistics] {
    let column = matrix.items[item]
    guard !column.options.isEmpty else { return [] }
    let reached = matrix.moments(item: item).n
    let codes = Int(ResponseMatrix.Cell.omitted)..<matrix.codes[item].answers.count
    let sizes = groupSizes(item, codes)
    return (0...column.options.count).map { place in
      let isOmission = place == column.options.count
      let own = codes.filter { isOmission ? $0 == codes.lowerBound : chose(place, code: $0, item: item) }
      let chosen = own.reduce(AnalysisSums.CodeSums()) { $0 + sums.codes[sums.start[item] + $1] }
      let inGroups = groupSizes(item, own)
      return OptionStatistics(
        option: isOmission ? nil : place, isKey: !isOmission && column.options[place].isKey, n: chosen.n,
        share: .proportion(chosen.n, of: reached, level: level, .optionShare),
        meanCriterion: meanCriterion(chosen),
        optionTotal: criterion == .total
          ? choice(chosen.totalCount, sum: chosen.total, of: sums.total[item], .optionTotal)
          : .withheld(.formsDiffer, n: sums.total[item].n, .optionTotal),
        optionRest: hasNoRest(item)
          ? .withheld(.tooFewItems(needed: column.isPretest ? 1 : 2), n: 0, restMethod(item))
          : choice(chosen.restCount, sum: chosen.rest, of: sums.rest[item], restMethod(item)),
        groupShares: zip(inGroups, sizes).map { $1 == 0 ? nil : Double($0) / Double($1) })
    }
  }

  private func chose(_ option: Int, code: Int, item: Int) -> Bool {
    guard code >= Int(ResponseMatrix.Cell.firstAnswer) else { return false }
    let choice = matrix.codes[item].answers[code].choice
    return matrix.items[item].takesSeveral ? choice >> UInt32(option) & 1 == 1 : choice == UInt32(option + 1)
  }

  /// How many of each score group have one of these codes.
  private func groupSizes(_ item: Int, _ codes: some Sequence<Int>) -> [Int] {
    codes.reduce(into: Array(repeating: 0, count: sums.groupCount)) { sizes, code in
      for group in sizes.indices { sizes[group] += sums.groups[(sums.start[item] + code) * sums.groupCount + group] }
    }
  }

  private func meanCriterion(_ chosen: AnalysisSums.CodeSums) -> Figure {
    guard chosen.totalCount > 0 else { return .withheld(.tooFewCandidates(needed: 1), n: 0, .meanCriterion) }
    let units = criterion == .total ? ResponseMatrix.unitsPerPoint : AnalysisSums.proportionUnits
    return .value(Double(chosen.total) / Double(chosen.totalCount) / units, n: chosen.totalCount, .meanCriterion)
  }

  /// The correlation of having chosen an option with the criterion.
  private func choice(_ chosen: Int, sum: Int64, of criterion: ExactMoments, _ method: Method) -> Figure {
    let n = criterion.n
    let sxx = n == 0 ? 0 : Double(chosen) * Double(n - chosen) / Double(n)
    return .correlation(
      sxx: sxx, syy: criterion.deviations,
      sxy: criterion.codeviations(products: Int128(sum), sumX: Int64(chosen)), n: n, level: level,
      constant: .everyoneChoseAlike, method)
  }

  private func forEachCode(of item: Int, _ body: (Int64, AnalysisSums.CodeSums) -> Void) {
    for code in Int(ResponseMatrix.Cell.omitted)..<matrix.codes[item].answers.count {
      body(matrix.codes[item].answers[code].units, sums.codes[sums.start[item] + code])
    }
  }
}

extension Method {
  package static let omitRate = Method("omit rate, Wilson interval", source: "Wilson 1927")
  package static let notReachedRate = Method("not-reached rate, Wilson interval", source: "Wilson 1927")
  package static let pValue = Method("p-value (mean over maximum)", source: "Lord and Novick 1968")
  package static let itemTotal = Method("item-total correlation", source: "Pearson 1896")
  package static let itemRest = Method("item-rest correlation", source: "Henrysson 1963")
  package static let pretestTotal = Method("correlation with the operational score", source: "Pearson 1896")
  package static let itemRestOfOwnForm = Method(
    "correlation with the proportion correct on the rest of the own form", source: "Henrysson 1963")
  package static let pretestOwnForm = Method(
    "correlation with the proportion correct on the own form's operational items", source: "Pearson 1896")
  package static let alphaIfDeleted = Method("alpha without the item", source: "Cronbach 1951")
  package static let optionShare = Method("share choosing the option, Wilson interval", source: "Wilson 1927")
  package static let meanCriterion = Method("mean score of those who chose the option", source: "arithmetic mean")
  package static let optionTotal = Method("option-total correlation", source: "Pearson 1896")
}
