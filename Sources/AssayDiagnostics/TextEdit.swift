/// A change of a source text: the bytes of a span give way to a replacement.
package struct TextEdit: Hashable, Sendable {
  /// What is replaced; an empty span inserts before its place.
  package let span: SourceSpan
  package let replacement: String

  package init(_ span: SourceSpan, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// Why edits were not applied.
package enum TextEditError: Error, Hashable, Sendable {
  /// Two edits change the same bytes.
  case overlap(SourceSpan, SourceSpan)
  /// An edit reaches beyond the end of the file.
  case outside(SourceSpan)
  /// An edit belongs to another file.
  case otherFile(SourceSpan)
}

extension SourceFile {
  /// The bytes of the file after edits that were all made against it as it is.
  ///
  /// - Parameter edits: In any order. Insertions at one place are made in the order given.
  /// - Returns: The new bytes; the file itself is unchanged.
  /// - Throws: `TextEditError` when edits overlap or do not fit the file; then nothing is done.
  package func applying(_ edits: [TextEdit]) throws(TextEditError) -> [UInt8] {
    let sorted = edits.enumerated().sorted {
      ($0.element.span.lower, $0.element.span.upper, $0.offset) < (
        $1.element.span.lower, $1.element.span.upper, $1.offset
      )
    }.map(\.element)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
    var done = 0
    var last: SourceSpan?
    for edit in sorted {
      let range = edit.span.range
      guard edit.span.file == id else { throw .otherFile(edit.span) }
      guard range.upperBound <= bytes.count else { throw .outside(edit.span) }
      if let last, range.lowerBound < done || (range == last.range && !range.isEmpty) {
        throw .overlap(last, edit.span)
      }
      result.append(contentsOf: bytes[done..<range.lowerBound])
      result.append(contentsOf: edit.replacement.utf8)
      done = range.upperBound
      last = edit.span
    }
    result.append(contentsOf: bytes[done...])
    return result
  }
}
