import AssayPsychometrics

/// Item analysis of 1,000,000 candidates at 100 items of right and wrong: p, item-total and item-rest correlations, alpha, and
/// alpha without each item, beside numpy that has the scores as one matrix in memory.
enum MillionCandidates: Benchmark {
  static let names = ["million-analysis", "million-analysis-to-numpy"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let peer = try PythonPeer(in: place)
    let responses = ScoredResponses(candidates: 1_000_000, items: 100, seed: 11)
    let file = place.folder + "/million.bin"
    try responses.write(to: file)
    let matrix = try responses.matrix()
    let rounds = try Rounds(
      [
        {
          let start = Time.processor
          let analysis = ItemAnalysis(matrix)
          let alpha = matrix.alpha()
          let time = Time.processor - start
          guard analysis.items.count == 100, alpha.value != nil else { throw Failure("the analysis left items out") }
          return time
        },
        {
          let numbers = try peer.run(source, [file])
          guard numbers.count == 1 else { throw Failure("numpy gave no time") }
          return numbers[0]
        },
      ], count: 5)
    let own = rounds.median(0)
    return [
      Measurement(name: names[0], what: "item analysis of 1,000,000 × 100, s", seen: own.asTime, value: own),
      Measurement(
        name: names[1], what: "the same by numpy's time",
        seen: "\(own.asTime) to \(rounds.median(1).asTime)", value: rounds.ratio(0, to: 1)),
    ]
  }

  /// One product of the transposed scores with the totals, block by block, in single precision; threads are kept to one.
  private static let source = """
    import os, sys, time
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    import numpy as np
    n, k = 1_000_000, 100
    x = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(n, k)
    def analyse():
        s = np.zeros(k); st = np.zeros(k); t1 = t2 = 0.0
        for a in range(0, n, 16384):
            b = x[a:a + 16384].astype(np.float32)
            t = b.sum(axis=1)
            s += b.sum(axis=0, dtype=np.float64)
            st += (b.T @ t).astype(np.float64)
            t1 += float(t.sum(dtype=np.float64)); t2 += float((t.astype(np.float64) ** 2).sum())
        p = s / n; v = p * (1 - p); vt = t2 / n - (t1 / n) ** 2
        cov = st / n - p * (t1 / n)
        r = cov / np.sqrt(v * vt)
        rest = vt - 2 * cov + v
        rr = (cov - v) / np.sqrt(v * rest)
        alpha = k / (k - 1) * (1 - v.sum() / vt)
        without = (k - 1) / (k - 2) * (1 - (v.sum() - v) / rest)
        return p, r, rr, alpha, without
    analyse()
    start = time.process_time(); analyse(); print(time.process_time() - start)
    """
}
