/// A text of an item bank as a tree: what an author wrote in Markdown, safe to show in any medium.
///
/// The language is CommonMark 0.29 with GitHub's tables, `$…$` and `$$…$$` for maths, `[[name]]` for gaps and `{{name}}`
/// for parameters, and nothing else; raw HTML is not part of it. A document never holds HTML, a link to anything but a
/// web page or a mail address, or an image from anywhere but the bank's own media, whatever it was parsed from.
///
/// Nesting is limited to ``maximumDepth`` blocks and as many inlines, so that walking a document may recurse.
package struct MarkdownDocument: Hashable, Sendable {
  package var blocks: [MarkdownBlock]

  package init(blocks: [MarkdownBlock]) { self.blocks = blocks }

  /// How deep blocks may stand in blocks, and inlines in inlines.
  package static let maximumDepth = 32
  /// How many UTF-8 bytes a text may have.
  package static let maximumByteCount = 131_072
  /// How many cells the tables of a text may have, counted as lines times the columns of the widest table.
  package static let maximumCellCount = 20_000

  /// What a formula may name: commands with their backslash, environments without.
  package static var texNames: [String] { TeXCommand.names }
}

/// A block: what stands on lines of its own.
package enum MarkdownBlock: Hashable, Sendable {
  case paragraph([MarkdownInline])
  /// A heading of a level from 1 to 6.
  case heading(level: Int, [MarkdownInline])
  case list(MarkdownList)
  case quote([MarkdownBlock])
  /// Code as it was typed, with its last line ending; the language is the first word of the info string, if any.
  case code(String, language: String?)
  case table(MarkdownTable)
  case thematicBreak
  /// A displayed formula that stands alone: TeX without its dollars.
  case math(tex: String)
}

/// A bulleted or numbered list.
package struct MarkdownList: Hashable, Sendable {
  /// The number of the first item, 0 to 999,999,999, or nil for bullets.
  package var start: Int?
  /// True when the items stand close together, without space between paragraphs.
  package var isTight: Bool
  /// The blocks of each item.
  package var items: [[MarkdownBlock]]

  package init(start: Int?, isTight: Bool, items: [[MarkdownBlock]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A table: one header row, any number of body rows, every row as long as ``alignments``.
package struct MarkdownTable: Hashable, Sendable {
  /// How the cells of a column are set.
  package enum Alignment: String, Hashable, Sendable {
    case none, left, center, right
  }

  /// One for each column.
  package var alignments: [Alignment]
  package var header: [[MarkdownInline]]
  package var rows: [[[MarkdownInline]]]

  package init(alignments: [Alignment], header: [[MarkdownInline]], rows: [[[MarkdownInline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// A piece of running text.
package enum MarkdownInline: Hashable, Sendable {
  case text(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case code(String)
  /// A link to an `https`, `http` or `mailto` address.
  case link(address: String, title: String?, [MarkdownInline])
  /// A picture among the bank's media: its relative path (or what took its place) and the text that stands in for it.
  case image(source: String, title: String?, alternative: String)
  /// A line break that an author did not ask for: any renderer may set a space.
  case softBreak
  case hardBreak
  /// A formula: TeX without its dollars; displayed when it was written with two.
  case math(tex: String, isDisplayed: Bool)
  /// A place for an answer, `[[name]]`.
  case gap(String)
  /// A value that is filled in for each candidate, `{{name}}`; see ``MarkdownDocument/filled(_:)``.
  case parameter(String)
}
