import AssayPsychometrics
import Testing

struct `A crossed study` {
  @Test func `takes a table apart as by hand`() throws {
    // Row means 1.5, 4, 5; column means 8/3, 13/3; MS 6.5, 25/6, 1/6.
    let study = try #require(CrossedStudy(marks: [[1, 2], [3, 5], [4, 6]]))
    #expect(near(study.personVariance.value, 19.0 / 6, 1e-12))
    #expect(near(study.conditionVariance.value, 4.0 / 3, 1e-12))
    #expect(near(study.residualVariance.value, 1.0 / 6, 1e-12))
    #expect(near(study.residualVariance.standardError, 0.5.squareRoot() / 6, 1e-12))
    #expect(near(study.personVariance.standardError, (21.125 + 1.0 / 72).squareRoot() / 2, 1e-12))
    #expect(near(study.generalisability(of: 2).value, 38.0 / 39, 1e-12))
    #expect(near(study.dependability(of: 2).value, 38.0 / 47, 1e-12))
  }

  /// Shrout and Fleiss (1979), table 2: six targets and four judges; ICC(2,1) is .29 and ICC(3,1) is .71.
  @Test func `gives the coefficients of a published table`() throws {
    let ratings: [[Double]] = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    let study = try #require(CrossedStudy(marks: ratings))
    #expect(near(study.dependability(of: 1).value, 0.29, 0.005))
    #expect(near(study.generalisability(of: 1).value, 0.71, 0.005))
    let intraclass = try #require(Figure.intraclassTwoWay(ratings).value)
    #expect(near(study.dependability(of: 1).value, intraclass, 1e-12))
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `of a fixed form has alpha for its coefficient, and the standard error of measurement for its error`(
    seed: UInt64
  ) throws {
    var chance = Generator(seed: seed)
    let items = (0..<(2 + chance.index(below: 8))).map { _ in ResponseMatrix.Item(maximum: Double(1 + seed % 3)) }
    var matrix = try ResponseMatrix(items: items)
    for _ in 0..<(3 + chance.index(below: 40)) {
      let ability = chance.uniform()
      try matrix.append(
        items.map { item in
          chance.uniform() < 0.1
            ? .omitted : .scored((item.maximum * (ability + chance.uniform()) / 2).rounded(), chosen: .none)
        })
    }
    let study = try #require(CrossedStudy(matrix))
    let alpha = try #require(matrix.alpha().value)
    guard alpha > 0 else { return #expect(study.generalisability(of: items.count).reason == .noPersonVariance) }
    let coefficient = try #require(study.generalisability(of: items.count).value)
    #expect(near(coefficient, alpha, 1e-10))
    let error = try #require(matrix.standardErrorOfMeasurement().value)
    #expect(near(study.relativeError.value, error, 1e-9))
    // Difficulty is an error besides, and the cut is hardest to tell at the mean.
    let dependability = try #require(study.dependability(of: items.count).value)
    #expect(dependability <= coefficient)
    for cut in stride(from: 0, through: 2, by: 0.25) {
      #expect(try #require(study.dependability(atCut: cut).value) >= dependability - 1e-12)
    }
  }

  @Test func `does not depend on the order of the candidates`() throws {
    var chance = Generator(seed: 7)
    let items = Array(repeating: ResponseMatrix.Item(maximum: 3), count: 9)
    var rows = (0..<200).map { _ in
      items.map { _ in Response.scored(Double(chance.index(below: 4)), chosen: .none) }
    }
    func study() throws -> CrossedStudy? {
      var matrix = try ResponseMatrix(items: items)
      for row in rows { try matrix.append(row) }
      return CrossedStudy(matrix)
    }
    let first = try study()
    chance.shuffle(&rows)
    #expect(try study() == first)
  }

  @Test func `needs two persons and two conditions, and the same items for everybody`() throws {
    #expect(CrossedStudy(marks: [[1, 2]]) == nil)
    #expect(CrossedStudy(marks: [[1], [2]]) == nil)
    #expect(CrossedStudy(marks: [[1, 2], [1, 2, 3]]) == nil)
    var matrix = try ResponseMatrix(items: Array(repeating: ResponseMatrix.Item(), count: 3))
    try matrix.append([.scored(1, chosen: .none), .scored(0, chosen: .none), .notPresented])
    try matrix.append([.scored(1, chosen: .none), .notPresented, .scored(0, chosen: .none)])
    #expect(CrossedStudy(matrix) == nil)
    var unequal = try ResponseMatrix(items: [.init(), .init(maximum: 2)])
    for points in [[0.0, 1], [1, 2], [1, 0]] { try unequal.append(points.map { .scored($0, chosen: .none) }) }
    #expect(CrossedStudy(unequal) == nil)
  }
}
