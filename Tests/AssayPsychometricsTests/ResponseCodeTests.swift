import AssayPsychometrics
import Testing

struct `A block of declared codes` {
  private let options = (0..<4).map { ResponseMatrix.Option("\($0)", isKey: $0 == 1) }

  @Test func `makes the same matrix as rows of responses`() throws {
    var chance = Generator(seed: 9, purpose: "test.codes")
    let items: [ResponseMatrix.Item] = (0..<7).map {
      .init(maximum: $0 == 2 ? 3 : 1, isPretest: $0 == 5, options: $0 < 4 ? options : [])
    }
    for absent in [0, 8] {
      var (plain, coded) = (try ResponseMatrix(items: items), try ResponseMatrix(items: items))
      var block: [UInt8] = []
      for row in 0..<2500 {
        let responses: [Response] = items.indices.map { item in
          switch chance.below(40) {
          case 0: return .omitted
          case 1: return .notReached
          case 2..<(2 + UInt64(absent)): return .notPresented
          default:
            let choice = chance.index(below: 4)
            let score = choice == 1 ? items[item].maximum : Double(choice) / 8
            return .scored(score, chosen: items[item].options.isEmpty ? .none : .one(choice))
          }
        }
        try plain.append(responses)
        for (item, response) in responses.enumerated() {
          switch response {
          case .notPresented: block.append(ResponseMatrix.codeOfNotPresented)
          case .notReached: block.append(ResponseMatrix.codeOfNotReached)
          case .omitted: block.append(ResponseMatrix.codeOfOmitted)
          case .scored(let score, let chosen): block.append(try coded.declare(score, chosen: chosen, item: item))
          }
        }
        if row % 700 == 3 || row == 2499 {
          try coded.append(codes: block.span)
          block = []
        }
      }
      #expect(coded.candidateCount == 2500 && coded.totalScores == plain.totalScores)
      for row in 0..<2500 {
        for item in items.indices {
          #expect(coded.response(candidate: row, item: item) == plain.response(candidate: row, item: item))
        }
      }
      #expect(ItemAnalysis(coded) == ItemAnalysis(plain) && coded.alpha() == plain.alpha())
      #expect(coded.proportionsCorrect == plain.proportionsCorrect && coded.isFixedForm == (absent == 0))
    }
  }

  @Test func `is refused whole when a byte was not declared`() throws {
    var matrix = try ResponseMatrix(items: [.init(), .init()])
    let (right, wrong) = (try matrix.declare(1, item: 0), try matrix.declare(0, item: 0))
    #expect(try matrix.declare(1, item: 0) == right && right != wrong)
    #expect(throws: ResponseMatrix.Problem.code(row: 1, item: 1)) {
      try matrix.append(codes: [right, 2, wrong, right].span)
    }
    #expect(throws: ResponseMatrix.Problem.width(row: 0, found: 3)) { try matrix.append(codes: [1, 1, 1].span) }
    #expect(throws: ResponseMatrix.Problem.score(row: 0, item: 1)) { try matrix.declare(2, item: 1) }
    #expect(matrix.candidateCount == 0 && matrix.totalScores.isEmpty)
    try matrix.append(codes: [right, 2, wrong, 0].span)
    #expect(matrix.totalScores == [1, 0] && matrix.maximum(candidate: 1) == 1)
  }

  @Test func `holds 253 answers to an item, and single rows any number`() throws {
    var matrix = try ResponseMatrix(items: [.init(maximum: 1000), .init()])
    for score in 0..<253 { #expect(try matrix.declare(Double(score), item: 0) == UInt8(score + 3)) }
    #expect(throws: ResponseMatrix.Problem.tooManyScores(item: 0)) { try matrix.declare(253, item: 0) }
    for score in 0..<600 { try matrix.append([.scored(Double(score % 300)), .scored(Double(score % 2))]) }
    #expect(matrix.totalScores == (0..<600).map { (row: Int) -> Double in Double(row % 300 + row % 2) })
    let pairs = (0..<600).map { (row: Int) -> (Double, Double) in (Double(row % 2), Double(row % 300)) }
    #expect(near(ItemAnalysis(matrix).items[1].itemRest.value, pearson(pairs)))
  }
}

struct `A matrix that learns what items are` {
  @Test func `comes out as one that knew, whatever the order of the candidates`() throws {
    var rows = [[("B", 1.0), ("x", 0)], [("A", 0), ("y", 2)], [("C", 0), ("x", 0)], [("B", 1), ("y", 2)]]
    func learned() throws -> ResponseMatrix {
      var matrix = try ResponseMatrix(items: [.init(openWith: []), .init(openWith: [.init("y", isKey: true)])])
      for row in rows {
        var responses: [Response] = []
        for (item, (label, score)) in row.enumerated() {
          let place =
            matrix.items[item].options.firstIndex { $0.label == label }
            ?? matrix.addOption(label, isKey: score > 0, item: item)
          responses.append(.scored(score, chosen: .one(place)))
        }
        try matrix.append(responses)
      }
      matrix.sortOptions()
      try matrix.setMaxima(matrix.highestScores)
      return matrix
    }
    let first = try learned()
    #expect(first.items[0].options.map(\.label) == ["A", "B", "C"])
    #expect(first.items[0].options.map(\.isKey) == [false, true, false])
    #expect(first.items.map(\.maximum) == [1, 2])
    #expect(first.maximum(candidate: 0) == 3 && first.total(candidate: 3) == 3)
    #expect(first.response(candidate: 2, item: 0) == .scored(0, chosen: .one(2)))
    rows.reverse()
    #expect(ItemAnalysis(try learned()) == ItemAnalysis(first))
  }

  @Test func `refuses maxima whose sums it cannot keep`() throws {
    var matrix = try ResponseMatrix(items: Array(repeating: .init(openWith: []), count: 1000))
    for _ in 0..<6000 { try matrix.append(Array(repeating: .scored(1), count: 1000)) }
    #expect(throws: ResponseMatrix.Problem.tooManyPoints) {
      try matrix.setMaxima(Array(repeating: 10_000, count: 1000))
    }
  }
}

struct `Item analysis of high totals` {
  /// Totals of up to 240 steps are summed in fewer bits than higher ones; the first tile is at the limit all over.
  @Test(arguments: [120.0, 121, 4000])
  func `agrees with plain sums`(maximum: Double) throws {
    var chance = Generator(seed: 6)
    var matrix = try ResponseMatrix(items: [.init(maximum: maximum), .init(maximum: maximum)])
    var pairs: [(Double, Double)] = []
    for candidate in 0..<3000 {
      let isTop = candidate < 1500 || chance.uniform() < 0.3
      let first = isTop ? maximum : Double(chance.index(below: 3))
      let second = candidate < 1500 ? maximum : Double(chance.index(below: 2))
      try matrix.append([.scored(first), .scored(second)])
      pairs.append((first, first + second))
    }
    try matrix.append([.scored(0), .scored(1)])
    pairs.append((0, 1))
    let analysis = ItemAnalysis(matrix)
    #expect(near(analysis.items[0].itemTotal.value, pearson(pairs), 1e-10))
    #expect(near(analysis.items[0].pValue.value, pairs.reduce(0) { $0 + $1.0 } / 3001 / maximum, 1e-12))
  }
}
