/// Reads TeX from left to right, each byte once.
///
/// TeX's own rules: Knuth 1984, *The TeXbook*, chapters 16 to 18 and 26; LaTeX's: Lamport 1994; those of amsmath: American
/// Mathematical Society 2020, *User's Guide for the amsmath Package*.
struct TeXParser {
  /// What ends a list of nodes.
  enum End {
    case formula, group, bracket, right, cell
  }

  /// What a piece of TeX is to the list that it stands in.
  enum Piece {
    case node(MathNode)
    /// Several nodes that are one only where a script follows.
    case nodes([MathNode])
    /// A sign that may open or close something.
    case symbol(MathSymbol)
    case nothing
  }

  let tex: [UInt8]
  var index = 0
  var problems: [TeXProblem] = []
  /// The letters that were met, as ``MathFormula/lettersInBothCases`` counts them.
  var smallLetters: UInt32 = 0
  var capitalLetters: UInt32 = 0

  var font = MathFont.italic
  var depth = 0
  /// How many groups, `\left` and tables wait for their end.
  var openGroups = 0
  var openLefts = 0
  var openTables = 0
  /// Commas before here stand between the numbers of a list.
  var listEnd = 0
  /// Nothing is reported once it is true: what follows could be wrong for that reason.
  private var isTooDeep = false

  /// More problems than this in one formula tell an author nothing new.
  private static let maximumProblemCount = 20

  init(_ tex: [UInt8]) { self.tex = tex }

  func byte(_ index: Int) -> UInt8? { index < tex.count ? tex[index] : nil }

  func source(_ range: Range<Int>) -> String { String(decoding: tex[range], as: UTF8.self) }

  mutating func report(_ range: Range<Int>, _ message: String, help: String, isName: Bool = false) {
    guard problems.count < Self.maximumProblemCount, !range.isEmpty, !isTooDeep else { return }
    problems.append(TeXProblem(isName: isName, range: range, message: message, help: help))
  }

  // MARK: - Lists

  /// Reads up to what ends a list, and leaves the end to the caller.
  mutating func row(until end: End) -> [MathNode] {
    var row = TeXRow()
    let (outerDepth, outerFont) = (depth, font)
    while let byte = byte(index), !isAtEnd(byte, end) {
      switch piece(byte, isArgument: false) {
      case .nothing: break
      case .node(let node): row.append(node.isBlank ? node : scripts(of: node))
      case .nodes(let nodes): append(nodes, to: &row)
      case .symbol(let symbol): append(symbol, to: &row)
      }
    }
    (depth, font) = (outerDepth, outerFont)
    return row.finish()
  }

  private mutating func append(_ nodes: [MathNode], to row: inout TeXRow) {
    skipBlanks()
    if isAtScript {
      row.append(scripts(of: MathNode(nodes)))
    } else {
      for node in nodes { row.append(node) }
    }
  }

  private mutating func append(_ symbol: MathSymbol, to row: inout TeXRow) {
    switch symbol.role {
    case .open: open(symbol, in: &row)
    case .close:
      if row.hasOpen { depth -= 1 }
      row.append(scripts(of: row.close(symbol)))
    case .bar:
      if row.closes(symbol) {
        depth -= 1
        row.append(scripts(of: row.close(symbol)))
      } else if row.endsInOperand {
        row.append(scripts(of: .symbol(symbol)))
      } else {
        open(symbol, in: &row)
      }
    default: row.append(scripts(of: .symbol(row.placed(symbol))))
    }
  }

  private mutating func open(_ symbol: MathSymbol, in row: inout TeXRow) {
    guard depth < MathFormula.maximumDepth else { return row.append(.symbol(symbol)) }
    depth += 1
    row.open(symbol)
  }

  private func isAtEnd(_ byte: UInt8, _ end: End) -> Bool {
    switch byte {
    case .closeBrace: openGroups > 0
    case .closeBracket: end == .bracket
    case UInt8(ascii: "&"): end == .cell
    case .backslash: isAtEnd(ofCommand: end)
    default: false
    }
  }

  private func isAtEnd(ofCommand end: End) -> Bool {
    switch byte(index + 1) {
    case .backslash: end == .cell
    case UInt8(ascii: "c"): end == .cell && isAt("cr")
    case UInt8(ascii: "r"): openLefts > 0 && isAt("right")
    case UInt8(ascii: "e"): openTables > 0 && isAt("end")
    default: false
    }
  }

  /// Whether a command of a name stands here, or so many bytes on.
  func isAt(_ name: String, after offset: Int = 0) -> Bool {
    let start = index + offset + 1
    guard byte(start - 1) == .backslash else { return false }
    let end = start + name.utf8.count
    guard end <= tex.count, byte(end)?.isLetter != true else { return false }
    return tex[start..<end].elementsEqual(name.utf8)
  }

  // MARK: - Depth

  /// The rest of what stands around `start`, as it was typed, when nothing may stand deeper.
  mutating func rest(from start: Int) -> MathNode {
    index = start
    var (groups, lefts, tables) = (0, 0, 0)
    scan: while let byte = byte(index) {
      switch byte {
      case .openBrace: groups += 1
      case .closeBrace:
        if groups == 0, openGroups > 0 { break scan }
        groups = max(groups - 1, 0)
      case .backslash:
        if isAt("left") {
          lefts += 1
        } else if isAt("begin") {
          tables += 1
        } else if isAt("right") {
          if lefts == 0, openLefts > 0 { break scan }
          lefts = max(lefts - 1, 0)
        } else if isAt("end") {
          if tables == 0, openTables > 0 { break scan }
          tables = max(tables - 1, 0)
        }
        index += 1
      default: break
      }
      index += 1
    }
    index = min(index, tex.count)
    report(
      start..<index, "a formula is more than \(MathFormula.maximumDepth) levels deep",
      help: "give names to its parts, or write it in several formulas")
    isTooDeep = true
    return .unknown(source(start..<index))
  }
}
