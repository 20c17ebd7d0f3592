/// Everything item analysis needs to know of the cells, gathered in one pass as exact whole numbers.
///
/// The criterion is the total in score units for fixed forms, and for random forms the proportion correct in
/// 2⁻³⁸ (rounded to 2·10⁻¹²), so that its sums are exact too.
struct AnalysisSums {
  static let proportionUnits = 0x1p38

  /// For each item the criterion, the item included, over candidates who reached it.
  private(set) var total: [ExactMoments]
  /// For each item the criterion on the other operational items.
  private(set) var rest: [ExactMoments]
  /// For each score of each item, the omission first: see ``scoreSlots``.
  private(set) var scores: [SlotSums]
  /// For each option of each item, the omission last: see ``optionSlots``.
  private(set) var options: [SlotSums]
  /// For each option of each item, how many of each score group chose it.
  private(set) var optionGroups: [Int]
  /// For each item, how many of each score group reached it.
  private(set) var groups: [Int]
  /// Where an item's scores begin in ``scores``; one more than there are items.
  let scoreSlots: [Int]
  /// Where an item's options begin in ``options``; one more than there are items.
  let optionSlots: [Int]
  let groupCount: Int

  /// Those who share a score or an option.
  struct SlotSums {
    var n = 0
    /// Those of them who have a criterion, and its sum.
    var totalCount = 0
    var total: Int64 = 0
    /// Those of them who have other operational items, and the criterion there.
    var restCount = 0
    var rest: Int64 = 0

    mutating func add(_ total: Int64?, _ rest: Int64?) {
      n += 1
      if let total {
        totalCount += 1
        self.total += total
      }
      if let rest {
        restCount += 1
        self.rest += rest
      }
    }
  }

  init(_ matrix: ResponseMatrix, groups groupCount: Int) {
    let width = matrix.items.count
    self.groupCount = groupCount
    var (scoreSlots, optionSlots) = ([0], [0])
    for (item, column) in matrix.items.enumerated() {
      scoreSlots.append(scoreSlots[item] + matrix.scores[item].values.count + 1)
      optionSlots.append(optionSlots[item] + (column.options.isEmpty ? 0 : column.options.count + 1))
    }
    (self.scoreSlots, self.optionSlots) = (scoreSlots, optionSlots)
    total = Array(repeating: ExactMoments(), count: width)
    rest = total
    scores = Array(repeating: SlotSums(), count: scoreSlots[width])
    options = Array(repeating: SlotSums(), count: optionSlots[width])
    optionGroups = Array(repeating: 0, count: optionSlots[width] * groupCount)
    groups = Array(repeating: 0, count: width * groupCount)
    gather(matrix)
  }

  private mutating func gather(_ matrix: ResponseMatrix) {
    let width = matrix.items.count
    let isFixed = matrix.isFixedForm
    let criteria = AnalysisSums.criteria(matrix, isFixed: isFixed)
    let cuts = AnalysisSums.cuts(criteria, groups: groupCount)
    // Scores of all items in the order of the slots, and maxima as the rest of a form sees them.
    let slotScores: [Int64] = matrix.scores.flatMap { [0] + $0.values }
    let ownMaximum = matrix.items.map { $0.isPretest ? 0 : $0.maximumInUnits }
    let isPretest = matrix.items.map(\.isPretest)
    let takesSeveral = matrix.items.map(\.takesSeveral)

    for candidate in 0..<matrix.candidateCount {
      let criterion = criteria[candidate]
      let group = criterion.map { criterion in cuts.reduce(0) { $0 + (Double(criterion) >= $1 ? 1 : 0) } }
      let (points, maximum) = (matrix.totals[candidate], matrix.maxima[candidate])
      for item in 0..<width {
        let place = candidate * width + item
        let cell = matrix.cells[place]
        guard cell >= ResponseMatrix.Cell.omitted else { continue }
        let slot = scoreSlots[item] + Int(cell - ResponseMatrix.Cell.omitted)
        let own = isPretest[item] ? 0 : slotScores[slot]
        let left = maximum - ownMaximum[item]
        let rest: Int64? =
          if left == 0 { nil } else if isFixed { points - own } else {
            Int64((Double(points - own) / Double(left) * AnalysisSums.proportionUnits).rounded())
          }
        if let criterion { total[item].add(criterion) }
        if let rest { self.rest[item].add(rest) }
        scores[slot].add(criterion, rest)
        if let group { groups[item * groupCount + group] += 1 }
        let firstOption = optionSlots[item]
        let optionCount = optionSlots[item + 1] - firstOption - 1
        guard optionCount >= 0 else { continue }
        if cell == ResponseMatrix.Cell.omitted {
          choose(firstOption + optionCount, criterion, rest, group)
        } else if takesSeveral[item] {
          var bits = matrix.choices[place]
          while bits != 0 {
            choose(firstOption + bits.trailingZeroBitCount, criterion, rest, group)
            bits &= bits - 1
          }
        } else if matrix.choices[place] != 0 {
          choose(firstOption + Int(matrix.choices[place]) - 1, criterion, rest, group)
        }
      }
    }
  }

  private mutating func choose(_ slot: Int, _ total: Int64?, _ rest: Int64?, _ group: Int?) {
    options[slot].add(total, rest)
    if let group { optionGroups[slot * groupCount + group] += 1 }
  }

  /// Each candidate's criterion; nil without operational items.
  private static func criteria(_ matrix: ResponseMatrix, isFixed: Bool) -> [Int64?] {
    matrix.totals.indices.map { candidate in
      guard matrix.maxima[candidate] > 0 else { return nil }
      if isFixed { return matrix.totals[candidate] }
      let share = Double(matrix.totals[candidate]) / Double(matrix.maxima[candidate])
      return Int64((share * proportionUnits).rounded())
    }
  }

  /// The quantiles at 1/g, 2/g … of the criterion: Hyndman and Fan (1996), *Sample quantiles in statistical packages*,
  /// type 7.
  private static func cuts(_ criteria: [Int64?], groups: Int) -> [Double] {
    let sorted = criteria.compactMap { $0 }.sorted()
    guard !sorted.isEmpty else { return [] }
    return (1..<groups).map { cut in
      let (whole, part) = ((sorted.count - 1) * cut).quotientAndRemainder(dividingBy: groups)
      let low = Double(sorted[whole])
      guard part > 0 else { return low }
      return low + Double(part) / Double(groups) * (Double(sorted[whole + 1]) - low)
    }
  }
}
