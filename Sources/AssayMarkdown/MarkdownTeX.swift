/// The TeX of a formula, and where its lines stand in the text.
struct MarkdownTeX {
  private struct Line {
    /// Where it begins in the TeX as it was before its ends were trimmed.
    let offset: Int
    /// Where it begins in the source.
    let source: Int
  }

  /// Without dollars, without the quote marks that further lines begin with, and without blanks at its ends.
  let text: String
  private let trimmed: Int
  private let lines: [Line]

  /// The place in the source of a byte of ``text``.
  func sourceOffset(_ offset: Int) -> Int {
    let offset = offset + trimmed
    guard let line = lines.last(where: { $0.offset <= offset }) else { return offset }
    return line.source + offset - line.offset
  }

  /// Takes the TeX out of a range of the source, whose lines begin with so many quote marks.
  init(_ source: [UInt8], _ range: Range<Int>, quotes: Int) {
    var tex: [UInt8] = []
    var lines = [Line(offset: 0, source: range.lowerBound)]
    var index = range.lowerBound
    while index < range.upperBound {
      guard source[index].isLineEnd else {
        tex.append(source[index])
        index += 1
        continue
      }
      tex.append(.newline)
      index = MarkdownLines.next(source, after: index)
      var left = quotes
      while index < range.upperBound, source[index].isBlank || (left > 0 && source[index] == .greater) {
        left -= source[index] == .greater ? 1 : 0
        index += 1
      }
      lines.append(Line(offset: tex.count, source: index))
    }
    func isSpace(_ byte: UInt8) -> Bool { byte.isBlank || byte.isLineEnd }
    let first = tex.firstIndex { !isSpace($0) } ?? tex.endIndex
    let last = tex.lastIndex { !isSpace($0) } ?? first
    text = first < tex.endIndex ? String(decoding: tex[first...last], as: UTF8.self) : ""
    trimmed = first
    self.lines = lines
  }
}

extension MarkdownProblem {
  /// A problem of a formula, at its place in the text.
  init(_ problem: TeXProblem, in tex: MarkdownTeX) {
    let last = tex.sourceOffset(problem.range.upperBound - 1)
    let range = tex.sourceOffset(problem.range.lowerBound)..<last + 1
    self.init(problem.isName ? .texName : .tex, at: range, problem.message, help: problem.help)
  }
}
