/// What to write instead of an HTML tag.
enum MarkdownHTMLHint {
  /// The name of the tag that a piece of HTML begins with, in lower case; empty for comments and declarations.
  static func name(of html: String) -> String {
    var bytes = html.utf8.drop { $0.isBlank || $0.isLineEnd }.dropFirst()
    if bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
    return String(decoding: bytes.prefix { $0.isLetter || $0.isDigit }, as: UTF8.self).lowercased()
  }

  static func problem(_ html: String, at range: Range<Int>) -> MarkdownProblem {
    let tag = html.drop { $0.isWhitespace }
    let end = tag.firstIndex(of: ">").map(tag.index(after:)) ?? tag.endIndex
    return MarkdownProblem(
      .rawHTML, at: range,
      "`\(MarkdownProblem.excerpt(String(tag[..<end])))` is HTML, which no text of a bank may hold",
      help: (hint(for: name(of: html)) ?? literally) + "; to show the characters themselves, set them in backticks")
  }

  private static let literally = "write it in Markdown"

  private static func hint(for name: String) -> String? {
    switch name {
    case "b", "strong": "write `**bold**`"
    case "i", "em", "cite", "dfn", "var", "u": "write `*emphasis*`"
    case "code", "tt", "kbd", "samp": "write the code in backticks"
    case "pre": "indent the code by four spaces, or set it between lines of three backticks"
    case "br": "end the line with a backslash, or leave a blank line for a new paragraph"
    case "p", "div", "section", "span", "font", "center": "leave a blank line for a new paragraph"
    case "hr": "write `---` on a line of its own"
    case "h1", "h2", "h3", "h4", "h5", "h6": "write `## Heading`"
    case "ul", "ol", "li": "begin each line of the list with `- ` or `1. `"
    case "blockquote", "q": "begin each line of the quotation with `> `"
    case "table", "tr", "td", "th", "thead", "tbody": "write a table with `|` between its columns"
    case "sub": "write the index as maths, as in `$x_1$`"
    case "sup": "write the exponent as maths, as in `$x^2$`"
    case "a": "write `[words](https://…)`"
    case "img", "picture", "svg": "write `![what it shows](media/file.png)`"
    case "audio", "video", "source", "iframe", "object", "embed": "list the file under `media:`"
    case "input", "select", "textarea", "button", "form": "write `[[name]]` where an answer goes"
    case "": "write remarks for other authors after a `#` in the YAML"
    default: nil
    }
  }
}
