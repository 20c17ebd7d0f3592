import AssayDiagnostics
import AssayYAML

/// The entries of a mapping as runs of lines that can be moved, each with the comments above its key.
struct KeyRuns {
  private struct Run {
    let rank: Int
    let comments: Range<Int>
    let lines: Range<Int>
  }

  private let source: FormatSource
  private let column: Int
  /// The line of the first key.
  private let head: Int
  private var runs: [Run] = []

  /// Finds the runs; nil where lines cannot be moved without risk, or need not be.
  ///
  /// - Parameters:
  ///   - mapping: An element of a list, or the whole file.
  ///   - head: The line on which it begins, behind a dash or at the margin.
  ///   - source: The file.
  ///   - rank: The place of a key in the canonical order.
  init?(_ mapping: YAMLNode, head: Int, in source: FormatSource, rank: (YAMLNode) -> Int) {
    let lines = source.lines
    let entries = Array(mapping.entries)
    guard mapping.isMapping, mapping.style == .block, entries.count > 1 else { return nil }
    let ranks = entries.map { rank($0.key) }
    guard zip(ranks, ranks.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
    self.source = source
    self.head = head
    column = Int(mapping.span.column) - 1
    var ends = lines.lines(of: mapping).upperBound + 1
    while ends < lines.kinds.count, lines.kinds[ends] == .blockText { ends += 1 }
    // A text at the very end of a file without an end of line would get one.
    guard ends < lines.kinds.count, !entries.contains(where: { lines.keepsBlanks($0.value) }) else { return nil }
    var starts: [(comments: Int, key: Int)] = []
    for (index, entry) in entries.enumerated() {
      let key = lines.line(Int(entry.key.span.lower))
      let isHead = index == 0 && key == head
      guard isHead || lines.isFirst(entry.key), starts.last.map({ $0.key < key }) ?? true else { return nil }
      var comments = key
      let above = starts.last?.key ?? head
      while !isHead, comments - 1 > above, isComment(comments - 1) { comments -= 1 }
      starts.append((comments, key))
    }
    guard starts[0].key == head else { return nil }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].comments : ends
      runs.append(Run(rank: ranks[index], comments: start.comments..<start.key, lines: start.key..<end))
    }
  }

  private func isComment(_ line: Int) -> Bool {
    source.lines.kinds[line] == .comment && source.lines.indent(line) == column
  }

  /// Puts the runs in the order of their ranks.
  func edit() -> TextEdit? {
    let (file, lines) = (source.file, source.lines)
    guard let last = runs.last else { return nil }
    let sorted = runs.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    let headRange = lines.range(head)
    let prefix = Array(file.bytes[headRange.lowerBound..<headRange.lowerBound + column])
    var bytes: [UInt8] = []
    for (place, run) in sorted.map(\.element).enumerated() {
      for line in run.comments {
        // Before the first key there is no room but above the dash.
        if place == 0 { bytes += Array(repeating: 0x20, count: lines.indent(head)) }
        bytes += file.bytes[lines.whole(line)].dropFirst(place == 0 ? column : 0)
      }
      for line in run.lines {
        var text = file.bytes[lines.whole(line)]
        if line == run.lines.lowerBound {
          text = text.dropFirst(column)
          bytes += place == 0 ? prefix : Array(repeating: 0x20, count: column)
        }
        bytes += text
      }
    }
    let range = lines.whole(head).lowerBound..<lines.whole(last.lines.upperBound - 1).upperBound
    return TextEdit(file.span(range), String(decoding: bytes, as: UTF8.self))
  }
}
