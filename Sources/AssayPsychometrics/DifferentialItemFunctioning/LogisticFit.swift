/// A logistic regression on cells of equal predictors, by Newton's method.
///
/// logit P(right) = Xβ, maximum likelihood. Predictors are to be of the size of 1.
struct LogisticFit {
  /// So many who share their predictors, and how many of them were right.
  struct Cell {
    let predictors: [Double]
    let n, right: Double
  }

  let coefficients: [Double]
  let logLikelihood: Double

  /// Nil where the likelihood has no maximum: scores that part right from wrong wholly, or predictors that say the same.
  init?(_ cells: [Cell]) {
    guard let width = cells.first?.predictors.count else { return nil }
    var beta = [Double](repeating: 0, count: width)
    var best = LogisticFit.likelihood(cells, beta)
    for _ in 0..<100 {
      var gradient = [Double](repeating: 0, count: width)
      var information = [[Double]](repeating: gradient, count: width)
      for cell in cells {
        let p = standardLogistic(LogisticFit.logit(cell, beta))
        let (slope, weight) = (cell.right - cell.n * p, cell.n * p * (1 - p))
        for i in 0..<width {
          gradient[i] += slope * cell.predictors[i]
          for j in 0...i { information[i][j] += weight * cell.predictors[i] * cell.predictors[j] }
        }
      }
      guard let step = LogisticFit.solve(information, gradient) else { return nil }
      // A step that overshoots is halved.
      var scale = 1.0
      var next = zip(beta, step).map { $0 + $1 }
      var reached = LogisticFit.likelihood(cells, next)
      while reached < best - 1e-9 * abs(best), scale > 1e-6 {
        scale /= 2
        next = zip(beta, step).map { $0 + scale * $1 }
        reached = LogisticFit.likelihood(cells, next)
      }
      (beta, best) = (next, reached)
      guard beta.allSatisfy({ abs($0) < 50 }) else { return nil }
      if step.allSatisfy({ abs($0) < 1e-11 }) || zip(step, beta).allSatisfy({ abs($0) <= 1e-13 * (1 + abs($1)) }) {
        coefficients = beta
        logLikelihood = best
        return
      }
    }
    return nil
  }

  private static func logit(_ cell: Cell, _ beta: [Double]) -> Double {
    zip(cell.predictors, beta).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Σ right·ln p + wrong·ln(1 − p).
  private static func likelihood(_ cells: [Cell], _ beta: [Double]) -> Double {
    compensatedSum(
      cells.map { cell in
        let eta = logit(cell, beta)
        // ln p = −ln(1 + e^−η), written for the side on which it keeps its digits.
        let tail = naturalLog(1 + exponential(-abs(eta)))
        let (lnRight, lnWrong) = (min(eta, 0) - tail, min(-eta, 0) - tail)
        return cell.right * lnRight + (cell.n - cell.right) * lnWrong
      })
  }

  /// Solves a positive definite system, given by its lower triangle; nil where it is none.
  private static func solve(_ matrix: [[Double]], _ vector: [Double]) -> [Double]? {
    var root = matrix
    let width = vector.count
    for i in 0..<width {
      for j in 0...i {
        var rest = matrix[i][j]
        for k in 0..<j { rest -= root[i][k] * root[j][k] }
        if i == j {
          guard rest > 1e-13 * matrix[i][i], rest > 0 else { return nil }
          root[i][i] = rest.squareRoot()
        } else {
          root[i][j] = rest / root[j][j]
        }
      }
    }
    var solution = vector
    for i in 0..<width {
      for k in 0..<i { solution[i] -= root[i][k] * solution[k] }
      solution[i] /= root[i][i]
    }
    for i in (0..<width).reversed() {
      for k in i + 1..<max(width, i + 1) { solution[i] -= root[k][i] * solution[k] }
      solution[i] /= root[i][i]
    }
    return solution
  }
}
