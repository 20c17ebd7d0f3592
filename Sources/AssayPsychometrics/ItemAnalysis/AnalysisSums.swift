/// Everything item analysis needs to know of the cells, by item and code, as exact whole numbers.
///
/// The criterion is the total in score units for fixed forms, and for random forms the proportion correct in
/// 2⁻³⁸ (rounded to 2·10⁻¹²), so that its sums are exact too.
struct AnalysisSums {
  static let proportionUnits = 0x1p38

  /// For each item the criterion, the item included, over candidates who reached it.
  var total: [ExactMoments]
  /// For each item the criterion on the other operational items.
  var rest: [ExactMoments]
  /// For each code of each item, from ``start`` of the item on; those of candidates who did not reach it stay empty.
  var codes: [CodeSums]
  /// For each code, how many of each score group have it; counted for items with options.
  var groups: [Int]
  /// Where an item's codes begin in ``codes``; one more than there are items.
  let start: [Int]
  let groupCount: Int

  /// Those who gave the same answer.
  struct CodeSums {
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

    static func + (a: CodeSums, b: CodeSums) -> CodeSums {
      CodeSums(
        n: a.n + b.n, totalCount: a.totalCount + b.totalCount, total: a.total + b.total,
        restCount: a.restCount + b.restCount, rest: a.rest + b.rest)
    }
  }

  init(_ matrix: ResponseMatrix, groups groupCount: Int) {
    self.groupCount = groupCount
    start = matrix.codes.indices.reduce(into: [0]) { $0.append($0[$1] + matrix.codes[$1].answers.count) }
    total = Array(repeating: ExactMoments(), count: matrix.items.count)
    rest = total
    codes = Array(repeating: CodeSums(), count: start[matrix.items.count])
    groups = Array(repeating: 0, count: start[matrix.items.count] * groupCount)
    if let steps = ScoreSteps(matrix) { gather(matrix, steps) } else { gather(matrix) }
  }

  /// Cell by cell, for any matrix.
  private mutating func gather(_ matrix: ResponseMatrix) {
    let isFixed = matrix.isFixedForm
    let criteria = AnalysisSums.criteria(matrix, isFixed: isFixed)
    let cuts = AnalysisSums.cuts(criteria, groups: groupCount)
    let group = criteria.map { criterion in
      criterion.map { criterion in cuts.reduce(0) { $0 + (Double(criterion) >= $1 ? 1 : 0) } }
    }
    for item in matrix.items.indices {
      let isPretest = matrix.items[item].isPretest
      let ownMaximum = isPretest ? 0 : matrix.items[item].maximumInUnits
      let answers = matrix.codes[item].answers
      let hasOptions = !matrix.items[item].options.isEmpty
      for candidate in 0..<matrix.candidateCount {
        let code = matrix.code(candidate: candidate, item: item)
        guard code >= ResponseMatrix.Cell.omitted else { continue }
        let criterion = criteria[candidate]
        let points = matrix.totals[candidate] - (isPretest ? 0 : answers[Int(code)].units)
        let left = matrix.maxima[candidate] - ownMaximum
        let rest: Int64? =
          if left == 0 { nil } else if isFixed { points } else {
            Int64((Double(points) / Double(left) * AnalysisSums.proportionUnits).rounded())
          }
        if let criterion { total[item].add(criterion) }
        if let rest { self.rest[item].add(rest) }
        let slot = start[item] + Int(code)
        codes[slot].add(criterion, rest)
        if hasOptions, let group = group[candidate] { groups[slot * groupCount + group] += 1 }
      }
    }
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
    return cuts(count: sorted.count, groups: groups) { Double(sorted[$0]) }
  }

  /// The cuts of so many values, of which `value` gives the k-th smallest.
  static func cuts(count: Int, groups: Int, value: (Int) -> Double) -> [Double] {
    (1..<groups).map { cut in
      let (whole, part) = ((count - 1) * cut).quotientAndRemainder(dividingBy: groups)
      let low = value(whole)
      guard part > 0 else { return low }
      return low + Double(part) / Double(groups) * (value(whole + 1) - low)
    }
  }
}
