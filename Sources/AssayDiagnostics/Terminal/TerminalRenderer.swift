/// Shows diagnostics to people: what, where, the line itself with the place underlined, why, and how to mend it.
///
/// ```
/// error[duplicate-key]: `id` is written twice; keep one of the two
///  --> items/a.yaml:4:3
///   |
/// 4 |   id: b
///   |   ^^
/// note: `id` is first written here
///  --> items/a.yaml:2:3
///   |
/// 2 |   id: a
///   |   --
/// ```
package struct TerminalRenderer: Sendable {
  private let files: SourceFiles
  private let paint: Paint

  /// - Parameters:
  ///   - files: The files that the spans belong to.
  ///   - colours: Whether to colour with ANSI escape sequences.
  package init(files: SourceFiles, colours: Bool = false) {
    self.files = files
    paint = Paint(isOn: colours)
  }

  /// Every diagnostic, with an empty line after each.
  package func text(of diagnostics: Diagnostics) -> String {
    diagnostics.sorted().map { text(of: $0) + "\n" }.joined()
  }

  /// One diagnostic, its last line ended.
  package func text(of diagnostic: Diagnostic) -> String {
    let gutter = gutterWidth(of: diagnostic)
    let title = "\(diagnostic.severity.rawValue)[\(Visible.text(diagnostic.rule.name))]"
    var text = paint.severity(title, diagnostic.severity)
    text += paint.bold(": " + Visible.text(diagnostic.message.text)) + "\n"
    text += diagnostic.span.map { snippet($0, gutter, underline: "^", diagnostic.severity) } ?? ""
    for note in diagnostic.notes {
      guard let span = note.span else {
        text += aside("note", note.message.text, gutter)
        continue
      }
      text += paint.severity("note", .note) + ": " + Visible.text(note.message.text) + "\n"
      text += snippet(span, gutter, underline: "-", .note)
    }
    if let help = diagnostic.help { text += aside("help", help, gutter) }
    return text
  }

  /// The last line: `3 errors, 1 warning in 12 files`.
  ///
  /// - Parameters:
  ///   - diagnostics: What was found.
  ///   - fileCount: How many files were looked at.
  /// - Returns: The line, without its end.
  package func summary(of diagnostics: Diagnostics, fileCount: Int) -> String {
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count(severity)
      guard count > 0 else { return nil }
      return paint.severity(counted(count, severity.rawValue), severity)
    }
    let what = counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
    return "\(what) in \(counted(fileCount, "file"))"
  }
}

extension TerminalRenderer {
  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    let lines = [diagnostic.span?.line ?? 0] + diagnostic.notes.compactMap { $0.span?.line }
    return lines.map { String($0).utf8.count }.max() ?? 1
  }

  private func snippet(_ span: SourceSpan, _ gutter: Int, underline: Character, _ severity: Severity) -> String {
    let margin = String(repeating: " ", count: gutter)
    guard let file = files[span.file] else { return "" }
    let excerpt = Excerpt(of: span, in: file)
    let number = String(span.line)
    let bar = paint.frame("\(margin) |")
    let sign = paint.severity(String(repeating: underline, count: excerpt.width), severity)
    return """
      \(paint.frame("\(margin)-->")) \(Visible.text(file.path)):\(span.line):\(span.column)
      \(bar)
      \(paint.frame("\(margin.dropLast(number.utf8.count))\(number) |"))\(excerpt.text.isEmpty ? "" : " ")\(excerpt.text)
      \(bar) \(String(repeating: " ", count: excerpt.indent))\(sign)

      """
  }

  /// A note or help without a place; further lines stand below its text.
  private func aside(_ word: String, _ text: String, _ gutter: Int) -> String {
    let margin = String(repeating: " ", count: gutter)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Visible.text(String($0)) }
    let below = "\n" + margin + String(repeating: " ", count: word.utf8.count + 5)
    return "\(margin) \(paint.frame("=")) \(paint.bold(word)): \(lines.joined(separator: below))\n"
  }
}

/// ANSI colours, or none.
private struct Paint: Sendable {
  let isOn: Bool

  func severity(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .error: with("1;31", text)
    case .warning: with("1;33", text)
    case .note: with("1;36", text)
    }
  }

  func bold(_ text: String) -> String { with("1", text) }

  func frame(_ text: String) -> String { with("1;34", text) }

  private func with(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
