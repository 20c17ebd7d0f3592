/// Matches candidates of two groups on their score, item by item.
///
/// The score of a fixed form is the total over the items that count, without those that are put aside (purification), the
/// studied item always included where it counts (Holland and Thayer 1988). Where forms differ it is the share of the points
/// on the other items of the own form. Candidates who did not reach an item, or did not have it, are not in its tables; an
/// omission counts 0.
struct Matching {
  /// One for each candidate: 0 in the reference group, 1 in the focal group, 2 in neither.
  let sides: [UInt8]
  let matrix: ResponseMatrix
  /// Into how many bands of equal size scores are put; nil keeps every score apart.
  let bands: Int?
  let isFixed: Bool

  init(_ matrix: ResponseMatrix, sides: [UInt8], bands: Int?) {
    self.matrix = matrix
    self.sides = sides
    isFixed = matrix.isFixedForm
    self.bands = bands ?? (isFixed ? nil : 10)
  }

  /// What an item's scores are multiples of, in score units; coarser where that would take more than 2²⁰ steps.
  ///
  /// Sums of squares stay below 2⁶² so, and an item of right and wrong has one step.
  private func step(of codes: CodeList) -> Double {
    let step = codes.answers.reduce(0) { Matching.divisor($0, abs($1.units)) }
    let highest = codes.answers.map { abs($0.units) }.max() ?? 0
    return max(Double(max(step, 1)), Double(highest) / 0x1p20)
  }

  private static func divisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// Every item with its strata; the items set aside are left out of the score, but for each item's own.
  func items(without aside: Set<Int>) -> [MatchedItem] {
    let base = isFixed ? totals(without: aside) : []
    var common: Strata?
    return matrix.items.indices.map { item in
      let isOwnIn = !matrix.items[item].isPretest && !aside.contains(item)
      if isFixed, isOwnIn || matrix.items[item].isPretest {
        let strata = common ?? Strata(base, sides, unit: ResponseMatrix.scoreUnit, bands: bands)
        common = strata
        return count(item, strata)
      }
      let scores = isFixed ? adding(item, to: base) : shares(without: item, aside)
      let unit = isFixed ? ResponseMatrix.scoreUnit : 1 / Matching.shareUnits
      return count(item, Strata(scores, sides, unit: unit, bands: bands))
    }
  }

  private func totals(without aside: Set<Int>) -> [Int64?] {
    guard !aside.isEmpty else { return matrix.totals }
    var totals = matrix.totals
    for item in aside where !matrix.items[item].isPretest { add(item, to: &totals, times: -1) }
    return totals
  }

  private func adding(_ item: Int, to base: [Int64?]) -> [Int64?] {
    var totals = base.map { $0 ?? 0 }
    if !matrix.items[item].isPretest { add(item, to: &totals, times: 1) }
    return totals
  }

  private func add(_ item: Int, to totals: inout [Int64], times factor: Int64) {
    let units = matrix.codes[item].answers.map { $0.units * factor }
    for candidate in totals.indices { totals[candidate] += units[Int(matrix.code(candidate: candidate, item: item))] }
  }

  private static let shareUnits = 0x1p38

  /// The share of the points on the other items of the own form, in 2⁻³⁸; nil where there are none.
  private func shares(without item: Int, _ aside: Set<Int>) -> [Int64?] {
    var points = matrix.totals
    var maxima = matrix.maxima
    for out in aside.union([item]) where !matrix.items[out].isPretest {
      let units = matrix.codes[out].answers.map(\.units)
      for candidate in points.indices {
        let code = matrix.code(candidate: candidate, item: out)
        points[candidate] -= units[Int(code)]
        if code != ResponseMatrix.Cell.notPresented { maxima[candidate] -= matrix.items[out].maximumInUnits }
      }
    }
    return zip(points, maxima).map { points, maximum in
      maximum == 0 ? nil : Int64((Double(points) / Double(maximum) * Matching.shareUnits).rounded())
    }
  }

  /// Gathers an item's scores by stratum and side.
  private func count(_ item: Int, _ strata: Strata) -> MatchedItem {
    let codes = matrix.codes[item]
    let step = step(of: codes)
    let steps = codes.answers.map { Int((Double($0.units) / step).rounded()) }
    let counted = codes.answers.indices.map { $0 >= Int(ResponseMatrix.Cell.omitted) ? 1 : 0 }
    // A place for each stratum and side, and one for those in neither.
    var sums = [MatchedItem.GroupSums](repeating: .init(), count: strata.criteria.count * 2 + 1)
    for (number, tile) in matrix.tiles.enumerated() {
      let first = number * Tile.rows
      for row in 0..<matrix.rows(inTile: number) {
        let code = Int(tile.code(row: row, item: item))
        let place = Int(strata.places[first + row])
        let score = steps[code]
        sums[place].n &+= counted[code]
        sums[place].sum &+= score
        sums[place].squares &+= score &* score
      }
    }
    let maximum = steps.max() ?? 0
    return MatchedItem(
      strata: strata.criteria.enumerated().map { number, criterion in
        MatchedItem.Stratum(criterion: criterion, reference: sums[2 * number], focal: sums[2 * number + 1])
      }, points: step * ResponseMatrix.scoreUnit, maximum: maximum,
      isDichotomous: zip(steps, codes.counts).allSatisfy { $0 == 0 || $0 == maximum || $1 == 0 })
  }
}

/// The levels of a criterion, and where each candidate's scores are counted.
struct Strata {
  /// Of each level, in points or as a share, in ascending order.
  let criteria: [Double]
  /// For each candidate twice the level plus the side, or the place behind all for those in neither.
  let places: [Int32]

  init(_ scores: [Int64?], _ sides: [UInt8], unit: Double, bands: Int?) {
    let known = zip(scores, sides).compactMap { score, side in side < 2 ? score : nil }
    let sorted = known.sorted()
    var levels: [Int64] = []
    if let bands, let last = sorted.last {
      // The upper ends of bands of equal size; equal scores stay together.
      for band in 1...max(bands, 1) {
        let end = band == bands ? last : sorted[max(0, sorted.count * band / bands - 1)]
        if levels.last.map({ end > $0 }) ?? true { levels.append(end) }
      }
    } else {
      for score in sorted where levels.last != score { levels.append(score) }
    }
    criteria = levels.map { Double($0) * unit }
    let behind = Int32(2 * levels.count)
    places = zip(scores, sides).map { score, side in
      guard let score, side < 2 else { return behind }
      var (low, high) = (0, levels.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if levels[middle] >= score { high = middle } else { low = middle + 1 }
      }
      return Int32(2 * low) + Int32(side)
    }
  }
}
