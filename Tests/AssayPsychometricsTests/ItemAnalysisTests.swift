import AssayPsychometrics
import Testing

struct `An item analysis` {
  @Test func `tells omitted from not reached`() throws {
    var form = try ResponseMatrix(items: [.init(), .init(), .init(isPretest: true)])
    try form.append([.scored(1), .scored(1), .scored(1)])
    try form.append([.scored(1), .omitted, .scored(0)])
    try form.append([.scored(0), .scored(0), .notReached])
    try form.append([.scored(1), .scored(1), .notPresented])
    let items = ItemAnalysis(form).items
    #expect([items[1].presented, items[1].answered, items[1].omitted, items[1].notReached] == [4, 3, 1, 0])
    #expect(items[1].omitRate.value == 0.25 && items[1].pValue.value == 0.5 && items[1].pValue.n == 4)
    #expect([items[2].presented, items[2].answered, items[2].omitted, items[2].notReached] == [3, 2, 0, 1])
    #expect(items[2].notReachedRate.value == 1.0 / 3 && items[2].pValue.value == 0.5 && items[2].pValue.n == 2)
    #expect(items[2].itemRest.method == .pretestTotal && items[2].alphaIfDeleted.reason == .itemDoesNotCount)
  }

  @Test func `compares within the own form where forms differ`() throws {
    var generator = Generator(seed: 17, purpose: "test.random")
    let bank = 20
    let columns = (0..<bank).map { ResponseMatrix.Item(maximum: $0 % 3 == 0 ? 2 : 1, isPretest: $0 >= 17) }
    var matrix = try ResponseMatrix(items: columns)
    var rows: [[Response]] = []
    for _ in 0..<120 {
      let theta = generator.normal()
      var row = [Response](repeating: .notPresented, count: bank)
      for item in generator.sample(9, of: bank) {
        let right = ItemModel.rasch(b: Double(item) / 10 - 1).simulate(theta, using: &generator)
        row[item] = generator.below(12) == 0 ? .omitted : .scored(Double(right) * columns[item].maximum)
      }
      rows.append(row)
      try matrix.append(row)
    }
    let analysis = ItemAnalysis(matrix)
    #expect(analysis.criterion == .proportionCorrectOfOwnForm)
    for item in 0..<bank {
      // The definition, cell by cell.
      var pairs: [(Double, Double)] = []
      for row in rows where row[item] != .notPresented {
        var (points, maximum) = (0.0, 0.0)
        for other in 0..<17 where other != item && row[other] != .notPresented {
          points += row[other].points
          maximum += columns[other].maximum
        }
        if maximum > 0 { pairs.append((row[item].points, points / maximum)) }
      }
      #expect(near(analysis.items[item].itemRest.value, pearson(pairs)), "item \(item)")
      #expect(analysis.items[item].itemRest.n == pairs.count)
      #expect(analysis.items[item].itemTotal.reason == .formsDiffer)
      #expect(analysis.items[item].itemRest.method == (item < 17 ? .itemRestOfOwnForm : .pretestOwnForm))
    }
  }

  @Test func `compares pretest items with the operational score`() throws {
    var generator = Generator(seed: 4, purpose: "test.pretest")
    var matrix = try ResponseMatrix(items: (0..<10).map { .init(isPretest: $0 == 9) })
    var pairs: [(Double, Double)] = []
    for _ in 0..<60 {
      let theta = generator.normal()
      let scores = (0..<10).map { _ in Double(ItemModel.rasch(b: 0).simulate(theta, using: &generator)) }
      try matrix.append(scores.map { .scored($0) })
      pairs.append((scores[9], scores.prefix(9).reduce(0, +)))
    }
    let pretest = ItemAnalysis(matrix).items[9]
    #expect(near(pretest.itemRest.value, pearson(pairs), 1e-12))
    #expect(pretest.itemRest.value == pretest.itemTotal.value)
  }

