extension HTMLLayout {
  mutating func append(_ block: Document.Block) {
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

  mutating func beginSection(_ text: String) {
    if isInSection { page.raw("</section>\n") }
    isInSection = true
    heading = text
    subheading = ""
    let anchor = anchors.isEmpty ? "" : anchors.removeFirst()
    page.made("<section aria-labelledby=\"\(anchor)\">\n<h2 id=\"\(anchor)\">")
    page.text(text)
    page.raw("</h2>\n")
  }

  mutating func paragraph(_ text: String, _ tone: Document.Tone) {
    page.made("<p\(tone.attribute)>")
    page.text(text)
    page.raw("</p>\n")
  }

  mutating func append(_ facts: [Document.Fact]) {
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

  mutating func named(_ name: String, _ about: Explanation?) {
    guard let about else { return page.text(name) }
    page.made("<a href=\"#x-\(about.id)\">")
    page.text(name)
    page.raw("</a>")
  }

  mutating func append(_ details: Document.Details) {
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

  mutating func append(_ glossary: [Explanation]) {
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

extension Document.Tone {
  /// The class of what is said in this tone; nil for what needs none.
  var name: String? {
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
