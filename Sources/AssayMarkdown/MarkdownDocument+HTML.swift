/// HTML that is safe in any page.
extension MarkdownDocument {
  /// The document as HTML, with every character of the author's escaped.
  ///
  /// The elements: `p h1 … h6 ul ol li blockquote pre code table thead tbody tr th td hr em strong a img br span`, and
  /// within formulas those of MathML. The attributes: `class` (`gap`, `parameter`, `left`, `center`, `right`,
  /// `language-…`), `href`, `rel`, `title`, `alt`, `start`, `data-gap`,
  /// `data-media`. There are no others, whatever the text was.
  ///
  /// Formulas are MathML, which browsers show by themselves, with their spoken text as `alttext` and their TeX as an
  /// annotation; a gap is an empty `<span class="gap" data-gap="name"></span>` for the client's input.
  ///
  /// - Parameter speech: The language in which formulas are spoken.
  /// - Returns: HTML that may stand anywhere in a page.
  package func html(speech: MathVocabulary = .english) -> String {
    var writer = MarkdownHTMLWriter(vocabulary: speech)
    writer.write(blocks)
    return writer.out.string
  }
}

private struct MarkdownHTMLWriter {
  let vocabulary: MathVocabulary
  private(set) var out = MarkupBuffer()

  init(vocabulary: MathVocabulary) { self.vocabulary = vocabulary }

  mutating func write(_ blocks: [MarkdownBlock]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: MarkdownBlock) {
    switch block {
    case .paragraph(let inlines): element("p", inlines)
    case .heading(let level, let inlines): element("h\(min(max(level, 1), 6))", inlines)
    case .list(let list): write(list)
    case .quote(let blocks):
      out.markup("<blockquote>\n")
      write(blocks)
      out.markup("</blockquote>\n")
    case .code(let code, let language):
      out.markup("<pre><code")
      if let name = language.flatMap(Self.languageClass) { out.markup(" class=\"language-\(name)\"") }
      out.markup(">")
      out.text(code)
      out.markup("</code></pre>\n")
    case .table(let table): write(table)
    case .thematicBreak: out.markup("<hr>\n")
    case .math(let tex):
      formula(tex, isDisplayed: true)
      out.markup("\n")
    }
  }

  private mutating func formula(_ tex: String, isDisplayed: Bool) {
    let formula = MathFormula(tex)
    out.math(formula, isDisplayed: isDisplayed, with: .init(speech: formula.speech(vocabulary), tex: tex))
  }

  private mutating func element(_ name: String, _ inlines: [MarkdownInline], end: String = "\n") {
    out.markup("<\(name)>")
    write(inlines)
    out.markup("</\(name)>\(end)")
  }

  private mutating func write(_ list: MarkdownList) {
    let name = list.start == nil ? "ul" : "ol"
    out.markup("<" + name)
    if let start = list.start, start != 1 { out.markup(" start=\"\(start)\"") }
    out.markup(">\n")
    for item in list.items {
      out.markup("<li>")
      for (index, block) in item.enumerated() {
        if list.isTight, case .paragraph(let inlines) = block {
          if index > 0 { out.markup("\n") }
          write(inlines)
        } else {
          if index == 0 || list.isTight { out.markup("\n") }
          write(block)
        }
      }
      out.markup("</li>\n")
    }
    out.markup("</\(name)>\n")
  }

  private mutating func write(_ table: MarkdownTable) {
    out.markup("<table>\n<thead>\n")
    row(table.header, "th", table.alignments)
    out.markup("</thead>\n")
    if !table.rows.isEmpty {
      out.markup("<tbody>\n")
      for cells in table.rows { row(cells, "td", table.alignments) }
      out.markup("</tbody>\n")
    }
    out.markup("</table>\n")
  }

  private mutating func row(_ cells: [[MarkdownInline]], _ name: String, _ alignments: [MarkdownTable.Alignment]) {
    out.markup("<tr>\n")
    for (index, cell) in cells.enumerated() {
      let alignment = index < alignments.count ? alignments[index] : .none
      out.markup(alignment == .none ? "<\(name)>" : "<\(name) class=\"\(alignment.rawValue)\">")
      write(cell)
      out.markup("</\(name)>\n")
    }
    out.markup("</tr>\n")
  }

  private mutating func write(_ inlines: [MarkdownInline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: MarkdownInline) {
    switch inline {
    case .text(let string): out.text(string)
    case .emphasis(let inlines): element("em", inlines, end: "")
    case .strong(let inlines): element("strong", inlines, end: "")
    case .code(let code): element("code", [.text(code)], end: "")
    case .link(let address, let title, let inlines):
      // A document can be built by hand: the address is looked at again where it matters.
      guard MarkdownAddress.isLink(address) else { return write(inlines) }
      out.markup("<a href=\"")
      out.address(address)
      out.markup("\" rel=\"noopener\"")
      out.attribute("title", title)
      out.markup(">")
      write(inlines)
      out.markup("</a>")
    case .image(let source, let title, let alternative):
      guard MarkdownAddress.isMedia(source) else { return out.text(alternative) }
      // Without a source: the client fetches the medium of this name, and a page that does not shows the words.
      out.markup("<img")
      out.attribute("data-media", source)
      out.attribute("alt", alternative)
      out.attribute("title", title)
      out.markup(">")
    case .softBreak: out.markup("\n")
    case .hardBreak: out.markup("<br>\n")
    case .math(let tex, let isDisplayed): formula(tex, isDisplayed: isDisplayed)
    case .gap(let name):
      out.markup("<span class=\"gap\"")
      out.attribute("data-gap", name)
      out.markup("></span>")
    case .parameter(let name):
      out.markup("<span class=\"parameter\">")
      out.text("{{\(name)}}")
      out.markup("</span>")
    }
  }

  /// A language as part of a class name, when it is made of plain characters.
  private static func languageClass(_ language: String) -> String? {
    let isPlain = language.utf8.allSatisfy { $0.isNamePart || $0 == .plus || $0 == .hash }
    return isPlain && !language.isEmpty && language.utf8.count <= 40 ? language : nil
  }
}
