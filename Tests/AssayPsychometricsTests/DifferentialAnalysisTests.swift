import AssayPsychometrics
import Testing

struct `Differential item functioning` {
  /// Items of ascending difficulty, of which the first is harder for the focal group; every third candidate is focal.
  private func responses(
    _ n: Int, items count: Int = 12, harder: Double = 0.3, seed: UInt64
  ) throws -> (rows: [[Response]], isFocal: [Bool?]) {
    var chance = Generator(seed: seed)
    var rows: [[Response]] = []
    var isFocal: [Bool?] = []
    for candidate in 0..<n {
      let focal = candidate % 3 == 0
      let ability = chance.uniform()
      rows.append(
        (0..<count).map { item in
          let p = 0.2 + 0.7 * ability - 0.3 * Double(item) / Double(count) - (focal && item == 0 ? harder : 0)
          return .scored(chance.uniform() < p ? 1 : 0)
        })
      isFocal.append(focal)
    }
    return (rows, isFocal)
  }

  private func analysis(
    _ rows: [[Response]], _ isFocal: [Bool?], maximum: Double = 1,
    _ change: (inout DifferentialAnalysis.Options) -> Void = { _ in }
  ) throws -> DifferentialAnalysis {
    var matrix = try ResponseMatrix(items: Array(repeating: .init(maximum: maximum), count: rows.first?.count ?? 0))
    for row in rows { try matrix.append(row) }
    var options = DifferentialAnalysis.Options()
    options.minimumGroup = 20
    change(&options)
    return DifferentialAnalysis(matrix, isFocal: isFocal, options: options)
  }

  @Test func `agrees with two strata by hand`() {
    // Strata of 20: reference 8 of 10 and 5 of 10 right, focal 6 of 10 and 3 of 10.
    let item = MatchedItem(strata: [
      .init(criterion: 1, reference: .init(n: 10, sum: 8, squares: 8), focal: .init(n: 10, sum: 6, squares: 6)),
      .init(criterion: 0, reference: .init(n: 10, sum: 5, squares: 5), focal: .init(n: 10, sum: 3, squares: 3)),
    ])
    let result = MantelHaenszel(item, corrects: false)
    // ΣAD/T = (8·4 + 5·7)/20, ΣBC/T = (2·6 + 5·3)/20.
    #expect(near(result.commonOdds.value, 67.0 / 27, 1e-14))
    // ΣA = 13, ΣE = 7 + 4, ΣVar = 100·(14·6 + 8·12)/(400·19).
    #expect(near(result.test?.statistic, 4 / (180.0 / 76), 1e-14))
    let standardised = Standardisation(item)
    #expect(near(standardised.difference.value, -0.2, 1e-14))
    #expect(near(MantelTest(item).test?.statistic, 4 / (180.0 / 76), 1e-14))
  }

