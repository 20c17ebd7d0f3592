/// A report laid out for people, before it becomes terminal text or Markdown.
struct Document {
  var blocks: [Block] = []

  enum Block {
    case title(String)
    case heading(String)
    case subheading(String)
    case paragraph(String, Tone = .plain)
    case facts([Fact])
    case table(Table)
    case list([ListEntry])
    case bullets([String])
  }

  /// A name with its value.
  struct Fact {
    var label: String
    var value: String
    var tone = Tone.plain

    init(_ label: String, _ value: String, _ tone: Tone = .plain) {
      self.label = label
      self.value = value
      self.tone = tone
    }
  }

  /// A line of a list: what it is about, and what is said of it.
  struct ListEntry {
    var head: String
    var text: String
  }

  /// How a text is to be taken; a terminal shows it by colour where asked to.
  enum Tone {
    case plain, strong, faint, good, bad, warning
  }

  mutating func title(_ text: String) { blocks.append(.title(text)) }
  mutating func heading(_ text: String) { blocks.append(.heading(text)) }
  mutating func subheading(_ text: String) { blocks.append(.subheading(text)) }
  mutating func paragraph(_ text: String, _ tone: Tone = .plain) { blocks.append(.paragraph(text, tone)) }
  mutating func facts(_ facts: [Fact]) { blocks.append(.facts(facts)) }
  mutating func list(_ entries: [ListEntry]) { blocks.append(.list(entries)) }
  mutating func bullets(_ texts: [String]) { blocks.append(.bullets(texts)) }
  mutating func table(_ columns: [Table.Column], _ rows: [[Table.Cell]]) {
    blocks.append(.table(Table(columns: columns, rows: rows)))
  }
}

/// Rows of cells under the names of their columns.
struct Table {
  var columns: [Column]
  var rows: [[Cell]]

  struct Column {
    var title: String
    var alignment: Alignment = .right
    /// When the column goes on a narrow terminal: the highest first, 0 never.
    var dropRank = 0
    /// Whether its texts may be cut short to fit, down to 8 columns.
    var mayShrink = false
    /// Whether it takes what is left of the line; at most one column does, and its texts may be cut short.
    var isFlexible = false

    init(
      _ title: String, _ alignment: Alignment = .right, dropRank: Int = 0, mayShrink: Bool = false,
      isFlexible: Bool = false
    ) {
      self.title = title
      self.alignment = alignment
      self.dropRank = dropRank
      self.mayShrink = mayShrink
      self.isFlexible = isFlexible
    }
  }

  enum Alignment { case left, right }

  enum Content {
    case text(String)
    /// A horizontal bar of a length from 0 to 1.
    case bar(Double)
  }

  struct Cell: ExpressibleByStringInterpolation {
    var content: Content
    var tone = Document.Tone.plain

    init(_ text: String, _ tone: Document.Tone = .plain) {
      content = .text(text)
      self.tone = tone
    }

    init(stringLiteral text: String) { self.init(text) }

    static func bar(_ length: Double, _ tone: Document.Tone = .plain) -> Cell {
      var cell = Cell("", tone)
      cell.content = .bar(length)
      return cell
    }
  }
}
