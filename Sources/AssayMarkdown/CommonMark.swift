import CCmark

/// What cmark-gfm read, node by node; the only file that talks to it.
struct CommonMarkEvent {
  enum Node {
    case document, quote, item, paragraph, thematicBreak
    case list(start: Int?, isTight: Bool)
    case heading(level: Int)
    case codeBlock(String, info: String)
    case htmlBlock(String)
    case table([MarkdownTable.Alignment])
    case tableRow, tableCell
    case text(String)
    case code(String)
    case html(String)
    case softBreak, hardBreak
    case emphasis, strong
    case link(address: String, title: String)
    case image(address: String, title: String)
    /// A node of an extension that is not switched on; its children count as its parent's.
    case other
  }

  let node: Node
  /// True when the node's children are done; nodes that cannot have children are only entered.
  let isExit: Bool
  /// Where the node begins: line and column from 1, in bytes, as cmark counts them; 0 where it does not say.
  let line: Int
  let column: Int
}

enum CommonMark {
  // Registering is not safe from two threads at once; a static constant is made by one of them, once.
  private static let isReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Parses a text as CommonMark with tables and visits its nodes in order, the document itself first and last.
  ///
  /// Time and memory grow in proportion to the text, given that ``MarkdownLimits`` has let it pass: this version of
  /// cmark-gfm is quadratic in the number of columns of a table.
  static func visit(_ source: [UInt8], _ visit: (CommonMarkEvent) -> Void) {
    guard isReady, let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { unsafe cmark_parser_free(parser) }
    if let tables = unsafe cmark_find_syntax_extension("table") {
      unsafe cmark_parser_attach_syntax_extension(parser, tables)
    }
    unsafe source.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    guard let root = unsafe cmark_parser_finish(parser) else { return }
    defer { unsafe cmark_node_free(root) }
    guard let iterator = unsafe cmark_iter_new(root) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, event != CMARK_EVENT_NONE else { return }
      guard let node = unsafe cmark_iter_get_node(iterator) else { return }
      visit(
        CommonMarkEvent(
          node: unsafe kind(of: node), isExit: event == CMARK_EVENT_EXIT,
          line: unsafe Int(cmark_node_get_start_line(node)), column: unsafe Int(cmark_node_get_start_column(node))))
    }
  }

  private static func kind(of node: OpaquePointer) -> CommonMarkEvent.Node {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: unsafe list(node)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: unsafe .codeBlock(literal(node), info: string(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: unsafe .htmlBlock(literal(node))
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: unsafe .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: unsafe .text(literal(node))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .hardBreak
    case CMARK_NODE_CODE: unsafe .code(literal(node))
    case CMARK_NODE_HTML_INLINE: unsafe .html(literal(node))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
      unsafe .link(address: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      unsafe .image(address: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: unsafe tablePart(node)
    }
  }

  private static func list(_ node: OpaquePointer) -> CommonMarkEvent.Node {
    let isOrdered = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return unsafe .list(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, isTight: cmark_node_get_list_tight(node) != 0)
  }

  /// The nodes of the table extension have types that are made at run time; their names are fixed.
  private static func tablePart(_ node: OpaquePointer) -> CommonMarkEvent.Node {
    switch unsafe string(cmark_node_get_type_string(node)) {
    case "table": unsafe .table(alignments(node))
    case "table_header", "table_row": .tableRow
    case "table_cell": .tableCell
    default: .other
    }
  }

  private static func alignments(_ node: OpaquePointer) -> [MarkdownTable.Alignment] {
    guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    let count = unsafe Int(cmark_gfm_extensions_get_table_columns(node))
    return (0..<count).map { column in
      switch unsafe letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  private static func literal(_ node: OpaquePointer) -> String { unsafe string(cmark_node_get_literal(node)) }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}
