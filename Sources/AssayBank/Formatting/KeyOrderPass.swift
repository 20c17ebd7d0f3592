import AssayDiagnostics
import AssayYAML

/// Puts the keys of an item in the canonical order, whole lines with their comments.
///
/// The parts of an interaction keep the order in which their author wrote them.
struct KeyOrderPass: FormatPass {
  var allowance: FormatAllowance { .order }

  func edits(_ source: FormatSource) -> [TextEdit] {
    guard let items = source.items else { return [] }
    return zip(items.elements, source.lines.dashes(of: items)).compactMap { item, dash in
      dash.flatMap { ItemKeys(item, dash: $0, in: source)?.edit() }
    }
  }

  /// What stands before the parts of the interaction, and behind them.
  private static let before = [
    "id", "was", "type", "status", "use", "competency", "cognitive-level", "difficulty", "tags", "points", "negative",
    "shuffle", "select", "stem",
  ]
  private static let behind = [
    "hints", "feedback", "references", "reviewed", "review-by", "enemies", "tests",
  ]

  fileprivate static func rank(_ key: YAMLNode) -> Int {
    if let rank = before.firstIndex(where: { key.isText($0) }) { return rank }
    return before.count + (behind.firstIndex { key.isText($0) }.map { $0 + 1 } ?? 0)
  }
}

/// The entries of an item as runs of lines that can be moved.
private struct ItemKeys {
  private struct Run {
    let rank: Int
    let comments: Range<Int>
    let lines: Range<Int>
  }

  private let source: FormatSource
  private let column: Int
  private let dash: Int
  private var runs: [Run] = []

  /// Finds the runs; nil where lines cannot be moved without risk, or need not be.
  init?(_ item: YAMLNode, dash: Int, in source: FormatSource) {
    let lines = source.lines
    let entries = Array(item.entries)
    guard item.isMapping, item.style == .block, entries.count > 1 else { return nil }
    let ranks = entries.map { KeyOrderPass.rank($0.key) }
    guard zip(ranks, ranks.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
    self.source = source
    self.dash = dash
    column = Int(item.span.column) - 1
    var ends = lines.lines(of: item).upperBound + 1
    while ends < lines.kinds.count, lines.kinds[ends] == .blockText { ends += 1 }
    // A text at the very end of a file without an end of line would get one.
    guard ends < lines.kinds.count, !entries.contains(where: { lines.keepsBlanks($0.value) }) else { return nil }
    var starts: [(comments: Int, key: Int)] = []
    for (index, entry) in entries.enumerated() {
      let key = lines.line(Int(entry.key.span.lower))
      let isOnDash = index == 0 && key == dash
      guard isOnDash || lines.isFirst(entry.key), starts.last.map({ $0.key < key }) ?? true else { return nil }
      var comments = key
      let above = starts.last?.key ?? dash
      while !isOnDash, comments - 1 > above, isComment(comments - 1) { comments -= 1 }
      starts.append((comments, key))
    }
    guard starts[0].key == dash else { return nil }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].comments : ends
      runs.append(Run(rank: ranks[index], comments: start.comments..<start.key, lines: start.key..<end))
    }
  }

  private func isComment(_ line: Int) -> Bool {
    source.lines.kinds[line] == .comment && source.lines.indent(line) == column
  }

  func edit() -> TextEdit? {
    let (file, lines) = (source.file, source.lines)
    guard let last = runs.last else { return nil }
    let sorted = runs.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    let dashRange = lines.range(dash)
    let prefix = Array(file.bytes[dashRange.lowerBound..<dashRange.lowerBound + column])
    var bytes: [UInt8] = []
    for (place, run) in sorted.map(\.element).enumerated() {
      for line in run.comments {
        // Before the first key there is no room but above the dash.
        if place == 0 { bytes += Array(repeating: 0x20, count: lines.indent(dash)) }
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
    let range = lines.whole(dash).lowerBound..<lines.whole(last.lines.upperBound - 1).upperBound
    return TextEdit(file.span(range), String(decoding: bytes, as: UTF8.self))
  }
}
