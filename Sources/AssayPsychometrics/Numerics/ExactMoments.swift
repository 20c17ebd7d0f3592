/// Count, sum and sum of squares of whole numbers, without any rounding, so that their order cannot matter.
///
/// Scores are whole multiples of ``ResponseMatrix/scoreUnit``; means and sums of squared deviations are rounded once,
/// at the end. The sum must stay below 2⁶², which ``ResponseMatrix`` sees to.
struct ExactMoments {
  var n = 0
  var sum: Int64 = 0
  var squares: Int128 = 0

  mutating func add(_ x: Int64) {
    n += 1
    sum += x
    squares += Int128(truncatingIfNeeded: x) * Int128(truncatingIfNeeded: x)
  }

  mutating func add(_ x: Int64, times count: Int) {
    n += count
    sum += x * Int64(count)
    squares += Int128(x) * Int128(x) * Int128(count)
  }

  static func + (a: ExactMoments, b: ExactMoments) -> ExactMoments {
    ExactMoments(n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares)
  }

  /// What is left when some of the numbers are taken away.
  static func - (a: ExactMoments, b: ExactMoments) -> ExactMoments {
    ExactMoments(n: a.n - b.n, sum: a.sum - b.sum, squares: a.squares - b.squares)
  }

  /// The mean; 0 of nothing.
  var mean: Double { n == 0 ? 0 : Double(sum) / Double(n) }

  /// Σ(x − mean)², exactly 0 when all are equal.
  var deviations: Double {
    guard n > 0 else { return 0 }
    let (whole, left) = sum.quotientAndRemainder(dividingBy: Int64(n))
    let c = Int128(whole)
    let about = squares - 2 * c * Int128(sum) + Int128(n) * c * c
    return Double(about) - Double(left) * (Double(left) / Double(n))
  }

  /// Σx(y − mean of y), y being these numbers, from Σxy and Σx; exactly 0 when all y are equal.
  func codeviations(products: Int128, sumX: Int64) -> Double {
    guard n > 0 else { return 0 }
    let (whole, left) = sum.quotientAndRemainder(dividingBy: Int64(n))
    return Double(products - Int128(whole) * Int128(sumX)) - Double(sumX) * (Double(left) / Double(n))
  }
}
