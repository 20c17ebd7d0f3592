extension HTMLLayout {
  mutating func append(_ plot: Plot) {
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

  mutating func draw(_ plot: Plot, _ view: PlotView) {
    var drawing = SVGPlot(plot, view, id: "p\(plots)\(view == .narrow ? "n" : "")")
    page.append(drawing.markup())
  }

  mutating func append(_ whole: Table) {
    tables += 1
    let table = whole.withoutEmptyColumns
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

  mutating func append(_ cell: Table.Cell, _ column: Table.Column, isFirst: Bool) {
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

extension Table {
  /// The table without columns in which no row has anything, which would only take room.
  fileprivate var withoutEmptyColumns: Table {
    guard !rows.isEmpty else { return self }
    let kept = columns.indices.filter { place in rows.contains { $0.indices.contains(place) && !$0[place].isEmpty } }
    guard kept.count < columns.count else { return self }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.compactMap { row.indices.contains($0) ? row[$0] : nil } }
    return table
  }
}

extension Table.Cell {
  fileprivate var isEmpty: Bool { if case .text(let text) = content { text.isEmpty } else { false } }
}
