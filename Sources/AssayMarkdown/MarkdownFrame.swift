/// A node whose children are still coming in.
struct MarkdownFrame {
  enum Kind {
    case document, quote, item, paragraph
    case list(start: Int?, isTight: Bool)
    case heading(level: Int)
    case table([MarkdownTable.Alignment])
    case tableRow, tableCell
    case emphasis, strong
    case link(address: String, title: String)
    case image(address: String, title: String)
    case transparent
  }

  var kind: Kind
  /// True when the node leaves no trace but its children.
  var isTransparent = false
  /// Where the node begins in the parsed bytes.
  var start = 0
  var blocks: [MarkdownBlock] = []
  var inlines: [MarkdownInline] = []
  /// Text that may still grow: joining it piece by piece in ``inlines`` would copy it each time.
  private var run = ""
  /// The items of a list, or the cells of a table's rows.
  var items: [[MarkdownBlock]] = []
  var rows: [[[MarkdownInline]]] = []
  var cells: [[MarkdownInline]] = []

  init(_ kind: Kind) {
    self.kind = kind
    if case .transparent = kind { isTransparent = true }
  }

  /// True for what counts as a level of nested blocks.
  var isContainer: Bool {
    switch kind {
    case .quote, .list: true
    default: false
    }
  }

  /// True for what counts as a level of nested inlines.
  var isNestedInline: Bool {
    switch kind {
    case .emphasis, .strong, .link, .image: true
    default: false
    }
  }

  var isImage: Bool {
    if case .image = kind { true } else { false }
  }

  /// Adds a piece of running text; adjacent texts become one.
  mutating func append(_ inline: MarkdownInline) {
    if case .text(let more) = inline {
      run += more
    } else {
      endRun()
      inlines.append(inline)
    }
  }

  /// Puts text that was still growing where it belongs; due before ``inlines`` is read.
  mutating func endRun() {
    if !run.isEmpty { inlines.append(.text(run)) }
    run = ""
  }

  /// Takes in a child that is complete, its last run of text ended.
  mutating func take(_ child: MarkdownFrame) {
    if child.isTransparent {
      blocks += child.blocks + child.items.joined()
      for inline in child.inlines { append(inline) }
      return
    }
    switch child.kind {
    case .document, .transparent: break
    case .quote: blocks.append(.quote(child.blocks))
    case .item: items.append(child.blocks)
    case .list(let start, let isTight):
      blocks.append(.list(MarkdownList(start: start, isTight: isTight, items: child.items)))
    case .paragraph: blocks.append(Self.paragraph(child.inlines))
    case .heading(let level): blocks.append(.heading(level: level, child.inlines))
    case .table(let alignments): blocks.append(.table(Self.table(alignments, child.rows)))
    case .tableRow: rows.append(child.cells)
    case .tableCell: cells.append(child.inlines)
    case .emphasis: append(.emphasis(child.inlines))
    case .strong: append(.strong(child.inlines))
    case .link(let address, let title):
      append(.link(address: address, title: title.isEmpty ? nil : title, child.inlines))
    case .image(let source, let title):
      let alternative = MarkdownDocument.words(of: child.inlines)
      append(.image(source: source, title: title.isEmpty ? nil : title, alternative: alternative))
    }
  }

  /// A formula that is displayed and alone is a block of its own.
  private static func paragraph(_ inlines: [MarkdownInline]) -> MarkdownBlock {
    if inlines.count == 1, case .math(let tex, isDisplayed: true) = inlines[0] { return .math(tex: tex) }
    return .paragraph(inlines)
  }

  /// Every row as long as the header, whatever the author left out.
  private static func table(_ alignments: [MarkdownTable.Alignment], _ rows: [[[MarkdownInline]]]) -> MarkdownTable {
    func whole(_ row: [[MarkdownInline]]) -> [[MarkdownInline]] {
      Array(row.prefix(alignments.count)) + Array(repeating: [], count: max(alignments.count - row.count, 0))
    }
    return MarkdownTable(
      alignments: alignments, header: whole(rows.first ?? []), rows: rows.dropFirst().map(whole))
  }
}
