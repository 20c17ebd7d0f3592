import AssayDiagnostics
import AssayJSON

/// What a person at the terminal reads: items, feedback, the overview, the result, as lines.
struct TakeScreen {
  var width: Int
  var usesColour: Bool
  /// Whether a person sees it, and not a file or a pipe.
  var isTerminal = false

  func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func dim(_ text: String) -> String { usesColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func good(_ text: String) -> String { usesColour ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
  func bad(_ text: String) -> String { usesColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

  /// A line of a result in the colour of its decision.
  func judged(_ line: String, _ state: String?) -> String {
    state == "pass" ? good(line) : state == "fail" ? bad(line) : line
  }

  /// What takes everything off the screen, for a time in which nothing may be seen; nothing for a file.
  var clearing: String { isTerminal ? "\u{1B}[2J\u{1B}[3J\u{1B}[H" : "" }

  /// Shows that something can be typed.
  func prompt() { if isTerminal { StandardOutput.write("> ") } }

  /// An item with its stimulus, its parts numbered for the keyboard, and how to answer.
  ///
  /// - Parameters:
  ///   - item: What `item.get` gave.
  ///   - part: The title of its section; nil where there is one section alone.
  ///   - stimulus: What `stimulus.get` gave.
  ///   - comment: The candidate's own remark.
  /// - Returns: Whole lines.
  func item(_ item: JSONValue, of part: String?, stimulus: JSONValue?, comment: String?) -> String {
    var lines = [""] + header(item, part)
    if let stimulus {
      lines += wrap(stimulus["title"]?.string ?? "", indent: "").map(bold)
      lines += wrap(stimulus["content"]?["text"]?.string ?? "", indent: "  ")
      lines += media(stimulus, indent: "  ")
      lines.append("")
    }
    lines += wrap(item["content"]?["text"]?.string ?? "", indent: "")
    lines += media(item, indent: "")
    lines += tools(item)
    lines.append("")
    lines += parts(item)
    if let answer = item["answer"] { lines += wrap("Your answer: \(describe(answer, in: item))", indent: "").map(dim) }
    if let comment { lines += wrap("Your remark: \(comment)", indent: "").map(dim) }
    lines += wrap(prompt(item), indent: "").map(dim)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The number, the part, the points, the flag and the time left, in one line or, where it is too long, in two.
  private func header(_ item: JSONValue, _ part: String?) -> [String] {
    var words = ["Question \(item["number"]?.int ?? 0) of \(item["of"]?.int ?? 0)"]
    if let part { words.append(part) }
    if let points = item["points"]?.numberText, points != "1", points != "0" { words.append("\(points) points") }
    if item["flagged"]?.bool == true { words.append("⚑ flagged") }
    if let left = item["tries"]?["left"]?.int { words.append("\(counted(left, "try", "tries")) left") }
    let times = timeLeft(item["clock"])
    let line = (words + times).joined(separator: " · ")
    guard line.count + 6 > width, !times.isEmpty else { return [rule(line)] }
    return [rule(words.joined(separator: " · "))] + wrap(times.joined(separator: " · "), indent: "").map(dim)
  }

  private func parts(_ item: JSONValue) -> [String] {
    let interaction = item["interaction"]
    func list(_ name: String, _ label: String? = nil) -> [String] {
      let elements = interaction?[name]?.elements ?? []
      guard !elements.isEmpty else { return [] }
      return (label.map { [dim($0)] } ?? [])
        + elements.enumerated().flatMap { number, element in
          wrap(
            element["content"]?["text"]?.string ?? "", indent: "     ",
            first: number < 9 ? "  \(number + 1)  " : " \(number + 1)  ") + media(element, indent: "     ")
        } + [""]
    }
    switch item["type"]?.string {
    case "choice", "multiple-response": return list("options")
    case "survey": return list("steps")
    case "order": return list("entries")
    case "true-false": return ["  1  True", "  2  False", ""]
    case "match": return list("lefts", "Match each of these") + list("rights", "with one of these")
    case "matrix": return list("rows", "For each of these rows") + list("columns", "choose among these columns")
    case "cloze":
      return (interaction?["gaps"]?.elements ?? []).enumerated().flatMap { number, gap in
        let options = (gap["options"]?.elements ?? []).enumerated().map { option in
          "\(option.offset + 1) \(option.element["content"]?["text"]?.string ?? "")"
        }
        return wrap(
          options.isEmpty ? "write" : options.joined(separator: " · "), indent: "         ",
          first: "  Gap \(number + 1): ")
      } + [""]
    default: return []
    }
  }

  private func prompt(_ item: JSONValue) -> String {
    let how =
      switch item["type"]?.string {
      case "choice", "survey": "Type the number of your answer"
      case "true-false": "Type 1 for true, 2 for false"
      case "multiple-response":
        item["interaction"]?["select"]?.int.map { "Type \($0) numbers, as in 1 3" } ?? "Type numbers, as in 1 3"
      case "order": "Type the numbers in the right order, as in 3 1 2"
      case "match": "Type a number for each, in turn, as in 2 1 3 (0 for none)"
      case "matrix": "Type columns for each row, rows apart by a comma, as in 1, 1 2, 3 (0 for none)"
      case "cloze": "Type what goes into the gaps, apart by a comma"
      case "number": "Type a number, with a decimal point"
      case "text": "Type your answer"
      case "essay": "Type your text; a line with a single point ends it"
      case "file": "Type the path of your file; several apart by commas"
      default: "Press Return to go on"
      }
    return how + " · /help for more"
  }

  /// An answer as a person would give it.
  ///
  /// - Parameters:
  ///   - answer: As the protocol writes it.
  ///   - item: What it is an answer to.
  ///   - inWords: Whether parts go by their texts, for where the item does not stand beside it; else by their numbers.
  /// - Returns: The answer, in one line.
  func describe(_ answer: JSONValue, in item: JSONValue, inWords: Bool = false) -> String {
    guard let value = answer.members?.first?.value else { return "" }
    let interaction = item["interaction"]
    func name(_ id: String?, _ list: String) -> String {
      let elements = interaction?[list]?.elements ?? []
      guard let place = elements.firstIndex(where: { $0["id"]?.string == id }) else { return "–" }
      return inWords ? elements[place]["content"]?["text"]?.string ?? "–" : String(place + 1)
    }
    func names(_ ids: JSONValue, _ list: String, _ separator: String = "; ") -> String {
      (ids.elements ?? []).map { name($0.string, list) }.joined(separator: inWords ? separator : " ")
    }
    switch answer.members?.first?.name {
    case "choice": return name(value.string, "options")
    case "survey": return name(value.string, "steps")
    case "true-false": return value.bool == true ? "true" : "false"
    case "multiple-response": return names(value, "options")
    case "order": return names(value, "entries", " → ")
    case "match":
      let arrow = inWords ? " → " : "→"
      return (value.members ?? []).map { name($0.name, "lefts") + arrow + name($0.value.string, "rights") }
        .joined(separator: inWords ? "; " : " ")
    case "matrix":
      return (value.members ?? []).map { name($0.name, "rows") + ": " + names($0.value, "columns", ", ") }
        .joined(separator: inWords ? "; " : ", ")
    case "cloze":
      return (interaction?["gaps"]?.elements ?? []).map { gap in
        let filled = gap["id"]?.string.flatMap { value[$0]?.string }
        let option = gap["options"]?.elements?.first { $0["id"]?.string == filled }
        return option?["content"]?["text"]?.string ?? filled ?? "–"
      }.joined(separator: ", ")
    case "file":
      return counted(value.elements?.count ?? 0, "file")
    default: return value.string ?? value.numberText ?? ""
    }
  }

  /// A line across the screen with a title in it; the title alone where it takes more than a line.
  func rule(_ title: String) -> String {
    guard title.count + 6 <= width else {
      return ([String(repeating: "─", count: width)] + wrap(title, indent: "").map(bold)).joined(separator: "\n")
    }
    return "── \(bold(title)) " + String(repeating: "─", count: width - title.count - 4)
  }

  /// Paragraphs broken to the width, behind an indent.
  func wrap(_ text: String, indent: String, first: String? = nil) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = lines.isEmpty ? first ?? indent : indent
      var isEmpty = true
      let isPreformatted = paragraph.hasPrefix("  ")
      for word in isPreformatted ? [paragraph] : paragraph.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = indent
          isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
      }
      lines.append(line)
    }
    return lines
  }
}