  @Test func `leaves those who did not reach an item out of it but not out of the score`() throws {
    var matrix = try ResponseMatrix(items: [.init(), .init(), .init()])
    let rows: [[Response]] = [
      [.scored(1), .scored(1), .scored(1)], [.scored(1), .scored(1), .scored(0)], [.scored(0), .scored(1), .scored(1)],
      [.scored(1), .scored(0), .notReached], [.scored(0), .scored(0), .scored(0)],
      [.scored(1), .notReached, .notReached],
    ]
    for row in rows { try matrix.append(row) }
    let items = ItemAnalysis(matrix).items
    let last = rows.filter { $0[2] != .notReached }
    #expect(near(items[2].itemRest.value, pearson(last.map { ($0[2].points, $0[0].points + $0[1].points) }), 1e-13))
    // Alpha without an item is alpha of the form without it.
    for (item, statistics) in items.enumerated() {
      let rest = try matrixOf(rows.map { row in row.indices.filter { $0 != item }.map { row[$0] } })
      #expect(near(statistics.alphaIfDeleted.value, try #require(rest.alpha().value), 1e-13))
    }
  }

  @Test func `tabulates the options of items that take several`() throws {
    let options: [ResponseMatrix.Option] = [.init("A", isKey: true), .init("B"), .init("C", isKey: true)]
    var matrix = try ResponseMatrix(items: [.init(options: options, takesSeveral: true), .init(), .init()])
    try matrix.append([.scored(1, chosen: .several(of: [0, 2])), .scored(1), .scored(1)])
    try matrix.append([.scored(0, chosen: .several(of: [0, 1])), .scored(1), .scored(0)])
    try matrix.append([.scored(0, chosen: .several(of: [1])), .scored(0), .scored(0)])
    try matrix.append([.omitted, .scored(0), .scored(0)])
    let rows = ItemAnalysis(matrix, groups: 2).items[0].options
    #expect(rows.map(\.option) == [0, 1, 2, nil] && rows.map(\.n) == [2, 2, 1, 1])
    #expect(rows.map(\.isKey) == [true, false, true, false])
    #expect(rows.map(\.meanCriterion.value) == [2, 0.5, 3, 0])
    #expect(near(rows[0].optionRest.value, pearson([(1, 2), (1, 1), (0, 0), (0, 0)]), 1e-14))
    #expect(near(rows[0].optionTotal.value, pearson([(1, 3), (1, 1), (0, 0), (0, 0)]), 1e-14))
    // Totals 3, 1, 0, 0 are cut at 0.5.
    #expect(rows[0].groupShares == [0, 1] && rows[3].groupShares == [0.5, 0])
  }

  @Test func `never parts equal scores between groups`() throws {
    var matrix = try ResponseMatrix(items: [.init(options: [.init("A", isKey: true)])])
    for score in [0, 0, 0, 1, 1] as [Double] {
      try matrix.append([.scored(score, chosen: score > 0 ? .one(0) : .none)])
    }
    // Thirds are cut at 0 and 2/3: nobody lies below the first cut.
    #expect(ItemAnalysis(matrix).items[0].options[0].groupShares == [nil, 0, 1])
  }

