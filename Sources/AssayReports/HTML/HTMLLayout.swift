import AssayDigest
import FoundationEssentials

/// Lays a document out as one HTML page that needs nothing from elsewhere.
///
/// The page forbids itself every connection: its policy allows its own style and script, known by their digests, and
/// nothing else, so that a text from outside that slipped through could neither run nor load anything.
struct HTMLLayout {
  private var page = Markup()
  /// How many plots and tables there have been, for their ids.
  private var plots = 0
  private var tables = 0
  private var isInSection = false
  private var isInDetails = false
  private var anchors: [String] = []
  /// What a table shows when it does not say: the headings above it.
  private var heading = ""
  private var subheading = ""

  /// The page.
  ///
  /// - Parameters:
  ///   - document: What the page shows, from a title on.
  ///   - glossary: What it explains at its end; links lead there.
  /// - Returns: The whole text, from `<!doctype html>` on.
  mutating func text(of document: Document, glossary: [Explanation]) -> String {
    var document = document
    var title = "Report"
    if case .title(let own) = document.blocks.first {
      title = own
      document.blocks.removeFirst()
    }
    let headings = document.blocks.compactMap { if case .heading(let text) = $0 { text } else { nil } }
    anchors = Self.anchors(headings + (glossary.isEmpty ? [] : ["Glossary"]))
    begin(title)
    contents(headings + (glossary.isEmpty ? [] : ["Glossary"]))
    page.raw("<main id=\"report\">\n")
    for block in document.blocks { append(block) }
    if !glossary.isEmpty { append(glossary) }
    if isInSection { page.raw("</section>\n") }
    page.raw("</main>\n<script>")
    page.made(pageScript)
    page.raw("</script>\n</body>\n</html>\n")
    return page.text
  }

  private mutating func begin(_ title: String) {
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.made(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \(Self.source(pageStyle)); "
        + "script-src \(Self.source(pageScript)); base-uri 'none'; form-action 'none'\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"assay\">\n")
    page.element("title", title)
    page.raw("\n<style>")
    page.made(pageStyle)
    page.raw(
      "</style>\n</head>\n<body class=\"contents\">\n<a class=\"skip\" href=\"#report\">Skip to the report</a>\n<header>"
    )
    page.element("h1", title)
    page.raw("</header>\n")
  }

  private mutating func contents(_ headings: [String]) {
    guard !headings.isEmpty else { return }
    page.raw("<nav aria-label=\"Contents\"><p>Contents</p><ol>\n")
    for (place, heading) in headings.enumerated() {
      page.made("<li><a href=\"#\(anchors[place])\">")
      page.text(heading)
      page.raw("</a></li>\n")
    }
    page.raw("</ol></nav>\n")
  }

  /// How a policy names an inline text that it allows.
  static func source(_ text: String) -> String { "'sha256-\(Data(Digest(of: text).bytes).base64EncodedString())'" }

  /// An id for each heading: its letters and digits, lower case, joined by hyphens, with a number where one is taken.
  private static func anchors(_ headings: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return headings.map { heading in
      let words = heading.lowercased().unicodeScalars.split { !("a"..."z" ~= $0 || "0"..."9" ~= $0) }
      let name = "s-" + words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      return count == 1 ? name : "\(name)--\(count)"
    }
  }
}

extension HTMLLayout {
  private mutating func append(_ block: Document.Block) {
    switch block {
    case .title(let text), .subheading(let text):
      subheading = text
      page.element("h3", text)
      page.raw("\n")
    case .heading(let text): beginSection(text)
    case .paragraph(let text, let tone): paragraph(text, tone)
    case .facts(let facts): append(facts)
    case .table(let table): append(table)
    case .list(let entries):
      page.raw("<dl class=\"list\">\n")
      for entry in entries {
        page.element("dt", entry.head)
        page.element("dd", entry.text)
        page.raw("\n")
      }
      page.raw("</dl>\n")
    case .bullets(let texts):
      page.raw("<ul>\n")
      for text in texts { page.element("li", text) }
      page.raw("</ul>\n")
    case .plot(let plot): append(plot)
    case .details(let details): append(details)
    }
  }

  private mutating func beginSection(_ text: String) {
    if isInSection { page.raw("</section>\n") }
    isInSection = true
    heading = text
    subheading = ""
    let anchor = anchors.isEmpty ? "" : anchors.removeFirst()
    page.made("<section aria-labelledby=\"\(anchor)\">\n<h2 id=\"\(anchor)\">")
    page.text(text)
    page.raw("</h2>\n")
  }

  private mutating func paragraph(_ text: String, _ tone: Document.Tone) {
    page.made("<p\(tone.attribute)>")
    page.text(text)
    page.raw("</p>\n")
  }

  private mutating func append(_ facts: [Document.Fact]) {
    page.raw("<dl class=\"facts\">\n")
    for fact in facts {
      page.raw("<dt>")
      named(fact.label, fact.about)
      page.made("</dt><dd\(fact.tone.attribute)>")
      page.text(fact.value)
      page.raw("</dd>\n")
    }
    page.raw("</dl>\n")
  }

