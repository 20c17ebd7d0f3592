/// Item analysis from a CSV file of 200 MB, 1,000,000 candidates at 100 items, in a process of its own, beside polars that
/// reads the file and computes p, item-total and item-rest correlations and alpha; and the whole report by the command.
enum MillionRows: Benchmark {
  static let names = ["million-rows-to-polars", "million-rows-memory", "million-rows-report"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let peer = try PythonPeer(in: place)
    let file = place.folder + "/million.csv"
    try ScoredResponses(candidates: 1_000_000, items: 100, seed: 11).writeCSV(to: file)
    let runner = try Runner(in: place)
    var memory = 0.0
    let rounds = try Rounds(
      [
        {
          let cost = try runner.cost(of: [place.benchmarks, "--analyse", file])
          memory = max(memory, cost.memory)
          return cost.processor
        },
        { try runner.cost(of: [place.assay, "report", "--responses", file, "--format", "csv"]).processor },
        {
          let numbers = try peer.run(source, [file])
          guard numbers.count == 1 else { throw Failure("polars gave no time") }
          return numbers[0]
        },
      ], count: 5)
    return [
      Measurement(
        name: names[0], what: "item analysis of 1,000,000 rows by polars' time",
        seen: "\(rounds.median(0).asTime) to \(rounds.median(2).asTime)", value: rounds.ratio(0, to: 2)),
      Measurement(
        name: names[1], what: "its memory, MB", seen: "\(Int(memory / 1e6)) MB", value: memory / 1e6),
      Measurement(
        name: names[2], what: "the whole report on them by the command, s", seen: rounds.median(1).asTime,
        value: rounds.median(1)),
    ]
  }

  private static let source = """
    import sys, time
    import polars as pl
    start = time.process_time()
    d = pl.read_csv(sys.argv[1])
    t = d.sum_horizontal()
    k = d.width
    p = d.mean()
    r = d.select([pl.corr(pl.col(c), t).alias(c) for c in d.columns])
    rest = d.select([pl.corr(pl.col(c), t - pl.col(c)).alias(c) for c in d.columns])
    alpha = k / (k - 1) * (1 - sum(d.var().row(0)) / t.var())
    print(time.process_time() - start)
    """
}
