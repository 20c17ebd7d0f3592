import Glibc

/// Clocks, in seconds.
enum Time {
  /// What this process has used of its processors.
  static var processor: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

  /// What has passed for everybody.
  static var elapsed: Double { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Several things timed in turn, round after round, so that what disturbs the machine disturbs all alike.
struct Rounds {
  /// The times of each thing, round by round.
  private(set) var times: [[Double]]

  /// Runs each body once for every round, and once before that counts for nothing.
  ///
  /// - Parameters:
  ///   - bodies: Each does its work and gives its time.
  ///   - count: How many rounds, at least 5.
  /// - Throws: What a body throws.
  init(_ bodies: [() throws -> Double], count: Int = 7) throws {
    precondition(count >= 5, "fewer than five rounds give no median worth having")
    times = bodies.map { _ in [] }
    for body in bodies { _ = try body() }
    for _ in 0..<count {
      for (place, body) in bodies.enumerated() { times[place].append(try body()) }
    }
  }

  func median(_ place: Int) -> Double { times[place].median }

  /// The median over the rounds of one time by another.
  func ratio(_ numerator: Int, to denominator: Int) -> Double {
    zip(times[numerator], times[denominator]).map { $0 / $1 }.median
  }
}

extension [Double] {
  /// The middle value, or the mean of the two in the middle.
  var median: Double {
    guard !isEmpty else { return .nan }
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }

  /// The smallest value that so large a share of them does not exceed.
  func percentile(_ share: Double) -> Double {
    guard !isEmpty else { return .nan }
    return sorted()[Swift.min(Swift.max(Int((share * Double(count)).rounded(.up)) - 1, 0), count - 1)]
  }
}
