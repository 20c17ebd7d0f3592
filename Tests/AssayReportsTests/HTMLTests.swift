import AssayDiagnostics
import AssayTestSupport
import Testing

@testable import AssayReports

struct `A page of HTML` {
  static let exam = SimulatedExam(isFixed: true)
  static let page = HTMLReport(options: .flagged).text(of: exam.report(exam.sittings(120)))

  @Test func `shows every kind of block`() {
    var layout = HTMLLayout()
    #expect(golden(layout.text(of: everyBlock, glossary: [.alpha]), "blocks.html").isGood)
  }

  @Test func `needs nothing from elsewhere, and allows itself nothing`() {
    #expect(!Self.page.contains("http:") && !Self.page.contains("https:") && !Self.page.contains("@import"))
    #expect(!Self.page.contains(" src=") && !Self.page.contains(" style=") && !Self.page.contains(" onclick="))
    #expect(Self.page.contains("default-src 'none'; style-src \(HTMLLayout.source(pageStyle)); script-src"))
  }

  @Test func `closes what it opens, in order`() {
    #expect(unclosed(Self.page) == [])
  }

  @Test func `has an id once, and leads nowhere else`() {
    let ids = values(of: "id", in: Self.page)
    #expect(Set(ids).count == ids.count)
    for name in ["aria-labelledby", "aria-describedby"] {
      #expect(values(of: name, in: Self.page).filter { !ids.contains($0) } == [])
    }
    #expect(values(of: "href", in: Self.page).filter { !ids.contains(String($0.dropFirst())) } == [])
    #expect(values(of: "clip-path", in: Self.page).filter { !ids.contains(String($0.dropFirst(5).dropLast())) } == [])
  }

  @Test func `takes no markup from texts`() {
    let evil = "<script>alert(1)</script>\"'&\u{1B}[2J"
    var document = Document()
    document.title(evil)
    document.heading(evil)
    document.paragraph(evil)
    document.facts([.init(evil, evil)])
    document.table([.init(evil, .left), .init(evil, .left)], [[Table.Cell(evil), Table.Cell(evil)]], caption: evil)
    document.list([.init(head: evil, text: evil)])
    document.bullets([evil])
    var plot = Plot(evil, x: Axis(evil, names: [evil]), y: Axis(evil, from: 0, to: 1), description: evil)
    plot.points(evil, [.init(0, 0.5, evil, hint: evil)])
    plot.rule(x: 0, evil)
    plot.rule(y: 0.5, evil)
    document.plot(plot)
    document.details(evil, note: evil) { $0.paragraph(evil) }
    var layout = HTMLLayout()
    let page = layout.text(of: document, glossary: [.alpha])
    #expect(page.components(of: "<script>") == 1)
    #expect(page.components(of: "\u{1B}") == 0)
    #expect(unclosed(page) == [])
  }

  @Test func `gives headings ids of their own`() {
    var document = Document()
    for heading in ["Items", "Items", "漢字", "", "s-items"] { document.heading(heading) }
    var layout = HTMLLayout()
    let ids = values(of: "id", in: layout.text(of: document, glossary: []))
    #expect(Set(ids).count == ids.count)
  }
}

/// A document with a block of each kind, and a plot with a layer of each kind.
private var everyBlock: Document {
  var document = Document()
  document.title("Title")
  document.facts([.init("alpha", "0.80", .good, about: .alpha), .init("plain", "fact")])
  document.heading("Heading")
  document.paragraph("A paragraph.", .faint)
  document.table(
    [.init("item", .left), .init("r", about: .alpha), .init("", .left), .init("note", .left, isFlexible: true)],
    [
      ["q1", "-0.12", .bar(0.75, most: 8), Table.Cell("look", .warning)], ["q2", "—", .bar(0), ""],
      ["q3", "1", .bar(1), ""],
    ])
  document.subheading("Subheading")
  document.list([.init(head: "q1", text: "what is said")])
  document.bullets(["one", "two"])
  var plot = Plot(
    "Plot", x: Axis("x, unit", from: 0, to: 10), y: Axis("y", covering: [0, 0.7]), description: "A layer of each kind.")
  plot.span("span", 3...5)
  plot.bars("bars", [.init(from: 0, to: 2, height: 0.4), .init(from: 2, to: 4, height: 0.7)])
  plot.band("band", [.init(x: 0, low: 0.1, high: 0.3), .init(x: 10, low: 0.2, high: 0.6)], .third)
  plot.line("line", [.init(0, 0.2), .init(10, 0.4)], .third)
  plot.points("points", [.init(6, 0.5, "six", hint: "at 6", yInterval: 0.4...0.6), .init(8, 0.1)], .fourth)
  plot.rule(x: 4, "rule")
  plot.rule(y: 0.65, "level")
  plot.inText = .table(Table(columns: [.init("x"), .init("y")], rows: [["6", "0.5"]]))
  document.plot(plot)
  document.details("Details", note: "note", isOpen: true) { inner in
    var small = Plot("Small", x: Axis("", names: ["a", "b"]), y: Axis("", from: 0, to: 1), description: "Small.")
    for ink in Plot.Ink.allCases { small.points("\(ink)", [.init(0, 0.5)], ink) }
    small.size = .small
    inner.plot(small)
    inner.table([.init("option", .left)], [["a"], ["b"], ["c"]], caption: "Options")
  }
  return document
}

/// The tags of a page that are not closed, or closed out of order.
private func unclosed(_ page: String) -> [String] {
  let void: Set = ["meta", "br"]
  var open: [String] = []
  // What stands in the style and the script has no tags.
  for piece in page.split(separator: "<").dropFirst() {
    guard let end = piece.firstIndex(of: ">") else { continue }
    let tag = piece[..<end]
    let name = String(tag.prefix { $0 != " " && $0 != "\n" })
    if tag.hasPrefix("!") || tag.hasSuffix("/") || void.contains(name) { continue }
    if tag.hasPrefix("/") {
      guard open.last == String(name.dropFirst()) else { return open + ["</\(name)"] }
      open.removeLast()
    } else if name.allSatisfy({ $0.isLetter || $0.isNumber }) {
      open.append(name)
    }
  }
  return open
}

/// The values that an attribute has on a page.
private func values(of attribute: String, in page: String) -> [String] {
  page.split(separator: "\n").flatMap { line -> [String] in
    var found: [String] = []
    var rest = line
    while let range = rest.firstRange(of: " \(attribute)=\"") {
      rest = rest[range.upperBound...]
      found.append(String(rest.prefix { $0 != "\"" }))
    }
    return found
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
