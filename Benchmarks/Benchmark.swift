/// One thing that is measured, in a file of its own.
protocol Benchmark: SendableMetatype {
  /// The names of the measurements that it gives, as `thresholds.json` has them.
  static var names: [String] { get }

  static func run(in place: Workplace) throws -> [Measurement]
}

/// One figure and what it is compared with.
struct Measurement {
  /// Its name in `thresholds.json`.
  var name: String
  /// What was measured, for people.
  var what: String
  /// What was seen, with units, for people.
  var seen: String
  /// What a bound is held against.
  var value: Double
}

/// Why something cannot be measured.
struct Failure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