  @Test func `withholds what the data cannot support`() throws {
    let nobody = ItemAnalysis(try ResponseMatrix(items: [.init(options: [.init("A", isKey: true)])])).items[0]
    for figure in [nobody.pValue, nobody.omitRate, nobody.notReachedRate] {
      #expect(figure.reason == .tooFewCandidates(needed: 1))
    }
    #expect(nobody.itemRest.reason == .tooFewCandidates(needed: 3) && nobody.flagsWithheld != nil)
    #expect(nobody.options.allSatisfy { $0.share.value == nil && $0.meanCriterion.value == nil })

    let one = ItemAnalysis(try matrix([[1, 0]])).items[0]
    #expect(one.pValue.value == 1 && one.pValue.standardError == nil)
    #expect(one.standardDeviation.reason == .tooFewCandidates(needed: 2))

    let right = ItemAnalysis(try matrix(Array(repeating: [1, 1], count: 40))).items[0]
    #expect(right.pValue.value == 1 && right.standardDeviation.value == 0)
    #expect(right.itemRest.reason == .itemIsConstant && right.itemTotal.reason == .itemIsConstant)
    #expect(right.flags.map(\.kind) == [.tooEasy, .constant])
    let wrong = ItemAnalysis(try matrix(Array(repeating: [0, 1], count: 40))).items[0]
    #expect(wrong.pValue.value == 0 && wrong.flags.map(\.kind) == [.tooHard, .constant])

    let alone = ItemAnalysis(try matrix([[1], [0], [1]])).items[0]
    #expect(alone.itemRest.reason == .tooFewItems(needed: 2) && near(alone.itemTotal.value, 1, 1e-15))
    #expect(alone.alphaIfDeleted.reason == .tooFewItems(needed: 3))
    let pair = ItemAnalysis(try matrix([[1, 1], [0, 1], [1, 0]])).items[0]
    #expect(pair.alphaIfDeleted.reason == .tooFewItems(needed: 3) && near(pair.itemRest.value, -0.5, 1e-15))
    let flat = ItemAnalysis(try matrix([[1, 1], [0, 1], [1, 1]])).items[0]
    #expect(flat.itemRest.reason == .scoresAreConstant)
  }

  @Test func `gives correlations a standard error and an interval`() throws {
    let form = try matrix([[1, 1], [1, 1], [0, 0], [0, 0], [1, 0], [0, 1], [1, 1], [0, 0]])
    let figure = ItemAnalysis(form).items[0].itemRest
    #expect(near(figure.value, 0.5, 1e-15) && near(figure.standardError, 0.75 / 7.0.squareRoot(), 1e-14))
    // tanh(0.549306144334055 ± 1.959963984540054/√5), scipy.
    #expect(
      near(figure.interval?.lower, -0.3160173718731807, 1e-12)
        && near(figure.interval?.upper, 0.8908085822654894, 1e-12))
  }

  @Test func `does not depend on the order of the candidates`() throws {
    var generator = Generator(seed: 6, purpose: "test.order")
    let options = (0..<4).map { ResponseMatrix.Option("\($0)", isKey: $0 == 1) }
    for form in [8, 12] {
      var matrix = try ResponseMatrix(items: (0..<12).map { .init(maximum: 2, isPretest: $0 == 11, options: options) })
      for _ in 0..<90 {
        var row = [Response](repeating: .notPresented, count: 12)
        for item in generator.sample(form, of: 12) {
          let choice = generator.index(below: 5)
          row[item] =
            choice == 4 ? .omitted : .scored(choice == 1 ? 2 : Double(choice) / 7, chosen: .one(choice))
        }
        try matrix.append(row)
      }
      let analysis = ItemAnalysis(matrix, groups: 4)
      let study = GeneralisabilityStudy(matrix)
      for _ in 0..<5 {
        let shuffled = matrix.selecting(candidates: generator.permutation(of: 90))
        var rebuilt = try ResponseMatrix(items: matrix.items)
        for row in 0..<90 { try rebuilt.append((0..<12).map { shuffled.response(candidate: row, item: $0) }) }
        for other in [shuffled, rebuilt] {
          #expect(ItemAnalysis(other, groups: 4) == analysis)
          #expect(GeneralisabilityStudy(other) == study)
          #expect(other.alpha() == matrix.alpha())
        }
      }
    }
  }
}

extension Response {
  /// What it adds to a score.
  var points: Double { if case .scored(let score, _) = self { score } else { 0 } }
}

/// Rows of responses to items of one point.
func matrixOf(_ rows: [[Response]]) throws -> ResponseMatrix {
  var matrix = try ResponseMatrix(items: Array(repeating: .init(), count: rows.first?.count ?? 0))
  for row in rows { try matrix.append(row) }
  return matrix
}
