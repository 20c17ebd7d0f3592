import AssayPsychometrics
import Testing

struct `A generalisability study` {
  /// Each row of scores on items of its own.
  private func nested(_ rows: [[Double]]) throws -> ResponseMatrix {
    let width = rows.reduce(0) { $0 + $1.count }
    var matrix = try ResponseMatrix(items: Array(repeating: .init(maximum: 1), count: width))
    var start = 0
    for row in rows {
      var responses = [Response](repeating: .notPresented, count: width)
      for (place, score) in row.enumerated() { responses[start + place] = .scored(score) }
      start += row.count
      try matrix.append(responses)
    }
    return matrix
  }

  @Test func `agrees with an analysis of variance by hand`() throws {
    // MS_w = ½/3 = 1/6, MS_p = 1/2, n₀ = 2: σ²(p) = 1/6, σ²(Δ) = 1/12, Φ = 1 − (1/6)/(1/2).
    let study = GeneralisabilityStudy(try nested([[1, 1], [1, 0], [0, 0]]))
    #expect(near(study.itemVariance.value, 1.0 / 6, 1e-15) && near(study.personVariance.value, 1.0 / 6, 1e-15))
    #expect(near(study.dependability.value, 2.0 / 3, 1e-15))
    #expect(near(study.absoluteError.value, (1.0 / 12).squareRoot(), 1e-15))
    #expect(study.itemsPerForm == 2 && study.dependability.n == 3)
    #expect(study.sharedItems.dependability.reason == .itemsAreNotShared && study.sharedItems.meanOverlap == 0)
  }

  @Test func `agrees with unequal forms by hand`() throws {
    // N = 9, MS_w = 5/24, MS_p = 35/72, n₀ = 26/9: σ²(p) = 5/52; mean 1/n = 13/36: σ²(Δ) = 65/864; Φ = 216/385.
    let study = GeneralisabilityStudy(try nested([[1, 1, 1], [0, 1], [0, 0, 0, 1]]))
    #expect(near(study.itemVariance.value, 5.0 / 24, 1e-14) && near(study.personVariance.value, 5.0 / 52, 1e-14))
    #expect(near(study.absoluteError.value, (65.0 / 864).squareRoot(), 1e-14))
    #expect(near(study.dependability.value, 216.0 / 385, 1e-14))
    #expect(near(study.itemsPerForm, 36.0 / 13, 1e-14))
  }

  @Test func `weighs items by their points in the error of the score`() throws {
    // Proportions are those of the first example; weights 1/4 and 3/4 give Σw² = 10/16.
    let rows: [[Double]] = [[1, 3], [1, 0], [0, 0]]
    var matrix = try ResponseMatrix(items: (0..<3).flatMap { _ in [.init(maximum: 1), .init(maximum: 3)] })
    for (person, row) in rows.enumerated() {
      var responses = [Response](repeating: .notPresented, count: 6)
      responses[2 * person] = .scored(row[0])
      responses[2 * person + 1] = .scored(row[1])
      try matrix.append(responses)
    }
    let study = GeneralisabilityStudy(matrix)
    #expect(near(study.personVariance.value, 1.0 / 6, 1e-15))
    #expect(near(study.absoluteError.value, (10.0 / 96).squareRoot(), 1e-15))
    #expect(near(study.dependability.value, 1.0 / 6 / (1.0 / 6 + 10.0 / 96), 1e-14))
  }

