/// The totals of a fixed form as small whole numbers: (total − lowest)/step, step being what all scores are multiples
/// of.
struct ScoreSteps {
  /// One for each candidate, 0 for the lowest total.
  let values: [Int16]
  /// In score units.
  let step: Int64
  let lowest: Int64
  /// How many candidates have each value.
  let frequencies: [Int]

  /// Nil where forms differ, nothing counts, or totals spread over more than 32,767 steps.
  init?(_ matrix: ResponseMatrix) {
    guard matrix.isFixedForm, let maximum = matrix.maxima.first, maximum > 0 else { return nil }
    guard let lowest = matrix.totals.min(), let highest = matrix.totals.max() else { return nil }
    var step: Int64 = 0
    for (item, codes) in zip(matrix.items, matrix.codes) where !item.isPretest {
      for answer in codes.answers where step != 1 { step = ScoreSteps.commonDivisor(step, abs(answer.units)) }
    }
    let width = max(step, 1)
    guard (highest - lowest) / width <= Int64(Int16.max) else { return nil }
    var frequencies = [Int](repeating: 0, count: Int((highest - lowest) / width) + 1)
    let perStep = 1 / Double(width)
    values = matrix.totals.map { total in
      // At most 32,767 whole steps: the product is within 10⁻¹¹ of one, and several times faster than a division.
      let value = Int64((Double(total - lowest) * perStep).rounded(.toNearestOrEven))
      frequencies[Int(value)] += 1
      return Int16(truncatingIfNeeded: value)
    }
    (self.step, self.lowest, self.frequencies) = (width, lowest, frequencies)
  }

  private static func commonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// Count, sum and sum of squares of all totals, in score units.
  var moments: ExactMoments {
    var moments = ExactMoments()
    for (value, count) in frequencies.enumerated() { moments.add(lowest + Int64(value) * step, times: count) }
    return moments
  }

  /// For each value, in which of so many score groups it is; groups are parted at quantiles, see ``OptionStatistics``.
  func groups(_ count: Int) -> [UInt8] {
    let upTo = frequencies.indices.reduce(into: [Int]()) { $0.append(($0.last ?? 0) + frequencies[$1]) }
    let cuts = AnalysisSums.cuts(count: values.count, groups: count) { place in
      var (low, high) = (0, upTo.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if upTo[middle] > place { high = middle } else { low = middle + 1 }
      }
      return Double(lowest + Int64(low) * step)
    }
    return frequencies.indices.map { value in
      let total = Double(lowest + Int64(value) * step)
      return cuts.reduce(0) { $0 + (total >= $1 ? 1 : 0) }
    }
  }
}
