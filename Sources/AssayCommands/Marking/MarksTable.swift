import AssayDelivery
import AssayMarkdown
import AssayModel
import AssayReports

/// What waits for a rater as comma-separated values, to be filled in and read back.
///
/// A row an answer: `work` names it, `item`, `question`, `answer` and `rubric` are there to be read, a column
/// `points.TRAIT` for each trait takes the points, and `comment` a remark.
enum MarksTable {
  static let points = "points."

  static func text(of answers: [AnswerToMark]) -> String {
    var traits: [TraitID] = []
    for trait in answers.flatMap(\.traits) where !traits.contains(trait.id) { traits.append(trait.id) }
    let header = ["work", "item", "question", "answer", "rubric"] + traits.map { points + $0.text } + ["comment"]
    let rows = answers.map { answer in
      [
        answer.work.text, answer.item.text, question(answer), AssayCommands.text(of: answer), rubric(answer),
      ] + traits.map { _ in "" } + [""]
    }
    return ([header] + rows).map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func question(_ answer: AnswerToMark) -> String {
    let stem = plain(answer.stem)
    return answer.stimulus.map { "\($0.title)\n\(plain($0.text))\n\n\(stem)" } ?? stem
  }

  /// Such as `analysis (0 to 6 points): 6 = Weighs both courses; 0 = No analysis`, a line a trait.
  private static func rubric(_ answer: AnswerToMark) -> String {
    answer.traits.map { trait in
      let levels = trait.levels.sorted { $0.points > $1.points }.map { "\($0.points) = \(plain($0.text))" }
      let head = "\(trait.id) (0 to \(trait.points) points)"
      return levels.isEmpty ? head : "\(head): \(levels.joined(separator: "; "))"
    }.joined(separator: "\n")
  }

  private static func plain(_ text: String) -> String { MarkdownDocument.parse(text).document.plainText() }
}
