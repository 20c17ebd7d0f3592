import AssayPsychometrics

/// Mantel-Haenszel of 50 items between two groups of 100,000 candidates, with everything else that is said of an item between
/// groups, beside numpy that computes the common odds ratio and χ² alone.
enum MatchedGroups: Benchmark {
  static let names = ["mantel-haenszel", "mantel-haenszel-to-numpy"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let peer = try PythonPeer(in: place)
    let responses = ScoredResponses(candidates: 100_000, items: 50, seed: 12)
    let file = place.folder + "/groups.bin"
    try responses.write(to: file)
    let matrix = try responses.matrix()
    let isFocal: [Bool?] = (0..<100_000).map { $0 % 2 == 1 }
    var options = DifferentialAnalysis.Options()
    options.purifies = false
    let rounds = try Rounds(
      [
        {
          let start = Time.processor
          let analysis = DifferentialAnalysis(matrix, isFocal: isFocal, options: options)
          let time = Time.processor - start
          guard analysis.items.allSatisfy({ $0.mantelHaenszel.test != nil }) else {
            throw Failure("an item was left out")
          }
          return time
        },
        {
          let numbers = try peer.run(source, [file])
          guard numbers.count == 1 else { throw Failure("numpy gave no time") }
          return numbers[0]
        },
      ], count: 7)
    let own = rounds.median(0)
    return [
      Measurement(name: names[0], what: "DIF of 100,000 × 50, s", seen: own.asTime, value: own),
      Measurement(
        name: names[1], what: "the same by numpy's time for Mantel-Haenszel alone",
        seen: "\(own.asTime) to \(rounds.median(1).asTime)", value: rounds.ratio(0, to: 1)),
    ]
  }

  /// All items by one count of score, group and item.
  private static let source = """
    import os, sys, time
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    import numpy as np
    n, k = 100_000, 50
    x = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(n, k)
    g = (np.arange(n) % 2).astype(np.int64)
    def analyse():
        t = x.sum(axis=1, dtype=np.int64)
        cell = 2 * t + g
        order = np.argsort(cell, kind="stable")
        size = np.bincount(cell, minlength=2 * (k + 1))
        edges = np.concatenate([[0], np.cumsum(size)])
        y = x[order].astype(np.int32)
        nonempty = size > 0
        right = np.zeros((2 * (k + 1), k))
        right[nonempty] = np.add.reduceat(y, edges[:-1][nonempty], axis=0)
        r, f = right[0::2], right[1::2]
        nr, nf = size[0::2][:, None], size[1::2][:, None]
        T = nr + nf
        ok = (T[:, 0] > 1) & (nr[:, 0] > 0) & (nf[:, 0] > 0)
        r, f, nr, nf, T = r[ok], f[ok], nr[ok], nf[ok], T[ok]
        m1 = r + f; m0 = T - m1
        alpha = (r * (nf - f) / T).sum(0) / ((nr - r) * f / T).sum(0)
        var = (nr * nf * m1 * m0 / (T * T * (T - 1.0))).sum(0)
        chi = (np.abs((r - nr * m1 / T).sum(0)) - 0.5) ** 2 / var
        return alpha, chi
    analyse()
    start = time.process_time(); analyse(); print(time.process_time() - start)
    """
}
