import AssayDigest
import FoundationEssentials

/// Lays a document out as one HTML page that needs nothing from elsewhere.
///
/// The page forbids itself every connection: its policy allows its own style and script, known by their digests, and
/// nothing else, so that a text from outside that slipped through could neither run nor load anything.
struct HTMLLayout {
  var page = Markup()
  /// How many plots and tables there have been, for their ids.
  var plots = 0
  var tables = 0
  var isInSection = false
  var isInDetails = false
  var anchors: [String] = []
  /// What a table shows when it does not say: the headings above it.
  var heading = ""
  var subheading = ""

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
