import Glibc

/// A line for each figure, in columns.
enum Table {
  private static let widths = [26, 52, 32, 10, 12]

  static func printHead() {
    line(["name", "what", "seen", "value", "bound"], "")
  }

  static func print(_ measurement: Measurement, _ verdict: Thresholds.Verdict) {
    let (bound, word) =
      switch verdict {
      case .kept(let bound): (bound.text, "PASS")
      case .missed(let bound): (bound.text, "MISS")
      case .shown: ("", "")
      }
    line([measurement.name, measurement.what, measurement.seen, measurement.value.short, bound], word)
  }

  private static func line(_ cells: [String], _ last: String) {
    var text = ""
    for (cell, width) in zip(cells, widths) {
      text += cell + String(repeating: " ", count: max(width - cell.count, 1))
    }
    writeAll(text + last + "\n", to: STDOUT_FILENO)
  }
}

/// Writes a text at once, whatever it is written to.
func writeAll(_ text: String, to descriptor: Int32) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    bytes.removeFirst(count)
  }
}

extension Thresholds.Bound {
  fileprivate var text: String {
    switch self {
    case .atMost(let most): "≤ \(most.short)"
    case .atLeast(let least): "≥ \(least.short)"
    }
  }
}

extension Double {
  /// The number for people: thousands apart where it is large, two decimals where it is small.
  var short: String {
    guard isFinite else { return "–" }
    if abs(self) >= 100 {
      var digits = String(Int(rounded()))
      var groups: [Substring] = []
      while digits.count > 3 {
        groups.append(digits.suffix(3))
        digits.removeLast(3)
      }
      return ([Substring(digits)] + groups.reversed()).joined(separator: ",")
    }
    let hundredths = Int((abs(self) * 100).rounded())
    let cents = hundredths % 100
    return (self < 0 ? "-" : "") + "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// A time in seconds for people.
  var asTime: String {
    if self >= 1 { return short + " s" }
    if self >= 0.001 { return (self * 1e3).short + " ms" }
    return (self * 1e6).short + " µs"
  }
}
