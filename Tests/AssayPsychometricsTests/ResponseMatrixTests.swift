import AssayPsychometrics
import Testing

struct `A response matrix` {
  private let items: [ResponseMatrix.Item] = [
    .init(maximum: 2, options: [.init("A", isKey: true), .init("B")]), .init(isPretest: true),
    .init(maximum: 3, options: [.init("A", isKey: true), .init("B"), .init("C", isKey: true)], takesSeveral: true),
  ]

  @Test func `gives back what was put in`() throws {
    let rows: [[Response]] = [
      [.scored(2, chosen: .one(0)), .scored(1), .scored(1.5, chosen: .several(of: [0, 2]))],
      [.scored(0.25, chosen: .one(1)), .notPresented, .omitted],
      [.omitted, .scored(1.0 / 3), .notReached],
      [.scored(-0.5), .notReached, .scored(0, chosen: .several(of: []))],
    ]
    var matrix = try ResponseMatrix(items: items)
    for row in rows { try matrix.append(row) }
    for (candidate, row) in rows.enumerated() {
      #expect(row.indices.map { matrix.response(candidate: candidate, item: $0) } == row)
    }
    // Pretest items bring no points.
    #expect(matrix.totalScores == [3.5, 0.25, 0, -0.5])
    #expect(matrix.proportionsCorrect == [0.7, 0.05, 0, -0.1] && matrix.maximum(candidate: 1) == 5)
    let some = matrix.selecting(candidates: [3, 0])
    #expect(some.candidateCount == 2 && some.totalScores == [-0.5, 3.5])
    #expect((0..<3).map { some.response(candidate: 1, item: $0) } == rows[0])
  }

  @Test func `keeps many different scores apart`() throws {
    var matrix = try ResponseMatrix(items: [.init(maximum: 1000)])
    for score in 0..<900 { try matrix.append([.scored(Double(score) / 8)]) }
    for score in 0..<900 { try matrix.append([.scored(Double(score) / 8)]) }
    #expect(matrix.totalScores == (0..<1800).map { Double($0 % 900) / 8 })
  }

  @Test func `refuses what makes no sense and stays as it was`() throws {
    typealias Problem = ResponseMatrix.Problem
    for maximum in [0, -1, 10_001, .nan, .infinity] {
      #expect(throws: Problem.maximum(item: 1)) { try ResponseMatrix(items: [.init(), .init(maximum: maximum)]) }
    }
    let many = (0..<33).map { ResponseMatrix.Option("\($0)") }
    #expect(throws: Problem.tooManyOptions(item: 0)) {
      try ResponseMatrix(items: [.init(options: many, takesSeveral: true)])
    }
    var matrix = try ResponseMatrix(items: items)
    let rows: [([Response], Problem)] = [
      ([.omitted], .width(row: 0, found: 1)),
      ([.scored(.nan), .omitted, .omitted], .score(row: 0, item: 0)),
      ([.scored(2.5), .omitted, .omitted], .score(row: 0, item: 0)),
      ([.scored(1, chosen: .one(2)), .omitted, .omitted], .choice(row: 0, item: 0)),
      ([.scored(1, chosen: .one(-1)), .omitted, .omitted], .choice(row: 0, item: 0)),
      ([.scored(1, chosen: .several(1)), .omitted, .omitted], .choice(row: 0, item: 0)),
      ([.omitted, .omitted, .scored(1, chosen: .one(1))], .choice(row: 0, item: 2)),
      ([.omitted, .omitted, .scored(1, chosen: .several(8))], .choice(row: 0, item: 2)),
    ]
    for (row, problem) in rows {
      #expect(throws: problem) { try matrix.append(row) }
      #expect(matrix.candidateCount == 0 && matrix.totalScores.isEmpty)
    }
  }

  @Test func `knows a fixed form`() throws {
    var matrix = try ResponseMatrix(items: [.init(), .init(), .init(isPretest: true)])
    #expect(matrix.isFixedForm)
    try matrix.append([.scored(1), .omitted, .scored(1)])
    try matrix.append([.notReached, .omitted, .notPresented])
    #expect(matrix.isFixedForm)
    try matrix.append([.notPresented, .scored(1), .notPresented])
    #expect(!matrix.isFixedForm)
  }
}
