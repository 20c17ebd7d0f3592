/// `assay check` of a large bank as a whole process, by libyaml's bare event loop over the same bytes.
enum BankChecking: Benchmark {
  static let names = [
    "check-time-one-file", "check-time-200-files", "check-memory-one-file", "check-memory-200-files",
  ]

  static func run(in place: Workplace) throws -> [Measurement] {
    let runner = try Runner(in: place)
    var times: [Measurement] = []
    var memories: [Measurement] = []
    for (layout, fileCount) in [("one file", 1), ("200 files", 200)] {
      let files = GeneratedBank.files(items: 20_000, over: fileCount)
      let folder = try place.write(files, as: "bank-\(fileCount)")
      var memory = 0.0
      let rounds = try Rounds([
        { try BankReading.loop(files) },
        {
          let cost = try runner.cost(of: [place.assay, "check", "--bank", folder])
          memory = max(memory, cost.memory)
          return cost.processor
        },
      ])
      times.append(
        Measurement(
          name: names[times.count], what: "assay check, \(layout) / libyaml's loop",
          seen: "\(rounds.median(1).asTime) / \(rounds.median(0).asTime)", value: rounds.ratio(1, to: 0)))
      memories.append(
        Measurement(
          name: names[2 + memories.count], what: "assay check, \(layout), resident at most, MB",
          seen: "\((memory / 1e6).short) MB", value: memory / 1e6))
    }
    return times + memories
  }
}
