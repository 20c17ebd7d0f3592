import AssayMedia
import AssayModel
import Testing

struct `An SVG` {
  private func verdict(_ text: String) -> MediaVerdict { MediaVerdict(Array(text.utf8)) }

  private func problem(_ text: String) -> SVGProblem.Kind? {
    guard case .refused(.svg(let problem)) = verdict(text) else { return nil }
    return problem.kind
  }

  private func inside(_ text: String) -> String { #"<svg xmlns="http://www.w3.org/2000/svg">\#(text)</svg>"# }

  static let good = [
    "<g><path d=\"M0 0L1 1\" style=\"fill:none;stroke:#f00; stroke-width: 2\"/></g>",
    "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>"
      + "<rect width='3' height='4' fill='url(#a)'/>",
    "<use href=\"#a\"/><use xlink:href='#a' xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>",
    "<text x=\"1\" y=\"2\">5 &lt; 7 &amp; 8 &#233;</text><!-- a note -->",
    "<title>A spur</title><desc>Where it leads</desc>",
  ]

  @Test(arguments: good)
  func `of shapes and text is taken as it is`(text: String) {
    #expect(verdict(inside(text)) == .medium(.svg), "\(verdict(inside(text)))")
  }

  @Test func `may begin with a declaration, a mark of order and comments`() {
    #expect(verdict("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- by hand -->\n" + inside("")) == .medium(.svg))
  }

  static let scripts = [
    "<script>alert(1)</script>", "<script href=\"x.js\"/>", "<foreignObject><p/></foreignObject>",
    "<style>@import url(https://example.org/x.css);</style>", "<image href=\"https://example.org/x.png\"/>",
    "<a href=\"https://example.org\"><rect/></a>", "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
    "<set attributeName=\"onload\" to=\"alert(1)\"/>", "<iframe src=\"x\"/>", "<feImage href=\"x\"/>",
    "<SCRIPT>alert(1)</SCRIPT>", "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>",
  ]

  @Test(arguments: scripts)
  func `with an element that acts or fetches is refused`(text: String) {
    guard case .element = problem(inside(text)) else {
      Issue.record("\(verdict(inside(text)))")
      return
    }
  }

  @Test(arguments: ["onload", "onclick", "onbegin", "ONLOAD", "src", "formaction", "xml:base", "begin"])
  func `with an attribute that is not on the list is refused`(name: String) {
    #expect(problem(inside("<g \(name)=\"alert(1)\"/>")) == .attribute(name))
    #expect(problem("<svg \(name)=\"alert(1)\"/>") == .attribute(name))
  }

  static let values = [
    ("href", "javascript:alert(1)"), ("href", "https://example.org/#a"), ("xlink:href", "data:text/html,x"),
    ("href", "#"), ("fill", "url(https://example.org/x)"), ("fill", "url( 'data:x' )"), ("fill", "u&#114;l(x)"),
    ("style", "fill:url(x.svg#a)"), ("style", "background:red"), ("style", "fill:red;behavior:url(#x)"),
    ("style", "fill:\\75rl(x)"), ("style", "fi/**/ll:red"), ("xmlns", "http://www.w3.org/1999/xhtml"),
    ("clip-path", "url(&#x68;ttp://example.org)"), ("d", "java\tscript:alert(1)"),
  ]

  @Test(arguments: values)
  func `with a value that leads out of it is refused`(name: String, value: String) {
    #expect(problem("<svg><g \(name)=\"\(value)\"/></svg>") == .value(attribute: name))
  }

  static let declarations = [
    #"<!DOCTYPE svg [<!ENTITY x "y">]><svg/>"#, "<svg><![CDATA[x]]></svg>", "<svg><?php x ?></svg>",
    #"<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>"#, "<svg>&xxe;</svg>", "<svg><text>&#0;</text></svg>",
  ]

  @Test(arguments: declarations)
  func `with declarations, entities or instructions is refused`(text: String) {
    guard case .declaration = problem(text) else {
      Issue.record("\(verdict(text))")
      return
    }
  }

  static let malformed = [
    "<svg>", "<svg></g>", "<svg/><svg/>", "<svg a=\"1\" a=\"2\"/>", "<svg id=x/>", "<svg id=\"<\"/>", "<svg>&</svg>",
    "<svg/>after", "<svg id=\"a\"class=\"b\"/>", "<svg id=\"a", "<svg <", "<svg>\u{1}</svg>", "<svg><!-- </svg>",
  ]

  @Test(arguments: malformed)
  func `that is no well-formed XML is refused`(text: String) {
    guard case .malformed = problem(text) else {
      Issue.record("\(verdict(text))")
      return
    }
  }

  @Test func `that is deep, or of too many elements, is refused`() {
    let deep = String(repeating: "<g>", count: 70) + String(repeating: "</g>", count: 70)
    #expect(problem(inside(deep)) == .tooDeep)
    #expect(problem(inside(String(repeating: "<g/>", count: 20_001))) == .tooManyElements)
  }

  @Test func `that unfolds to billions of shapes, or without end, is refused`() {
    let layers = (1...20).map { "<g id=\"l\($0)\"><use href=\"#l\($0 - 1)\"/><use href=\"#l\($0 - 1)\"/></g>" }
    #expect(problem(inside("<g id=\"l0\"><rect/></g>" + layers.joined())) == .unfolds)
    #expect(problem(inside("<g id=\"a\"><use href=\"#a\"/></g>")) == .unfolds)
    let patterns = (1...20).map { n in
      "<pattern id=\"p\(n)\"><rect fill=\"url(#p\(n - 1))\"/><rect fill=\"url(#p\(n - 1))\"/></pattern>"
    }
    #expect(problem(inside(patterns.joined())) == .unfolds)
    #expect(verdict(inside(layers.prefix(8).joined())) == .medium(.svg))
  }

  @Test func `says where the trouble is`() {
    guard case .refused(.svg(let problem)) = verdict("<svg>\n <g onload=\"x\"/></svg>") else {
      Issue.record("taken")
      return
    }
    #expect(problem == SVGProblem(.attribute("onload"), at: 10))
  }
}