  @Test func `finds the item that is harder for a group, and no other`() throws {
    let (rows, isFocal) = try responses(3000, seed: 5)
    let result = try analysis(rows, isFocal)
    #expect(result.flagged == [0])
    #expect(result.items[0].level == .c)
    #expect(try #require(result.items[0].mantelHaenszel.difference.value) < -1.5)
    #expect(try #require(result.items[0].standardised.difference.value) < -0.1)
    #expect(result.isConverged && result.rounds >= 1)
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `does not depend on the order of the candidates`(seed: UInt64) throws {
    let (rows, isFocal) = try responses(400, seed: seed)
    var order = Array(rows.indices)
    var chance = Generator(seed: seed + 100)
    chance.shuffle(&order)
    #expect(try analysis(rows, isFocal) == analysis(order.map { rows[$0] }, order.map { isFocal[$0] }))
  }

  @Test func `turns its sign with the groups`() throws {
    let (rows, isFocal) = try responses(900, seed: 3)
    let one = try analysis(rows, isFocal) { $0.purifies = false }
    let other = try analysis(rows, isFocal.map { $0.map { !$0 } }) { $0.purifies = false }
    for (a, b) in zip(one.items, other.items) {
      #expect(near(a.mantelHaenszel.difference.value, -(b.mantelHaenszel.difference.value ?? .nan), 1e-10))
      #expect(near(a.mantelHaenszel.test?.statistic, b.mantelHaenszel.test?.statistic ?? .nan, 1e-10))
      #expect(near(a.logistic?.both.test.statistic, b.logistic?.both.test.statistic ?? .nan, 1e-7))
    }
  }

  @Test func `of items of several points is Mantel's test, which for two scores is the same as Mantel and Haenszel's`()
    throws
  {
    let (rows, isFocal) = try responses(900, seed: 4)
    let dichotomous = try analysis(rows, isFocal) { $0.corrects = false }
    for item in dichotomous.items {
      #expect(near(MantelTest(item.matched).test?.statistic, item.mantelHaenszel.test?.statistic ?? .nan, 1e-10))
      #expect(item.mantel == nil)
    }
    var chance = Generator(seed: 9)
    let polytomous = try analysis(
      rows.map { row in row.map { $0 == .scored(1) ? .scored(chance.uniform() < 0.5 ? 1 : 2) : $0 } }, isFocal,
      maximum: 2)
    #expect(polytomous.items[0].mantelHaenszel.difference.reason == .itemIsPolytomous)
    #expect(polytomous.items[0].logistic == nil)
    #expect(try #require(polytomous.items[0].mantel).p < 0.01)
    #expect(polytomous.items[0].wasPutAside && polytomous.rounds >= 1)
    // One in twenty of the others may be a false alarm.
    #expect(polytomous.items[0].isFlagged && polytomous.flagged.count <= 2)
  }

  @Test func `matches on percent correct in bands where forms differ`() throws {
    let (rows, isFocal) = try responses(3000, items: 16, seed: 6)
    let forms = rows.enumerated().map { candidate, row in
      row.enumerated().map { item, response in
        item > 0 && (item + candidate) % 4 == 0 ? Response.notPresented : response
      }
    }
    let result = try analysis(forms, isFocal)
    #expect(result.isMatchedOnShare)
    #expect(result.items[0].matched.strata.count <= 10)
    #expect(result.items[0].level == .c)
    #expect(result.items.count(where: \.isFlagged) <= 2)
  }

  @Test func `leaves out those who did not reach an item, and those in neither group`() throws {
    var (rows, isFocal) = try responses(600, seed: 8)
    for candidate in 0..<60 { rows[candidate][11] = .notReached }
    for candidate in 100..<130 { isFocal[candidate] = nil }
    let result = try analysis(rows, isFocal)
    #expect(result.referenceCount + result.focalCount == 570)
    #expect(result.items[11].referenceCount + result.items[11].focalCount == 510)
    #expect(result.items[0].referenceCount + result.items[0].focalCount == 570)
  }

  @Test func `is withheld where the data cannot carry it`() throws {
    let (rows, isFocal) = try responses(120, seed: 2)
    let small = try analysis(rows, isFocal) { $0.minimumGroup = 100 }
    #expect(small.items[0].mantelHaenszel.difference.reason == .groupsTooSmall(needed: 100))
    #expect(small.items[0].level == nil && small.flagged.isEmpty && small.deltaPlot.axis == nil)
    let constant = try analysis(rows.map { [.scored(1)] + $0.dropFirst() }, isFocal)
    #expect(constant.items[0].mantelHaenszel.difference.reason == .itemIsConstant)
    let apart = try analysis(
      zip(rows, isFocal).map { row, focal in [.scored(focal == true ? 0 : 1)] + row.dropFirst() }, isFocal)
    #expect(apart.items[0].mantelHaenszel.difference.reason == .oddsAreInfinite)
    #expect(apart.items[0].logistic == nil)
    for rows in [[], Array(rows.prefix(1)), rows.map { $0.map { _ in Response.scored(1) } }] as [[[Response]]] {
      let few = try analysis(rows, Array(isFocal.prefix(rows.count)))
      #expect(few.items.allSatisfy { $0.mantelHaenszel.difference.value == nil && $0.level == nil })
    }
  }

  @Test(arguments: [
    (3.841_458_820_694_124, 1, 0.05), (5.991_464_547_107_979, 2, 0.05), (18.307_038_053_275_14, 10, 0.05),
  ])
  func `takes p from the law of chi-square`(statistic: Double, freedom: Int, p: Double) {
    #expect(near(ChiSquareTest.tail(statistic, freedom: freedom), p, 1e-12))
  }
}
