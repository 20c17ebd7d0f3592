import AssayJSON

// Time, in words.

extension TakeScreen {
  /// A length of time, in seconds begun: `1 h 30 min`, `9 min 50 s`, `40 s`.
  func duration(_ milliseconds: Int) -> String {
    let seconds = (max(milliseconds, 0) + 999) / 1000
    if seconds >= 3600 {
      let minutes = seconds % 3600 / 60
      return minutes == 0 ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(minutes) min"
    }
    if seconds >= 60 { return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds) s"
  }

  /// What a limit is about, behind the time: nothing for the whole, unless there are others.
  func scope(_ limit: JSONValue, amongOthers: Bool) -> String {
    switch limit["scope"]?.string {
    case "section": " for this part"
    case "item": " for this question"
    default: amongOthers ? " in all" : ""
    }
  }

  /// What is left of each limit, the narrowest first; empty where there is none.
  func timeLeft(_ clock: JSONValue?) -> [String] {
    let limits = clock?["limits"]?.elements ?? []
    if clock?["state"]?.string == "grace" {
      let grace = limits.first { $0["scope"]?.string == "grace" }?["remainingMs"]?.int
      return ["time is over: saves only" + (grace.map { ", for \(duration($0))" } ?? "")]
    }
    return limits.reversed().compactMap { limit in
      limit["remainingMs"]?.int.map { "\(duration($0)) left\(scope(limit, amongOthers: limits.count > 1))" }
    }
  }

  /// How the clock stands, a line for each limit.
  func time(_ clock: JSONValue?) -> [String] {
    let lines = timeLeft(clock)
    return lines.isEmpty ? ["There is no limit of time."] : lines.map { "  " + $0 }
  }
}
