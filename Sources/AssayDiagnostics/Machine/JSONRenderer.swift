package import AssayJSON

/// Writes diagnostics as one JSON object for tools; its members keep their names, meaning and order.
///
/// - `diagnostics`: an array in the order of the files and places, each element with
///   - `rule`, `severity` (`error`, `warning`, `note`), `message`;
///   - where it has a place: `file`, `line`, `column`, `endLine`, `endColumn` (from 1, columns in Unicode code points,
///     the end exclusive), `offset`, `length` (bytes of UTF-8, from 0), `text` (the line in which it begins; of one
///     longer than 2,000 bytes the part around the place);
///   - `notes`: an array of objects with `message` and, where it has one, a place as above;
///   - `help`: a string, absent when there is none;
///   - `fixes`: an array of objects with `message` and `edits`, each edit a place and its `replacement`.
/// - `errors`, `warnings`, `notes`: how many there are of each severity.
/// - `files`: how many files were looked at.
package struct JSONRenderer: Sendable {
  private let files: SourceFiles

  package init(files: SourceFiles) { self.files = files }

  /// Writes the object as the next value.
  ///
  /// - Parameters:
  ///   - diagnostics: What was found.
  ///   - fileCount: How many files were looked at.
  ///   - writer: Where it goes.
  package func write(_ diagnostics: Diagnostics, fileCount: Int, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("diagnostics")
    writer.beginArray()
    for diagnostic in diagnostics.sorted() { write(diagnostic, to: &writer) }
    writer.endArray()
    writer.member("errors", diagnostics.count(.error))
    writer.member("warnings", diagnostics.count(.warning))
    writer.member("notes", diagnostics.count(.note))
    writer.member("files", fileCount)
    writer.endObject()
  }

  /// The object as a text of its own, with an end of line.
  package func text(of diagnostics: Diagnostics, fileCount: Int) -> String {
    var writer = JSONWriter(.pretty)
    write(diagnostics, fileCount: fileCount, to: &writer)
    writer.endLine()
    return writer.text
  }
}

extension JSONRenderer {
  private func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("rule", diagnostic.rule.name)
    writer.member("severity", diagnostic.severity.rawValue)
    writer.member("message", diagnostic.message.text)
    place(diagnostic.span, to: &writer)
    writer.name("notes")
    writer.beginArray()
    for note in diagnostic.notes {
      writer.beginObject()
      writer.member("message", note.message.text)
      place(note.span, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    if let help = diagnostic.help { writer.member("help", help) }
    writer.name("fixes")
    writer.beginArray()
    for fix in diagnostic.fixes { write(fix, to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ fix: Diagnostic.Fix, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("message", fix.message.text)
    writer.name("edits")
    writer.beginArray()
    for edit in fix.edits {
      writer.beginObject()
      place(edit.span, to: &writer)
      writer.member("replacement", edit.replacement)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func place(_ span: SourceSpan?, to writer: inout JSONWriter) {
    guard let region = span.flatMap({ Region($0, in: files) }) else { return }
    writer.member("file", region.file.path)
    writer.member("line", Int(region.span.line))
    writer.member("column", Int(region.span.column))
    writer.member("endLine", region.endLine)
    writer.member("endColumn", region.endColumn)
    writer.member("offset", Int(region.span.lower))
    writer.member("length", region.span.range.count)
    writer.member("text", region.lineText)
  }
}
