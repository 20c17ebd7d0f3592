package import AssayDiagnostics

/// Lines of a file that hold elements of its long list and can be read by themselves, beside the other parts.
///
/// The first part begins with the file, every other with an element. In a part that is read to its end without a word
/// of ``YAMLStream/diagnostics`` stands just what reading the whole file finds there. If any part is not, only the whole
/// file tells what is wrong with it.
package struct YAMLPart: Sendable {
  /// Counted from 0.
  package let lines: Range<Int>
  /// The column of the dashes of the list, from 0.
  let column: Int
  /// How many parts the file has.
  let count: Int

  package var isFirst: Bool { lines.lowerBound == 0 }

  /// Cuts a file before elements of its list, into parts of about the same size.
  ///
  /// - Parameters:
  ///   - file: Block style shows where an element begins: by a dash in the column of the first one's.
  ///   - list: The key of the list at the top of the file.
  ///   - size: The bytes of a part; the last has up to twice as many.
  /// - Returns: The parts in order; none when the file is small or shows no places to cut it.
  package static func parts(of file: SourceFile, list: String = "items", size: Int) -> [YAMLPart] {
    guard file.bytes.count >= 2 * size, let first = firstElement(of: list, in: file) else { return [] }
    let column = file.indent(of: first)
    var starts = [0]
    var target = size
    while target + size <= file.bytes.count {
      var line = max(file.lines.index(containing: target), first + 1)
      while line < file.lines.count, !file.isElement(line, column) { line += 1 }
      guard line < file.lines.count else { break }
      starts.append(line)
      target = max(target, file.lines.start(of: line)) + size
    }
    guard starts.count > 1 else { return [] }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : file.lines.count
      return YAMLPart(lines: starts[index]..<end, column: column, count: starts.count)
    }
  }

  /// The line of a list's first element, if the list stands at the top of the file in block style.
  private static func firstElement(of list: String, in file: SourceFile) -> Int? {
    let key = Array("\(list):".utf8)
    var line = 0
    while line < file.lines.count, !file.bytes[file.range(ofLine: line + 1)].starts(with: key) { line += 1 }
    line += 1
    while line < file.lines.count, file.content(of: line).first.map({ $0 == UInt8(ascii: "#") }) ?? true { line += 1 }
    guard line < file.lines.count, file.isElement(line, file.indent(of: line)) else { return nil }
    return line
  }
}
