/// A plain nested value that any JSON writer can write; members keep their order.
package enum MarkdownValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case bool(Bool)
  case array([MarkdownValue])
  case object([Member])

  /// One member of an object.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: MarkdownValue

    package init(_ name: String, _ value: MarkdownValue) {
      self.name = name
      self.value = value
    }
  }
}

/// The block tree as clients see it.
///
/// A document is an array of blocks. Every node is an object whose first member is `type`.
///
/// | block | members |
/// |---|---|
/// | `paragraph` | `content`: inlines |
/// | `heading` | `level` 1 to 6, `content`: inlines |
/// | `list` | `start` (numbered lists only), `tight`, `items`: an array of blocks for each |
/// | `quote` | `content`: blocks |
/// | `code-block` | `language` (where known), `text` |
/// | `table` | `columns`: `none`, `left`, `center` or `right` for each; `header`: inlines for each; `rows`: the same for each |
/// | `rule` | |
/// | `math-block` | `tex` |
///
/// | inline | members |
/// |---|---|
/// | `text`, `code` | `text` |
/// | `emphasis`, `strong` | `content`: inlines |
/// | `link` | `href`, `title` (where given), `content`: inlines |
/// | `image` | `media`, `alt`, `title` (where given) |
/// | `soft-break`, `hard-break` | |
/// | `math` | `display`, `tex` |
/// | `gap`, `parameter` | `name` |
extension MarkdownDocument {
  /// The document as an array of blocks.
  package func encoded() -> MarkdownValue { .array(blocks.map(\.encoded)) }
}

extension MarkdownBlock {
  fileprivate var encoded: MarkdownValue {
    switch self {
    case .paragraph(let inlines): .node("paragraph", ("content", .inlines(inlines)))
    case .heading(let level, let inlines):
      .node("heading", ("level", .integer(level)), ("content", .inlines(inlines)))
    case .list(let list):
      .node(
        "list", ("start", list.start.map { .integer($0) }), ("tight", .bool(list.isTight)),
        ("items", .array(list.items.map { .array($0.map(\.encoded)) })))
    case .quote(let blocks): .node("quote", ("content", .array(blocks.map(\.encoded))))
    case .code(let code, let language):
      .node("code-block", ("language", language.map { .string($0) }), ("text", .string(code)))
    case .table(let table):
      .node(
        "table", ("columns", .array(table.alignments.map { .string($0.rawValue) })),
        ("header", .array(table.header.map { .inlines($0) })),
        ("rows", .array(table.rows.map { .array($0.map { .inlines($0) }) })))
    case .thematicBreak: .node("rule")
    case .math(let tex): .node("math-block", ("tex", .string(tex)))
    }
  }
}

extension MarkdownInline {
  fileprivate var encoded: MarkdownValue {
    switch self {
    case .text(let text): .node("text", ("text", .string(text)))
    case .emphasis(let inlines): .node("emphasis", ("content", .inlines(inlines)))
    case .strong(let inlines): .node("strong", ("content", .inlines(inlines)))
    case .code(let code): .node("code", ("text", .string(code)))
    case .link(let address, let title, let inlines):
      .node(
        "link", ("href", .string(address)), ("title", title.map { .string($0) }), ("content", .inlines(inlines)))
    case .image(let source, let title, let alternative):
      .node(
        "image", ("media", .string(source)), ("alt", .string(alternative)), ("title", title.map { .string($0) }))
    case .softBreak: .node("soft-break")
    case .hardBreak: .node("hard-break")
    case .math(let tex, let isDisplayed): .node("math", ("display", .bool(isDisplayed)), ("tex", .string(tex)))
    case .gap(let name): .node("gap", ("name", .string(name)))
    case .parameter(let name): .node("parameter", ("name", .string(name)))
    }
  }
}

extension MarkdownValue {
  fileprivate static func inlines(_ inlines: [MarkdownInline]) -> Self { .array(inlines.map(\.encoded)) }

  /// An object with its type first; members without a value are left out.
  fileprivate static func node(_ type: String, _ members: (String, MarkdownValue?)...) -> Self {
    .object([Member("type", .string(type))] + members.compactMap { name, value in value.map { Member(name, $0) } })
  }
}
