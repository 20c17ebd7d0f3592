import AssayDiagnostics

/// Where reading can be taken up again behind YAML that makes no sense.
///
/// Block style shows it: the next element of a list begins with a dash in the column of the other dashes, the next entry
/// with a key in the column of the other keys. What lies between is lost and nothing else.
struct Recovery {
  enum Level { case none, mapping, list }

  /// What is being read.
  var level = Level.none
  /// The column, from 0, of the keys at the top.
  var rootColumn = 0
  /// The column, from 0, of the dashes of the list.
  var listColumn = 0
  /// The line, from 0, at which the entry or element that was read last begins.
  var line = 0
  /// Whether the list is in brackets, which show no places to go on.
  var listIsFlow = false
  /// The line, from 0, behind a list that was taken up again.
  var listEnd: Int?
  /// How often reading was taken up again.
  var count = 0

  /// The most times for one file, so that a hostile one costs a small multiple of its size at worst.
  static let limit = 40
}

extension YAMLStream {
  /// Goes on behind the entry or element at which libyaml stopped, where that can be seen.
  mutating func recover() {
    guard composer.hasFailed else { return }
    hasLosses = true
    guard part == nil else { return }
    recovery.count += 1
    guard !composer.problems.isFull, recovery.count <= Recovery.limit else { return }
    switch recovery.level {
    case .none: return
    case .list:
      let column = recovery.listColumn
      let end = lineAfterList(column)
      var line = recovery.line + 1
      while line < end, !isElement(line, column) { line += 1 }
      if line < end {
        resumeList(at: line, end: end)
      } else {
        resumeMapping(at: end)
      }
    case .mapping:
      resumeMapping(at: recovery.line + 1)
    }
  }

  private mutating func resumeList(at line: Int, end: Int) {
    composer.outerIndents = [recovery.rootColumn, recovery.listColumn]
    recovery.line = line
    recovery.listEnd = end
    composer.resume(lines: line..<end)
    state = .done
    guard composer.advance() == .documentStart, composer.advance() == .sequenceStart else { return recover() }
    state = .inList
  }

  /// Goes on with the first key from a line on.
  mutating func resumeMapping(at start: Int) {
    recovery.listEnd = nil
    recovery.level = .mapping
    state = .done
    let column = recovery.rootColumn
    composer.outerIndents = [column]
    let lines = composer.file.lines.count
    var line = start
    while line < lines, !isKey(line, column) { line += 1 }
    guard line < lines else { return }
    recovery.line = line
    composer.resume(lines: line..<lines)
    guard composer.advance() == .documentStart, composer.advance() == .mappingStart else { return recover() }
    state = .inMapping
  }

  /// The first line behind a list that is indented less than its dashes, or as much and is no element.
  private func lineAfterList(_ column: Int) -> Int {
    let lines = composer.file.lines.count
    var line = recovery.line + 1
    while line < lines {
      let content = content(of: line)
      if let first = content.first, first != UInt8(ascii: "#") {
        let indent = indent(of: line)
        if indent < column || (indent == column && column == recovery.rootColumn && !isElement(line, column)) {
          return line
        }
      }
      line += 1
    }
    return lines
  }

  private func isElement(_ line: Int, _ column: Int) -> Bool { composer.file.isElement(line, column) }

  private func isKey(_ line: Int, _ column: Int) -> Bool {
    guard indent(of: line) == column, let first = content(of: line).first, !isElement(line, column) else {
      return false
    }
    return first != UInt8(ascii: "#") && first != 0x09 && !Composer.isFlowSign(first)
  }

  private func indent(of line: Int) -> Int { composer.file.indent(of: line) }

  private func content(of line: Int) -> ArraySlice<UInt8> { composer.file.content(of: line) }
}

extension Composer {
  /// Starts anew with some lines of the file, counted from 0.
  mutating func resume(lines: Range<Int>) {
    parser = EventParser(file.bytes, file.bytes(of: lines), firstLine: lines.lowerBound)
    isOver = false
    hasFailed = false
    closeAll()
  }
}
