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
/// | `math-block` | `tex`, `mathml`, `speech` |
///
/// | inline | members |
/// |---|---|
/// | `text`, `code` | `text` |
/// | `emphasis`, `strong` | `content`: inlines |
/// | `link` | `href`, `title` (where given), `content`: inlines |
/// | `image` | `media`, `alt`, `title` (where given) |
/// | `soft-break`, `hard-break` | |
/// | `math` | `display`, `tex`, `mathml`, `speech` |
/// | `gap`, `parameter` | `name` |
///
/// A formula comes as the TeX that was typed, as a MathML `math` element and as words in the language of `speech`.
extension MarkdownDocument {
  /// The document as an array of blocks.
  ///
  /// - Parameter speech: The language in which formulas are spoken.
  /// - Returns: The blocks, in order.
  package func encoded(speech: MathVocabulary = .english) -> MarkdownValue {
    .array(blocks.map { $0.encoded(speech) })
  }
}

extension MarkdownBlock {
  fileprivate func encoded(_ speech: MathVocabulary) -> MarkdownValue {
    switch self {
    case .paragraph(let inlines): .node("paragraph", ("content", .inlines(inlines, speech)))
    case .heading(let level, let inlines):
      .node("heading", ("level", .integer(level)), ("content", .inlines(inlines, speech)))
    case .list(let list):
      .node(
        "list", ("start", list.start.map { .integer($0) }), ("tight", .bool(list.isTight)),
        ("items", .array(list.items.map { .array($0.map { $0.encoded(speech) }) })))
    case .quote(let blocks): .node("quote", ("content", .array(blocks.map { $0.encoded(speech) })))
    case .code(let code, let language):
      .node("code-block", ("language", language.map { .string($0) }), ("text", .string(code)))
    case .table(let table):
      .node(
        "table", ("columns", .array(table.alignments.map { .string($0.rawValue) })),
        ("header", .array(table.header.map { .inlines($0, speech) })),
        ("rows", .array(table.rows.map { .array($0.map { .inlines($0, speech) }) })))
    case .thematicBreak: .node("rule")
    case .math(let tex):
      .formula("math-block", MathFormula(tex), tex: tex, isDisplayed: true, speech)
    }
  }
}

extension MarkdownInline {
  fileprivate func encoded(_ speech: MathVocabulary) -> MarkdownValue {
    switch self {
    case .text(let text): .node("text", ("text", .string(text)))
    case .emphasis(let inlines): .node("emphasis", ("content", .inlines(inlines, speech)))
    case .strong(let inlines): .node("strong", ("content", .inlines(inlines, speech)))
    case .code(let code): .node("code", ("text", .string(code)))
    case .link(let address, let title, let inlines):
      .node(
        "link", ("href", .string(address)), ("title", title.map { .string($0) }), ("content", .inlines(inlines, speech))
      )
    case .image(let source, let title, let alternative):
      .node(
        "image", ("media", .string(source)), ("alt", .string(alternative)), ("title", title.map { .string($0) }))
    case .softBreak: .node("soft-break")
    case .hardBreak: .node("hard-break")
    case .math(let tex, let isDisplayed):
      .formula("math", MathFormula(tex), tex: tex, isDisplayed: isDisplayed, speech)
    case .gap(let name): .node("gap", ("name", .string(name)))
    case .parameter(let name): .node("parameter", ("name", .string(name)))
    }
  }
}

extension MarkdownValue {
  fileprivate static func inlines(_ inlines: [MarkdownInline], _ speech: MathVocabulary) -> Self {
    .array(inlines.map { $0.encoded(speech) })
  }

  fileprivate static func formula(
    _ type: String, _ formula: MathFormula, tex: String, isDisplayed: Bool, _ speech: MathVocabulary
  ) -> Self {
    var mathML = MarkupBuffer()
    mathML.math(formula, isDisplayed: isDisplayed)
    return .node(
      type, ("display", type == "math" ? .bool(isDisplayed) : nil), ("tex", .string(tex)),
      ("mathml", .string(mathML.string)), ("speech", .string(formula.speech(speech))))
  }

  /// An object with its type first; members without a value are left out.
  fileprivate static func node(_ type: String, _ members: (String, MarkdownValue?)...) -> Self {
    .object([Member("type", .string(type))] + members.compactMap { name, value in value.map { Member(name, $0) } })
  }
}