  @Test func `is the crossed design on a fixed form`() throws {
    // Against the mean squares of the two-way analysis of variance.
    let rows: [[Double]] = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0]]
    let study = GeneralisabilityStudy(try matrix(rows))
    let (p, i) = (4.0, 3.0)
    let grand = 7.0 / 12
    let ssPerson = 3 * rows.reduce(0) { $0 + ($1.reduce(0, +) / 3 - grand) * ($1.reduce(0, +) / 3 - grand) }
    let ssItem =
      4
      * (0..<3).reduce(0.0) { sum, item in
        let mean = rows.reduce(0) { $0 + $1[item] } / 4
        return sum + (mean - grand) * (mean - grand)
      }
    let ssAll = rows.joined().reduce(0) { $0 + ($1 - grand) * ($1 - grand) }
    let residual = (ssAll - ssPerson - ssItem) / ((p - 1) * (i - 1))
    let person = (ssPerson / (p - 1) - residual) / i
    let item = (ssItem / (i - 1) - residual) / p
    #expect(near(study.sharedItems.personVariance.value, person, 1e-14))
    #expect(near(study.sharedItems.itemDifficultyVariance.value, item, 1e-14))
    #expect(near(study.itemVariance.value, (ssAll - ssPerson) / (p * (i - 1)), 1e-14))
    #expect(study.sharedItems.meanOverlap == 3)
  }

  @Test func `has the standard error of dropping each candidate in turn`() throws {
    var generator = Generator(seed: 21, purpose: "test.jackknife")
    let matrix = try randomForms(candidates: 40, bank: 60, form: 12, using: &generator)
    let study = GeneralisabilityStudy(matrix)
    let parts = (0..<40).map { left in
      GeneralisabilityStudy(matrix.selecting(candidates: (0..<40).filter { $0 != left }))
    }
    func error(_ figure: (GeneralisabilityStudy) -> Figure) throws -> Double {
      let values = try parts.map { try #require(figure($0).value) }
      let mean = values.reduce(0, +) / 40
      return (39.0 / 40 * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
    }
    #expect(near(study.dependability.standardError, try error(\.dependability), 1e-11))
    #expect(near(study.personVariance.standardError, try error(\.personVariance), 1e-11))
    #expect(near(study.absoluteError.standardError, try error(\.absoluteError), 1e-11))
    #expect(near(study.sharedItems.dependability.standardError, try error(\.sharedItems.dependability), 1e-11))
  }

  @Test func `recovers known components from forms that share nothing`() throws {
    // y = 0.5 + 0.08 p + 0.15 e: σ²(p) = 0.0064, σ²(i:p) = 0.0225, 10 items: Φ = 0.0064/0.00865.
    var generator = Generator(seed: 3, purpose: "test.nested")
    let (candidates, form) = (150, 10)
    var matrix = try ResponseMatrix(items: Array(repeating: .init(), count: candidates * form))
    for candidate in 0..<candidates {
      let ability = 0.5 + 0.08 * generator.normal()
      var row = [Response](repeating: .notPresented, count: candidates * form)
      for place in 0..<form {
        row[candidate * form + place] = .scored(min(1, max(-1, ability + 0.15 * generator.normal())))
      }
      try matrix.append(row)
    }
    let study = GeneralisabilityStudy(matrix)
    for (figure, truth) in [
      (study.personVariance, 0.0064), (study.itemVariance, 0.0225), (study.dependability, 0.0064 / 0.00865),
      (study.absoluteError, 0.00225.squareRoot()),
    ] {
      let value = try #require(figure.value)
      let error = try #require(figure.standardError)
      #expect(abs(value - truth) < 3 * error, "\(figure.method.name): \(value) ± \(error), truth \(truth)")
    }
  }

  @Test func `takes shared items into account`() throws {
    // 25 of 30 items: nested σ²(p) is too small by about σ²(i)·25/30/25, which is more than its standard error.
    var generator = Generator(seed: 9, purpose: "test.shared")
    let (person, item) = (0.05 * 0.05, 0.2 * 0.2)
    let (studies, bank, form) = (6, 30, 25)
    var (nested, shared, error, difficulty) = (0.0, 0.0, 0.0, 0.0)
    for _ in 0..<studies {
      let items = (0..<bank).map { _ in 0.2 * generator.normal() }
      var matrix = try ResponseMatrix(items: Array(repeating: .init(maximum: 3), count: bank))
      for _ in 0..<200 {
        let ability = 0.05 * generator.normal()
        var row = [Response](repeating: .notPresented, count: bank)
        for place in generator.sample(form, of: bank) {
          // Proportions of a maximum of 3 points, so ±3 leaves them untruncated.
          row[place] = .scored(3 * min(1, max(-1, ability + items[place] + 0.1 * generator.normal())))
        }
        try matrix.append(row)
      }
      let study = GeneralisabilityStudy(matrix)
      nested += try #require(study.personVariance.value) / Double(studies)
      shared += try #require(study.sharedItems.personVariance.value) / Double(studies)
      error += try #require(study.sharedItems.personVariance.standardError) / Double(studies)
      difficulty += try #require(study.sharedItems.itemDifficultyVariance.value) / Double(studies)
      #expect(near(study.sharedItems.meanOverlap, 625.0 / 30, 0.05))
    }
    let tolerance = 3 * error / Double(studies).squareRoot()
    #expect(abs(shared - person) < tolerance, "\(shared) ± \(tolerance)")
    #expect(nested < person - tolerance, "\(nested)")
    // 180 draws of difficulty: a relative standard error of √(2/174).
    #expect(abs(difficulty - item) < 3 * item * (2.0 / 174).squareRoot(), "\(difficulty)")
  }

  @Test func `withholds what the data cannot support`() throws {
    let none = GeneralisabilityStudy(try matrix([]))
    #expect(none.dependability.reason == .tooFewCandidates(needed: 2) && none.itemsPerForm == nil)
    #expect(GeneralisabilityStudy(try nested([[1, 0]])).dependability.reason == .tooFewCandidates(needed: 2))
    #expect(GeneralisabilityStudy(try nested([[1], [0]])).dependability.reason == .tooFewItems(needed: 2))
    let alike = GeneralisabilityStudy(try nested([[1, 0], [1, 0], [0, 1]]))
    #expect(alike.dependability.reason == .noPersonVariance && alike.absoluteError.value == 0.25.squareRoot())
    let right = GeneralisabilityStudy(try nested([[1, 1], [1, 1], [1, 1]]))
    #expect(right.dependability.reason == .noPersonVariance && right.absoluteError.value == 0)
    // No error at all: Φ is 1.
    #expect(GeneralisabilityStudy(try nested([[1, 1], [0, 0], [1, 1]])).dependability.value == 1)
    // Two candidates are too few for a standard error, not for an estimate.
    let two = GeneralisabilityStudy(try nested([[1, 1], [0, 0]]))
    #expect(two.dependability.value == 1 && two.dependability.standardError == nil)
  }
}

/// Rasch answers to forms drawn at random from a bank.
func randomForms(
  candidates: Int, bank: Int, form: Int, using generator: inout Generator
) throws -> ResponseMatrix {
  let models = (0..<bank).map { _ in ItemModel.rasch(b: generator.normal()) }
  var matrix = try ResponseMatrix(items: Array(repeating: .init(), count: bank))
  for _ in 0..<candidates {
    let theta = generator.normal() * 1.5
    var row = [Response](repeating: .notPresented, count: bank)
    for item in generator.sample(form, of: bank) {
      row[item] = .scored(Double(models[item].simulate(theta, using: &generator)))
    }
    try matrix.append(row)
  }
  return matrix
}
