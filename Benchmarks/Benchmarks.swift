import AssayJSON
import FoundationEssentials
import Glibc

/// Measures what Assay promises of its speed, as ratios within one run.
///
/// `make bench` builds and runs it at the top of the repository. What is promised stands in `thresholds.json`; a figure
/// without a bound is shown and decides nothing. Ends with 1 when a bound was missed, with 2 when it could not measure.
@main
enum Benchmarks {
  /// A new benchmark is a new file in `Cases` and a line here.
  static let all: [any Benchmark.Type] = [
    BankReading.self,
    BankChecking.self,
    SavedAnswers.self,
    DurableAnswers.self,
    DiskSyncs.self,
    ManySessions.self,
    StartUp.self,
    FormDrawing.self,
    SessionScoring.self,
    MatrixAnalysis.self,
    ReportPage.self,
    MillionCandidates.self,
    MillionRows.self,
    MatchedGroups.self,
  ]

  static func main() {
    do {
      // A process of its own for one file, started by a benchmark that asks what it costs.
      if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--analyse" {
        try FileAnalysis.run(CommandLine.arguments[2])
        exit(0)
      }
      exit(try run(Options(CommandLine.arguments.dropFirst())) ? 0 : 1)
    } catch {
      writeAll("Benchmarks: \(error)\n", to: STDERR_FILENO)
      exit(2)
    }
  }

  /// Runs what was asked for and prints a line for each figure as soon as it is known.
  ///
  /// - Returns: Whether every bound held.
  private static func run(_ options: Options) throws -> Bool {
    let thresholds = try Thresholds(file: options.root + "/Benchmarks/thresholds.json")
    let place = try Workplace(root: options.root)
    defer { place.remove() }
    Table.printHead()
    var isGood = true
    for benchmark in all where benchmark.names.contains(where: options.wants) {
      for measurement in try benchmark.run(in: place) where options.wants(measurement.name) {
        let verdict = thresholds.verdict(on: measurement)
        Table.print(measurement, verdict)
        if case .missed = verdict { isGood = false }
      }
    }
    return isGood
  }
}

/// What the command line asks for.
private struct Options {
  /// The top of the repository.
  var root = "."
  /// A part of the names of what is wanted; nil for all.
  var filter: String?

  init(_ arguments: ArraySlice<String>) throws(Failure) {
    var rest = arguments
    while let option = rest.popFirst() {
      switch (option, rest.popFirst()) {
      case ("--filter", let word?): filter = word
      case ("--root", let folder?): root = folder
      default: throw Failure("usage: Benchmarks [--filter PART-OF-A-NAME] [--root TOP-OF-THE-REPOSITORY]")
      }
    }
  }

  func wants(_ name: String) -> Bool { filter.map { name.contains($0) } ?? true }
}
