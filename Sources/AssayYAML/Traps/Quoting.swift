import AssayDiagnostics

/// Puts a piece of the source in quotes, as help for an author and as a fix for tools.
enum Quoting {
  /// The text in quotes: double ones when nothing in it needs escaping, else single ones with `'` doubled.
  static func quoted(_ text: String) -> String {
    let needsSingle = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    guard needsSingle else { return "\"\(text)\"" }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// What the author should write, with the beginning of the line; shortened when it is long.
  static func help(_ file: SourceFile, _ value: Range<Int>) -> String {
    let start = file.range(ofLine: file.position(at: value.lowerBound).line).lowerBound
    let before = start..<value.lowerBound
    guard before.count <= 80, value.count <= 120 else { return "put the whole value in quotes" }
    let line = file.text(before) + quoted(file.text(value))
    return "put the value in quotes: `\(line.drop { $0 == " " })`"
  }

  static func fix(_ file: SourceFile, _ value: Range<Int>) -> Diagnostic.Fix {
    Diagnostic.Fix("put the value in quotes", edits: [TextEdit(file.span(value), quoted(file.text(value)))])
  }
}
