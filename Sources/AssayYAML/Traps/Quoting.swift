import AssayDiagnostics

/// Puts a piece of the source in quotes, as help for an author and as a fix for tools.
enum Quoting {
  /// The text in quotes: double ones when nothing in it needs escaping, else single ones with `'` doubled.
  static func quoted(_ text: String) -> String {
    let needsSingle = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    guard needsSingle else { return "\"\(text)\"" }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// What the author should write: the whole line, unless it is long.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - value: The bytes that quotes go around.
  ///   - text: What stands between the quotes, where that is not the bytes themselves.
  /// - Returns: The help.
  static func help(_ file: SourceFile, _ value: Range<Int>, text: String? = nil) -> String {
    let line = file.range(ofLine: file.position(at: value.lowerBound).line)
    guard line.count <= 200, value.upperBound <= line.upperBound else { return "put the whole value in quotes" }
    let rest = file.bytes[value.upperBound..<line.upperBound]
    let isComment = rest.first { !Composer.isBlank($0) } == UInt8(ascii: "#")
    let after = isComment ? "" : file.text(rest.indices)
    let corrected = file.text(line.lowerBound..<value.lowerBound) + quoted(text ?? file.text(value)) + after
    return "put the value in quotes: `\(corrected.drop { $0 == " " })`"
  }

  static func fix(_ file: SourceFile, _ value: Range<Int>, text: String? = nil) -> Diagnostic.Fix {
    Diagnostic.Fix("put the value in quotes", edits: [TextEdit(file.span(value), quoted(text ?? file.text(value)))])
  }
}
