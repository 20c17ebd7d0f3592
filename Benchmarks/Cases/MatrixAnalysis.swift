import AssayPsychometrics

/// Item analysis of 100,000 candidates at 100 items of four options.
enum MatrixAnalysis: Benchmark {
  static let names = ["item-analysis"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let options = (0..<4).map { ResponseMatrix.Option("o\($0)", isKey: $0 == 0) }
    let item = ResponseMatrix.Item(options: options)
    var matrix = try ResponseMatrix(items: Array(repeating: item, count: 100))
    var chance = Generator(seed: 1, purpose: "bench.responses")
    for _ in 0..<100_000 {
      let ability = 0.3 + 0.6 * chance.uniform()
      try matrix.append(
        (0..<100).map { _ in
          let option = chance.uniform() < ability ? 0 : 1 + chance.index(below: 3)
          return .scored(option == 0 ? 1 : 0, chosen: .one(option))
        })
    }
    let rounds = try Rounds(
      [
        {
          let start = Time.processor
          let analysis = ItemAnalysis(matrix)
          let time = Time.processor - start
          guard analysis.items.count == 100 else { throw Failure("the analysis left items out") }
          return time
        }
      ], count: 5)
    return [
      Measurement(
        name: names[0], what: "item analysis of 100,000 × 100, s", seen: rounds.median(0).asTime,
        value: rounds.median(0))
    ]
  }
}
