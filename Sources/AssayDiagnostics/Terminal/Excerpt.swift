/// The line of a span as it is shown, and which of its columns are underlined.
///
/// Long lines are cut around the place. A span over several lines shows its first.
struct Excerpt {
  let text: String
  /// Columns before the underline.
  let indent: Int
  /// Columns of the underline, at least one.
  let width: Int

  private static let columns = 110
  private static let mark = 80
  /// No more bytes than these are looked at on either side, so that a line of megabytes costs nothing.
  private static let reach = 600

  init(of span: SourceSpan, in file: SourceFile) {
    let line = file.range(ofLine: Int(span.line))
    let lower = min(max(Int(span.lower), line.lowerBound), line.upperBound)
    let upper = min(max(Int(span.upper), lower), line.upperBound)
    let first = Self.boundary(file.bytes, max(line.lowerBound, lower - Self.reach), line)
    let last = Self.boundary(file.bytes, min(line.upperBound, max(upper, lower) + Self.reach), line)
    let markEnd = upper - lower > Self.reach ? Self.boundary(file.bytes, lower + Self.reach, line) : upper

    var before = Visible.cells(of: file.text(first..<lower))
    var marked = Visible.cells(of: file.text(lower..<markEnd))
    var after = markEnd < upper ? [] : Visible.cells(of: file.text(upper..<last))
    var (cutsBefore, cutsAfter) = (first > line.lowerBound, last < line.upperBound || markEnd < upper)

    if Self.width(before) + Self.width(marked) + Self.width(after) > Self.columns || cutsBefore || cutsAfter {
      if Self.width(marked) > Self.mark {
        Self.trim(&marked, to: Self.mark)
        after = []
        cutsAfter = true
      }
      let room = Self.columns - Self.width(marked)
      let left = max(room - Self.width(after), room / 2)
      if Self.width(before) > left {
        before.reverse()
        Self.trim(&before, to: left)
        before.reverse()
        cutsBefore = true
      }
      let right = room - Self.width(before)
      if Self.width(after) > right {
        Self.trim(&after, to: right)
        cutsAfter = true
      }
    }
    let start = cutsBefore ? "…" : ""
    text = start + (before + marked + after).map(\.text).joined() + (cutsAfter ? "…" : "")
    indent = start.count + Self.width(before)
    width = max(1, Self.width(marked))
  }

  private static func width(_ cells: [Visible.Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  private static func trim(_ cells: inout [Visible.Cell], to width: Int) {
    var sum = 0
    let end = cells.firstIndex {
      sum += $0.width
      return sum > width
    }
    if let end { cells.removeSubrange(end...) }
  }

  /// The place itself, or the start of the character that it is in.
  private static func boundary(_ bytes: [UInt8], _ place: Int, _ line: Range<Int>) -> Int {
    var place = place
    while place > line.lowerBound, place < line.upperBound, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }
}
