import AssayJSON

// All items at a glance, and all commands.

extension TakeScreen {
  /// How every slot stands, by sections, as many in a line as fit.
  ///
  /// - Parameters:
  ///   - state: What `session.state` gave.
  ///   - place: Of the slot that is shown.
  /// - Returns: Whole lines.
  func overview(_ state: JSONValue, at place: Int) -> String {
    let slots = state["slots"]?.elements ?? []
    let sections = state["sections"]?.elements ?? []
    let digits = String(slots.count).count
    let perLine = min(max((width - 1) / (digits + 6), 1), 10)
    var marks: Set<Mark> = []
    var lines = [""]
    for section in sections {
      if sections.count > 1 {
        let title = section["title"]?.string ?? section["section"]?.string ?? ""
        let closed = section["status"]?.string == "closed" ? " (closed)" : ""
        lines += wrap(title + closed, indent: "  ").map(bold)
      }
      let own = slots.indices.filter { slots[$0]["section"] == section["section"] }
      for start in stride(from: 0, to: own.count, by: perLine) {
        let cells = own[start..<min(start + perLine, own.count)].map { index in
          let mark = Mark(slots[index])
          marks.insert(mark)
          let isFlagged = slots[index]["flagged"]?.bool == true
          let number = String(index + 1)
          return (index == place ? "▸" : " ") + styled(mark) + " " + number + (isFlagged ? "⚑" : " ")
            + String(repeating: " ", count: digits - number.count + 2)
        }
        lines.append(" " + trimmedAtEnd(cells.joined()))
      }
    }
    var legend = Mark.allCases.filter(marks.contains).map { "\($0.rawValue) \($0.meaning)" }
    if slots.contains(where: { $0["flagged"]?.bool == true }) { legend.append("⚑ flagged") }
    legend.append("▸ you are here")
    lines += wrap(legend.joined(separator: "   "), indent: "  ").map(dim)
    return lines.joined(separator: "\n") + "\n"
  }

  /// How far a slot is.
  private enum Mark: String, CaseIterable {
    case answered = "●"
    case begun = "◐"
    case open = "○"
    case toRead = "–"
    case closedAnswered = "■"
    case closed = "□"

    init(_ slot: JSONValue) {
      let isAnswered = slot["answered"]?.bool == true
      if slot["closed"]?.bool == true {
        self = isAnswered ? .closedAnswered : .closed
      } else if slot["type"]?.string == "info" {
        self = .toRead
      } else {
        self = isAnswered ? .answered : slot["partial"]?.bool == true ? .begun : .open
      }
    }

    var meaning: String {
      switch self {
      case .answered: "answered"
      case .begun: "begun"
      case .open: "no answer"
      case .toRead: "to read"
      case .closedAnswered: "closed, answered"
      case .closed: "closed, no answer"
      }
    }
  }

  private func styled(_ mark: Mark) -> String {
    switch mark {
    case .answered, .closedAnswered: good(mark.rawValue)
    default: mark.rawValue
    }
  }

  private func trimmedAtEnd(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  /// What can be typed, in one column or two.
  func help(_ commands: [(command: String, meaning: String)]) -> [String] {
    let column = (commands.map(\.command.count).max() ?? 0) + 2
    let cells = commands.map { command, meaning in
      "  " + command + String(repeating: " ", count: column - command.count) + meaning
    }
    let cell = (cells.map(\.count).max() ?? 0) + 2
    let intro = wrap("Type your answer and press Return. Besides:", indent: "")
    guard cell * 2 <= width else {
      return intro
        + commands.flatMap { command, meaning in
          wrap(
            meaning, indent: String(repeating: " ", count: column + 2),
            first: "  " + command + String(repeating: " ", count: column - command.count))
        }
    }
    let half = (cells.count + 1) / 2
    return intro
      + (0..<half).map { row in
        guard row + half < cells.count else { return cells[row] }
        return cells[row] + String(repeating: " ", count: cell - cells[row].count) + cells[row + half]
      }
  }
}
