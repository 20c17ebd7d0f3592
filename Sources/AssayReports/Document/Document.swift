/// A report laid out for people, before it becomes terminal text, Markdown or HTML.
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
    /// A terminal and Markdown show what stands for it, ``Plot/inText``.
    case plot(Plot)
    /// What is looked at one by one, such as the options of an item: under a subheading, which HTML folds.
    case details(Details)
  }

  /// Blocks under a name.
  struct Details {
    var summary: String
    /// What a page says beside the name, because it is elsewhere in a text.
    var note: String?
    /// Whether a page shows it without being asked.
    var isOpen = false
    var blocks: [Block]
  }

  /// A name with its value.
  struct Fact {
    var label: String
    var value: String
    var tone = Tone.plain
    /// What the label means.
    var about: Explanation?

    init(_ label: String, _ value: String, _ tone: Tone = .plain, about: Explanation? = nil) {
      self.label = label
      self.value = value
      self.tone = tone
      self.about = about
    }
  }

  /// A line of a list: what it is about, and what is said of it.
  struct ListEntry {
    var head: String
    var text: String
  }

  /// How a text is to be taken; a terminal shows it by colour where asked to.
  enum Tone: Hashable, Sendable {
    case plain, strong, faint, good, bad, warning
  }

  mutating func title(_ text: String) { blocks.append(.title(text)) }
  mutating func heading(_ text: String) { blocks.append(.heading(text)) }
  mutating func subheading(_ text: String) { blocks.append(.subheading(text)) }
  mutating func paragraph(_ text: String, _ tone: Tone = .plain) { blocks.append(.paragraph(text, tone)) }
  mutating func facts(_ facts: [Fact]) { blocks.append(.facts(facts)) }
  mutating func list(_ entries: [ListEntry]) { blocks.append(.list(entries)) }
  mutating func bullets(_ texts: [String]) { blocks.append(.bullets(texts)) }
  mutating func plot(_ plot: Plot) { blocks.append(.plot(plot)) }
  mutating func table(_ columns: [Table.Column], _ rows: [[Table.Cell]], caption: String? = nil) {
    blocks.append(.table(Table(columns: columns, rows: rows, caption: caption)))
  }

  /// Adds what `fill` writes under a name that HTML folds.
  mutating func details(_ summary: String, note: String? = nil, isOpen: Bool = false, _ fill: (inout Document) -> Void)
  {
    var inner = Document()
    fill(&inner)
    blocks.append(.details(Details(summary: summary, note: note, isOpen: isOpen, blocks: inner.blocks)))
  }
}

/// Rows of cells under the names of their columns.
struct Table: Hashable, Sendable {
  var columns: [Column]
  var rows: [[Cell]]
  /// What the table shows, where the heading above it does not say.
  var caption: String?

  struct Column: Hashable, Sendable {
    var title: String
    var alignment: Alignment = .right
    /// When the column goes on a narrow terminal: the highest first, 0 never.
    var dropRank = 0
    /// Whether its texts may be cut short to fit, down to 8 columns.
    var mayShrink = false
    /// Whether it takes what is left of the line; at most one column does, and its texts may be cut short.
    var isFlexible = false
    /// What the title means.
    var about: Explanation?

    init(
      _ title: String, _ alignment: Alignment = .right, dropRank: Int = 0, mayShrink: Bool = false,
      isFlexible: Bool = false, about: Explanation? = nil
    ) {
      self.title = title
      self.alignment = alignment
      self.dropRank = dropRank
      self.mayShrink = mayShrink
      self.isFlexible = isFlexible
      self.about = about
    }
  }

  enum Alignment: Hashable, Sendable { case left, right }

  enum Content: Hashable, Sendable {
    case text(String)
    /// A horizontal bar of a length from 0 to 1; in text a full one has so many characters, or fills the column.
    case bar(Double, most: Int?)
  }

  struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
    var content: Content
    var tone = Document.Tone.plain

    init(_ text: String, _ tone: Document.Tone = .plain) {
      content = .text(text)
      self.tone = tone
    }

    init(stringLiteral text: String) { self.init(text) }

    static func bar(_ length: Double, _ tone: Document.Tone = .plain, most: Int? = nil) -> Cell {
      var cell = Cell("", tone)
      cell.content = .bar(length, most: most)
      return cell
    }
  }
}
