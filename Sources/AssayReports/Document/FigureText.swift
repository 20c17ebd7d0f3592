import AssayPsychometrics

/// What stands where a figure is withheld.
let withheldMark = "—"

extension Figure {
  /// The value with so many decimals, times a factor, or a dash.
  func text(_ places: Int, times factor: Double = 1) -> String {
    value.map { fixed($0 * factor, places) } ?? withheldMark
  }

  /// The value with its standard error, interval and number, or why it is withheld; for a line of its own.
  func fullText(_ places: Int, times factor: Double = 1, unit: String = "", counting: String = "sessions") -> String {
    guard let estimate else {
      return "\(withheldMark) withheld: \(reason?.description ?? "no reason is recorded") (n = \(n))"
    }
    var notes: [String] = []
    if let interval = estimate.interval {
      let (lower, upper) = (fixed(interval.lower * factor, places), fixed(interval.upper * factor, places))
      notes.append("\(fixed(interval.level * 100, 0)) % interval \(lower) to \(upper)")
    }
    if let error = estimate.standardError { notes.append("SE \(fixed(error * factor, places))") }
    notes.append("n = \(estimate.n)")
    return "\(fixed(estimate.value * factor, places))\(unit) (\(notes.joined(separator: ", ")))"
  }

  var cell: Table.Cell { cell(2) }

  func cell(_ places: Int, times factor: Double = 1) -> Table.Cell {
    Table.Cell(text(places, times: factor), value == nil ? .faint : .plain)
  }
}