  private mutating func named(_ name: String, _ about: Explanation?) {
    guard let about else { return page.text(name) }
    page.made("<a href=\"#x-\(about.id)\">")
    page.text(name)
    page.raw("</a>")
  }

  private mutating func append(_ details: Document.Details) {
    page.made("<details class=\"item\"\(details.isOpen ? " open" : "")>")
    page.raw("<summary>")
    page.text(details.summary)
    if let note = details.note {
      page.raw("<span class=\"faint\">")
      page.text(note)
      page.raw("</span>")
    }
    page.raw("</summary><div class=\"inside\">\n")
    isInDetails = true
    subheading = details.summary
    for block in details.blocks { append(block) }
    isInDetails = false
    page.raw("</div></details>\n")
  }

  private mutating func append(_ glossary: [Explanation]) {
    beginSection("Glossary")
    page.raw("<dl class=\"glossary\">\n")
    for explanation in glossary {
      page.made("<dt id=\"x-\(explanation.id)\">")
      page.text(explanation.title)
      page.raw("</dt>\n<dd>")
      page.element("p", explanation.meaning)
      if let formula = explanation.formula {
        page.raw("<p><span class=\"formula\">")
        page.text(formula)
        page.raw("</span></p>")
      }
      page.element("p", explanation.reading)
      page.raw("<p class=\"faint\">")
      page.text(explanation.source)
      page.raw("</p></dd>\n")
    }
    page.raw("</dl>\n")
  }
}

extension HTMLLayout {
  private mutating func append(_ plot: Plot) {
    plots += 1
    page.raw("<figure>")
    if plot.size == .small {
      draw(plot, .small)
    } else {
      page.raw("<figcaption><strong>")
      page.text(plot.title)
      page.raw("</strong><br><span class=\"faint\" aria-hidden=\"true\">")
      page.text(plot.description)
      page.raw("</span></figcaption>\n")
      draw(plot, .wide)
      draw(plot, .narrow)
    }
    if case .table(let table) = plot.inText {
      page.raw("<details><summary>The figures as a table</summary>\n")
      let above = subheading
      subheading = plot.title
      append(table)
      subheading = above
      page.raw("</details>")
    }
    page.raw("</figure>\n")
  }

  private mutating func draw(_ plot: Plot, _ view: PlotView) {
    var drawing = SVGPlot(plot, view, id: "p\(plots)\(view == .narrow ? "n" : "")")
    page.append(drawing.markup())
  }

  private mutating func append(_ table: Table) {
    tables += 1
    let columns = table.columns
    // Options and the like stand in an order of their own.
    let isSortable = table.rows.count > 2 && !isInDetails
    page.made(
      "<div class=\"scroll\(table.rows.count > 40 ? " long" : "")\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t\(tables)\"><table"
    )
    if isSortable { page.raw(" class=\"sortable\"") }
    page.made("><caption id=\"t\(tables)\"\(table.caption == nil ? " class=\"hidden\"" : "")>")
    page.text(table.caption ?? (subheading.isEmpty ? heading : "\(heading): \(subheading)"))
    page.raw("</caption>\n<thead><tr>")
    for column in columns {
      page.made("<th scope=\"col\"\(column.alignment == .left ? " class=\"l\"" : "")>")
      named(column.title, column.about)
      page.raw("</th>")
    }
    page.raw("</tr></thead>\n<tbody>\n")
    for row in table.rows {
      page.raw("<tr>")
      for (place, cell) in row.enumerated() where place < columns.count {
        append(cell, columns[place], isFirst: place == 0)
      }
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
  }

  private mutating func append(_ cell: Table.Cell, _ column: Table.Column, isFirst: Bool) {
    var classes: [String] = []
    if column.alignment == .left { classes.append("l") }
    if let tone = cell.tone.name { classes.append(tone) }
    switch cell.content {
    case .text(let text):
      if column.isFlexible { classes.append("w") }
      let attribute = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
      page.made(isFirst ? "<th scope=\"row\"\(attribute)>" : "<td\(attribute)>")
      page.text(column.alignment == .right ? minused(text) : text)
      page.raw(isFirst ? "</th>" : "</td>")
    case .bar(let length, let most):
      let shown = min(max(length, 0), 1)
      page.made("<td class=\"l\(most == nil ? " bar" : "")\"")
      page.attribute("data-v", plain(shown))
      page.raw("><svg class=\"meter\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
      page.raw("<rect class=\"bar i1\" height=\"10\"")
      page.attribute("width", shown * 100)
      page.raw("/></svg></td>")
    }
  }
}

extension Document.Tone {
  fileprivate var name: String? {
    switch self {
    case .plain: nil
    case .strong: "strong"
    case .faint: "faint"
    case .good: "good"
    case .bad: "bad"
    case .warning: "warning"
    }
  }

  fileprivate var attribute: String { name.map { " class=\"\($0)\"" } ?? "" }
}
