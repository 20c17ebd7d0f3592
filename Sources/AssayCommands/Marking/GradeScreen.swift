import AssayDelivery
import AssayDiagnostics
import AssayMarkdown
import AssayModel

/// What a rater at the terminal reads.
struct GradeScreen {
  let screen: TakeScreen

  init(_ terminal: Terminal) {
    screen = TakeScreen(width: min(max(terminal.width, 40), 100), usesColour: terminal.usesColour)
  }

  /// An answer with its question and its rubric.
  func answer(_ work: AnswerToMark, number: Int, of total: Int) -> String {
    var lines = ["", screen.rule("Answer \(number) of \(total) · \(work.item)")]
    if let stimulus = work.stimulus {
      lines.append(screen.bold(stimulus.title.harmless))
      lines += markdown(stimulus.text, indent: "  ")
      lines.append("")
    }
    lines += markdown(work.stem, indent: "")
    lines += ["", screen.bold(title(of: work))]
    for line in text(of: work).harmless.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += screen.wrap(String(line), indent: "│ ", first: "│ ")
    }
    for trait in work.traits { lines += [""] + rubric(trait) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A trait with what its points stand for.
  private func rubric(_ trait: Trait) -> [String] {
    [screen.bold(range(of: trait))]
      + trait.levels.sorted { $0.points > $1.points }.flatMap { level in
        let points = level.points.description
        let head = "  " + String(repeating: " ", count: max(4 - points.count, 0)) + points + "  "
        return screen.wrap(plain(level.text), indent: String(repeating: " ", count: head.count), first: head)
      }
  }

  /// Such as `analysis, 0 to 6 points`.
  func range(of trait: Trait) -> String { "\(trait.id), 0 to \(trait.points) points" }

  /// What is about to be saved.
  func summary(_ work: AnswerToMark, _ points: [TraitPoints]) -> String {
    let total = points.reduce(Rational.zero) { $0 + $1.points }
    let most = work.traits.reduce(Rational.zero) { $0 + $1.points }
    let each = points.map { "\($0.trait) \($0.points)" }.joined(separator: " · ")
    return points.count == 1 ? "\(total) of \(most) points" : "\(each) · together \(total) of \(most) points"
  }

  private func title(of work: AnswerToMark) -> String {
    if !work.files.isEmpty { return "The answer (\(counted(work.files.count, "file")))" }
    let count = text(of: work).split(whereSeparator: \.isWhitespace).count
    let asked = work.words.map { ", \($0.lowerBound) to \($0.upperBound) asked for" } ?? ""
    return "The answer (\(counted(count, "word"))\(asked))"
  }

  private func markdown(_ text: String, indent: String) -> [String] {
    let document = MarkdownDocument.parse(text).document
    return document.terminalLines(width: screen.width - indent.count, isStyled: screen.usesColour).map { indent + $0 }
  }

  private func plain(_ text: String) -> String {
    MarkdownDocument.parse(text).document.plainText().harmless.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

/// What was written, of an answer that people mark, or the names of the files that were sent.
func text(of work: AnswerToMark) -> String {
  switch work.answer {
  case .essay(let text), .text(let text), .number(let text): text
  case .file: work.files.indices.map { work.fileName($0) }.joined(separator: "\n")
  case .choice, .trueFalse, .multipleResponse, .matrix, .order, .match, .cloze, .survey: ""
  }
}
