/// HTML that is safe in any page.
extension MarkdownDocument {
  /// The document as HTML, with every character of the author's escaped.
  ///
  /// The elements: `p h1 … h6 ul ol li blockquote pre code table thead tbody tr th td hr em strong a img br span div`. The
  /// attributes: `class` (`math inline`, `math display`, `gap`, `parameter`, `left`, `center`, `right`, `language-…`),
  /// `href`, `rel`, `title`, `alt`, `start`, `data-gap`, `data-media`. There are no others, whatever the text was.
  ///
  /// Formulas stand as TeX between `\(` and `\)`, or `\[` and `\]`, which KaTeX and MathJax take up; a gap is an empty
  /// `<span class="gap" data-gap="name"></span>` for the client's input.
  package func html() -> String {
    var writer = MarkdownHTMLWriter()
    writer.write(blocks)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct MarkdownHTMLWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ blocks: [MarkdownBlock]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: MarkdownBlock) {
    switch block {
    case .paragraph(let inlines): element("p", inlines)
    case .heading(let level, let inlines): element("h\(min(max(level, 1), 6))", inlines)
    case .list(let list): write(list)
    case .quote(let blocks):
      markup("<blockquote>\n")
      write(blocks)
      markup("</blockquote>\n")
    case .code(let code, let language):
      markup("<pre><code")
      if let name = language.flatMap(Self.languageClass) { markup(" class=\"language-\(name)\"") }
      markup(">")
      text(code)
      markup("</code></pre>\n")
    case .table(let table): write(table)
    case .thematicBreak: markup("<hr>\n")
    case .math(let tex):
      markup("<div class=\"math display\">\\[")
      text(tex)
      markup("\\]</div>\n")
    }
  }

  private mutating func element(_ name: String, _ inlines: [MarkdownInline], end: String = "\n") {
    markup("<\(name)>")
    write(inlines)
    markup("</\(name)>\(end)")
  }

  private mutating func write(_ list: MarkdownList) {
    let name = list.start == nil ? "ul" : "ol"
    markup("<" + name)
    if let start = list.start, start != 1 { markup(" start=\"\(start)\"") }
    markup(">\n")
    for item in list.items {
      markup("<li>")
      for (index, block) in item.enumerated() {
        if list.isTight, case .paragraph(let inlines) = block {
          if index > 0 { markup("\n") }
          write(inlines)
        } else {
          if index == 0 || list.isTight { markup("\n") }
          write(block)
        }
      }
      markup("</li>\n")
    }
    markup("</\(name)>\n")
  }

  private mutating func write(_ table: MarkdownTable) {
    markup("<table>\n<thead>\n")
    row(table.header, "th", table.alignments)
    markup("</thead>\n")
    if !table.rows.isEmpty {
      markup("<tbody>\n")
      for cells in table.rows { row(cells, "td", table.alignments) }
      markup("</tbody>\n")
    }
    markup("</table>\n")
  }

  private mutating func row(_ cells: [[MarkdownInline]], _ name: String, _ alignments: [MarkdownTable.Alignment]) {
    markup("<tr>\n")
    for (index, cell) in cells.enumerated() {
      let alignment = index < alignments.count ? alignments[index] : .none
      markup(alignment == .none ? "<\(name)>" : "<\(name) class=\"\(alignment.rawValue)\">")
      write(cell)
      markup("</\(name)>\n")
    }
    markup("</tr>\n")
  }

  private mutating func write(_ inlines: [MarkdownInline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: MarkdownInline) {
    switch inline {
    case .text(let string): text(string)
    case .emphasis(let inlines): element("em", inlines, end: "")
    case .strong(let inlines): element("strong", inlines, end: "")
    case .code(let code): element("code", [.text(code)], end: "")
    case .link(let address, let title, let inlines):
      // A document can be built by hand: the address is looked at again where it matters.
      guard MarkdownAddress.isLink(address) else { return write(inlines) }
      markup("<a href=\"")
      self.address(address)
      markup("\" rel=\"noopener\"")
      attribute("title", title)
      markup(">")
      write(inlines)
      markup("</a>")
    case .image(let source, let title, let alternative):
      guard MarkdownAddress.isMedia(source) else { return text(alternative) }
      // Without a source: the client fetches the medium of this name, and a page that does not shows the words.
      markup("<img")
      attribute("data-media", source)
      attribute("alt", alternative)
      attribute("title", title)
      markup(">")
    case .softBreak: markup("\n")
    case .hardBreak: markup("<br>\n")
    case .math(let tex, let isDisplayed):
      markup(isDisplayed ? "<span class=\"math display\">\\[" : "<span class=\"math inline\">\\(")
      text(tex)
      markup(isDisplayed ? "\\]</span>" : "\\)</span>")
    case .gap(let name):
      markup("<span class=\"gap\"")
      attribute("data-gap", name)
      markup("></span>")
    case .parameter(let name):
      markup("<span class=\"parameter\">")
      text("{{\(name)}}")
      markup("</span>")
    }
  }

  private mutating func attribute(_ name: String, _ value: String?) {
    guard let value else { return }
    markup(" \(name)=\"")
    text(value)
    markup("\"")
  }

  private mutating func markup(_ string: String) { bytes.append(contentsOf: string.utf8) }

  /// Text or an attribute's value: what means something to HTML is escaped, what HTML forbids is replaced.
  private mutating func text(_ string: String) {
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case .less: markup("&lt;")
      case .greater: markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      case .tab, .newline: bytes.append(byte)
      case .carriageReturn: break
      case 0..<0x20, 0x7f: markup("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }

  /// An address, with what may not stand in one percent-encoded (RFC 3986, section 2).
  private mutating func address(_ string: String) {
    for byte in string.utf8 {
      if byte == UInt8(ascii: "&") {
        markup("&amp;")
      } else if byte.isDigit || byte.isLetter || "-._~:/?#@!$()*+,;=%".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }

  /// A language as part of a class name, when it is made of plain characters.
  private static func languageClass(_ language: String) -> String? {
    let isPlain = language.utf8.allSatisfy { $0.isNamePart || $0 == .plus || $0 == .hash }
    return isPlain && !language.isEmpty && language.utf8.count <= 40 ? language : nil
  }
}
