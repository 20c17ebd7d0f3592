/// Signs, fences, scripts and tables of formulas.
///
/// What a browser does with a sign is in the operator dictionary of MathML Core, appendix B; an attribute is written
/// where TeX does otherwise.
extension MarkupBuffer {
  mutating func symbol(_ symbol: MathSymbol) {
    if symbol.height == .natural, symbol.isIdentifier { return element("mi") { $0.text(symbol.scalar) } }
    element("mo", Self.attributes(of: symbol)) { $0.text(symbol.scalar) }
  }

  private static let tight = #" lspace="0" rspace="0""#
  private static let still = #" stretchy="false""#

  private static func attributes(of symbol: MathSymbol) -> String {
    switch symbol.height {
    case .natural: break
    case .stretched:
      // A delimiter between others, and an arrow as long as its label.
      return symbol.role == .relation && !symbol.isVertical ? #" stretchy="true""# : tight + #" stretchy="true""#
    case .fixed(let tenths):
      let size = "\(tenths / 10).\(tenths % 10)em"
      let room = symbol.role == .relation ? "" : tight
      return room + #" stretchy="true" symmetric="true" minsize="\#(size)" maxsize="\#(size)""#
    }
    switch symbol.role {
    case .ordinary: return tight + (symbol.isStretchedByDefault ? still : "")
    case .prefix: return #" form="prefix""#
    case .postfix: return #" form="postfix""# + tight
    case .open: return #" form="prefix""# + still
    case .close: return #" form="postfix""# + still
    case .bar: return tight + still
    case .punctuation:
      return symbol.scalar == "." ? tight : symbol.scalar == ":" ? #" lspace="0" rspace="0.1667em""# : ""
    case .binary, .relation: return symbol.isVertical ? still : ""
    case .large: return ""
    }
  }

  mutating func fence(_ fence: MathFence) {
    element("mrow") {
      if let open = fence.open { $0.delimiter(open, isOpen: true) }
      $0.list(fence.content)
      if let close = fence.close { $0.delimiter(close, isOpen: false) }
    }
  }

  private mutating func delimiter(_ symbol: MathSymbol, isOpen: Bool) {
    let isNatural = (isOpen ? "([{⟨⌊⌈|‖" : ")]}⟩⌋⌉|‖").unicodeScalars.contains(symbol.scalar)
    var attributes = isNatural ? "" : #" form="\#(isOpen ? "prefix" : "postfix")""#
    switch symbol.height {
    case .natural: attributes += Self.still
    case .stretched: attributes += isNatural ? "" : #" stretchy="true""#
    case .fixed: attributes = Self.attributes(of: symbol)
    }
    element("mo", attributes) { $0.text(symbol.scalar) }
  }

  // MARK: - Scripts

  mutating func scripts(_ scripts: MathScripts) {
    let isCorner = scripts.placement == .corner
    let hasUpper = scripts.upper != nil || scripts.primes > 0
    let name =
      switch (scripts.lower != nil, hasUpper) {
      case (true, true): isCorner ? "msubsup" : "munderover"
      case (true, false): isCorner ? "msub" : "munder"
      default: isCorner ? "msup" : "mover"
      }
    element(name) {
      $0.base(scripts)
      if let lower = scripts.lower { $0.one(lower) }
      if hasUpper { $0.upper(scripts) }
    }
  }

  private mutating func base(_ scripts: MathScripts) {
    guard scripts.placement == .limits, case .function(let function)? = scripts.base else {
      return scripts.base.map { one($0) } ?? one([])
    }
    element("mo", #" form="prefix" movablelimits="true""# + Self.tight) { $0.text(function.shownName) }
  }

  private mutating func upper(_ scripts: MathScripts) {
    guard scripts.primes > 0 else { return scripts.upper.map { one($0) } ?? () }
    // The signs for one to four primes; more are written side by side.
    let (fours, rest) = scripts.primes.quotientAndRemainder(dividingBy: 4)
    let primes = String(repeating: "⁗", count: fours) + ["", "′", "″", "‴"][rest]
    guard let upper = scripts.upper else { return element("mo") { $0.text(primes) } }
    element("mrow") {
      $0.element("mo") { $0.text(primes) }
      $0.one(upper)
    }
  }

  // MARK: - Tables

  mutating func table(_ table: MathTable) {
    if table.isSmall { markup(#"<mstyle scriptlevel="1">"#) }
    if table.open != nil || table.close != nil { markup("<mrow>") }
    if let open = table.open { element("mo") { $0.text(open) } }
    element("mtable", Self.attributes(of: table)) {
      for row in table.rows { $0.row(row, of: table) }
    }
    if let close = table.close { element("mo") { $0.text(close) } }
    if table.open != nil || table.close != nil { markup("</mrow>") }
    if table.isSmall { markup("</mstyle>") }
  }

  private static func attributes(of table: MathTable) -> String {
    let style = table.kind == .lines ? #" displaystyle="true""# : ""
    let width = min(table.rows.map(\.count).max() ?? 0, 64)
    guard !table.alignments.isEmpty, width > 0 else { return style }
    var columns: [String] = []
    for column in 0..<width {
      if table.ruledColumns.contains(column) { columns.append("center") }
      columns.append(table.alignment(of: column).rawValue)
    }
    return style + " columnalign=\"\(columns.joined(separator: " "))\""
  }

  private mutating func row(_ cells: [[MathNode]], of table: MathTable) {
    element("mtr") {
      for (column, cell) in cells.enumerated() {
        // A line between columns is a column of bars: browsers know no other that needs no style.
        if table.ruledColumns.contains(column) { $0.markup("<mtd><mo>|</mo></mtd>") }
        let alignment = table.alignment(of: column)
        $0.element("mtd", alignment == .center ? "" : #" class="\#(alignment.rawValue)""#) { $0.list(cell) }
      }
    }
  }
}

extension MathTable {
  /// How a column is set; those of aligned lines go by turns.
  func alignment(of column: Int) -> MarkdownTable.Alignment {
    if column < alignments.count { return alignments[column] }
    guard !alignments.isEmpty else { return .center }
    return kind == .lines ? alignments[column % alignments.count] : kind == .cases ? .left : .center
  }
}

extension MathFunction {
  /// The name as it is set.
  var shownName: String {
    switch name {
    case "limsup": "lim\u{A0}sup"
    case "liminf": "lim\u{A0}inf"
    case "argmax": "arg\u{A0}max"
    case "argmin": "arg\u{A0}min"
    default: name
    }
  }
}

extension MathSymbol {
  /// Whether it is set as a letter is, without room of its own.
  fileprivate var isIdentifier: Bool {
    switch role {
    case .ordinary: "∞∅⊤⊥∠∡△°…⋯⋮⋱✓□■★◊♣♠♡♢℧$#&_£€¥¢§¶©♭♮♯∁⊺‰@\"?".unicodeScalars.contains(scalar)
    case .postfix: scalar == "%"
    default: false
    }
  }

  /// Whether a browser would stretch it upwards.
  fileprivate var isVertical: Bool { "↑↓↕⇑⇓⇕|‖∣∥".unicodeScalars.contains(scalar) }

  fileprivate var isStretchedByDefault: Bool { isVertical || "([{)]}⟨⟩⌊⌋⌈⌉".unicodeScalars.contains(scalar) }
}
