/// The files and commands that a page of the documentation shows, so that a test can run them.
package struct PageExamples {
  /// The blocks that begin with the word `csv` and a name.
  package let files: [(name: String, text: String)]
  /// The lines of the blocks that begin with `sh`, by their words.
  package let commands: [[String]]

  package init(_ page: String) {
    files = Self.blocks(of: page, "csv").map { ($0.name, $0.lines.joined(separator: "\n") + "\n") }
    commands = Self.blocks(of: page, "sh").flatMap(\.lines).map { $0.split(separator: " ").map(String.init) }
  }

  /// The word behind the fence's language, and the lines, of each block.
  private static func blocks(of page: String, _ language: String) -> [(name: String, lines: [Substring])] {
    var blocks: [(name: String, lines: [Substring])] = []
    var isIn = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isIn = !isIn && line.hasPrefix("```" + language)
        if isIn { blocks.append((String(line.dropFirst(4 + language.count)), [])) }
      } else if isIn {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }
}
