/// A client waits before it tries again.
enum WaitsBeforeRepeating: ConformanceCheck {
  static let id = "waits-before-repeating"
  static let title = "a call is not sent again more than 20 times within a second"
  static let advice =
    "Wait before you send again, and twice as long each time: 0.1 s, 0.2 s, 0.4 s, up to some seconds."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    let most = 20
    var times: [[UInt8]: [Int64]] = [:]
    for line in record.lines {
      let key = line.content + Array(" \(line.sequence ?? 0)".utf8)
      times[key, default: []].append(line.at)
      if let all = times[key], all.count > most, all[all.count - 1] - all[all.count - 1 - most] < 1000 {
        return [ConformanceProblem("The same call came \(most + 1) times within a second.", line)]
      }
    }
    return []
  }
}
