/// A span in the numbers that machine formats give: where it begins and ends, and the text around it.
struct Region {
  let file: SourceFile
  let span: SourceSpan
  let endLine: Int
  let endColumn: Int

  /// The most bytes of source text that are given along.
  static let excerpt = 2000

  /// Nil when the span belongs to no file of the run.
  init?(_ span: SourceSpan, in files: SourceFiles) {
    guard let file = files[span.file] else { return nil }
    self.file = file
    self.span = span
    (endLine, endColumn) = file.position(at: Int(span.upper))
  }

  /// The line in which the span begins; of a very long one the part around the place.
  var lineText: String {
    let line = file.range(ofLine: Int(span.line))
    guard line.count > Self.excerpt else { return file.text(line) }
    let lower = boundary(max(line.lowerBound, Int(span.lower) - Self.excerpt / 4), in: line)
    return file.text(lower..<boundary(min(line.upperBound, lower + Self.excerpt), in: line))
  }

  /// The text of the span itself, unless it is long.
  var text: String? { span.range.count > Self.excerpt ? nil : file.text(span) }

  private func boundary(_ place: Int, in line: Range<Int>) -> Int {
    var place = place
    while place > line.lowerBound, place < line.upperBound, file.bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }
}
