import AssayDiagnostics
import AssayModel
import AssayYAML

/// Makes the edits that give something an id, in the style in which it is written.
///
/// Each gives no edits where it cannot be done without risk.
struct LongFormEditor {
  /// An entry of a short form, and the ids of its sides.
  struct Part {
    let entry: YAMLNode.Entry
    let id: OptionID
    let second: OptionID?

    init(_ entry: YAMLNode.Entry, id: OptionID, second: OptionID? = nil) {
      self.entry = entry
      self.id = id
      self.second = second
    }
  }

  private let file: SourceFile
  private let lines: FormatLines

  init(_ source: FormatSource) {
    file = source.file
    lines = source.lines
  }

  /// Adds an id to a mapping: behind what an option says, else before everything, or behind a given key.
  func adding(_ id: OptionID, to mapping: YAMLNode, as name: String = "id", behind key: StaticString? = nil)
    -> [TextEdit]
  {
    let entries = Array(mapping.entries)
    guard let first = entries.first else { return [] }
    let isOption = ["correct", "distractor", "option"].contains { first.key.isText($0) }
    let above = key.flatMap { key in entries.first { $0.key.isText(key) } } ?? (isOption ? first : nil)
    let text = "\(name): \(id)"
    if mapping.style == .flow {
      guard lines.lines(of: mapping).count == 1 else { return [] }
      if let above { return [insert(", " + text, at: Int(above.value.span.upper))] }
      return [insert(text + ", ", at: Int(first.key.span.lower))]
    }
    let indent = String(repeating: " ", count: Int(mapping.span.column) - 1)
    guard let above, above.value.style != .literal, above.value.style != .folded else {
      return [insert(text + "\n" + indent, at: Int((above ?? first).key.span.lower))]
    }
    let end = lines.range(lines.lines(of: above.value).upperBound).upperBound
    return [insert("\n" + indent + text, at: end)]
  }

  /// Makes `{id, text}` of a text in a list.
  func lengthening(_ text: YAMLNode, _ id: OptionID, in list: YAMLNode) -> [TextEdit] {
    let span = text.span
    if list.style == .flow {
      return [insert("{id: \(id), text: ", at: Int(span.lower)), insert("}", at: Int(span.upper))]
    }
    let isBlockText = text.style == .literal || text.style == .folded
    guard !isBlockText || !lines.saysIndent(text) else { return [] }
    let indent = String(repeating: " ", count: Int(list.span.column) + 1)
    let gap = file.bytes[..<Int(span.lower)].last
    guard gap.map(FormatLines.isBlank) ?? false, Int(span.column) - 1 == Int(list.span.column) + 1 else { return [] }
    return [insert("id: \(id)\n\(indent)text: ", at: Int(span.lower))] + shifting(text)
  }

  /// Makes a list of mappings of a map from one side to the other.
  func lengthening(_ map: YAMLNode, _ parts: [Part], first: String, second: String, in item: YAMLNode) -> [TextEdit] {
    guard !parts.isEmpty, parts.allSatisfy({ isSimple($0.entry) }) else { return [] }
    guard map.style == .flow else { return lengtheningBlock(map, parts, first, second) }
    guard lines.lines(of: map).count == 1 else { return [] }
    guard item.style == .block, let key = item.entries.first(where: { $0.value.span == map.span })?.key else {
      return lengtheningFlow(map, parts, first, second)
    }
    let indent = String(repeating: " ", count: Int(key.span.column) + 1)
    let list = parts.map { part -> String in
      let sides = (file.text(part.entry.key.span), file.text(part.entry.value.span))
      var text = "\n\(indent)- id: \(part.id)\n\(indent)  \(first): \(sides.0)\n\(indent)  \(second): \(sides.1)"
      if let id = part.second { text += "\n\(indent)  \(second)-id: \(id)" }
      return text
    }
    var start = Int(map.span.lower)
    while start > 0, file.bytes[start - 1] == 0x20 { start -= 1 }
    return [TextEdit(file.span(start..<Int(map.span.upper)), list.joined())]
  }
}

extension LongFormEditor {
  /// Whether both sides are written on one line each, with a colon and blanks between them.
  private func isSimple(_ entry: YAMLNode.Entry) -> Bool {
    guard !entry.value.isAbsent, entry.key.span.upper <= entry.value.span.lower else { return false }
    let between = file.bytes[Int(entry.key.span.upper)..<Int(entry.value.span.lower)]
    return lines.lines(of: entry.key).count == 1 && lines.lines(of: entry.value).count == 1
      && between.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ":") } && between.count { $0 != 0x20 } == 1
  }

  private func lengtheningFlow(_ map: YAMLNode, _ parts: [Part], _ first: String, _ second: String) -> [TextEdit] {
    let (lower, upper) = (Int(map.span.lower), Int(map.span.upper))
    guard file.bytes[lower] == UInt8(ascii: "{"), file.bytes[upper - 1] == UInt8(ascii: "}") else { return [] }
    var edits = [TextEdit(file.span(lower..<lower + 1), "["), TextEdit(file.span(upper - 1..<upper), "]")]
    for part in parts {
      let (key, value) = (part.entry.key.span, part.entry.value.span)
      edits.append(insert("{id: \(part.id), \(first): ", at: Int(key.lower)))
      edits.append(TextEdit(file.span(Int(key.upper)..<Int(value.lower)), ", \(second): "))
      edits.append(insert(part.second.map { ", \(second)-id: \($0)}" } ?? "}", at: Int(value.upper)))
    }
    return edits
  }

  private func lengtheningBlock(_ map: YAMLNode, _ parts: [Part], _ first: String, _ second: String) -> [TextEdit] {
    let indent = String(repeating: " ", count: Int(map.span.column) + 1)
    return parts.flatMap { part -> [TextEdit] in
      let (key, value) = (part.entry.key.span, part.entry.value.span)
      var edits = [
        insert("- id: \(part.id)\n\(indent)\(first): ", at: Int(key.lower)),
        TextEdit(file.span(Int(key.upper)..<Int(value.lower)), "\n\(indent)\(second): "),
      ]
      if let id = part.second {
        edits.append(insert("\n\(indent)\(second)-id: \(id)", at: lines.range(lines.line(Int(value.lower))).upperBound))
      }
      return edits
    }
  }

  /// Moves the later lines of a text 2 to the right.
  private func shifting(_ text: YAMLNode) -> [TextEdit] {
    lines.lines(of: text).dropFirst().filter { !lines.range($0).isEmpty }.map {
      insert("  ", at: lines.range($0).lowerBound)
    }
  }

  private func insert(_ text: String, at offset: Int) -> TextEdit { TextEdit(file.span(offset..<offset), text) }
}
